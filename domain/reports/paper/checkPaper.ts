import type { StoredFile } from '../../book';
import type { Assignment } from '../../types';
import { checkReport, type CheckResult, type Problem } from '../checkReport';
import { NIL_STATUS, STATUS_FIELD } from '../fields';
import type { UnitReportState } from '../foldReports';
import { lastSubmission } from '../reportedBefore';
import { NIL_ANSWER, NIL_FIELD } from './marks';
import { unreadFirst, type PaperAnswers } from './paperAnswers';

/**
 * The answers of a sheet under the web form's checks, and the tick that makes a nil report on paper. Each problem names the
 * sheet's cell. `files` are those that go with the report.
 */
export function checkPaper(
	{ answers, problems: unread, cells }: Omit<Extract<PaperAnswers, { ok: true }>, 'ok'>,
	{ indicators, tasks }: Pick<Assignment, 'indicators' | 'tasks'>,
	state: UnitReportState,
	files: StoredFile[],
): CheckResult {
	const before = (lastSubmission(state)?.values ?? {}) as Record<string, unknown>;
	const checked = checkReport(indicators, { answers, files }, { tasks, before });
	const problems = [
		...unreadFirst(unread, checked.ok ? [] : checked.problems),
		...nilProblem(answers, unread),
	].map(({ field, message }) => ({ field, message: withCell(message, cells[field]) }));
	return checked.ok && problems.length === 0 ? checked : { ok: false, problems };
}

/** On paper nobody asks again whether there really is nothing to report. */
function nilProblem(answers: Record<string, string>, unread: Problem[]): Problem[] {
	if (answers[STATUS_FIELD] !== NIL_STATUS || answers[NIL_FIELD] === NIL_ANSWER) return [];
	if (unread.some(({ field }) => field === NIL_FIELD)) return [];
	const message = `Xác nhận không phát sinh: hãy chọn “${NIL_ANSWER}”, hoặc chọn lại tình trạng.`;
	return [{ field: NIL_FIELD, message }];
}

function withCell(message: string, at: string | undefined): string {
	return at && !message.includes(`ô ${at} `) ? `${message} (ô ${at})` : message;
}
