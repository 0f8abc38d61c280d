import { cutOffDoubt } from '../../followup/dueRule';
import { escapeHtml } from '../../text/escapeHtml';
import { formatDate, instant } from '../../text/time';
import type { Assignment, Calendar, Doubt, Plan, UnmatchedName } from '../../types';
import { DAY_OFF, daysOff } from '../deadlineDoubts';
import type { PlanEdits } from './edits';
import { source } from './reading';

/** The due time of all units but those that have their own; empty while there is none. */
export function commonDue(assignments: Assignment[], edits: PlanEdits): string {
	const own = new Set(edits.dues?.map(({ unit }) => unit));
	return edits.dueAt ?? assignments.find(({ unit }) => !own.has(unit))?.dueAt ?? '';
}

/**
 * The reading's doubts, names that nobody answers to, and what only the day of the review shows: times that have passed,
 * days off by the calendar in force, and whether the due time leaves a working day for cutting off the data.
 */
export function doubtsOf(
	{ plan, unmatched, dueAt }: { plan: Plan; unmatched: UnmatchedName[]; dueAt: string },
	{ now, calendar }: { now: string; calendar: Calendar },
): string {
	const today = instant(now).toISODate();
	const passed = [
		...plan.deadlines.map(({ date, evidence }) => ({ what: 'Hạn', date, evidence })),
		...(plan.period?.end
			? [{ what: 'Ngày kết thúc', date: plan.period.end, evidence: plan.period.evidence }]
			: []),
	].filter(({ date }) => date.slice(0, 10) < today);
	const doubts = [
		...unmatched.map(({ name, reason, evidence }) => ({
			message:
				reason === 'several'
					? `“${name}” có thể là nhiều đơn vị trong danh bạ. Đề nghị chọn ở ô bên dưới.`
					: `“${name}” chưa khớp với đơn vị nào trong danh bạ. Đề nghị chọn ở ô bên dưới.`,
			evidence,
		})),
		...plan.doubts.filter(({ code }) => code !== DAY_OFF),
		...daysOff(plan, calendar),
		...cutOff(plan, dueAt, calendar),
		...passed.map(({ what, date, evidence }) => ({
			message: `${what} ${formatDate(date)} đã qua tính đến hôm nay (${formatDate(now)}). Đề nghị kiểm tra.`,
			evidence,
		})),
	];
	if (doubts.length === 0) return '<h3>Điểm cần xem lại</h3><p>Không có.</p>';
	const items = doubts.map(({ message, evidence }) => `<li>${escapeHtml(message)}${source(evidence)}</li>`);
	return `<h3>Điểm cần xem lại (${items.length})</h3><ul>${items.join('')}</ul>`;
}

function cutOff({ period }: Plan, dueAt: string, calendar: Calendar): Doubt[] {
	const doubt = period?.end && dueAt ? cutOffDoubt(period.end, dueAt, calendar) : null;
	return doubt && period ? [{ ...doubt, evidence: period.evidence }] : [];
}
