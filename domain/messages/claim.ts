import { deliveriesByKey, mayBeSent } from '../followup/deliveries';
import { VIETNAM, instant } from '../text/time';
import type { LogEvent, Message } from '../types';
import { leaseHasEnded } from './lease';

/**
 * Whether a message that covers `keys` is this run's to send to `to`, by the log alone; one key that is free is enough.
 *
 * Each run first appends its `delivery.sending` rows (`data.run`), then reads the log again and asks this: what counts
 * is what the log said before the run's own row, so of several runs that begin the same key at once the first one sends.
 * Without `run` (before anything was appended) the question is whether the key is still free. A row of a run whose
 * lease on the plan has ended is nobody's at work: that run died between sending and outcome.
 */
export function maySend(keys: string[], events: LogEvent[], now: string, run: string, to?: string): boolean {
	return keys.some((key) => {
		const history = events.filter((event) => event.key === key);
		const planId = history[0]?.planId ?? '';
		const isDead = (other: string) => leaseHasEnded(events, { planId, run: other, now });
		return isFree(history, run, { now: instant(now).toMillis(), timezone: VIETNAM, to, isDead });
	});
}

function isFree(history: LogEvent[], run: string, situation: Parameters<typeof mayBeSent>[1]): boolean {
	const [present] = deliveriesByKey(history).values();
	if (present && present.sentAt !== null) return false;
	const own = history.findLastIndex(
		({ kind, data }) => run !== '' && kind === 'delivery.sending' && data.run === run,
	);
	const [before] = deliveriesByKey(own === -1 ? history : history.slice(0, own)).values();
	return mayBeSent(before, situation);
}

/** The rows a run appends before it sends: if it dies, the log says what it was at. */
export function sendingRows(message: Message, { now, run }: { now: string; run: string }): LogEvent[] {
	return deliveryRows(message, 'delivery.sending', { now, run });
}

/** The rows that take `sendingRows` back when the log no longer asks for the message: nothing was sent. */
export function releasedRows(message: Message, { now, run }: { now: string; run: string }): LogEvent[] {
	return deliveryRows(message, 'delivery.deferred', { now, run });
}

function deliveryRows(
	{ covers, channel, to, step, messageId }: Message,
	kind: string,
	{ now, run }: { now: string; run: string },
): LogEvent[] {
	return covers.map(({ planId, unit, key }) => ({
		planId,
		unit,
		kind,
		at: now,
		by: 'Hệ thống',
		key,
		data: { channel, to, step, messageId, run },
	}));
}
