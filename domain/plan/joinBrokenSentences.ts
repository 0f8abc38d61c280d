import { canon, isCapitals } from './canon';
import type { Line } from './lines';
import { beginsWithUnit, withoutCourtesy } from './unitWords';
import { beginsWithVerb, firstVerb } from './verbs';

/** So many sentences broken at about one width show that all lines were broken there. */
const FEWEST_BREAKS = 2;
const WIDEST = 140;

/**
 * A paragraph that begins in lower case, without a mark, after one that has not ended its sentence, is the rest of that
 * sentence: typists press Enter, converters break pages. Where a converter broke every line at one width, a full line
 * goes on whatever the next one begins with.
 */
export function joinBrokenSentences(lines: Line[]): Line[] {
	const width = widthOf(lines);
	const sentences: Line[][] = [];
	for (const line of lines) {
		const open = sentences.at(-1);
		const [first, last] = [open?.[0], open?.at(-1)];
		const full = width !== null && last !== undefined && last.text.length >= width * 0.75;
		if (open && first && last && (continues(last, line) || (full && goesOn(first, last, line))))
			open.push(line);
		else sentences.push([line]);
	}
	return sentences.map(join);
}

/** The width at which a converter broke all lines; null when it broke none. */
function widthOf(lines: Line[]): number | null {
	const plain = lines.filter((line) => !line.row && line.cells.length === 1);
	const longest = plain.reduce((most, line) => Math.max(most, line.text.length), 0);
	if (longest > WIDEST) return null;
	const breaks = plain.filter((line, at) => {
		const next = plain[at + 1];
		return next && line.text.length >= longest * 0.75 && isOpen(line) && /^\p{Ll}/u.test(next.text);
	});
	return breaks.length >= FEWEST_BREAKS ? longest : null;
}

function isOpen(line: Line): boolean {
	return !/[.;:!?…]["”’)]*$/u.test(line.text.slice(-8)) && !isCapitals(line.body);
}

function isPlain(line: Line): boolean {
	return line.mark === 'none' && line.cells.length === 1 && !line.row;
}

function continues(before: Line, line: Line): boolean {
	if (!isPlain(line) || before.row) return false;
	// A sentence does not end with "và" or a comma, whatever the next line begins with.
	if (
		/(?:\s(?:và|hoặc|của|với|cho|tại)|,)$/u.test(before.text.slice(-8)) &&
		!isCapitals(before.body) &&
		!isCapitals(line.body)
	)
		return true;
	return /^(?:\p{Ll}|\d{1,2}\/\d{1,2}\/)/u.test(line.text) && isOpen(before);
}

/** Behind a full line; a heading that fills its line is followed by its work, not by its rest. */
function goesOn(first: Line, before: Line, line: Line): boolean {
	if (!isPlain(line) || before.row || !isOpen(before) || isCapitals(line.body)) return false;
	if (/^(?:nơi nhận|trên đây|căn cứ|kính gửi)/u.test(canon(line.text))) return false;
	const name = withoutCourtesy(first.body);
	const heads = first === before && first.mark !== 'none' && beginsWithUnit(name) && firstVerb(name) === null;
	return !(heads && beginsWithVerb(line.body));
}

function join(parts: Line[]): Line {
	const [first, ...rest] = parts as [Line, ...Line[]];
	if (rest.length === 0) return first;
	const more = rest.map(({ text }) => text).join(' ');
	const mended = parts.flatMap((line) => line.mended ?? []);
	return {
		...first,
		text: `${first.text} ${more}`,
		body: `${first.body} ${more}`,
		cells: first.cells.with(-1, `${first.cells.at(-1)} ${more}`),
		joined: rest.map(({ line }) => line),
		...(mended.length > 0 && { written: parts.map((line) => line.written ?? line.text).join(' '), mended }),
	};
}
