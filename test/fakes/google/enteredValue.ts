import type { sheets_v4 } from '@googleapis/sheets';
import type { Cell } from './grid';

type Value = sheets_v4.Schema$ExtendedValue;

const NUMBER: Record<string, RegExp> = {
	vi: /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/,
	en: /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/,
};
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

const language = (locale: string) => (locale.startsWith('vi') ? 'vi' : 'en');

/**
 * What a typed text becomes (USER_ENTERED): formula, number, date, true or false, text; a leading ' keeps it text.
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption
 */
export function enteredValue(
	typed: unknown,
	locale: string,
	format?: sheets_v4.Schema$CellFormat,
): Value | undefined {
	if (typed === null || typed === undefined || typed === '') return undefined;
	if (typeof typed === 'number') return { numberValue: typed };
	if (typeof typed === 'boolean') return { boolValue: typed };
	const text = String(typed);
	if (text.startsWith('=')) return { formulaValue: text };
	if (text.startsWith("'")) return { stringValue: text.slice(1) };
	// A cell formatted as plain text (@) takes what is typed as it is.
	if (format?.numberFormat?.type === 'TEXT') return { stringValue: text };
	const trimmed = text.trim();
	if (/^(true|false)$/i.test(trimmed)) return { boolValue: trimmed.toLowerCase() === 'true' };
	const vi = language(locale) === 'vi';
	if (NUMBER[language(locale)]!.test(trimmed)) {
		const plain = vi ? trimmed.replaceAll('.', '').replace(',', '.') : trimmed.replaceAll(',', '');
		return { numberValue: Number(plain) };
	}
	const date = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(trimmed);
	if (date) {
		const [a, b, year] = date.slice(1).map(Number) as [number, number, number];
		const [day, month] = vi ? [a, b] : [b, a];
		const at = new Date(Date.UTC(year, month - 1, day));
		if (at.getUTCMonth() === month - 1 && at.getUTCDate() === day)
			return { numberValue: (at.getTime() - EPOCH) / DAY };
	}
	return { stringValue: text };
}

/** Values as they are given (RAW): nothing is parsed. */
export function rawValue(given: unknown): Value | undefined {
	if (given === null || given === undefined || given === '') return undefined;
	if (typeof given === 'number') return { numberValue: given };
	if (typeof given === 'boolean') return { boolValue: given };
	return { stringValue: String(given) };
}

/** The stand-in does not reckon: a formula's own value is unknown here, so its cell looks empty to a reader of values. */
export const effectiveValue = ({ userEnteredValue }: Cell): Value | undefined =>
	userEnteredValue?.formulaValue ? undefined : userEnteredValue;

/** As a person sees it. */
export function formattedValue(cell: Cell, locale: string): string | undefined {
	const value = effectiveValue(cell);
	if (!value) return undefined;
	if (typeof value.boolValue === 'boolean') return value.boolValue ? 'TRUE' : 'FALSE';
	if (typeof value.numberValue !== 'number') return value.stringValue ?? undefined;
	const { type, pattern } = cell.userEnteredFormat?.numberFormat ?? {};
	if (type === 'DATE' || type === 'DATE_TIME')
		return formatSerial(value.numberValue, pattern ?? 'dd/mm/yyyy');
	if (type !== 'NUMBER') return String(value.numberValue).replace('.', language(locale) === 'vi' ? ',' : '.');
	const digits = /0[.,](0+)/.exec(pattern ?? '')?.[1]?.length ?? 0;
	return new Intl.NumberFormat(language(locale) === 'vi' ? 'vi-VN' : 'en-US', {
		minimumFractionDigits: digits,
		maximumFractionDigits: Math.max(digits, (pattern ?? '').includes('#.#') ? 3 : digits),
	}).format(value.numberValue);
}

function formatSerial(serial: number, pattern: string): string {
	const at = new Date(EPOCH + Math.round(serial * DAY));
	const pad = (n: number) => String(n).padStart(2, '0');
	let hours = false;
	return pattern.replace(/yyyy|dd|mm|hh|HH|ss|MM/g, (part) => {
		if (/hh/i.test(part)) {
			hours = true;
			return pad(at.getUTCHours());
		}
		if (part === 'yyyy') return String(at.getUTCFullYear());
		if (part === 'dd') return pad(at.getUTCDate());
		if (part === 'ss') return pad(at.getUTCSeconds());
		return hours ? pad(at.getUTCMinutes()) : pad(at.getUTCMonth() + 1);
	});
}

export type Render = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';

/** A cell in an answer of `spreadsheets.values`. */
export function rendered(cell: Cell, how: Render, locale: string): string | number | boolean {
	const { userEnteredValue } = cell;
	if (how === 'FORMULA' && userEnteredValue?.formulaValue) return userEnteredValue.formulaValue;
	if (how === 'FORMATTED_VALUE') return formattedValue(cell, locale) ?? '';
	const value = effectiveValue(cell);
	return value?.numberValue ?? value?.boolValue ?? value?.stringValue ?? '';
}
