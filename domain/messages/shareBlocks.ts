import { foldName } from '../text/foldName';
import { formatDate, formatInstant } from '../text/time';
import type { Assignment, IndicatorKind } from '../types';
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
			items: assignment.tasks.map(({ text, role, due }) => ({ text, role: roleWords(text, role, due) })),
		});
	}
	if (quotas.length > 0) {
		blocks.push({
			kind: 'table',
			title: 'Chỉ tiêu giao',
			head: ['Nội dung', 'Số lượng'],
			rows: quotas.map(({ label, kind, quota }) => [label, amountWords(kind, quota ?? 0)]),
			alignRight: [1],
		});
	}
	return blocks;
}

/** `Chủ trì, hạn 15/05/2026`: what stands above a task; none when the task says it itself. */
function roleWords(text: string, role: string, due?: string): string | undefined {
	const limit = due && `hạn ${due.includes('T') ? formatInstant(due) : formatDate(due)}`;
	const said = ROLE[role] && foldName(text).startsWith(foldName(ROLE[role]));
	const words = [!said && ROLE[role], limit].filter(Boolean).join(', ');
	return words ? words.charAt(0).toLocaleUpperCase('vi') + words.slice(1) : undefined;
}

/** Made once: making one takes longer than composing a mail. */
const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** `01`, `1.250`, `5.000.000 đồng` */
export function amountWords(kind: IndicatorKind, amount: number): string {
	return kind === 'money' ? `${NUMBER.format(amount)} đồng` : countWords(amount);
}

/** Numbers under ten with a leading zero, as in official papers. */
export function countWords(count: number): string {
	return Number.isInteger(count) && count > 0 && count < 10 ? `0${count}` : NUMBER.format(count);
}
