import { Info } from 'luxon';
import { isoMillis } from './isoMillis';

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
	/** Milliseconds from 1970 to what the clock shows, as if it were UTC's. */
	shown(at: number): number;
	/** The date of an ISO instant. */
	dayOf(iso: string): string;
	/** Milliseconds of that clock time (`08:00`) on that date. */
	at(day: string, clock: string): number;
}

const clocks = new Map<string, ZoneClock>();

/**
 * The clock of a timezone. A log holds millions of instants and asking for the offset of each costs microseconds: it is
 * asked once a day, and by quarters of an hour only on the days on which it changes. What was found is kept, since the
 * past of a timezone stays as it is.
 */
export function zoneClock(timezone: string): ZoneClock {
	let clock = clocks.get(timezone);
	if (!clock) clocks.set(timezone, (clock = openClock(timezone)));
	return clock;
}

function openClock(timezone: string): ZoneClock {
	const zone = Info.normalizeZone(timezone);
	const ask = (at: number) => zone.offset(at) * MINUTE;
	const ofDay = remembered((day) => {
		const [first, last] = [ask(day * DAY), ask((day + 1) * DAY)];
		return first === last ? first : null;
	});
	const ofQuarter = remembered((quarter) => ask(quarter * QUARTER));
	const offset = (at: number) => ofDay(Math.floor(at / DAY)) ?? ofQuarter(Math.floor(at / QUARTER));
	const isoDay = remembered((day) => new Date(day * DAY).toISOString().slice(0, 10));
	const day = (at: number) => isoDay(Math.floor((at + offset(at)) / DAY));
	// Rows that a run wrote together carry one instant.
	let last = { iso: '', at: NaN };
	const millis = (iso: string) => {
		if (iso !== last.iso || iso === '') last = { iso, at: isoMillis(iso, timezone) };
		return last.at;
	};
	return {
		timezone,
		millis,
		day,
		time: (at) => new Date(at + offset(at)).toISOString().slice(11, 16),
		shown: (at) => at + offset(at),
		dayOf: (iso) => day(millis(iso)),
		at(date, time) {
			const local = Date.parse(`${date}T${time}Z`);
			return local - offset(local - offset(local));
		},
	};
}

function remembered<T>(find: (number: number) => T): (number: number) => T {
	const known = new Map<number, T>();
	return (number) => {
		let found = known.get(number);
		if (found === undefined) known.set(number, (found = find(number)));
		return found;
	};
}
