import type { CheckedReport } from '../reports/checkReport';
import { NIL_STATUS } from '../reports/fields';
import type { Assignment } from '../types';

/** Whether a report says what this row of the log says; files, and what the plan does not ask any more, left aside. */
export function sameReport(
	report: CheckedReport,
	data: Record<string, unknown>,
	assignment: Assignment,
): boolean {
	return (
		contentText(report as unknown as Record<string, unknown>, assignment) === contentText(data, assignment)
	);
}

/** A report's content as one text, the same for the same content. */
export function contentText(data: Record<string, unknown>, { indicators, tasks }: Assignment): string {
	const values = record(data.values);
	const statuses = record(data.tasks);
	const nil = data.nil === true;
	return JSON.stringify([
		nil ? NIL_STATUS : (data.status ?? ''),
		nil ? [] : indicators.map(({ id }) => values[id] ?? null),
		tasks.length > 1 ? tasks.map(({ id }) => statuses[id] ?? null) : [],
		data.note ?? '',
		Array.isArray(data.links) ? data.links : [],
	]);
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
