import type { LogEvent } from '../../types';
import type { ZaloEvent } from '../zaloEvent';
import { ZALO } from './kinds';

const KIND_OF: Partial<Record<string, string>> = {
	user_received_message: ZALO.delivered,
	user_seen_message: ZALO.seen,
};

/** Whether the event tells what became of messages of the account. */
export const isReceipt = ({ name }: ZaloEvent): boolean => KIND_OF[name] !== undefined;

/**
 * Delivery and seen events as rows beside the `delivery.sent` rows whose message they are about, found by Zalo's message
 * id or by our own mark on a template. What is about no message of ours (a chat of the account's own people) gives none.
 */
export function receiptRows(event: ZaloEvent, events: LogEvent[], now: string): LogEvent[] {
	const kind = KIND_OF[event.name];
	if (!kind) return [];
	const known = new Set(events.filter((one) => one.kind === kind).map(({ key }) => key));
	const ids = new Set([...event.messageIds, event.trackingId].filter(Boolean));
	return events
		.filter(({ kind: sent, data }) => sent === 'delivery.sent' && marks(data).some((mark) => ids.has(mark)))
		.map(({ planId, unit, key, data }) => {
			const [messageId = ''] = marks(data).filter((mark) => ids.has(mark));
			const at = event.at || now;
			return {
				planId,
				unit,
				kind,
				at,
				by: 'Zalo',
				key: `${kind}:${key}:${messageId}`,
				data: { messageId, delivery: key, event: event.key },
			};
		})
		.filter(({ key }) => !known.has(key));
}

function marks(data: Record<string, unknown>): string[] {
	// To whom wants both, the mail's id stands first and Zalo's with the attempt.
	const attempts = Array.isArray(data.attempts) ? (data.attempts as Record<string, unknown>[]) : [];
	return [data.messageId, data.trackingId, ...attempts.map((attempt) => attempt?.messageId)].filter(
		(mark): mark is string => typeof mark === 'string' && mark !== '',
	);
}
