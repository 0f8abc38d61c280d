import type { Assignment, Indicator } from '../types';
import type { IndicatorTotal, IndicatorValue, SummaryIndicator, SummaryRow } from './types';
import { NO, YES } from './words';

/** From this many units on, an indicator gets columns of its own in the table. */
const WIDE_FROM = 3;
/** More pairs of columns than this would print too small on A4 landscape. */
const WIDE_LIMIT = 5;

/** The countable indicators of the plan, in the order of their ids (q1, q2p1, q2p2, q10), with their totals. */
export function summaryIndicators(assignments: Assignment[], rows: SummaryRow[]): SummaryIndicator[] {
	const found = new Map<string, Indicator>();
	for (const { indicators } of assignments)
		for (const one of indicators) if (one.kind !== 'text' && !found.has(one.id)) found.set(one.id, one);
	const ordered = [...found.values()].toSorted((a, b) => a.id.localeCompare(b.id, 'vi', { numeric: true }));
	const wide = widest(ordered, rows);
	return ordered.map(({ id, label, kind }) => ({
		id,
		label,
		kind: kind as SummaryIndicator['kind'],
		wide: wide.has(id),
		units: rows.filter((row) => id in row.values && row.state !== 'excluded').length,
		...indicatorTotal(rows, id),
	}));
}

/** Adds up one indicator over some rows; each sum is null when no row holds a number. A yes counts as 1. */
export function indicatorTotal(rows: SummaryRow[], id: string): IndicatorTotal {
	const values = rows.flatMap((row) => row.values[id] ?? []);
	const assigned = sum(values.map((value) => value.assigned));
	const reported = sum(values.map((value) => asNumber(value.reported)));
	const difference = assigned === null || reported === null ? null : reported - assigned;
	return { assigned, reported, difference };
}

function asNumber(value: IndicatorValue['reported']): number | null {
	if (value === YES || value === NO) return Number(value === YES);
	return typeof value === 'number' ? value : null;
}

function widest(indicators: Indicator[], rows: SummaryRow[]): Set<string> {
	const counted = indicators.map(({ id }) => ({ id, units: rows.filter((row) => id in row.values).length }));
	const candidates = counted.filter(({ units }) => units >= WIDE_FROM).toSorted((a, b) => b.units - a.units);
	return new Set(candidates.slice(0, WIDE_LIMIT).map(({ id }) => id));
}

/** Null when there is no number at all, so that "nothing yet" does not read as zero. */
function sum(values: (number | null)[]): number | null {
	const numbers = values.filter((value) => value !== null);
	return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0);
}
