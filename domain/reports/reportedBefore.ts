import type { StoredFile } from '../book';
import type { Assignment } from '../types';
import type { UnitReportState } from './foldReports';
import { KEPT_FIELD, LINKS_FIELD, NIL_STATUS, NOTE_FIELD, fieldOf } from './fields';
import { numberWords } from './measure';
import { statusAnswers } from './taskStatuses';

/** What the unit submitted last, also when it took it back: it corrects instead of typing anew. Null before the first. */
export function lastSubmission({ history }: UnitReportState): Record<string, unknown> | null {
	return history.findLast(({ kind }) => kind === 'report.submitted')?.data ?? null;
}

/** The form's answers that would give the last submission again. */
export function answersBefore(state: UnitReportState, assignment: Assignment): Record<string, unknown> {
	const data = lastSubmission(state);
	if (!data) return {};
	const values = record(data.values);
	const whole = data.nil === true ? NIL_STATUS : text(data.status);
	return {
		...statusAnswers({ whole, tasks: record(data.tasks) as Record<string, string> }, assignment.tasks),
		...Object.fromEntries(assignment.indicators.map((one) => [fieldOf(one), asTyped(values[one.id])])),
		[LINKS_FIELD]: Array.isArray(data.links) ? data.links.join('\n') : '',
		[NOTE_FIELD]: text(data.note),
	};
}

export function filesBefore(state: UnitReportState): StoredFile[] {
	const files = lastSubmission(state)?.files;
	return Array.isArray(files) ? (files as StoredFile[]) : [];
}

/** 'Tệp 02: ảnh.jpg (1,2 MB)': numbered, since n8n ticks an option by finding its text in those of all ticked ones. */
export const keptOption = (words: string, at: number): string =>
	`Tệp ${String(at + 1).padStart(2, '0')}: ${words}`;

/** Whether a file's option was left ticked; all are while the form has not been answered. */
export function isKept(option: string, answers: Record<string, unknown>): boolean {
	if (!(KEPT_FIELD in answers)) return true;
	const ticked = [answers[KEPT_FIELD]].flat().map((one) =>
		String(one ?? '')
			.slice(0, 'Tệp 00:'.length)
			.normalize('NFC'),
	);
	return ticked.includes(option.slice(0, 'Tệp 00:'.length).normalize('NFC'));
}

function asTyped(value: unknown): string {
	if (typeof value === 'number') return numberWords(value);
	if (typeof value === 'boolean') return value ? 'Có' : 'Không';
	return text(value);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}
