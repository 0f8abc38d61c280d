import type { Assignment, Indicator } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';

const ROLE: Record<string, string> = { lead: 'Chủ trì', coordinate: 'Phối hợp' };

/** A unit's own tasks and quotas; a heading without anything below it is left out. */
export function shareBlocks(assignment: Assignment): Block[] {
	const quotas = assignment.indicators.filter((indicator) => indicator.quota !== null);
	const blocks: Block[] = [];
	if (assignment.tasks.length > 0) {
		blocks.push({
			kind: 'tasks',
			title: 'Nhiệm vụ của đơn vị',
			items: assignment.tasks.map(({ text, role }) => ({ text: cleanLine(text), role: ROLE[role] })),
		});
	}
	if (quotas.length > 0) {
		blocks.push({
			kind: 'table',
			title: 'Chỉ tiêu giao',
			head: ['Nội dung', 'Số lượng'],
			rows: quotas.map((indicator) => [cleanLine(indicator.label), quotaWords(indicator)]),
			alignRight: [1],
		});
	}
	return blocks;
}

/** Made once: making one takes longer than composing a mail. */
const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** `01`, `1.250`, `5.000.000 đồng`: numbers under ten with a leading zero, as in official papers. */
export function quotaWords({ kind, quota }: Pick<Indicator, 'kind' | 'quota'>): string {
	if (quota === null) return '';
	if (kind === 'money') return `${NUMBER.format(quota)} đồng`;
	return Number.isInteger(quota) && quota >= 0 && quota < 10 ? `0${quota}` : NUMBER.format(quota);
}
