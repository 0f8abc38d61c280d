import { millis } from '../reports/foldOrder';
import type { LogEvent } from '../types';

/** What became of one message (one idempotency key). */
export interface Delivery {
	step: string;
	/** When it was sent; null while it was not, and again once it came back from everybody it had gone to. */
	sentAt: string | null;
	latest: 'sending' | 'sent' | 'failed' | 'deferred';
	latestAt: string;
	/** To whom the latest row says, see `whom`. */
	latestTo: string;
	/** The run that wrote the latest row, where it says so. */
	latestRun: string;
	/** Another try can only fail: for these, the address is refused or the message itself is. */
	refused: Set<string>;
	/** Attempts that ended in failure or never told their end, by recipient; a deferral is no attempt. */
	tries: Map<string, number>;
	/** In a row, so far. */
	deferrals: number;
	/** Until when the latest deferral waits, ISO: a night or a day's quota has to end. Empty where it does not say. */
	until: string;
	/** Who has it. */
	holders: Set<string>;
}

const OUTCOMES: Partial<Record<string, Delivery['latest']>> = Object.assign(Object.create(null), {
	'delivery.sending': 'sending',
	'delivery.sent': 'sent',
	'delivery.failed': 'failed',
	'delivery.deferred': 'deferred',
});

const MINUTE = 60 * 1000;
/** A `delivery.sending` without outcome is in flight that long, and a failure rests that long. */
export const REST = 60 * MINUTE;
/** The second deferral in a row rests that long, each further one twice as long as the last, up to four hours. */
const DEFERRED_REST = 15 * MINUTE;
const LONGEST_DEFERRED_REST = 240 * MINUTE;
/** Design: a message whose outcome is unknown goes out once more, under the same Message-ID; a failure likewise. */
const MOST_TRIES = 2;
/** Rows that name no recipient speak of every one. */
const EVERYBODY = '*';

/** The deliveries of one unit by key, in the order of their first rows, from its events in order. */
export function deliveriesByKey(history: LogEvent[]): Map<string, Delivery> {
	const deliveries = new Map<string, Delivery>();
	for (const event of history) {
		const latest = OUTCOMES[event.kind];
		if (!latest) continue;
		let delivery = deliveries.get(event.key);
		if (!delivery) deliveries.set(event.key, (delivery = newDelivery(event)));
		add(delivery, event, latest);
	}
	return deliveries;
}

/**
 * Whether a message may go out at `now` (milliseconds) to `to`, an address or several with commas between:
 * never again once sent, unless it came back and the address is another one; not while in flight (latest `sending`
 * under an hour ago, or shorter when the run that wrote it is known to be dead); not after a final failure for that
 * address; after another failure an hour later, once; after a deferral in a later run, with ever longer rests.
 * Without `to`, or when the directory has no address, whatever befell any address counts.
 *
 * The next step of the ladder has a key of its own, so a message that is given up does not silence the ladder.
 */
export function mayBeSent(
	delivery: Delivery | undefined,
	{
		now,
		timezone,
		to = '',
		isDead = () => false,
	}: { now: number; timezone: string; to?: string; isDead?: (run: string) => boolean },
): boolean {
	if (!delivery) return true;
	const { sentAt, refused, tries, latest, latestTo, latestRun, latestAt } = delivery;
	const who = whom(to);
	const concerns = (other: string) => who === '' || other === who || other === EVERYBODY;
	if (sentAt !== null || isRefused(refused, who)) return false;
	const spent = [...tries].filter(([other]) => concerns(other)).map(([, count]) => count);
	if (Math.max(0, ...spent) >= MOST_TRIES) return false;
	const since = now - millis(latestAt, timezone);
	if (delivery.until && now < millis(delivery.until, timezone)) return false;
	if (latest === 'sending') return since >= REST || (latestRun !== '' && isDead(latestRun));
	if (!concerns(latestTo)) return true;
	return since >= (latest === 'deferred' ? deferredRest(delivery.deferrals) : REST);
}

/** Addresses as they are compared: whoever writes one with capitals means the same box. */
export function whom(to: unknown): string {
	if (typeof to !== 'string') return EVERYBODY;
	const list = to.toLowerCase().trim();
	return list.includes(',')
		? list
				.split(/\s*,\s*/)
				.toSorted()
				.join(',')
		: list;
}

function isRefused(refused: Set<string>, who: string): boolean {
	if (who === '' || refused.has(EVERYBODY)) return refused.size > 0;
	return refused.has(who) || who.split(',').every((one) => refused.has(one));
}

function newDelivery({ at, data }: LogEvent): Delivery {
	return {
		step: typeof data?.step === 'string' ? data.step : '',
		sentAt: null,
		latest: 'sent',
		latestAt: at,
		latestTo: '',
		latestRun: '',
		refused: new Set(),
		tries: new Map(),
		deferrals: 0,
		until: '',
		holders: new Set(),
	};
}

function add(delivery: Delivery, { at, data }: LogEvent, latest: Delivery['latest']): void {
	const who = whom(data?.to);
	const bounced = latest === 'failed' && data?.bounced === true;
	const more = bounced ? 0 : triesMore(delivery.latest, latest);
	if (more !== 0) delivery.tries.set(who, (delivery.tries.get(who) ?? 0) + more);
	if (latest === 'sent') {
		delivery.sentAt = at;
		delivery.holders = new Set(who.split(','));
	}
	if (latest === 'failed' && (data?.final === true || data?.errorClass === 'permanent'))
		delivery.refused.add(who);
	if (bounced && delivery.holders.delete(who) && delivery.holders.size === 0) delivery.sentAt = null;
	delivery.deferrals =
		latest === 'deferred' ? delivery.deferrals + 1 : latest === 'sending' ? delivery.deferrals : 0;
	delivery.until = latest === 'deferred' && typeof data?.until === 'string' ? data.until : '';
	delivery.latest = latest;
	delivery.latestAt = at;
	delivery.latestTo = who;
	delivery.latestRun = typeof data?.run === 'string' ? data.run : '';
}

/** `sending` opens a try, its outcome closes it; a failure without `sending` before it is a try of its own. */
function triesMore(before: Delivery['latest'], kind: Delivery['latest']): number {
	if (kind === 'sending') return 1;
	if (kind === 'failed') return before === 'sending' ? 0 : 1;
	return before === 'sending' && kind === 'deferred' ? -1 : 0;
}

function deferredRest(deferrals: number): number {
	return deferrals < 2 ? 0 : Math.min(LONGEST_DEFERRED_REST, DEFERRED_REST * 2 ** (deferrals - 2));
}
