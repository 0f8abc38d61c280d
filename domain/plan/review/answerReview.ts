import type { Book, PlanRow, StoredFile, WaitingPlan } from '../../book';
import type { Assignment, FormField, LogEvent, Message } from '../../types';
import { calendarOf } from '../../followup/calendarTable';
import { applyEdits } from './applyEdits';
import { changesInWords } from './changes';
import { editedEvent, type PlanEdits, type SheetSharing } from './edits';
import { allMessagesPage, messagePage, tryOut, TRY_OUT } from './messagePage';
import { fromForm } from '../../text/formFields';
import { EDIT_FIELDS, editPage } from './editPages';
import { readEditPage } from './readEditPage';
import { readReview } from './readReview';
import { reviewPage, toSettle } from './reviewPage';
import type { Reviewed, View } from './view';

const OFFICER = 'Cán bộ đầu mối';

export const FIRST_PAGE: View = { page: 'review' };

export type Answered = { planId: string; eventRows: LogEvent[]; planRows: PlanRow[] } & (
	| { decision: 'later' | 'drop' }
	| { decision: 'page'; view: View }
	| { decision: 'test'; view: View; message: Message }
	| { decision: 'send'; assignments: Assignment[]; file: StoredFile | null; sheet: SheetSharing | null }
);

/** A page of the review as fields, with its title. The message of a unit needs the ward's settings. */
export function pageOf(
	waiting: WaitingPlan,
	edits: PlanEdits,
	view: View,
	{ book, now }: { book: Book; now: string },
): { title: string; fields: FormField[] } {
	const reviewed: Reviewed = { waiting, units: book.units, now, calendar: calendarOf(book.events) };
	if (view.page === 'review') {
		const before = book.plans.find((stored) => stored.planId === waiting.planId) ?? null;
		const changes = changesInWords(waiting, edits, book.units);
		return { title: TITLES.review, fields: reviewPage(reviewed, edits, { view, before, changes }) };
	}
	if (view.page === 'message')
		return { title: TITLES.message, fields: messagePage(reviewed, edits, view, book) };
	if (view.page === 'all') return { title: TITLES.all, fields: allMessagesPage(reviewed, edits, book) };
	return { title: TITLES[view.page], fields: editPage(view.page, reviewed, edits, view) };
}

const TITLES: Record<View['page'], string> = {
	review: 'Xem lại và xác nhận',
	drop: 'Bớt đơn vị',
	add: 'Thêm đơn vị',
	due: 'Đặt hạn riêng cho đơn vị',
	dueRule: 'Tính hạn báo cáo',
	quotas: 'Sửa chỉ tiêu',
	copies: 'Chọn nơi nhận bản sao',
	preview: 'Xem thử thư của một đơn vị',
	message: 'Thư sẽ gửi cho đơn vị',
	all: 'Tất cả thư sẽ gửi',
};

/**
 * What follows from the answers to a page: another page, the rows that put the plan in force, or nothing sent. Each
 * change is a row of the log, so a review that is left halfway goes on where it stopped.
 */
export function answerReview(
	waiting: WaitingPlan,
	edits: PlanEdits,
	{ view, answers }: { view: View; answers: Record<string, unknown> },
	{ book, now }: { book: Book; now: string },
): Answered {
	const { planId } = waiting;
	const reviewed: Reviewed = { waiting, units: book.units, now, calendar: calendarOf(book.events) };
	const answered = (changed: PlanEdits) => ({
		planId,
		planRows: [],
		eventRows:
			JSON.stringify(changed) === JSON.stringify(edits) ? [] : [editedEvent(planId, changed, now, OFFICER)],
	});
	if (view.page === 'message' && fromForm(answers[EDIT_FIELDS.back]).trim() === TRY_OUT) {
		const message = tryOut(reviewed, edits, view.unit ?? '', book);
		const note = message
			? `Đã chuyển một thư gửi thử tới ${message.to}.`
			: 'Chưa gửi thử được: đơn vị không có thư.';
		const again = { view: { ...view, note }, ...answered(edits) };
		return message ? { decision: 'test', message, ...again } : { decision: 'page', ...again };
	}
	if (view.page !== 'review') {
		const { page, edits: changed, problems, unit } = readEditPage(view.page, answers, reviewed, edits);
		const next: View = { page, ...(problems.length > 0 && { problems, answers }), ...(unit && { unit }) };
		return { decision: 'page', view: next, ...answered(changed) };
	}
	const unmatched = toSettle(applyEdits(waiting, book.units, edits).unmatched, edits);
	const answer = readReview(answers, { edits, unmatched, units: book.units, now });
	switch (answer.decision) {
		case 'later':
			return { decision: 'later', ...answered(answer.edits) };
		case 'drop': {
			const dropped = { planId, unit: '', kind: 'plan.dropped', at: now, by: OFFICER, key: '', data: {} };
			return { decision: 'drop', planId, planRows: [], eventRows: [dropped] };
		}
		case 'page': {
			const again = answer.page === 'review' ? { problems: answer.problems, answers } : {};
			return { decision: 'page', view: { page: answer.page, ...again }, ...answered(answer.edits) };
		}
		case 'send':
			return sendable(waiting, answer.edits, answers, { book, now });
	}
}

function sendable(
	waiting: WaitingPlan,
	edits: PlanEdits,
	answers: Record<string, unknown>,
	{ book, now }: { book: Book; now: string },
): Answered {
	const { planId, plan, assignments } = applyEdits(waiting, book.units, edits);
	if (assignments.length === 0) {
		const problems = [
			'Chưa có đơn vị nào được giao việc: hãy chọn đơn vị cho các tên ở trên, hoặc thêm đơn vị.',
		];
		const view: View = { page: 'review', problems, answers };
		return { decision: 'page', view, planId, eventRows: [], planRows: [] };
	}
	const { file, sha256 } = waiting;
	const dueAt = edits.dueAt ?? assignments[0]?.dueAt ?? '';
	const corrections = edits.names ?? [];
	return {
		decision: 'send',
		planId,
		assignments,
		file: file ?? null,
		sheet: edits.sheet ?? null,
		planRows: [
			{
				planId,
				title: plan.title,
				dueAt,
				at: now,
				by: OFFICER,
				data: {
					plan,
					assignments,
					sha256,
					...(file && { file }),
					...(edits.copies && { copies: edits.copies }),
				},
			},
		],
		eventRows: [
			{
				planId,
				unit: '',
				kind: 'plan.confirmed',
				at: now,
				by: OFFICER,
				key: '',
				data: { dueAt, units: assignments.length, corrections, edits },
			},
		],
	};
}
