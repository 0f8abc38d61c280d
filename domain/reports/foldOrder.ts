import type { LogEvent } from '../types';
import { instant, VIETNAM } from '../text/time';

const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Milliseconds of an ISO 8601 instant; text without offset is read in `zone`, never in the server's own zone.
 * Throws a RangeError for anything else.
 */
export function millis(iso: string, zone: string = VIETNAM): number {
	// luxon costs some 20 times as much, and a log holds millions of instants that carry their offset.
	const fast = iso.length > 10 && OFFSET.test(iso) ? Date.parse(iso) : NaN;
	return Number.isNaN(fast) ? instant(iso, zone).toMillis() : fast;
}

/** Whether instant `a` is not after `b`; false when one of them cannot be read. */
export function notAfter(a: string, b: string, zone: string = VIETNAM): boolean {
	if (alike(a, b)) return a <= b;
	const [one, other] = [readable(a, zone), readable(b, zone)];
	return one !== undefined && other !== undefined && one <= other;
}

/**
 * The events in the order in which they happened; equal instants keep the order of the log.
 * An event whose `at` cannot be read keeps its place after the event before it: one bad row must not stop
 * the follow-up of everybody else. Returns the same array when it is in order already.
 */
export function inOrder(events: LogEvent[]): LogEvent[] {
	if (events.every((event, i) => i === 0 || notAfter(events[i - 1]!.at, event.at))) return events;
	let last = -Infinity;
	return events
		.map((event) => ({ event, at: (last = readable(event.at) ?? last) }))
		.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
		.map(({ event }) => event);
}

/** Two texts with seconds and of one offset, whose letters sort as their instants do. */
function alike(a: string, b: string): boolean {
	if (a.length !== b.length || a.length < 20 || a[16] !== ':' || b[16] !== ':') return false;
	for (let i = 19; i < a.length; i += 1) if (a.charCodeAt(i) !== b.charCodeAt(i)) return false;
	return true;
}

function readable(iso: string, zone?: string): number | undefined {
	try {
		return millis(iso, zone);
	} catch {
		return undefined;
	}
}
