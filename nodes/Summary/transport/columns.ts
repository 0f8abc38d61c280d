import type { Summary, SummaryIndicator, SummaryRow } from '../../../domain/summary';

/** A wide indicator's columns: what was assigned, if there is such a thing, and what was reported. */
export interface IndicatorColumns {
	indicator: SummaryIndicator;
	assigned: number | null;
	reported: number;
}

/** Where things stand on the sheet 'Tổng hợp': 0-based columns and their widths in characters. */
export interface Columns {
	widths: number[];
	indicators: IndicatorColumns[];
	result: number;
	note: number;
}

export const ORDER = 0;
export const UNIT = 1;
export const STATE = 2;
export const SUBMITTED = 3;
export const PUNCTUALITY = 4;
export const DAYS_LATE = 5;
const FIRST_INDICATOR = 6;
/** The table of quotas shares the columns of the table of units. */
export const QUOTA = {
	label: UNIT,
	units: STATE,
	assigned: SUBMITTED,
	reported: PUNCTUALITY,
	difference: DAYS_LATE,
};
const NARROWEST = 8.5;

export function columnsFor({ indicators }: Summary): Columns {
	const wide: IndicatorColumns[] = [];
	let next = FIRST_INDICATOR;
	for (const indicator of indicators.filter((one) => one.wide)) {
		const assigned = hasQuota(indicator) ? next : null;
		const reported = assigned === null ? next : next + 1;
		wide.push({ indicator, assigned, reported });
		next = reported + 1;
	}
	const widths = [
		...fixedWidths(indicators),
		...wide.flatMap(({ indicator, assigned }) => indicatorWidths(indicator, assigned !== null)),
		31,
		20,
	];
	return { widths, indicators: wide, result: next, note: next + 1 };
}

/** A yes-or-no question has no quota: it asks one answer of every unit. */
export function hasQuota({ kind, assigned }: SummaryIndicator): boolean {
	return kind !== 'yesno' && assigned !== null;
}

/** Dots and commas as the reader's Excel is set; decimals only for an indicator of which some unit gave some. */
export function amountFormat({ id }: SummaryIndicator, rows: SummaryRow[]): string {
	const values = rows.flatMap((row) => [row.values[id]?.assigned, row.values[id]?.reported]);
	const whole = values.every((value) => typeof value !== 'number' || Number.isInteger(value));
	return whole ? '#,##0' : '#,##0.00';
}

/** The submission column holds '16:30 18/05/2026', which a number format cannot wrap. */
function fixedWidths(indicators: SummaryIndicator[]): number[] {
	const widest = (least: number, key: 'assigned' | 'reported' | 'difference') =>
		Math.max(least, ...indicators.map((indicator) => numberWidth(indicator[key], indicator.kind)));
	return [5.5, 29, 13.5, widest(16.5, 'assigned'), widest(10.5, 'reported'), widest(8, 'difference')];
}

/** Wide enough for the totals in bold, which '####' would hide; a lone column has the whole label above it. */
function indicatorWidths({ assigned, reported, label, kind }: SummaryIndicator, pair: boolean): number[] {
	const width = Math.max(NARROWEST, numberWidth(assigned, kind), numberWidth(reported, kind));
	return pair ? [width, width] : [Math.max(width, Math.min(14, label.length))];
}

/** Money may be shown with decimals although its total has none. */
function numberWidth(value: number | null, kind: SummaryIndicator['kind']): number {
	const text = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format(value ?? 0);
	return text.length * 1.1 + (kind === 'money' || !Number.isInteger(value ?? 0) ? 5 : 2);
}
