import { html, options } from '../../plan/review/view';
import { formatInstant } from '../../text/time';
import { htmlTable } from '../htmlTable';
import { PAUSED, pausedPlans, RESUMED } from '../pausedPlans';
import { again, chosenPlan, OFFICER, openPlans, planOption, type Desk, type PageSpec } from './view';

const PAUSE = 'Tạm dừng nhắc';
const RESUME = 'Nhắc tiếp';

/** Reminders of one plan rest, or go on. Everything else of the plan goes on in either case. */
export const pausePage: PageSpec = {
	title: 'Tạm dừng hoặc nhắc tiếp một kế hoạch',
	fields({ answers }, desk) {
		const plans = openPlans(desk.book).map(planOption);
		return [
			html('tinh_trang', standing(desk)),
			{
				fieldName: 'ke_hoach',
				fieldLabel: 'Kế hoạch',
				fieldType: 'dropdown',
				requiredField: true,
				...options(plans),
				defaultValue: answers?.ke_hoach ?? plans[0] ?? '',
			},
			{
				fieldName: 'viec',
				fieldLabel: 'Việc cần làm',
				fieldType: 'radio',
				requiredField: true,
				...options([PAUSE, RESUME]),
				defaultValue: answers?.viec,
			},
			{
				fieldName: 'ly_do',
				fieldLabel: 'Lý do (cần ghi khi tạm dừng)',
				fieldType: 'text',
				defaultValue: answers?.ly_do ?? '',
			},
		];
	},
	read(answers, view, { book, now }) {
		const { ke_hoach = '', viec = '', ly_do: reason = '' } = answers;
		const plan = chosenPlan(ke_hoach, openPlans(book));
		if (!plan) return again(view, ['Kế hoạch này không còn chạy: hãy chọn lại.'], answers);
		const { planId } = plan;
		const rests = pausedPlans(book.events).has(planId);
		const problems = [
			...(viec === PAUSE && !reason ? ['Hãy ghi lý do tạm dừng, để người sau còn biết.'] : []),
			...(viec === PAUSE && rests ? ['Kế hoạch này đang tạm dừng rồi.'] : []),
			...(viec === RESUME && !rests ? ['Kế hoạch này không tạm dừng, không cần nhắc tiếp.'] : []),
			...(viec === PAUSE || viec === RESUME ? [] : ['Hãy chọn việc cần làm.']),
		];
		if (problems.length > 0) return again(view, problems, answers);
		const kind = viec === PAUSE ? PAUSED : RESUMED;
		const row = { planId, unit: '', kind, at: now, by: OFFICER, key: '', data: { reason } };
		return {
			decision: 'done',
			title: viec === PAUSE ? 'Đã tạm dừng nhắc' : 'Sẽ nhắc tiếp',
			message:
				viec === PAUSE
					? 'Không đơn vị nào bị nhắc về kế hoạch này cho đến khi chọn “Nhắc tiếp”. Các đơn vị vẫn báo cáo được.'
					: 'Từ giờ làm việc kế tiếp hệ thống lại nhắc; mỗi người nhận một thư của bước mới nhất, không dồn các bước đã qua.',
			rows: [row],
		};
	},
};

function standing({ book }: Desk): string {
	const paused = pausedPlans(book.events);
	const rows = openPlans(book).map((stored) => {
		const row = paused.get(stored.planId);
		const reason = typeof row?.data.reason === 'string' ? row.data.reason : '';
		return [planOption(stored), row ? `Tạm dừng từ ${formatInstant(row.at)}: ${reason}` : 'Đang nhắc'];
	});
	return rows.length > 0
		? htmlTable(['Kế hoạch', 'Tình trạng'], rows)
		: '<p>Chưa có kế hoạch nào đang chạy.</p>';
}
