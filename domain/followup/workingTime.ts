import type { Calendar } from '../types';

/** More days off in a row than any calendar has: beyond it the calendar is broken, not the search. */
const LONGEST_BREAK = 366;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether people work on that date (`2026-05-18`): Monday to Friday and the Saturdays and Sundays worked in
 * exchange (làm bù), save the days off. A date in both lists is a day off: disturbing people on a holiday is
 * the worse mistake.
 */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
	if (calendar.holidays.includes(date)) return false;
	const weekday = new Date(dayNumber(date) * DAY).getUTCDay();
	return (weekday !== 0 && weekday !== 6) || calendar.extraWorkingDays.includes(date);
}

/**
 * The date `n` working days away; the date itself is never counted, be it a working day or not.
 *
 * - `n > 0`: the n-th working day after it. One working day after Saturday 16/05/2026 is Monday 18/05/2026.
 * - `n < 0`: the n-th working day before it. One working day before that Saturday is Friday 15/05/2026.
 * - `n = 0`: the date itself, or the first working day after it when it is a day off.
 *
 * So a due time on a day off is warned of on the working days before it and chased on those after it, and the
 * step of the due day falls together with the first day late, which overtakes it.
 *
 * Throws a RangeError for a date that is none, an `n` that is no whole number, and a calendar without working days.
 */
export function addWorkingDays(date: string, n: number, calendar: Calendar): string {
	if (!Number.isInteger(n)) throw new RangeError(`Not a whole number of working days: ${n}`);
	const step = n < 0 ? -1 : 1;
	let at = n === 0 ? dayNumber(date) - 1 : dayNumber(date);
	let left = Math.max(Math.abs(n), 1);
	let idle = 0;
	while (left > 0) {
		at += step;
		if (isWorkingDay(isoDate(at), calendar)) {
			left -= 1;
			idle = 0;
		} else if ((idle += 1) > LONGEST_BREAK)
			throw new RangeError(`The calendar has no working day near ${date}`);
	}
	return isoDate(at);
}

/**
 * How many working days lie after `from` up to and including `to`; 0 when `to` is not after `from`.
 * From Friday to the Monday after it is 1, from Friday to Sunday 0.
 */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
	const end = dayNumber(to);
	let count = 0;
	for (let at = dayNumber(from) + 1; at <= end; at += 1) if (isWorkingDay(isoDate(at), calendar)) count += 1;
	return count;
}

/** Days since 1970 in UTC, where every day has 24 hours: a ladder is reckoned for each due day of a long log. */
function dayNumber(date: string): number {
	const number = Date.parse(`${date}T00:00:00Z`) / DAY;
	if (Number.isNaN(number) || isoDate(number) !== date) throw new RangeError(`Not an ISO date: ${date}`);
	return number;
}

function isoDate(number: number): string {
	let date = dates.get(number);
	if (date === undefined) dates.set(number, (date = new Date(number * DAY).toISOString().slice(0, 10)));
	return date;
}

/** Every ladder asks for the same few hundred days. */
const dates = new Map<number, string>();
