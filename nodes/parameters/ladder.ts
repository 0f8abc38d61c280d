import type { INodeProperties } from 'n8n-workflow';
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

/** For operations that seldom need them: the same two as optional fields. */
export const ladderOptions = (operation: string): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Calendar',
			name: 'calendar',
			type: 'json',
			default: '',
			description:
				"Days off and days worked in exchange; empty for what the officer set, else Việt Nam's of 2026",
		},
		{
			displayName: 'Policy',
			name: 'policy',
			type: 'json',
			default: '',
			description: 'The ladder of reminders, as in the Follow-Up node; empty for what the officer set',
		},
	],
	displayOptions: { show: { operation: [operation] } },
});

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
