import type { Book } from '../../domain/book';
import {
	calendarOf,
	calendarTable,
	policiesInForce,
	readCalendar,
	readPolicy,
	WARD,
} from '../../domain/followup';
import type { Calendar, FollowUpPolicy } from '../../domain/types';

export interface LadderInForce {
	/** The ward's; plans may have their own in the log. */
	policy: FollowUpPolicy;
	calendar: Calendar;
	/** The years whose days off are known; null when an admin wrote the calendar. */
	years: number[] | null;
}

/**
 * Policy and calendar as an admin wrote them; what is left empty is what the officer set, by the book, else the default
 * ladder and Việt Nam's days of 2026.
 */
export function readLadder(
	written: { policy?: unknown; calendar?: unknown },
	book?: Pick<Book, 'events'>,
): LadderInForce {
	const events = book?.events ?? [];
	const own = !isEmpty(written.calendar);
	return {
		policy: isEmpty(written.policy) ? policiesInForce(events).of(WARD) : readPolicy(written.policy),
		calendar: own ? readCalendar(written.calendar) : calendarOf(events),
		years: own ? null : calendarTable(events).years,
	};
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
