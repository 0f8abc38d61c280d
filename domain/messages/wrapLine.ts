import { FIGURES } from './figures';

/** Columns of the text part: it reads in a terminal, in a quoted answer and in a mail program alike. */
const WIDTH = 76;

/**
 * One line as lines of at most 76 columns, broken at spaces but not within a phone number, those after the first
 * moved in by `indent`; an address that is longer stays whole.
 *
 * @example wrapLine('1. Chủ trì …', 3) // the second line begins below 'Chủ'
 */
export function wrapLine(line: string, indent = 0): string {
	const margin = ' '.repeat(indent);
	const lines: string[] = [];
	let current = '';
	const kept = line.replace(FIGURES, (figures) => figures.replaceAll(' ', '\u0000'));
	for (const word of kept.split(' ')) {
		if (current.trim() !== '' && current.length + 1 + word.length > WIDTH) {
			lines.push(current);
			current = margin + word;
		} else current = current === '' ? word : `${current} ${word}`;
	}
	return [...lines, current].join('\n').replaceAll('\u0000', ' ');
}
