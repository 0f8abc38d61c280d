import { listed } from '../../plan/review/reading';
import { html, options } from '../../plan/review/view';
import { fromForm } from '../../text/formFields';
import type { FormField } from '../../types';
import { calendarPage, editCalendarPage } from './calendarPages';
import { chasePage, confirmChasePage, confirmed } from './chasePages';
import { pausePage } from './pausePage';
import { editPolicyPage, policyPage } from './policyPages';
import { openPlans, type Desk, type DeskAnswer, type DeskPage, type DeskView, type PageSpec } from './view';
import { reasonsPage, whyPage } from './whyPages';

export { confirmed as confirmedReminders };
export type { Desk, DeskAnswer, DeskView } from './view';

const PAGES: Record<DeskPage, PageSpec> = {
	chase: chasePage,
	confirmChase: confirmChasePage,
	pause: pausePage,
	policy: policyPage,
	editPolicy: editPolicyPage,
	calendar: calendarPage,
	editCalendar: editCalendarPage,
	why: whyPage,
	reasons: reasonsPage,
};

export function isDeskPage(name: string): name is DeskPage {
	return Object.hasOwn(PAGES, name);
}

/** A page as fields, with its title; what the officer should know anyway stands on top of each. */
export function deskPage(
	view: DeskView,
	desk: Desk,
	warnings: string[],
): { title: string; fields: FormField[] } {
	const { title, fields } = pageOf(view, desk);
	const problems = view.problems ?? [];
	return {
		title,
		fields: [
			...(problems.length > 0 ? [html('can_sua', listed('Cần sửa', problems))] : []),
			...(warnings.length > 0 ? [html('luu_y', listed('Lưu ý', warnings))] : []),
			...fields(view, desk),
		],
	};
}

/** What follows from the answers to a page. Nothing is changed or sent while a problem is shown. */
export function answerDesk(view: DeskView, answers: Record<string, unknown>, desk: Desk): DeskAnswer {
	const typed = Object.fromEntries(
		Object.entries(answers).map(([field, answer]) => [field, fromForm(answer).trim()]),
	);
	return pageOf(view, desk).read(typed, view, desk);
}

/** Without a plan that runs there is nobody to chase; the ladder and the calendar can be set all the same. */
function pageOf({ page }: DeskView, { book }: Desk): PageSpec {
	const needsPlan =
		page !== 'calendar' && page !== 'editCalendar' && page !== 'policy' && page !== 'editPolicy';
	return needsPlan && openPlans(book).length === 0 ? NO_PLAN : PAGES[page];
}

const NO_PLAN: PageSpec = {
	title: 'Chưa có kế hoạch nào đang chạy',
	fields: () => [
		html('huong_dan', '<p>Mở biểu mẫu Kế hoạch mới để giao việc trước.</p>'),
		{ fieldName: 'sau_do', fieldLabel: 'Sau đó', fieldType: 'radio', ...options(['Kết thúc']) },
	],
	read: () => ({ decision: 'done', title: 'Chưa có kế hoạch nào đang chạy', message: 'Chưa gửi gì.' }),
};
