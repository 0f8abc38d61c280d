import type { Book } from '../../book';
import { fromForm } from '../../text/formFields';
import { formatInstant } from '../../text/time';
import type { FormField } from '../../types';
import { options } from './view';

const FIELD = 'ke_hoach';
/** Plans in force that can be opened again for a change; older ones are found by uploading the document again. */
const RECENT = 10;

interface Choice {
	planId: string;
	option: string;
}

function choices({ waiting, plans }: Book): Choice[] {
	const waits = waiting.map(({ planId, plan, at, by }) => ({
		planId,
		option:
			`Chờ xem lại: ${plan.number ?? plan.kind} ${plan.title}`.slice(0, 150) +
			` (${by}, ${formatInstant(at)}) [${planId}]`,
	}));
	const known = new Set(waits.map(({ planId }) => planId));
	const inForce = plans
		.filter(({ planId }) => !known.has(planId))
		.slice(-RECENT)
		.toReversed()
		.map(({ planId, plan, at }) => ({
			planId,
			option:
				`Đã gửi: ${plan.number ?? plan.kind} ${plan.title}`.slice(0, 150) +
				` (${formatInstant(at)}) [${planId}]`,
		}));
	return [...waits, ...inForce];
}

/** The page on which a plan is chosen. Throws a Vietnamese sentence when there is none. */
export function choosePage(book: Book): FormField[] {
	const all = choices(book).map(({ option }) => option);
	if (all.length === 0)
		throw new Error(
			'Không có kế hoạch nào đang chờ xem lại. Để nhận một văn bản, hãy mở biểu mẫu Kế hoạch mới và tải văn bản lên.',
		);
	return [
		{
			fieldName: FIELD,
			fieldLabel: 'Mở kế hoạch',
			fieldType: 'radio',
			requiredField: true,
			...options(all),
			defaultValue: all[0],
		},
	];
}

/** The id of the plan that was chosen; '' for none, which shows the page again. */
export function chosenPlan(answers: Record<string, unknown>, book: Book): string {
	const chosen = fromForm(answers[FIELD]).trim();
	return choices(book).find(({ option }) => option.normalize('NFC').trim() === chosen)?.planId ?? '';
}
