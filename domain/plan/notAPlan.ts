import type { Plan } from '../types';

/** Kinds that are plans even before they name who does what. */
const PLANS = ['KẾ HOẠCH', 'CHƯƠNG TRÌNH', 'PHƯƠNG ÁN'];

/** Why the text cannot be carried out as a plan, as a sentence that says what to do; null for a plan. */
export function notAPlan(plan: Plan): string | null {
	if (plan.assignees.some((group) => group.tasks.length > 0)) return null;
	if (PLANS.includes(plan.kind) && (plan.title !== '' || plan.period !== null)) return null;
	const seen = plan.kind ? `Văn bản này là ${plan.kind.toLowerCase()} và` : 'Văn bản này';
	return (
		`${seen} không có phần giao việc cho đơn vị nào nên không đọc được như một kế hoạch. ` +
		'Đề nghị kiểm tra lại tệp và chọn văn bản có mục “Tổ chức thực hiện” nêu rõ từng đơn vị và việc phải làm.'
	);
}
