import type { StoredFile } from '../../book';
import { fromForm } from '../../text/formFields';
import type { LogEvent } from '../../types';
import { checkReport, type CheckResult, type Problem } from '../checkReport';
import { evidenceBytes, MOST_EVIDENCE_BYTES } from '../door';
import { fileWords } from '../evidence';
import { FILES_FIELD, INTENT_FIELD, MIN_REASON_LENGTH } from '../fields';
import { plainText } from '../plainText';
import { unreadFirst } from '../paper/paperAnswers';
import { answersBefore, filesBefore, isKept, keptOption, lastSubmission } from '../reportedBefore';
import { submittedEvent, withdrawnEvent } from '../submittedEvent';
import { INTENTS } from '../unitForm';
import { BACK, CHECK_FIELDS, NIL_TICK, SEND, checkPage } from './checkPage';
import { formPage, mayWithdraw } from './formPage';
import type { Page, ReportView, Visit } from './view';
import { WITHDRAW, WITHDRAW_FIELDS, withdrawPage } from './withdrawPage';

export type Answered =
	| { next: 'page'; view: ReportView }
	/** Rows for the log; `key` finds the submission there again. */
	| { next: 'store'; rows: LogEvent[]; key: string };

/** What a page brought beside its fields: files that were taken, and what was wrong with the others. */
export interface Uploads {
	files: StoredFile[];
	problems: string[];
	/** What our own form among the files says: stands for what was typed. */
	paper?: { answers: Record<string, string>; problems: Problem[] };
}

/** The first page of a visit: what the unit reported last, with its files. */
export function firstView({ state, opened }: Visit, session: string): ReportView {
	return {
		page: 'form',
		answers: answersBefore(state, opened.assignment),
		problems: [],
		kept: filesBefore(state),
		session,
	};
}

export function pageOf(visit: Visit, view: ReportView): Page {
	if (view.page === 'withdraw') return withdrawPage(visit, view);
	if (view.page === 'form') return formPage(visit, view);
	const checked = check(visit, view);
	// What was right a moment ago may not be any more: the plan was changed meanwhile.
	return checked.ok
		? checkPage(visit, checked.report, view.problems)
		: formPage(visit, { ...view, page: 'form', problems: checked.problems });
}

/** What follows from the answers to a page: another page, or what the log is to hold. */
export function answerPage(
	visit: Visit,
	view: ReportView,
	answers: Record<string, unknown>,
	uploads: Uploads,
): Answered {
	if (view.page === 'check') return answerCheck(visit, view, answers);
	if (view.page === 'withdraw') return answerWithdrawal(visit, view, answers);
	const kept = withUploads(
		view.kept.filter((file, at) => isKept(keptOption(fileWords(file), at), answers)),
		uploads.files,
	);
	const { paper } = uploads;
	const typed = withoutKept({ ...answers, ...paper?.answers });
	const filled: ReportView = {
		...view,
		answers: typed,
		kept,
		problems: [],
		via: paper ? 'xlsx' : undefined,
	};
	if (mayWithdraw(visit) && fromForm(answers[INTENT_FIELD]).trim() === INTENTS.withdraw)
		return { next: 'page', view: { ...filled, page: 'withdraw' } };
	const checked = check(visit, filled);
	const problems = [
		...unreadFirst(paper?.problems ?? [], checked.ok ? [] : checked.problems),
		...uploads.problems.map((message): Problem => ({ field: FILES_FIELD, message })),
		...fullProblem(visit, uploads.files),
	];
	return { next: 'page', view: { ...filled, problems, page: problems.length > 0 ? 'form' : 'check' } };
}

function answerCheck(visit: Visit, view: ReportView, answers: Record<string, unknown>): Answered {
	if (fromForm(answers[CHECK_FIELDS.decision]).trim() === BACK)
		return { next: 'page', view: { ...view, page: 'form', problems: [] } };
	const checked = check(visit, view);
	if (!checked.ok) return { next: 'page', view: { ...view, page: 'form', problems: checked.problems } };
	const ticked = [answers[CHECK_FIELDS.nil]].flat().map((one) => fromForm(one).trim());
	const again = (field: string, message: string): Answered => ({
		next: 'page',
		view: { ...view, page: 'check', problems: [{ field, message }] },
	});
	if (checked.report.nil && !ticked.includes(NIL_TICK))
		return again(CHECK_FIELDS.nil, 'Hãy đánh dấu ô xác nhận không phát sinh ở dưới, hoặc chọn quay lại sửa.');
	if (fromForm(answers[CHECK_FIELDS.decision]).trim() !== SEND)
		return again(CHECK_FIELDS.decision, `Hãy chọn “${SEND}” hoặc “${BACK}”.`);
	const { opened, state, now } = visit;
	const row = submittedEvent(opened, state, checked.report, {
		at: now,
		submissionId: view.session,
		via: view.via ?? 'form',
	});
	return { next: 'store', rows: [row], key: row.key };
}

function answerWithdrawal(visit: Visit, view: ReportView, answers: Record<string, unknown>): Answered {
	if (fromForm(answers[WITHDRAW_FIELDS.decision]).trim() !== WITHDRAW || !mayWithdraw(visit))
		return {
			next: 'page',
			view: {
				...view,
				page: 'form',
				problems: [],
				answers: { ...view.answers, [INTENT_FIELD]: INTENTS.report },
			},
		};
	const reason = plainText(answers[WITHDRAW_FIELDS.reason]);
	if (reason.length < MIN_REASON_LENGTH) {
		const message = 'Lý do rút báo cáo: hãy ghi vài chữ, ví dụ “nhập nhầm số liệu của đơn vị khác”.';
		const typed = { ...view.answers, ...answers };
		return {
			next: 'page',
			view: { ...view, answers: typed, problems: [{ field: WITHDRAW_FIELDS.reason, message }] },
		};
	}
	const row = withdrawnEvent(visit.opened, visit.state, { at: visit.now, reason });
	return { next: 'store', rows: [row], key: row.key };
}

function check({ opened, state }: Visit, { answers, kept }: ReportView): CheckResult {
	const { indicators, tasks } = opened.assignment;
	const before = (lastSubmission(state)?.values ?? {}) as Record<string, unknown>;
	return checkReport(indicators, { answers, files: kept }, { tasks, before });
}

/** A file that is sent twice is one file. */
function withUploads(kept: StoredFile[], added: StoredFile[]): StoredFile[] {
	const known = new Set(kept.map(({ sha256 }) => sha256));
	return [...kept, ...added.filter(({ sha256 }) => !known.has(sha256) && known.add(sha256))];
}

/** What is unticked is gone: the list that is shown next has all that is left ticked. */
function withoutKept(answers: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(answers).filter(([name]) =>
			/^(?:v_|nv_|trang_thai$|ghi_chu$|duong_dan$|viec$)/.test(name),
		),
	);
}

function fullProblem({ state }: Visit, added: StoredFile[]): Problem[] {
	if (added.length === 0) return [];
	const bytes = evidenceBytes(state) + added.reduce((sum, { size }) => sum + size, 0);
	return bytes <= MOST_EVIDENCE_BYTES
		? []
		: [
				{
					field: FILES_FIELD,
					message:
						'Tệp minh chứng: đơn vị đã gửi quá nhiều tệp cho kế hoạch này. Hãy bỏ tệp, dán đường dẫn vào ô Đường dẫn, hoặc liên hệ cán bộ đầu mối.',
				},
			];
}
