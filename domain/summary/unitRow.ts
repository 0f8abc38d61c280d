import type { UnitReportState } from '../reports/foldReports';
import { foldName } from '../text/foldName';
import { formatInstant } from '../text/time';
import type { Assignment, Indicator, Unit, UnitState, UnitStatus } from '../types';
import type { IndicatorValue, SummaryRow } from './types';
import { counts, isReported, NIL_RESULT, NO, punctualityText, STATE_TEXT, YES, type Counted } from './words';

/** One unit of one plan: its share and its standing towards the due time. */
export interface UnitCase {
	assignment: Assignment;
	unit: Unit;
	status: UnitStatus;
	/** Of the assignment among the plan's. */
	position: number;
}

interface RowPlace {
	order: number;
	group: string;
	counted: Counted;
}

/** The unit's row. What a unit reported shows only while it counts: after a return the fields are blank again. */
export function unitRow(
	{ assignment, unit, report, status }: Omit<UnitCase, 'position'> & { report: UnitReportState },
	{ order, group, counted }: RowPlace,
): SummaryRow {
	const reported = isReported(status.state);
	const values = Object.fromEntries(
		assignment.indicators
			.filter((indicator) => indicator.kind !== 'text')
			.map((indicator) => [indicator.id, indicatorValue(indicator, report, status.state, counted)]),
	);
	return {
		order,
		unit: unit.code,
		name: unit.name,
		group,
		state: status.state,
		stateText: STATE_TEXT[status.state],
		dueAt: status.state === 'excluded' ? '' : status.dueAt,
		submittedAt: reported ? status.submittedAt : null,
		revision: report.revision,
		enteredBy: reported ? enteredBy(report) : '',
		tasks: taskRows(assignment, report, reported),
		evidence: reported ? evidenceText(report) : '',
		remark: reported ? report.note.trim() : '',
		punctuality: punctualityText(status),
		daysLate: status.late && status.state !== 'excluded' ? status.daysLate : null,
		values,
		figuresText: figuresText(assignment.indicators, values),
		result: reported ? resultText(assignment.indicators, report) : '',
		note: noteText(assignment, report, status),
	};
}

/** A nil report stands with zero for everything that can be counted. */
function indicatorValue(
	indicator: Indicator,
	report: UnitReportState,
	state: UnitState,
	counted: Counted,
): IndicatorValue {
	const nil = indicator.kind === 'yesno' ? NO : 0;
	const reported = report.nil ? nil : reportedOf(indicator, report.values);
	return {
		assigned: state === 'excluded' ? null : assignedOf(indicator),
		reported: counts(state, counted) ? reported : null,
	};
}

/** A unit with several tasks may have said of each how far it is; else its one word holds for all. */
function taskRows({ tasks }: Assignment, report: UnitReportState, reported: boolean): SummaryRow['tasks'] {
	const data = lastSubmission(report);
	const each = (data.tasks ?? {}) as Record<string, unknown>;
	return tasks.map(({ id, text }) => ({
		text,
		status: reported ? textOf(each[id]) || textOf(data.status) : '',
	}));
}

const ENTERED_BY: Record<string, string> = {
	officer: 'Cán bộ nhập thay',
	sheet: 'Bảng tính chung',
	xlsx: 'Đơn vị, tệp Excel',
};

function enteredBy({ via }: UnitReportState): string {
	return ENTERED_BY[via] ?? 'Đơn vị';
}

function evidenceText(report: UnitReportState): string {
	const { links } = lastSubmission(report);
	const addresses = Array.isArray(links) ? links.map(textOf) : [];
	return [...report.files.map(({ name }) => name), ...addresses].filter(Boolean).join('\n');
}

function figuresText(indicators: Indicator[], values: SummaryRow['values']): string {
	return indicators
		.flatMap(({ id, label }) => {
			const reported = values[id]?.reported ?? null;
			const shown = typeof reported === 'number' ? reported.toLocaleString('vi-VN') : reported;
			return shown === null ? [] : [`${label}: ${shown}`];
		})
		.join('\n');
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
function statusOf(report: UnitReportState): string {
	return textOf(lastSubmission(report).status);
}

function lastSubmission({ history }: UnitReportState): Record<string, unknown> {
	return history.findLast(({ kind }) => kind === 'report.submitted')?.data ?? {};
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
