import { listed } from '../../plan/review/reading';
import { html, options, unitOption } from '../../plan/review/view';
import { whyReminded } from '../whyReminded';
import { again, chosenPlan, openPlans, planOption, unitNames, type PageSpec } from './view';

const ANOTHER = 'Xem đơn vị khác';
const ENOUGH = 'Kết thúc';

/** Which unit's reminders are to be explained. */
export const whyPage: PageSpec = {
	title: 'Vì sao đơn vị này được nhắc?',
	fields({ answers }, { book, input }) {
		const codes = new Set(input.assignments.map(({ unit }) => unit));
		const plans = openPlans(book).map(planOption);
		const units = book.units.filter(({ code }) => codes.has(code)).map(unitOption);
		return [
			{
				fieldName: 'ke_hoach',
				fieldLabel: 'Kế hoạch',
				fieldType: 'dropdown',
				requiredField: true,
				...options(plans),
				defaultValue: answers?.ke_hoach ?? plans[0] ?? '',
			},
			{
				fieldName: 'don_vi',
				fieldLabel: 'Đơn vị',
				fieldType: 'dropdown',
				requiredField: true,
				...options(units),
				defaultValue: answers?.don_vi ?? units[0] ?? '',
			},
		];
	},
	read(answers, view, { book, input }) {
		const { ke_hoach = '', don_vi = '' } = answers;
		const plan = chosenPlan(ke_hoach, openPlans(book));
		const unit = book.units.find((one) => unitOption(one).normalize('NFC').trim() === don_vi);
		const share = input.assignments.some((one) => one.planId === plan?.planId && one.unit === unit?.code);
		if (!plan || !unit || !share)
			return again(
				view,
				['Đơn vị này không được giao việc trong kế hoạch đó: hãy chọn lại kế hoạch hoặc đơn vị.'],
				answers,
			);
		return { decision: 'page', view: { page: 'reasons', planId: plan.planId, unit: unit.code } };
	},
};

/** The reasons, a sentence each. */
export const reasonsPage: PageSpec = {
	title: 'Vì sao đơn vị này được nhắc?',
	fields({ planId = '', unit = '' }, { book, input }) {
		const name = unitNames(book.units).get(unit) ?? unit;
		return [
			html('ly_do', listed(name, whyReminded(input, { planId, unit }))),
			{
				fieldName: 'sau_do',
				fieldLabel: 'Sau đó',
				fieldType: 'radio',
				requiredField: true,
				...options([ANOTHER, ENOUGH]),
				defaultValue: ENOUGH,
			},
		];
	},
	read({ sau_do }) {
		if (sau_do === ANOTHER) return { decision: 'page', view: { page: 'why' } };
		return { decision: 'done', title: 'Đã xem xong', message: 'Không có gì được gửi hay thay đổi.' };
	},
};
