import { DateTime, Info } from 'luxon';
import { millis } from '../reports/foldOrder';

const QUARTER = 15 * 60 * 1000;
const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/** What the clock on the wall says, for many instants of one timezone. */
export interface ZoneClock {
	timezone: string;
	/** Milliseconds of an ISO instant; text without offset is read in the timezone. Throws a RangeError. */
	millis(iso: string): number;
	/** `2026-05-18` */
	day(at: number): string;
	/** `08:05` */
	time(at: number): string;
	/** The date of an ISO instant. */
	dayOf(iso: string): string;
	/** Milliseconds of that clock time (`08:00`) on that date. */
	at(day: string, clock: string): number;
}

/**
 * Opens the clock of a timezone. A log holds millions of instants and asking for the offset of each costs microseconds:
 * offsets change at quarters of an hour at most, so it is asked once for each quarter that comes up.
 */
export function zoneClock(timezone: string): ZoneClock {
	const zone = Info.normalizeZone(timezone);
	const offsets = new Map<number, number>();
	const days = new Map<number, string>();

	function offset(at: number): number {
		const quarter = Math.floor(at / QUARTER);
		let known = offsets.get(quarter);
		if (known === undefined) offsets.set(quarter, (known = zone.offset(quarter * QUARTER) * MINUTE));
		return known;
	}
	function day(at: number): string {
		const number = Math.floor((at + offset(at)) / DAY);
		let known = days.get(number);
		if (known === undefined) days.set(number, (known = new Date(number * DAY).toISOString().slice(0, 10)));
		return known;
	}
	return {
		timezone,
		millis: (iso) => millis(iso, timezone),
		day,
		time: (at) => new Date(at + offset(at)).toISOString().slice(11, 16),
		dayOf: (iso) => day(millis(iso, timezone)),
		at: (date, clock) => DateTime.fromISO(`${date}T${clock}`, { zone }).toMillis(),
	};
}
