import type { Cell } from 'hucre';
import { printable } from './printable';

/** Excel refuses a file with a longer text in one cell. */
const LONGEST = 32_000;
const ERROR_WORDS = /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

/**
 * Text from outside as a cell that stays letters, whatever it looks like: '=HYPERLINK(…)', '+1', '@x', '#N/A'.
 *
 * A cell without `formula` never is one; what is left to do is to write the names of Excel's errors as rich text, since
 * the library would make error values of them.
 */
export function cellText(text: string): Partial<Cell> {
	const value = safeText(text);
	return ERROR_WORDS.test(value) ? { richText: [{ text: value }] } : { value };
}

/** Without what XML cannot hold, what Excel would read as an escape, and what is longer than a cell may be. */
export function safeText(text: string): string {
	return printable(text)
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.slice(0, LONGEST)
		.replace(/[\uD800-\uDBFF]$/, '');
}
