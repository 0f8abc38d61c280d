/** Points from one line of Times New Roman to the next, per point of size. */
const LEADING = 1.2;
const NARROW = /[iljtfrI.,;:!'’()|/\-\s]/;
const WIDE = /[mwMW%—…]/;
const WIDEST = 1.7;

/**
 * How many lines a text takes in a column `width` characters wide (Excel's unit: one digit of the default font).
 * Errs on the tall side: a spare line does no harm, a cut one hides words.
 */
export function lineCount(text: string, width: number): number {
	if (text.length * WIDEST < width - 1 && !text.includes('\n')) return 1;
	return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, width - 1), 0);
}

/** Height in points of a row whose tallest text has that many lines. */
export function heightOf(lines: number, size: number): number {
	return Math.ceil(lines * size * LEADING) + 4;
}

/** The text cut at a word so that it takes at most `lines` lines, with `ending` after the cut. */
export function clipped(text: string, width: number, lines: number, ending: string): string {
	if (lineCount(text, width) <= lines) return text;
	let fits = 0;
	for (let step = text.length; step >= 1; step = Math.floor(step / 2))
		while (fits + step < text.length && lineCount(text.slice(0, fits + step) + ending, width) <= lines)
			fits += step;
	return text.slice(0, fits).replace(/\s+\S*$/u, '') + ending;
}

function paragraphLines(paragraph: string, width: number): number {
	let lines = 1;
	let used = 0;
	for (const word of paragraph.split(' ')) {
		const length = measured(word);
		const space = used > 0 ? 0.5 : 0;
		if (used + space + length <= width) used += space + length;
		else {
			lines += (used > 0 ? 1 : 0) + Math.max(0, Math.ceil(length / width) - 1);
			used = length % width || length;
		}
	}
	return lines;
}

/** Words come again and again; a sheet of 200,000 rows would spend its time on taking their accents off. */
const WIDTHS = new Map<string, number>();
const MOST_KEPT = 5000;

/** Width in digits of the same font; accents are set above and below, so they take none. */
function measured(word: string): number {
	let width = WIDTHS.get(word);
	if (width !== undefined) return width;
	width = 0;
	for (const letter of word.normalize('NFD').replace(/\p{M}/gu, '')) {
		if (NARROW.test(letter)) width += 0.65;
		else if (WIDE.test(letter)) width += WIDEST;
		else width += /\p{Lu}/u.test(letter) ? 1.4 : 1;
	}
	if (WIDTHS.size >= MOST_KEPT) WIDTHS.clear();
	WIDTHS.set(word, width);
	return width;
}
