import { checkReport, type CheckedReport, type CheckResult } from '../reports/checkReport';
import { refusedAtDoor } from '../reports/door';
import { lastSubmission } from '../reports/reportedBefore';
import { submittedEvent } from '../reports/submittedEvent';
import { formatInstant } from '../text/time';
import type { LogEvent } from '../types';
import type { Basis } from './basis';
import { titleOf } from './columns';
import { emptiedFindings } from './emptied';
import { shortHash } from './rowKey';
import { contentText, sameReport } from './sameReport';
import type { SheetModel, SheetProblemCode, SheetShare } from './sheetModel';
import type { SheetRow } from './sheetRows';
import { DONE_FIELD, type Finding, type UnitAnswers } from './unitAnswers';

/** What follows from one unit's rows. */
export interface Weighed {
	event: LogEvent | null;
	findings: Finding[];
	/** What the unit's rows are settled up to, when that is known. */
	settled: Basis | null;
}

/** Where the rows come from. */
export interface Source {
	now: string;
	/** The offline copy that was uploaded; '' for the live sheet. */
	copy: string;
	/** Who uploaded it. */
	by?: string;
}

/**
 * Decides whether a unit's rows are a report, and whether they are a newer one than the log has.
 *
 * - Only ticked rows are a report; unticked ones are being typed.
 * - Rows that have not changed since they were last settled say nothing new: a report by form, or by the officer, that came
 *   since is the newer one and stands.
 * - Rows that have changed after the sheet had seen the latest report are a new revision.
 * - Where both were changed since they last agreed nobody can tell which is newer: the unit is asked, and the log's stands
 *   until it has unticked its rows, the sheet was read, and it has ticked them again.
 * - What was reported and is empty now is a question, never a loss.
 */
