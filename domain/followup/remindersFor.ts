import { millis } from '../reports/foldOrder';
import type { UnitReportState } from '../reports/foldReports';
import type { Assignment, Audience, Calendar, Reminder } from '../types';
import { mayBeSent, type Delivery } from './deliveries';
import { dayOf, type Ladder, type Rung } from './ladder';

const RANK: Record<Audience, number> = { contact: 0, head: 1, chair: 2 };

interface Situation {
	state: UnitReportState;
	deliveries: Map<string, Delivery>;
	dueDay: string;
	/** Milliseconds; within the sending window of a working day, which the caller has made sure of. */
	now: number;
	/** Date of `now`. */
	today: string;
	ladder: Ladder;
	calendar: Calendar;
	/** The address that a message to that person of the unit would go to now; empty when there is none. */
	addressOf(unit: string, to: Audience): string;
}

/**
 * What is to be sent about one unit at `now`; empty unless it owes a report.
 *
 * 1. A step counts when its instant has come and does not lie before the unit came to owe the report on the present
 *    terms: its notice, the last return, withdrawal or inclusion, the extension in force. Whoever is told today
 *    that five days are left is not told within the hour that it was three.
 * 2. When every step lies before that (a report returned a week after the due time), the steps after the due time
 *    are counted from that day instead, so that a silent unit still reaches the top of the ladder.
 * 3. The latest step overtakes those before it: one message, not a backlog. Steps of one instant for different
 *    people all stand. A missed step to the head or the chair is overtaken only by one that goes at least as high,
 *    so that an escalation is never lost to a later reminder to the contact.
 * 4. A step missed on an earlier day waits when the next one for the same person comes later today: nobody gets
 *    yesterday's message at 07:30 and today's at 08:00.
 */
export function remindersFor({ planId, unit }: Assignment, situation: Situation): Reminder[] {
	const { state, deliveries, dueDay, now, calendar, addressOf } = situation;
	if (state.state !== 'waiting' && state.state !== 'returned') return [];
	return standing(climbed(situation), situation)
		.map(({ step }) => ({
			key: [planId, unit, step.id, step.channels.join('+'), dueDay, `r${state.round}`].map(part).join(':'),
			planId,
			unit,
			step: step.id,
			to: step.to,
			channels: [...step.channels],
		}))
		.filter(({ key, to }) =>
			mayBeSent(deliveries.get(key), { now, timezone: calendar.timezone, to: addressOf(unit, to) }),
		);
}

/** The ladder on the present terms. */
function climbed(situation: Situation): Rung[] {
	const { dueDay, ladder, calendar } = situation;
	const since = owedSince(situation);
	if (!since) return ladder.around(dueDay);
	const ahead = ladder.around(dueDay).filter((rung) => rung.at >= since.at);
	if (ahead.length > 0) return ahead;
	return ladder.lateFrom(dayOf(since.iso, calendar)).filter((rung) => rung.at >= since.at);
}

/** An instant after `now` says nothing about the ladder: the run is a rehearsal at an earlier date. */
function owedSince({ state, deliveries, now, calendar }: Situation): { at: number; iso: string } | null {
	const told = [...deliveries.values()].find(({ step, sentAt }) => step === 'notice' && sentAt !== null);
	return [told?.sentAt, state.reopenedAt, state.extendedAt]
		.filter((iso) => typeof iso === 'string')
		.map((iso) => ({ at: millis(iso, calendar.timezone), iso }))
		.filter(({ at }) => at <= now)
		.reduce<{ at: number; iso: string } | null>((last, one) => (last && last.at > one.at ? last : one), null);
}

function standing(rungs: Rung[], { now, today }: Situation): Rung[] {
	const latest = new Map<Audience, Rung>();
	for (const rung of rungs) if (rung.at <= now) latest.set(rung.step.to, rung);
	const candidates = [...latest.values()];
	const overtaken = (one: Rung) =>
		candidates.some((other) => other.at > one.at && RANK[other.step.to] >= RANK[one.step.to]);
	const waits = (one: Rung) =>
		one.day < today &&
		rungs.some((next) => next.at > now && next.day === today && next.step.to === one.step.to);
	return candidates.filter((one) => !overtaken(one) && !waits(one));
}

/** Keeps the parts of a key apart, whatever a code holds. */
function part(text: string): string {
	return text.replace(/[%:\s]/g, encodeURIComponent);
}
