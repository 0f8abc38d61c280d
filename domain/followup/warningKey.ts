import type { LogEvent } from '../types';
import { deliveriesByKey, mayBeSent } from './deliveries';
import { zoneClock } from './zoneClock';

/** A mail about the calendar alone goes out once a week: it is no emergency, and it must not be forgotten either. */
export function warningKeyOf(events: LogEvent[], now: string, timezone: string): string {
	const clock = zoneClock(timezone);
	const today = clock.dayOf(now);
	const monday = new Date(`${today}T00:00:00Z`);
	monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
	const key = `-:calendar:call:${monday.toISOString().slice(0, 10)}`;
	const rows = events.filter((event) => event.key === key);
	return mayBeSent(deliveriesByKey(rows).get(key), { now: clock.millis(now), timezone }) ? key : '';
}
