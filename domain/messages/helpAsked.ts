import { foldName } from '../text/foldName';
import type { Plan, Unit } from '../types';
import { nameParts } from '../units/nameParts';
import type { Block } from './content';

/**
 * What a plan asks of those who stand in its Nơi nhận to help: the tasks of others that name them.
 *
 * @param named the name in the Nơi nhận, beside the units' own names
 */
export function helpAsked(plan: Plan, units: Unit[], named: string[]): Block[] {
	const names = [...named, ...units.flatMap(({ name, aliases }) => [name, ...aliases])];
	const forms = names.map((name) => nameParts(name)).flatMap(({ plain, bareKey }) => [plain, bareKey]);
	// One word alone ('phòng', 'hội') stands in every other sentence.
	const telling = [...new Set(forms)].filter((form) => form.includes(' '));
	const items = plan.assignees.flatMap((assignee) =>
		assignee.tasks
			.filter(({ text }) => mentions(text, telling))
			.map(({ text }) => ({ text, role: `${assignee.names.join(', ')} thực hiện` })),
	);
	if (items.length > 0) return [{ kind: 'tasks', title: 'Nội dung đề nghị phối hợp', items }];
	return [
		{
			kind: 'paragraph',
			text: 'Văn bản không nêu việc riêng. Đề nghị xem toàn văn và phối hợp khi các đơn vị được giao nhiệm vụ liên hệ.',
		},
	];
}

function mentions(text: string, forms: string[]): boolean {
	const folded = ` ${foldName(text)} `;
	return forms.some((form) => folded.includes(` ${form} `));
}
