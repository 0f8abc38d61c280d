import { GIVEN, type GivenColumn } from './columns';
import { shortHash } from './rowKey';
import type { Plain, SheetRow } from './sheetRows';

const LENGTH = 5;

/**
 * What we last wrote into the cells of a row that are not for answers: so that a cell that a person has changed is told
 * from one that is only older than the plan. One mark a cell, the key's first.
 */
export function sealOf({ key, given }: Pick<SheetRow, 'key' | 'given'>): string {
	return sealWith(
		key,
		GIVEN.map((name) => sealMark(name, given[name])),
	);
}

export function sealWith(key: string, marks: string[]): string {
	return [shortHash(key, LENGTH), ...marks].join('.');
}

export function sealMark(name: GivenColumn, value: Plain): string {
	return shortHash(`${name}:${canonical(value)}`, LENGTH);
}

/** The marks of a seal that was written for this key, by column; null when it was not. */
export function readSeal(text: string, key: string): Record<GivenColumn, string> | null {
	const [own, ...marks] = text.split('.');
	if (own !== shortHash(key, LENGTH) || marks.length !== GIVEN.length) return null;
	return Object.fromEntries(GIVEN.map((name, at) => [name, marks[at]!])) as Record<GivenColumn, string>;
}

/** A value as it comes back from a spreadsheet, whose numbers are doubles and whose texts lose blanks at their ends. */
export function canonical(value: Plain): string {
	if (value === null || value === '') return '';
	if (typeof value === 'number') return `n${Number(value.toFixed(4))}`;
	if (typeof value === 'boolean') return `b${value}`;
	const text = value.normalize('NFC').replace(/\r\n?/g, '\n').trim();
	return text === '' ? '' : `t${text}`;
}
