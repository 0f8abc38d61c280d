import type { Calendar, FollowUpPolicy, LogEvent, Message } from '../types';
import { calendarOf } from './calendarTable';
import { CALL_STEP } from './callStep';
import { isoOf } from './ladder';
import { isWithin } from './openSituation';
import { policiesInForce, WARD } from './policyInForce';
import { readReminderKey } from './reminderKey';
import { zoneClock } from './zoneClock';

/** `until`: the instant at which the first window closes, ISO; null for a mail that is bound to no window. */
export type Window = { open: false } | { open: true; until: string | null };

/**
 * Whether a composed mail may leave at `now`, looked at again when it is about to: a run that began in time may still be
 * sending after hours. Reminders are bound to the windows of all their plans, the officer's list of calls to the ward's;
 * whatever a person asked for (a notice, a decision, a receipt) is bound to none.
 */
export function sendingWindow(
	{ covers, step = '' }: Pick<Message, 'covers'> & { step?: string },
	events: LogEvent[],
	now: string,
	{ policy, calendar = calendarOf(events) }: { policy?: FollowUpPolicy; calendar?: Calendar } = {},
): Window {
	const reminders = covers.filter(({ key }) => readReminderKey(key)).map(({ planId }) => planId);
	const plans = new Set([...reminders, ...(step === CALL_STEP ? [WARD] : [])]);
	if (plans.size === 0) return { open: true, until: null };
	const policies = policiesInForce(events, policy);
	const clock = zoneClock(calendar.timezone);
	const at = clock.millis(now);
	const windows = [...plans].map((planId) => policies.of(planId));
	if (!windows.every((one) => isWithin(at, one, calendar, clock))) return { open: false };
	const ends = windows.map(({ window }) => clock.at(clock.day(at), window.to));
	return { open: true, until: isoOf(Math.min(...ends), calendar) };
}
