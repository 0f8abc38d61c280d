import { millis } from '../reports/foldOrder';
import type { LogEvent } from '../types';

/** What became of one message (one idempotency key). */
export interface Delivery {
	step: string;
	/** When it was sent; null while it was not. */
	sentAt: string | null;
	latest: 'sending' | 'sent' | 'failed' | 'deferred';
	latestAt: string;
	/** Another try can only fail: the address is refused, or the message itself is. */
	hopeless: boolean;
	/** Attempts that ended in failure or never told their end; a deferral is no attempt. */
	tries: number;
}

const OUTCOMES: Partial<Record<string, Delivery['latest']>> = Object.assign(Object.create(null), {
	'delivery.sending': 'sending',
	'delivery.sent': 'sent',
	'delivery.failed': 'failed',
	'delivery.deferred': 'deferred',
});

/** A `delivery.sending` without outcome is in flight that long, and a failure rests that long. */
const REST = 60 * 60 * 1000;
/** Design: a message whose outcome is unknown goes out once more, under the same Message-ID; a failure likewise. */
const MOST_TRIES = 2;

/** The deliveries of one unit by key, in the order of their first rows, from its events in order. */
export function deliveriesByKey(history: LogEvent[]): Map<string, Delivery> {
	const deliveries = new Map<string, Delivery>();
	for (const { kind, key, at, data } of history) {
		const latest = OUTCOMES[kind];
		if (!latest) continue;
		let delivery = deliveries.get(key);
		if (!delivery) {
			const step = typeof data?.step === 'string' ? data.step : '';
			const tries = latest === 'sending' || latest === 'failed' ? 1 : 0;
			delivery = { step, sentAt: null, latest, latestAt: at, hopeless: false, tries };
			deliveries.set(key, delivery);
		} else delivery.tries += triesMore(delivery.latest, latest);
		delivery.latest = latest;
		delivery.latestAt = at;
		if (latest === 'sent') delivery.sentAt = at;
		if (latest === 'failed' && (data?.final === true || data?.errorClass === 'permanent'))
			delivery.hopeless = true;
	}
	return deliveries;
}

/**
 * Whether a message may go out at `now` (milliseconds):
 * never again once sent; not while in flight (latest `sending` under an hour ago); not after a final failure; after
 * another failure an hour later, once; after a deferral at once. The next step of the ladder has a key of its own,
 * so a message that is given up does not silence the ladder.
 */
export function mayBeSent(delivery: Delivery | undefined, now: number, timezone: string): boolean {
	if (!delivery) return true;
	if (delivery.sentAt !== null || delivery.hopeless || delivery.tries >= MOST_TRIES) return false;
	if (delivery.latest === 'deferred') return true;
	return now - millis(delivery.latestAt, timezone) >= REST;
}

/** `sending` opens a try, its outcome closes it; a failure without `sending` before it is a try of its own. */
function triesMore(before: Delivery['latest'], kind: Delivery['latest']): number {
	if (kind === 'sending') return 1;
	if (kind === 'failed') return before === 'sending' ? 0 : 1;
	return before === 'sending' && kind === 'deferred' ? -1 : 0;
}
