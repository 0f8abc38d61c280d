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
	const joined: Line[] = [];
	let full = false;
	for (const line of lines) {
		const before = joined.at(-1);
		if (before && (continues(before, line) || (full && goesOn(before, line))))
			joined[joined.length - 1] = join(before, line);
		else joined.push(line);
		full = width !== null && line.text.length >= width * 0.75;
	}
	return joined;
}

/** The width at which a converter broke all lines; null when it broke none. */
function widthOf(lines: Line[]): number | null {
	const plain = lines.filter((line) => !line.row && line.cells.length === 1);
	const longest = Math.max(0, ...plain.slice(0, 5000).map((line) => line.text.length));
	if (longest > WIDEST) return null;
	const breaks = plain.filter((line, at) => {
		const next = plain[at + 1];
		return next && line.text.length >= longest * 0.75 && isOpen(line) && /^\p{Ll}/u.test(next.text);
	});
	return breaks.length >= FEWEST_BREAKS ? longest : null;
}

function isOpen(line: Line): boolean {
	return !/[.;:!?…]["”’)]*$/u.test(line.text) && !isCapitals(line.body);
}

function isPlain(line: Line): boolean {
	return line.mark === 'none' && line.cells.length === 1 && !line.row;
}

function continues(before: Line, line: Line): boolean {
	if (!isPlain(line) || before.row) return false;
	// A sentence does not end with "và" or a comma, whatever the next line begins with.
	if (
		/(?:\s(?:và|hoặc|của|với|cho|tại)|,)$/u.test(before.text) &&
		!isCapitals(before.body) &&
		!isCapitals(line.body)
	)
		return true;
	return /^(?:\p{Ll}|\d{1,2}\/\d{1,2}\/)/u.test(line.text) && isOpen(before);
}

/** Behind a full line; a heading that fills its line is followed by its work, not by its rest. */
function goesOn(before: Line, line: Line): boolean {
	if (!isPlain(line) || before.row || !isOpen(before) || isCapitals(line.body)) return false;
	if (/^(?:nơi nhận|trên đây|căn cứ|kính gửi)/u.test(canon(line.text))) return false;
	const name = withoutCourtesy(before.body);
	const heads = before.mark !== 'none' && beginsWithUnit(name) && firstVerb(name) === null;
	return !(heads && beginsWithVerb(line.body));
}

function join(before: Line, line: Line): Line {
	return {
		...before,
		text: `${before.text} ${line.text}`,
		body: `${before.body} ${line.text}`,
		cells: before.cells.with(-1, `${before.cells.at(-1)} ${line.text}`),
		joined: [...before.joined, line.line],
		...((before.written ?? line.written) !== undefined && {
			written: `${before.written ?? before.text} ${line.written ?? line.text}`,
			mended: [...(before.mended ?? []), ...(line.mended ?? [])],
		}),
	};
}
