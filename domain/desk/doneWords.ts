import { formatInstant } from '../text/time';
import type { Desk } from './openDesk';
import { unitsOf } from './openDesk';
import { ofPlan, RULES, type DecisionName } from './rules';
import { untold } from './tellings';
import type { Done } from './view';
import { named } from './weigh';

/**
 * What the officer reads after a decision, from what the log holds now: for which units their own row stands, who was
 * quicker where it does not, who was told and who could not be. Sentences, in Vietnamese.
 */
export function doneWords(done: Done, desk: Desk): string[] {
	const names = (rows: { unit: string }[]) =>
		named(
			unitsOf(
				desk,
				rows.map(({ unit }) => unit),
			),
		);
	return [
		...(done.decision ? decidedWords(done, done.decision, desk, names) : []),
		...toldWords(done, desk, names),
	];
}

type Names = (rows: { unit: string }[]) => string;

function decidedWords(done: Done, decision: DecisionName, desk: Desk, names: Names): string[] {
	const rule = RULES[decision];
	const standing = new Map<string, { at: string; by: string }>();
	for (const event of desk.events) if (!standing.has(event.key)) standing.set(event.key, event);
	const isOurs = ({ at, by }: { at: string; by: string }) => at === done.at && by === done.by;
	const stored = done.rows.filter(({ key }) => standing.has(key));
	const ours = stored.filter(({ key }) => isOurs(standing.get(key)!));
	const others = stored.filter(({ key }) => !isOurs(standing.get(key)!));
	const quicker = others.map(({ unit, key }) => {
		const { at, by } = standing.get(key)!;
		const whose = unit ? `${names([{ unit }])}: ` : '';
		return `${whose}${by} đã ${rule.doing} trước, lúc ${formatInstant(at)}; quyết định ấy có hiệu lực.`;
	});
	return [
		...(ours.length > 0 ? [ofPlan(decision) ? `${rule.did}.` : `${rule.did}: ${names(ours)}.`] : []),
		...quicker,
		...(stored.length < done.rows.length
			? ['Có quyết định chưa ghi được vào nhật ký. Hãy báo quản trị rồi làm lại.']
			: []),
	];
}

function toldWords({ messages }: Done, desk: Desk, names: Names): string[] {
	const again = new Set(untold(desk).map(({ key }) => key));
	const outcomes = messages.map((message) => {
		const rows = desk.events.filter(({ key, kind }) => key === message.key && OUTCOMES.has(kind));
		const reason = String(rows.at(-1)?.data.reason ?? '').replace(/\.$/, '');
		return { ...message, sent: rows.some(({ kind }) => kind === 'delivery.sent'), reason };
	});
	const sent = outcomes.filter((one) => one.sent);
	const failed = outcomes.filter((one) => !one.sent);
	return [
		...(sent.length > 0 ? [`Đã báo qua thư cho ${sent.length} đơn vị.`] : []),
		...failed.map((one) => {
			const next = again.has(one.key)
				? 'Lát nữa hãy chọn “Gửi thư báo chưa gửi được”, hoặc báo bằng cách khác.'
				: 'Hãy báo bằng cách khác.';
			return `Chưa báo được cho ${names([one])}: ${one.reason || 'thư chưa gửi đi'}. ${next}`;
		}),
	];
}

const OUTCOMES = new Set(['delivery.sent', 'delivery.failed', 'delivery.deferred']);
