import { deliveriesByKey, mayBeSent } from '../followup/deliveries';
import { VIETNAM, instant } from '../text/time';
import type { LogEvent, Message } from '../types';

/**
 * Whether a message that covers `keys` is this run's to send, by the log alone; one key that is free is enough.
 *
 * Each run first appends its `delivery.sending` rows (`data.run`), then reads the log again and asks this: what counts
 * is what the log said before the run's own row, so of several runs that begin the same key at once the first one sends.
 * Without `run` (before anything was appended) the question is whether the key is still free.
 */
export function maySend(keys: string[], events: LogEvent[], now: string, run: string): boolean {
	return keys.some((key) =>
		isFree(
			events.filter((event) => event.key === key),
			now,
			run,
		),
	);
}

function isFree(history: LogEvent[], now: string, run: string): boolean {
	if (history.some(({ kind }) => kind === 'delivery.sent')) return false;
	const own = history.findIndex(
		({ kind, data }) => run !== '' && kind === 'delivery.sending' && data.run === run,
	);
	const before = own === -1 ? history : history.slice(0, own);
	const [delivery] = deliveriesByKey(before).values();
	return mayBeSent(delivery, instant(now).toMillis(), VIETNAM);
}

/** The rows a run appends before it sends: if it dies, the log says what it was at. */
export function sendingRows(message: Message, { now, run }: { now: string; run: string }): LogEvent[] {
	const { covers, channel, to, step, messageId } = message;
	return covers.map(({ planId, unit, key }) => ({
		planId,
		unit,
		kind: 'delivery.sending',
		at: now,
		by: 'Hệ thống',
		key,
		data: { channel, to, step, messageId, run },
	}));
}
