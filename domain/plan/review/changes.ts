import { formatInstant } from '../../text/time';
import type { Unit } from '../../types';
import type { WaitingPlan } from '../../book';
import { quotaWords, type PlanEdits } from './edits';

/** What the officer changed, a sentence each, for the top of the review and for the log's reader. */
export function changesInWords({ plan }: WaitingPlan, edits: PlanEdits, units: Unit[]): string[] {
	const nameOf = (code: string) => units.find((unit) => unit.code === code)?.name ?? code;
	const named = (codes: string[]) => codes.map(nameOf).join('; ');
	const times = [...new Set((edits.dues ?? []).map(({ dueAt }) => dueAt))];
	const extra = edits.copies?.extra ?? [];
	const skip = edits.copies?.skip ?? [];
	return [
		...(edits.dropped?.length ? [`Không giao việc cho: ${named(edits.dropped)}.`] : []),
		...(edits.added?.length ? [`Giao thêm cho: ${named(edits.added.map(({ unit }) => unit))}.`] : []),
		...times.map((dueAt) => {
			const whose = (edits.dues ?? []).filter((own) => own.dueAt === dueAt).map(({ unit }) => unit);
			return `Hạn riêng ${formatInstant(dueAt)} cho: ${named(whose)}.`;
		}),
		...(edits.quotas ?? []).map(({ quota, min, max }) => {
			const read = plan.quotas[quota];
			const words = quotaWords({ min, max });
			return words
				? `Chỉ tiêu ${read?.item ?? ''}: ${words} (đã đọc là ${read ? quotaWords(read) : ''}).`
				: `Không coi “${read?.item ?? ''}: ${read ? quotaWords(read) : ''}” là chỉ tiêu.`;
		}),
		...(skip.length ? [`Không gửi bản sao cho: ${skip.join('; ')}.`] : []),
		...(extra.length ? [`Gửi thêm bản sao tới: ${extra.join(', ')}.`] : []),
	];
}
