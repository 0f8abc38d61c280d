import { formatInstant } from '../text/time';
import type { Desk } from './openDesk';
import { unitsOf } from './openDesk';
import { ofPlan, RULES } from './rules';
import type { Done } from './view';
import { named } from './weigh';

/**
 * What the officer reads after a decision, from what the log holds now: for which units their own row stands, who was
 * quicker where it does not, who was told and who could not be. Sentences, in Vietnamese.
 */
export function doneWords(done: Done, desk: Desk): string[] {
	const rule = RULES[done.decision];
	const standing = new Map<string, { at: string; by: string }>();
	for (const event of desk.events) if (!standing.has(event.key)) standing.set(event.key, event);
	const isOurs = ({ at, by }: { at: string; by: string }) => at === done.at && by === done.by;
	const stored = done.rows.filter(({ key }) => standing.has(key));
	const ours = stored.filter(({ key }) => isOurs(standing.get(key)!));
	const others = stored.filter(({ key }) => !isOurs(standing.get(key)!));
	const names = (rows: { unit: string }[]) =>
		named(
			unitsOf(
				desk,
				rows.map(({ unit }) => unit),
			),
		);
	const quicker = others.map(({ unit, key }) => {
		const { at, by } = standing.get(key)!;
		const whose = unit ? `${names([{ unit }])}: ` : '';
		return `${whose}${by} đã ${rule.doing} trước, lúc ${formatInstant(at)}; quyết định ấy có hiệu lực.`;
	});
	const lost = done.rows.length - stored.length;
	return [
		...(ours.length > 0 ? [ofPlan(done.decision) ? `${rule.did}.` : `${rule.did}: ${names(ours)}.`] : []),
		...quicker,
		...(lost > 0 ? ['Có quyết định chưa ghi được vào nhật ký. Hãy báo quản trị rồi làm lại.'] : []),
		...toldWords(done, desk, names),
	];
}

function toldWords({ messages }: Done, desk: Desk, names: (rows: { unit: string }[]) => string): string[] {
	if (messages.length === 0) return [];
	const outcomes = messages.map((message) => {
		const rows = desk.events.filter(
			({ key, kind }) => key === message.key && kind.startsWith('delivery.') && kind !== 'delivery.sending',
		);
		const sent = rows.some(({ kind }) => kind === 'delivery.sent');
		return { ...message, sent, reason: String(rows.at(-1)?.data.reason ?? '') };
	});
	const sent = outcomes.filter((one) => one.sent);
	const failed = outcomes.filter((one) => !one.sent);
	return [
		...(sent.length > 0 ? [`Đã báo qua thư cho ${sent.length} đơn vị.`] : []),
		...failed.map((one) =>
			`Chưa báo được cho ${names([one])}: ${one.reason || 'thư chưa gửi đi'}. Hãy báo bằng cách khác.`.replace(
				/\.\. /,
				'. ',
			),
		),
	];
}
