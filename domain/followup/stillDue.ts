import { inOrder } from '../reports/foldOrder';
import { foldOwn, ownEvents } from '../reports/foldReports';
import { VIETNAM } from '../text/time';
import type { Assignment, LogEvent, Message } from '../types';
import { CALL_STEP } from './callStep';
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

/** What is known beside the log. */
export interface InForce {
	/** Việt Nam's unless given. */
	timezone?: string;
	/** The plans as they are confirmed now; without them the log alone says by when a unit has to report. */
	plans?: readonly { planId: string; assignments: readonly Assignment[] }[];
	/** The run that asks: parts of one long mail to the same person are its own, not another mail. */
	run?: string;
}

/**
 * Which of these reminders are still asked for, re-read immediately before they are sent: the unit has not reported
 * since, is not excluded, no report was returned or withdrawn that makes it another reminder; neither an extension nor a
 * new confirmation of its plan has moved its due day or taken its share away; its plan is neither closed nor paused; its
 * key was not sent; and what the officer sends by hand is of today. What is no reminder (a notice, a receipt) is kept.
 */
export function stillDue<T extends About>(
	reminders: T[],
	events: LogEvent[],
	now: string,
	inForce: InForce = {},
): T[] {
	const clock = zoneClock(inForce.timezone ?? VIETNAM);
	const today = clock.dayOf(now);
	const stopped = new Set([...closedPlans(events), ...pausedPlans(events).keys()]);
	const ownOf = ownEvents(reminders.map(withoutTerms), events);
	const shareOf = sharesIn(inForce);
	return reminders.filter((reminder) => {
		const { planId, key } = reminder;
		const asked = readReminderKey(key);
		if (!asked) return true;
		const share = shareOf(reminder);
		if (!share) return false;
		const own = ownOf(share);
		const state = foldOwn(share, own);
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
 * The officer's list of calls (`step` 'call') is such a mail too. A mail that does not stand is not sent in part: the next
 * run composes what is left of it.
 */
export function mailStands(
	{ covers, to, step = '' }: Pick<Message, 'covers' | 'to'> & { step?: string },
	events: LogEvent[],
	now: string,
	inForce: InForce = {},
): boolean {
	if (stillDue(covers, events, now, inForce).length < covers.length) return false;
	const asked = covers.filter(({ key }) => readReminderKey(key));
	if (asked.length === 0 && step !== CALL_STEP) return true;
	const clock = zoneClock(inForce.timezone ?? VIETNAM);
	const moment = lastOther({ covers, to }, events, now, { clock, run: inForce.run });
	if (moment === null) return true;
	if (asked.length === 0) return false;
	const ownOf = ownEvents(asked.map(withoutTerms), events);
	return asked.every((cover) => {
		const { state, reopenedAt } = foldOwn(withoutTerms(cover), ownOf(withoutTerms(cover)));
		return state === 'returned' && reopenedAt !== null && clock.millis(reopenedAt) > moment;
	});
}

/** When the last other mail of today went, or began to go, to one of the same people (milliseconds); null without one. */
function lastOther(
	{ covers, to }: Pick<Message, 'covers' | 'to'>,
	events: LogEvent[],
	now: string,
	{ clock, run }: { clock: ReturnType<typeof zoneClock>; run: string | undefined },
): number | null {
	const today = clock.dayOf(now);
	const isAround = around(today);
	const policies = policiesInForce(events);
	const people = new Set(addressesIn(to.toLowerCase()));
	const keys = new Set(covers.map(({ key }) => key));
	const others = new Map<string, LogEvent>();
	for (const event of events) {
		const { kind, key, data, at } = event;
		if (kind === 'delivery.sending' && run && data.run === run) {
			keys.add(key);
			others.delete(key);
		}
		// A message that went by another road says whose it was.
		const whose = data.person ?? data.to;
		if (!isAround(at) || !kind.startsWith('delivery.') || keys.has(key) || typeof whose !== 'string')
			continue;
		const step = String(data.step);
		if ((step !== CALL_STEP && !policies.audienceOf(step)) || clock.dayOf(at) !== today) continue;
		if (addressesIn(whose.toLowerCase()).some((address) => people.has(address))) others.set(key, event);
	}
	const last = [...others.values()]
		.filter(({ kind }) => kind === 'delivery.sent' || kind === 'delivery.sending')
		.map(({ at }) => clock.millis(at));
	return last.length > 0 ? Math.max(...last) : null;
}

/** The share that a reminder is about; null when its plan is known and gives the unit none (any more). */
function sharesIn({ plans = [] }: InForce): (about: About) => Assignment | null {
	const known = new Map(plans.map(({ planId, assignments }) => [planId, assignments]));
	return (about) => {
		const assignments = known.get(about.planId);
		if (!assignments) return withoutTerms(about);
		const own = assignments.find(({ unit }) => unit === about.unit);
		return own ? { ...own, planId: about.planId } : null;
	};
}

/** Its due time, once folded, is that of the extension in force: empty without one. */
function withoutTerms({ planId, unit }: Pick<About, 'planId' | 'unit'>): Assignment {
	return { planId, unit, dueAt: '', tasks: [], indicators: [] };
}
