import type { StoredFile } from '../book';
import type { CheckedReport } from '../reports/checkReport';
import { NIL_STATUS } from '../reports/fields';
import { reportRows } from '../reports/reportRows';
import type { Assignment } from '../types';

/**
 * `[['Tình trạng', 'Hoàn thành'], ['Băng rôn (chỉ tiêu: 2 băng rôn)', '2'], …]`: the data of a `report.submitted` row as
 * its reader goes through it. What the plan asked for at that time and asks for no more stands under its id.
 */
export function valueRows(data: Record<string, unknown>, assignment: Assignment): [string, string][] {
	const values = record(data.values);
	const known = new Set(assignment.indicators.map(({ id }) => id));
	const dropped = Object.entries(values).filter(([id]) => !known.has(id));
	const report: CheckedReport = {
		values: Object.fromEntries(
			Object.entries(values).map(([id, value]) => [id, typeof value === 'number' ? value : text(value)]),
		),
		status: data.nil === true ? NIL_STATUS : text(data.status),
		tasks: record(data.tasks) as Record<string, string>,
		note: text(data.note),
		links: Array.isArray(data.links) ? data.links.map(text) : [],
		files: filesOf(data),
	};
	return [
		...reportRows(report, assignment),
		...dropped.map(([id, value]): [string, string] => [id, text(value)]),
	];
}

/** The evidence of a `report.submitted` row. */
export function filesOf(data: Record<string, unknown>): StoredFile[] {
	return Array.isArray(data.files) ? (data.files as StoredFile[]) : [];
}

/** Values came from sheets and people too: whatever they are, they are shown. */
function text(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'boolean') return value ? 'Có' : 'Không';
	return value === undefined || value === null ? '' : JSON.stringify(value);
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}
