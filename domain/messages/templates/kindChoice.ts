import type { FollowUpPolicy, FollowUpStep, FormField } from '../../types';
import { KINDS, stepOf, type TemplateKind } from './kinds';
import type { Templates } from './templatesInForce';

/** The name under which the chosen kind comes back. */
export const KIND_FIELD = 'loai_thu';
const CHANGED = ' – đã sửa';

/** The page on which the officer chooses whose words to change; kinds that the ward has words of its own for are marked. */
export function templateChoice(templates: Templates | undefined, policy: FollowUpPolicy): FormField[] {
	const options = offered(policy).map((kind) => ({
		option: kindLabel(kind, policy) + (templates?.has(kind) ? CHANGED : ''),
	}));
	return [
		{
			fieldName: KIND_FIELD,
			fieldLabel: 'Sửa mẫu của thư nào',
			fieldType: 'dropdown',
			requiredField: true,
			fieldOptions: { values: options },
			defaultValue: options[0]!.option,
		},
	];
}

/** A kind by its name or as it was chosen on that page; null for anything else. */
export function chosenKind(answer: string, policy: FollowUpPolicy): TemplateKind | null {
	const label = answer.endsWith(CHANGED) ? answer.slice(0, -CHANGED.length) : answer;
	return offered(policy).find((kind) => kind === answer || kindLabel(kind, policy) === label) ?? null;
}

/** `Nhắc, riêng bước quá hạn 2 ngày làm việc (d+2)` */
export function kindLabel(kind: TemplateKind, { steps }: FollowUpPolicy): string {
	if (Object.hasOwn(KINDS, kind)) return KINDS[kind as keyof typeof KINDS].label;
	const id = stepOf(kind) ?? '';
	const step = steps.find((one) => one.id === id);
	return `Nhắc, riêng bước ${step ? `${stepWords(step)} ` : ''}(${id})`;
}

function offered({ steps }: FollowUpPolicy): TemplateKind[] {
	const own = steps.filter(({ to }) => to !== 'chair').map(({ id }): TemplateKind => `reminder:${id}`);
	return [...(Object.keys(KINDS) as TemplateKind[]), ...own];
}

function stepWords({ workingDays, to }: FollowUpStep): string {
	const day =
		workingDays === 0
			? 'ngày hết hạn'
			: `${workingDays < 0 ? 'trước hạn' : 'quá hạn'} ${Math.abs(workingDays)} ngày làm việc`;
	return to === 'head' ? `${day}, gửi lãnh đạo đơn vị` : day;
}
