import { html, options } from '../../plan/review/view';
import { escapeHtml } from '../../text/escapeHtml';
import { policyEvent, WARD } from '../policyInForce';
import { ladderText, readLadderText } from './ladderText';
import {
	again,
	BACK,
	chosenPlan,
	OFFICER,
	openPlans,
	planOption,
	type Desk,
	type DeskView,
	type PageSpec,
} from './view';

const COMMON = 'Chung cho mọi kế hoạch không có bậc riêng';
const SAVE = 'Ghi lại';
const RESET_PLAN = 'Bỏ bậc riêng, dùng bậc chung';
const RESET_WARD = 'Dùng lại bậc có sẵn của hệ thống';

/** Which ladder is to be changed. */
export const policyPage: PageSpec = {
	title: 'Bậc nhắc và giờ gửi',
	fields(_, { book, policies }) {
		const own = openPlans(book).filter(({ planId }) => policies.hasOwn(planId));
		const words = own.length > 0 ? own.map(planOption).join('; ') : 'chưa có kế hoạch nào';
		return [
			html('huong_dan', `<p>Có bậc nhắc riêng: ${escapeHtml(words)}.</p>`),
			{
				fieldName: 'cho',
				fieldLabel: 'Bậc nhắc của',
				fieldType: 'dropdown',
				requiredField: true,
				...options([COMMON, ...openPlans(book).map(planOption)]),
				defaultValue: COMMON,
			},
		];
	},
	read(answers, view, { book }) {
		const { cho = COMMON } = answers;
		const plan = chosenPlan(cho, openPlans(book));
		if (!plan && cho !== COMMON) return again(view, ['Kế hoạch này không còn chạy: hãy chọn lại.'], answers);
		return { decision: 'page', view: { page: 'editPolicy', planId: plan?.planId ?? WARD } };
	},
};

/** One ladder, a step a line, and the hours in which messages may leave. */
export const editPolicyPage: PageSpec = {
	title: 'Sửa bậc nhắc',
	fields(view, desk) {
		const policy = inForce(view, desk);
		const { answers } = view;
		const reset = resetOf(view);
		return [
			html(
				'huong_dan',
				'<p>Mỗi dòng một bước: <b>ngày; giờ; gửi tới; kênh</b>. Ngày tính theo ngày làm việc: “trước hạn 3 ngày”, “ngày hạn”, “quá hạn 2 ngày”. Gửi tới “đầu mối đơn vị”, “lãnh đạo đơn vị” hoặc “lãnh đạo UBND” (một danh sách chung). Kênh “email” hoặc “email, zalo”.</p>',
			),
			{
				fieldName: 'cac_buoc',
				fieldLabel: 'Các bước nhắc',
				fieldType: 'textarea',
				requiredField: true,
				defaultValue: answers?.cac_buoc ?? ladderText(policy),
			},
			{
				fieldName: 'tu_gio',
				fieldLabel: 'Bắt đầu gửi từ giờ',
				fieldType: 'text',
				requiredField: true,
				defaultValue: answers?.tu_gio ?? policy.window.from,
			},
			{
				fieldName: 'den_gio',
				fieldLabel: 'Ngừng gửi từ giờ',
				fieldType: 'text',
				requiredField: true,
				defaultValue: answers?.den_gio ?? policy.window.to,
			},
			{
				fieldName: 'sau_do',
				fieldLabel: 'Sau đó',
				fieldType: 'radio',
				requiredField: true,
				...options([SAVE, ...(desk.policies.hasOwn(view.planId ?? WARD) ? [reset] : []), BACK]),
				defaultValue: SAVE,
			},
		];
	},
	read(answers, view, { now }) {
		const { cac_buoc = '', tu_gio = '', den_gio = '', sau_do = SAVE } = answers;
		const planId = view.planId ?? WARD;
		if (sau_do === BACK) return { decision: 'page', view: { page: 'policy' } };
		if (sau_do === resetOf(view))
			return {
				decision: 'done',
				title: 'Đã bỏ bậc nhắc riêng',
				message: 'Từ lần chạy kế tiếp hệ thống nhắc theo bậc chung.',
				rows: [policyEvent(planId, null, now, OFFICER)],
			};
		const { policy, problems } = readLadderText({ steps: cac_buoc, from: tu_gio, to: den_gio });
		if (problems.length > 0) return again(view, problems, answers);
		return {
			decision: 'done',
			title: 'Đã ghi bậc nhắc',
			message: `Từ lần chạy kế tiếp hệ thống nhắc theo ${policy.steps.length} bước này. Bước đã gửi không gửi lại.`,
			rows: [policyEvent(planId, policy, now, OFFICER)],
		};
	},
};

function inForce({ planId = WARD }: DeskView, { policies }: Desk) {
	return policies.of(planId);
}

const resetOf = ({ planId = WARD }: DeskView) => (planId === WARD ? RESET_WARD : RESET_PLAN);
