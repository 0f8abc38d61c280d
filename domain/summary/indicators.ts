import type { Assignment, Indicator } from '../types';
import type { IndicatorTotal, IndicatorValue, SummaryIndicator, SummaryRow } from './types';
import { NO, YES } from './words';

/** The countable indicators of the plan, in the order of their ids (q1, q2p1, q2p2, q10), with their totals. */
export function summaryIndicators(assignments: Assignment[], rows: SummaryRow[]): SummaryIndicator[] {
	const found = new Map<string, Indicator>();
	for (const { indicators } of assignments)
		for (const one of indicators) if (one.kind !== 'text' && !found.has(one.id)) found.set(one.id, one);
	const ordered = [...found.values()].toSorted((a, b) => a.id.localeCompare(b.id, 'vi', { numeric: true }));
	return ordered.map(({ id, label, kind, span }) => ({
		id,
		label,
		kind: kind as SummaryIndicator['kind'],
		span: span ?? null,
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

/** Null when there is no number at all, so that "nothing yet" does not read as zero. */
function sum(values: (number | null)[]): number | null {
	const numbers = values.filter((value) => value !== null);
	return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0);
}
