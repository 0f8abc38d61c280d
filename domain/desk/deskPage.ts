import type { FormField } from '../types';
import { choosePage } from './choosePage';
import { confirmPage } from './confirmPage';
import { decidePage } from './decidePage';
import { enterPage } from './enterPage';
import { filesPage } from './filesPage';
import { papersPage, papersReadPage } from './papersPage';
import { listPage, unitsShown } from './listPage';
import { openDesk, unitsOf, type Desk, type DeskContext, type DeskUnit } from './openDesk';
import { RULES } from './rules';
import { unitPage } from './unitPage';
import type { DeskView } from './view';
import { weigh } from './weigh';

export interface DeskPage {
	title: string;
	fields: FormField[];
	/** As it is when this page comes back: it knows which revisions the officer has seen. */
	view: DeskView;
}

/** The page of a view. A plan that is gone leads back to the choice of plans, a unit that is gone to the list. */
export function deskPage(view: DeskView, context: DeskContext): DeskPage {
	const desk = openDesk(view.planId, context);
	if (view.page === 'choose' || !desk)
		return {
			title: 'Chọn kế hoạch cần điều hành',
			fields: choosePage(context.book),
			view: { ...view, page: 'choose', planId: '' },
		};
	const chosen = unitsOf(desk, view.units);
	const [one] = chosen;
	if (view.page === 'unit' && one) return page(one.unit.name, unitPage(one, desk, view), view, chosen);
	if (view.page === 'files' && one)
		return page(`Tệp minh chứng: ${one.unit.name}`, filesPage(one, desk, view), view, chosen);
	if (view.page === 'enter' && one)
		return page(`Nhập thay: ${one.unit.name}`, enterPage(one, desk, view), view, chosen);
	if (view.page === 'papers') return page('Nhập phiếu Excel của đơn vị', papersPage(desk, view), view, []);
	if (view.page === 'papersRead') {
		const { fields, shown } = papersReadPage(desk, view);
		return page('Phiếu Excel đã đọc', fields, view, shown);
	}
	const { decision, terms = { reason: '' } } = view;
	if (view.page === 'decide' && decision)
		return { title: RULES[decision].label, fields: decidePage(decision, chosen, desk, view), view };
	if (view.page === 'confirm' && decision) {
		const weighed = weigh(decision, chosen, desk, terms, view.seen);
		const fields = confirmPage(decision, weighed, terms, desk, view);
		const units = weighed.fit.map(({ unit }) => unit.code);
		return { title: 'Xem lại trước khi thực hiện', fields, view: { ...view, units } };
	}
	return listOf(desk, view);
}

function listOf(desk: Desk, view: DeskView): DeskPage {
	const { shown } = unitsShown(desk, view);
	return page('Điều hành kế hoạch', listPage(desk, view), { ...view, page: 'list' }, shown);
}

function page(title: string, fields: FormField[], view: DeskView, shown: DeskUnit[]): DeskPage {
	const seen = Object.fromEntries(shown.map(({ unit, report }) => [unit.code, report.revision]));
	return { title, fields, view: { ...view, seen } };
}
