import type { Attempt } from '../../../domain/messages/roads';
import type { LogEvent, Message } from '../../../domain/types';
import type { Travelled } from '../transport/travel';
import { trackingId } from '../transport/zaloRoads';

/**
 * What came of one message that had several roads, as it goes to the outputs. Its row tells every attempt; an address that
 * is dead has a row of its own before it, so that whoever is looked for there is known to be nowhere.
 */
export function roadResult(message: Message, { journey, arrival }: Travelled, at: string) {
	const { covers, step } = message;
	const attempts = journey.attempts as Attempt[];
	const { outcome } = arrival;
	const sentBy = arrival.outcome === 'sent' ? arrival.by : [];
	const [first] = sentBy;
	const to = first ? sentBy.map((one) => one.to).join(', ') : message.to;
	const channel = first?.channel ?? message.channel;
	const messageId = channel === 'email' ? message.messageId : (first?.messageId ?? '');
	const said = {
		...('errorClass' in arrival && { errorClass: arrival.errorClass }),
		...(reasonOf(arrival, attempts) && { reason: reasonOf(arrival, attempts) }),
	};
	const delivery = {
		channel,
		to,
		step,
		...(messageId && { messageId }),
		...(first && { road: first.road }),
		...(sentBy.some(({ road }) => road === 'templatePhone') && { trackingId: trackingId(message.messageId) }),
		...(to !== message.to && { person: message.to }),
		...said,
		...('final' in arrival && arrival.final && { final: true }),
		...('until' in arrival && { until: arrival.until }),
		// Of a mail that went at once the row itself tells everything.
		...(attempts.length === 1 && channel === 'email' && outcome === 'sent' ? {} : { attempts }),
	};
	// The row of a message that failed everywhere says so of its own address already.
	const saidOf = arrival.outcome === 'failed' && arrival.errorClass === 'permanent' ? to : '';
	const dead = outcome === 'deferred' ? [] : deadAddresses(attempts, saidOf);
	const rows = covers.flatMap(({ planId, unit, key }): LogEvent[] => {
		const row = (kind: string, data: object) => {
			return { planId, unit, kind, at, by: 'Hệ thống', key, data: { ...data } };
		};
		return [
			...dead.map((one) => row('delivery.failed', { ...one, step })),
			row(`delivery.${outcome}`, delivery),
		];
	});
	const count = attempts.length;
	return { covers, step, channel, to, messageId, outcome, ...said, response: '', attempts: count, rows };
}

/** What the officer reads: why it did not go, or by which other road it went. */
function reasonOf(arrival: Travelled['arrival'], attempts: Attempt[]): string {
	if (arrival.outcome !== 'sent') return arrival.reason;
	return [...new Set(attempts.flatMap(({ reason }) => reason ?? []))].join(' ');
}

function deadAddresses(attempts: Attempt[], except: string) {
	return attempts
		.filter(({ dead, to }) => dead && to !== except)
		.map(({ channel, road, to, code, reason }) => ({
			channel,
			road,
			to,
			...(code !== undefined && { code }),
			reason,
			errorClass: 'permanent',
			final: true,
		}));
}
