import { isCapitals } from './canon';
import type { Line } from './lines';

/**
 * A paragraph that begins in lower case, without a mark, after one that has not ended its sentence, is the
 * rest of that sentence: typists press Enter, converters break pages.
 */
export function joinBrokenSentences(lines: Line[]): Line[] {
	const joined: Line[] = [];
	for (const line of lines) {
		const before = joined.at(-1);
		if (before && continues(before, line)) joined[joined.length - 1] = join(before, line);
		else joined.push(line);
	}
	return joined;
}

function continues(before: Line, line: Line): boolean {
	if (line.mark !== 'none' || line.cells.length > 1 || line.row || before.row) return false;
	// A sentence does not end with "và" or a comma, whatever the next line begins with.
	if (
		/(?:\s(?:và|hoặc|của|với|cho|tại)|,)$/u.test(before.text) &&
		!isCapitals(before.body) &&
		!isCapitals(line.body)
	)
		return true;
	if (!/^(?:\p{Ll}|\d{1,2}\/\d{1,2}\/)/u.test(line.text)) return false;
	return !/[.;:!?…]["”’)]*$/u.test(before.text) && !isCapitals(before.body);
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