export function weighAnswers(
	model: SheetModel,
	share: SheetShare,
	{ rows, read }: { rows: SheetRow[]; read: UnitAnswers },
	source: Source,
): Weighed {
	const { report, assignment, unit } = share;
	const opened = { stored: model.stored, assignment, unit };
	const here: Basis = { revision: report.revision, hash: read.hash };
	const nothing = { event: null, findings: [], settled: null };
	const last = lastSubmission(report);
	const own = isOwn(last, source);
	// Of what came out of these rows the log knows best, until the sheet itself has been told.
	const logKnows = own && report.revision > (read.basis?.revision ?? 0);
	const touched = read.hash !== (logKnows ? last?.answersHash : read.basis?.hash);
	const refusal = refusedAtDoor(opened, report, model.book, source.now);
	if (refusal && refusal.reason !== 'busy') {
		if (!read.ticked || !touched) return nothing;
		const checked = check(share, read);
		if (checked.ok && last && sameReport(checked.report, last, assignment)) return nothing;
		return {
			...nothing,
			findings: [
				finding(
					DONE_FIELD,
					'door',
					`${refusal.title}: thay đổi trên bảng không được nhận. Nếu còn số liệu cần báo cáo, hãy liên hệ cán bộ đầu mối ghi trong thư.`,
				),
			],
		};
	}
	const behind = report.revision > (read.basis?.revision ?? 0) && !own;
	// The sheet is out of use for this unit: its gaps are nobody's concern, its cells may be anything.
	if (!touched && last !== null && !own) return { ...nothing, settled: here };
	// An offline copy is not being typed any more: what was filled in without the tick was forgotten.
	const forgotten = source.copy !== '' && touched && read.empty.size < Object.keys(read.places).length;
	if (!read.ticked && forgotten) {
		const sentence = `Có số đã điền nhưng chưa đánh dấu “${titleOf('done')}”, nên chưa được ghi là báo cáo.`;
		return { ...nothing, findings: [...read.findings, finding(DONE_FIELD, 'check', sentence)] };
	}
	if (!read.ticked) return { event: null, findings: read.findings, settled: here };
	if (read.findings.length > 0) return { ...nothing, findings: read.findings };
	const checked = check(share, read);
	if (behind) {
		if (saidBefore(checked)) return { ...nothing, settled: here };
		return { ...nothing, findings: [finding(DONE_FIELD, 'two-roads', twoRoads(share, source))] };
	}
	const emptied = touched ? emptiedFindings(share, rows, read) : [];
	const wrong = (checked.ok ? [] : checked.problems)
		.filter(({ field }) => !emptied.some((one) => samePlace(one, field)))
		// What was reported stays as it was taken; only a figure that the plan has come to ask for since is asked for.
		.filter(({ field }) => touched || (read.empty.has(field) && field.startsWith('v_')))
		.map(({ field, message }) => finding(field, 'check', message));
	if (!touched) return { ...nothing, findings: wrong, settled: here };
	if (!checked.ok || emptied.length > 0) return { ...nothing, findings: [...emptied, ...wrong] };
	const owes = report.state === 'waiting' || report.state === 'returned';
	if (last && sameReport(checked.report, last, assignment) && !owes) return { ...nothing, settled: here };
	if (refusal) return nothing;
	// Not settled before the log has it: should appending fail, the next reading finds it new again.
	return { ...nothing, event: eventOf(checked.report) };

	function finding(field: string, code: SheetProblemCode, sentence: string): Finding {
		return { unit: unit.code, place: read.places[field] ?? read.places[DONE_FIELD] ?? null, code, sentence };
	}

	function samePlace(one: Finding, field: string): boolean {
		return one.place !== null && one.place === read.places[field];
	}

	/** It stands in the log already, though a later report may have taken its place: the sheet is only older. */
	function saidBefore(said: CheckResult): boolean {
		if (said.ok && last && sameReport(said.report, last, assignment)) return true;
		return report.history.some(
			({ kind, data }) =>
				kind === 'report.submitted' && isOwn(data, source) && data.answersHash === read.hash,
		);
	}

	function eventOf(said: CheckedReport): LogEvent {
		// Evidence came by form; the sheet has no place for it, so it stays with the report.
		const files = report.files.length > 0 ? { files: report.files } : {};
		const content = shortHash(contentText(said as unknown as Record<string, unknown>, assignment), 12);
		const submissionId = `sheet-${report.revision + 1}-${content}`;
		const row = submittedEvent(
			opened,
			report,
			{ ...said, ...files },
			{ at: source.now, submissionId, via: 'sheet' },
		);
		const ownTasks = rows.flatMap(({ kind, id, field }) =>
			kind === 'task' && read.answers[field] ? [id] : [],
		);
		const data = { ...row.data, answersHash: read.hash, ...(ownTasks.length > 0 && { ownTasks }) };
		return source.copy
			? { ...row, by: source.by ?? row.by, data: { ...data, copy: source.copy } }
			: { ...row, data };
	}
}

function check({ assignment, report }: SheetShare, { answers }: UnitAnswers) {
	const { indicators, tasks } = assignment;
	const before = (lastSubmission(report)?.values ?? {}) as Record<string, unknown>;
	return checkReport(indicators, { answers, files: report.files }, { tasks, before });
}

/** The latest report came out of these very rows: whatever is in them now was typed after it. */
function isOwn(last: Record<string, unknown> | null, { copy }: Source): boolean {
	return last?.via === 'sheet' && (last.copy ?? '') === copy;
}

function twoRoads({ report: { revision, via, submittedAt } }: SheetShare, { copy }: Source): string {
	const road = via === 'form' ? 'qua biểu mẫu' : via === 'officer' ? 'do cán bộ nhập thay' : 'qua bảng';
	const at = submittedAt ? ` lúc ${formatInstant(submittedAt)}` : '';
	const what = `hệ thống đã nhận báo cáo lần ${revision} ${road}${at}`;
	return copy
		? `Sau khi tệp này được tải về, ${what}, khác với số trong tệp; hệ thống giữ báo cáo ấy. Nếu số trong tệp mới đúng, hãy tải tệp mới về, điền lại rồi tải lên.`
		: `Trong lúc bảng được sửa, ${what}, khác với số trên bảng; hệ thống giữ báo cáo ấy. Nếu số trên bảng mới đúng, hãy bỏ dấu “${titleOf('done')}”, đợi vài phút cho hệ thống đọc bảng rồi đánh dấu lại.`;
}
