import { isReported } from '../summary/words';
import type { DeskUnit } from './openDesk';

export type FilterName =
	| 'all'
	| 'due'
	| 'reported'
	| 'returned'
	| 'overdue'
	| 'owing'
	| 'toAccept'
	| 'excluded';

interface Filter {
	name: FilterName;
	label: string;
	holds(unit: DeskUnit): boolean;
}

const owes = ({ status: { state } }: DeskUnit) => state === 'waiting' || state === 'returned';

/** In the order of the list. The four of the figures first, as ward officers know them from other systems. */
const FILTERS: Filter[] = [
	{ name: 'all', label: 'Tất cả', holds: () => true },
	{ name: 'due', label: 'Phải nộp', holds: ({ status }) => status.state !== 'excluded' },
	{ name: 'reported', label: 'Đã nộp', holds: ({ status }) => isReported(status.state) },
	{ name: 'returned', label: 'Chờ sửa', holds: ({ status }) => status.state === 'returned' },
	{ name: 'overdue', label: 'Quá hạn', holds: (unit) => owes(unit) && unit.status.late },
	{ name: 'owing', label: 'Chưa nộp', holds: owes },
	{ name: 'toAccept', label: 'Chờ duyệt', holds: ({ status }) => status.state === 'submitted' },
	{ name: 'excluded', label: 'Không phải nộp', holds: ({ status }) => status.state === 'excluded' },
];

/** The four figures on top of the desk. */
const FIGURES: FilterName[] = ['due', 'reported', 'returned', 'overdue'];

export const NO_FILTER: FilterName = 'all';

/** The units that a filter lets through, what waits for the officer first: to be accepted, then late, sent back, waiting, done. */
export function filtered(units: DeskUnit[], name: FilterName): DeskUnit[] {
	const filter = FILTERS.find((each) => each.name === name) ?? FILTERS[0]!;
	return units
		.filter((unit) => filter.holds(unit))
		.toSorted((a, b) => urgency(a) - urgency(b) || b.status.daysLate - a.status.daysLate);
}

function urgency(unit: DeskUnit): number {
	if (owes(unit) && unit.status.late) return 1;
	return { submitted: 0, returned: 2, waiting: 3, accepted: 4, excluded: 5 }[unit.status.state];
}

/** `[{ label: 'Phải nộp', count: 40 }, …]` */
export function figures(units: DeskUnit[]): { label: string; count: number }[] {
	return FIGURES.map((name) => ({ label: labelOf(name), count: filtered(units, name).length }));
}

/** 'Quá hạn (7 đơn vị)': how a filter stands in the list. */
export function filterOption(units: DeskUnit[], name: FilterName): string {
	return `${labelOf(name)} (${filtered(units, name).length} đơn vị)`;
}

export function filterOptions(units: DeskUnit[]): string[] {
	return FILTERS.map(({ name }) => filterOption(units, name));
}

/** The filter of an answer; the count in it may be of an earlier moment. */
export function filterOf(answer: string): FilterName {
	return FILTERS.find(({ label }) => answer.normalize('NFC').startsWith(`${label} (`))?.name ?? NO_FILTER;
}

function labelOf(name: FilterName): string {
	return FILTERS.find((filter) => filter.name === name)?.label ?? '';
}
