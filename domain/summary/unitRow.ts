import type { UnitReportState } from '../reports/foldReports';
import { foldName } from '../text/foldName';
import { formatInstant } from '../text/time';
import type { Assignment, Indicator, Unit, UnitStatus } from '../types';
import type { IndicatorValue, SummaryRow } from './types';
import { isReported, NIL_RESULT, NO, punctualityText, STATE_TEXT, YES } from './words';

/** One unit of one plan: its share, the log folded for it, its standing towards the due time. */
export interface UnitCase {
	assignment: Assignment;
	unit: Unit;
	report: UnitReportState;
	status: UnitStatus;
}

/** The unit's row. What a unit reported shows only while it counts: after a return the fields are blank again. */
export function unitRow({ assignment, unit, report, status }: UnitCase, order: number): SummaryRow {
	const counts = isReported(status.state);
	return {
		order,
		unit: unit.code,
		name: unit.name,
		state: status.state,
		stateText: STATE_TEXT[status.state],
		submittedAt: counts ? status.submittedAt : null,
		punctuality: punctualityText(status),
		daysLate: status.late && status.state !== 'excluded' ? status.daysLate : null,
		values: Object.fromEntries(
			assignment.indicators
				.filter((indicator) => indicator.kind !== 'text')
				.map((indicator) => [indicator.id, indicatorValue(indicator, report, status)]),
		),
		result: counts ? resultText(assignment.indicators, report) : '',
		note: noteText(assignment, report, status),
	};
}

function indicatorValue(indicator: Indicator, report: UnitReportState, status: UnitStatus): IndicatorValue {
	return {
		assigned: status.state === 'excluded' ? null : assignedOf(indicator),
		reported: isReported(status.state) && !report.nil ? reportedOf(indicator, report.values) : null,
	};
}

/** A yes-or-no question asks one answer of the unit. */
function assignedOf({ kind, quota }: Indicator): number | null {
	return kind === 'yesno' ? 1 : quota;
}

function reportedOf({ id, kind }: Indicator, values: Record<string, unknown>): number | string | null {
	const value = values[id];
	if (typeof value === 'boolean') return value ? YES : NO;
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string' || value.trim() === '') return null;
	const text = value.trim();
	if (kind === 'yesno') return [YES, NO].find((word) => foldName(word) === foldName(text)) ?? text;
	return /^\d+$/.test(text) ? Number(text) : text;
}

function resultText(indicators: Indicator[], report: UnitReportState): string {
	if (report.nil) return NIL_RESULT;
	const answered = indicators
		.filter(({ kind, id }) => kind === 'text' && textOf(report.values[id]))
		.map(({ id, label }) => ({ label, text: textOf(report.values[id]) }));
	const words =
		answered.length === 1
			? answered.map(({ text }) => text)
			: answered.map(({ label, text }) => `${label}: ${text}`);
	const text = words.join('\n');
	return [statusOf(report), text].filter(Boolean).join(answered.length > 1 ? '\n' : '. ');
}

/** How the unit judges its own work ('Hoàn thành'); the form stores it beside the values. */
function statusOf({ history }: UnitReportState): string {
	return textOf(history.findLast(({ kind }) => kind === 'report.submitted')?.data.status);
}

function noteText(assignment: Assignment, report: UnitReportState, status: UnitStatus): string {
	const notes: string[] = [];
	if (status.state === 'excluded') notes.push(withReason('Loại trừ', report.excludeReason));
	if (status.state === 'returned') notes.push(withReason('Trả lại', report.returnReason));
	if (status.state !== 'excluded' && report.dueAt && report.dueAt !== assignment.dueAt)
		notes.push(`Gia hạn đến ${formatInstant(report.dueAt)}`);
	if (isReported(status.state)) {
		if (report.via === 'officer') notes.push('Cán bộ đầu mối nhập thay');
		notes.push(report.note);
	}
	return notes.filter(Boolean).join('\n');
}

function withReason(what: string, reason: string): string {
	return reason ? `${what}: ${reason}` : what;
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
