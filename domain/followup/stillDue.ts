import { inOrder } from '../reports/foldOrder';
import { foldOwn, foldReports, ownEvents } from '../reports/foldReports';
import { VIETNAM } from '../text/time';
import type { Assignment, LogEvent, Message } from '../types';
import { closedPlans } from './closedPlans';
import { deliveriesByKey } from './deliveries';
import { owes } from './evaluateFollowUp';
import { around } from './followUpLog';
import { pausedPlans } from './pausedPlans';
import { addressesIn } from './persons';
import { policiesInForce } from './policyInForce';
import { readReminderKey } from './reminderKey';
import { zoneClock } from './zoneClock';

type About = Pick<Message['covers'][number], 'planId' | 'unit' | 'key'>;

/**
 * Which of these reminders the log still asks for, re-read immediately before they are sent: the unit has not reported
 * since, is not excluded, no report was returned or withdrawn that makes it another reminder, no extension has moved its due
 * day; its plan is neither closed nor paused; its key was not sent; and what the officer sends by hand is of today. What is
 * no reminder (a notice, a receipt) is kept.
 */
export function stillDue<T extends About>(
	reminders: T[],
	events: LogEvent[],
	now: string,
	timezone = VIETNAM,
): T[] {
	const clock = zoneClock(timezone);
	const today = clock.dayOf(now);
	const stopped = new Set([...closedPlans(events), ...pausedPlans(events).keys()]);
	const ownOf = ownEvents(reminders.map(withoutTerms), events);
	return reminders.filter((reminder) => {
		const { planId, key } = reminder;
		const asked = readReminderKey(key);
		if (!asked) return true;
		const own = ownOf(withoutTerms(reminder));
		const state = foldOwn(withoutTerms(reminder), own);
		return (
			!stopped.has(planId) &&
			owes(state) &&
			state.round === asked.round &&
			(asked.day === undefined || asked.day === today) &&
			(state.dueAt === '' || clock.dayOf(state.dueAt) === asked.dueDay) &&
			(deliveriesByKey(inOrder(own)).get(key)?.sentAt ?? null) === null
		);
	});
}

/**
 * Whether a composed mail may leave by the log as it is now: all that it covers is still due, and nobody it goes to was
 * reminded by another mail today, or is being reminded by another run, unless about a report that was returned since.
 * A mail that does not stand is not sent in part: the next run composes what is left of it.
 */
export function mailStands(
	{ covers, to }: Pick<Message, 'covers' | 'to'>,
	events: LogEvent[],
	now: string,
	timezone = VIETNAM,
): boolean {
	if (stillDue(covers, events, now, timezone).length < covers.length) return false;
	const asked = covers.filter(({ key }) => readReminderKey(key));
	if (asked.length === 0) return true;
	const clock = zoneClock(timezone);
	const today = clock.dayOf(now);
	const isAround = around(today);
	const policies = policiesInForce(events);
	const people = new Set(addressesIn(to.toLowerCase()));
	const keys = new Set(covers.map(({ key }) => key));
	const others = new Map<string, LogEvent>();
	for (const event of events) {
		const { kind, key, data, at } = event;
		// A message that went by another road says whose it was.
		const whose = data.person ?? data.to;
		if (!isAround(at) || !kind.startsWith('delivery.') || keys.has(key) || typeof whose !== 'string')
			continue;
		if (!policies.audienceOf(String(data.step)) || clock.dayOf(at) !== today) continue;
		if (addressesIn(whose.toLowerCase()).some((address) => people.has(address))) others.set(key, event);
	}
	const last = [...others.values()]
		.filter(({ kind }) => kind === 'delivery.sent' || kind === 'delivery.sending')
		.map(({ at }) => clock.millis(at));
	if (last.length === 0) return true;
	const moment = Math.max(...last);
	return asked.every((cover) => {
		const { state, reopenedAt } = foldReports(withoutTerms(cover), events);
		return state === 'returned' && reopenedAt !== null && clock.millis(reopenedAt) > moment;
	});
}

/** Its due time, once folded, is that of the extension in force: empty without one. */
function withoutTerms({ planId, unit }: Pick<About, 'planId' | 'unit'>): Assignment {
	return { planId, unit, dueAt: '', tasks: [], indicators: [] };
}
