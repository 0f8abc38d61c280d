import { createHash } from 'node:crypto';

export type RowKind = 'unit' | 'task' | 'figure';
const LETTERS: Record<RowKind, string> = { unit: 'u', task: 't', figure: 'i' };

/**
 * The key of a row, by which it is found wherever it was sorted to. Always text that no spreadsheet takes for a formula
 * or a number: `CA|u`, `CA|t|t1`, `CA|i|q1`.
 */
export function rowKey(unit: string, kind: RowKind, id = ''): string {
	const parts = [escaped(unit), LETTERS[kind], ...(id ? [escaped(id)] : [])];
	return parts.join('|');
}

/** What all keys of a unit begin with. */
export function keyStart(unit: string): string {
	return `${escaped(unit)}|`;
}

/** The pattern, for COUNTIF and its like, of the keys of one indicator in all units. */
export function figurePattern(id: string): string {
	return `*|i|${escaped(id)}`;
}

export const UNIT_PATTERN = '*|u';

/** Short and sure enough to tell that a cell is not what was written into it. */
export function shortHash(text: string, length: number): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, length);
}

/** Asterisks, tildes and question marks are patterns to a spreadsheet's functions. */
function escaped(text: string): string {
	return encodeURIComponent(text).replace(
		/[*~!'().]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
