import { listed } from '../../../desk/blocks';
import { html } from '../../../plan/review/view';
import { doorsPage, readDoors } from './doors';
import { listPage, readList } from './listPage';
import type { Answers, EnrolmentAnswer, EnrolmentBook, EnrolmentPage, EnrolmentView } from './view';

export { enrolmentSheet } from './sheet';
export type { EnrolmentAnswer, EnrolmentView, Road } from './view';

const TITLES = { list: 'Mã Zalo của các đơn vị', doors: 'Liên kết mở khung chat Zalo' };

/** The officer's page: its title and fields; what went wrong and what was done stand on top. */
export function enrolmentPage(view: EnrolmentView, opened: EnrolmentBook): EnrolmentPage {
	const { page, problems = [], done = [] } = view;
	const fields = page === 'doors' ? doorsPage(view, opened) : listPage(view, opened);
	return {
		title: TITLES[page] ?? TITLES.list,
		fields: [
			...(problems.length > 0 ? [html('can_sua', listed('Chưa làm được', problems, 'strong'))] : []),
			...(done.length > 0 ? [html('da_lam', listed('Đã ghi nhận', done, 'em'))] : []),
			...fields,
		],
	};
}

/** What follows from the answers to a page. `invite`: a random id for the codes that may be made. */
export function answerEnrolment(
	answers: Answers,
	view: EnrolmentView,
	opened: EnrolmentBook,
	invite: string,
): EnrolmentAnswer {
	return view.page === 'doors' ? readDoors(answers, view, opened) : readList(answers, view, opened, invite);
}
