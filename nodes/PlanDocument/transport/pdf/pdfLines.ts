/** A run of text on a page: its left end and base line in points from the lower left corner, its font size. */
export interface Word {
	text: string;
	x: number;
	y: number;
	width: number;
	size: number;
}

interface PdfLine {
	/** What stands side by side with a wide gap between: columns of the frame, cells of a table. */
	cells: { text: string; x: number; end: number }[];
	x: number;
	end: number;
	y: number;
	size: number;
}

/** A gap wider than this many letters parts two cells. */
const CELL_GAP = 1.6;
const MARK = /^(?:[-–—•+*●]|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)/]|(?:Điều|Phần|Chương)\s)/u;
const ENDS = /[.;:!?…]["”’)]*$/u;

/** The paragraphs of a document's pages in reading order; page numbers are left out. */
export function paragraphsOf(pages: Word[][]): string[] {
	const paragraphs: string[] = [];
	for (const words of pages) {
		const lines = linesOf(words).filter((line) => !isPageNumber(line));
		const right = Math.max(...lines.map((line) => line.end), 0);
		const left = Math.min(...lines.map((line) => line.x), right);
		let before: PdfLine | null = null;
		for (let at = 0; at < lines.length; ) {
			const columns = columnsAt(lines, at);
			if (columns) {
				paragraphs.push(...columns.texts);
				at = columns.end;
				before = null;
				continue;
			}
			const line = lines[at] as PdfLine;
			const text = line.cells.map((cell) => cell.text).join(' | ');
			const last = paragraphs.at(-1);
			if (last !== undefined && goesOn(before, line, { left, right }, last)) {
				paragraphs[paragraphs.length - 1] = `${last} ${text}`;
			} else paragraphs.push(text);
			before = line;
			at += 1;
		}
	}
	return paragraphs.map((text) => text.normalize('NFC').replace(/ {2,}/g, ' ').trim());
}

/**
 * The two columns of an official document's head or foot (Nghị định 30/2020/NĐ-CP, Phụ lục I): the left one's
 * paragraphs, then the right one's. Null where no two columns begin.
 */
function columnsAt(lines: PdfLine[], at: number): { texts: string[]; end: number } | null {
	const [, second, third] = lines[at]?.cells ?? [];
	if (!second || third) return null;
	let middle = second.x;
	let end = at;
	const sides: [string[], string[]] = [[], []];
	for (; end < lines.length; end += 1) {
		const { cells } = lines[end] as PdfLine;
		const [one, two] = cells;
		if (!one || cells.length > 2 || (!two && one.x < middle && one.end > middle)) break;
		if (two) middle = Math.min(middle, two.x);
		addTo(sides[one.x >= middle - 2 ? 1 : 0], one.text);
		if (two) addTo(sides[1], two.text);
	}
	return { texts: sides.flat(), end };
}

/** In a narrow column a line that begins in lower case, with a bracket or a number goes on with the one above. */
function addTo(column: string[], text: string): void {
	const last = column.at(-1);
	const goesOnBelow =
		/^\(/u.test(text) ||
		(/^[\p{Ll}\d]/u.test(text) && !MARK.test(text)) ||
		// The head's own capitals, where the column is narrow.
		(/việt$/iu.test(last ?? '') && /^nam$/iu.test(text));
	if (last !== undefined && goesOnBelow && !ENDS.test(last)) {
		column[column.length - 1] = `${last} ${text}`;
	} else column.push(text);
}

/**
 * The share of words that stand inside another word: a file that takes some letters of a word from a second font
 * gives them apart, and no order of them is the right one.
 */
export function tornShare(pages: Word[][]): number {
	let words = 0;
	let torn = 0;
	for (const page of pages) {
		const byLine = page.toSorted((a, b) => b.y - a.y || a.x - b.x);
		for (const [at, word] of byLine.entries()) {
			const before = byLine[at - 1];
			words += 1;
			if (before && Math.abs(before.y - word.y) < 1 && word.x < before.x + before.width - word.size * 0.8)
				torn += 1;
		}
	}
	return words === 0 ? 0 : torn / words;
}

function linesOf(words: Word[]): PdfLine[] {
	const lines: Word[][] = [];
	for (const word of words.toSorted((a, b) => b.y - a.y)) {
		const line = lines.at(-1);
		const first = line?.[0];
		if (line && first && Math.abs(first.y - word.y) < Math.min(first.size, word.size) * 0.45) line.push(word);
		else lines.push([word]);
	}
	return lines.map(lineOf);
}

function lineOf(words: Word[]): PdfLine {
	const inOrder = words.toSorted((a, b) => a.x - b.x);
	const cells: PdfLine['cells'] = [];
	for (const word of inOrder) {
		const cell = cells.at(-1);
		const gap = cell ? word.x - cell.end : Infinity;
		if (!cell || gap > word.size * CELL_GAP)
			cells.push({ text: word.text.trim(), x: word.x, end: word.x + word.width });
		else {
			const space = gap > word.size * 0.12 || /^\s/.test(word.text) || /\s$/.test(cell.text);
			cell.text = `${cell.text.trimEnd()}${space ? ' ' : ''}${word.text.trimStart()}`;
			if (/\s$/.test(word.text)) cell.text = `${cell.text.trimEnd()} `;
			cell.end = Math.max(cell.end, word.x + word.width);
		}
	}
	const [first] = inOrder;
	return {
		cells: cells.map((cell) => ({ ...cell, text: cell.text.trim() })),
		x: first?.x ?? 0,
		end: cells.at(-1)?.end ?? 0,
		y: first?.y ?? 0,
		size: first?.size ?? 12,
	};
}

function isPageNumber(line: PdfLine): boolean {
	return line.cells.length === 1 && /^(?:-\s*)?\d{1,3}(?:\s*-)?$/.test(line.cells[0]?.text ?? '');
}

/** A line goes on with the paragraph when the one before it ran to the right margin and this one begins no point. */
function goesOn(
	before: PdfLine | null,
	line: PdfLine,
	margin: { left: number; right: number },
	last: string,
): boolean {
	const text = line.cells[0]?.text ?? '';
	if (line.cells.length > 1 || (before && before.cells.length > 1) || MARK.test(text)) return false;
	if (!before) return /^\p{Ll}/u.test(text) && !ENDS.test(last);
	if (before.y - line.y > Math.max(before.size, line.size) * 2.4) return false;
	// The first line of a paragraph stands further in; its others begin at the margin.
	const begins = line.x > margin.left + line.size && /^\p{Lu}/u.test(text);
	return before.end > margin.right - before.size * 8 && !begins;
}
