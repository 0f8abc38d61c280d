import type { UnitReportState } from '../reports/foldReports';
import type { Assignment, Audience, Reminder } from '../types';
import { inOrder } from '../reports/foldOrder';
import { deliveriesByKey, mayBeSent } from './deliveries';
import type { UnitLog } from './followUpLog';
import type { Ladder, Rung } from './ladder';
import type { Persons } from './persons';
import { reminderKey } from './reminderKey';
import type { ZoneClock } from './zoneClock';

const RANK: Record<Audience, number> = { contact: 0, head: 1, chair: 2 };

export interface Situation {
	assignment: Assignment;
	/** Where the assignment stands among all. */
	place: number;
	state: UnitReportState;
	log: UnitLog;
	dueDay: string;
	/** Milliseconds; within the sending window of a working day, which the caller has made sure of. */
	now: number;
	/** Date of `now`. */
	today: string;
	ladder: Ladder;
	rungsAt: ReturnType<typeof rungsAt>;
	clock: ZoneClock;
	persons: Persons;
}

/** A reminder that the ladder asks for now. */
export interface Candidate {
	reminder: Reminder;
	/** Its step fell due on an earlier day. */
	missed: boolean;
	/** When the report was returned, if it is a returned one that is owed (milliseconds). */
	returnedAt: number | null;
	/** Where its assignment stands among all. */
	place: number;
}

/** What the ladder of one unit asks for now, and what it will ask for later today. */
export interface Asked {
	now: Candidate[];
	/** The last step of today for each person whose hour has not come. */
	later: Candidate[];
}

const NONE: Candidate[] = [];
const NOTHING: Asked = { now: NONE, later: NONE };

/**
 * What is to be sent about one unit that owes a report at `now`.
 *
 * 1. A step counts when its instant has come and does not lie before the unit came to owe the report on the present
 *    terms: its notice, the last return, withdrawal or inclusion, the extension in force. Whoever is told today
 *    that five days are left is not told within the hour that it was three.
 * 2. When every step lies before that (a report returned a week after the due time), the steps after the due time
 *    are counted from that day instead, so that a silent unit still reaches the top of the ladder.
 * 3. The latest step overtakes those before it: one message, not a backlog. Steps of one instant for different
 *    people all stand. A missed step to the head or the chair is overtaken only by one that goes at least as high,
 *    so that an escalation is never lost to a later reminder to the contact.
 *
 * Whether the person may be written to once more today is for `onceADay`.
 */
export function remindersFor(situation: Situation): Asked {
	const { standing, later } = situation.rungsAt(climbed(situation));
	if (standing.length === 0 && later.length === 0) return NOTHING;
	const open = (rung: Rung) => candidate(rung, situation);
	return { now: standing.flatMap(open), later: later.length > 0 ? later.flatMap(open) : NONE };
}

/** Of a ladder, the rungs that ask for a message now, and those of later today. */
export interface RungsNow {
	standing: Rung[];
	later: Rung[];
}

/** Sorts ladders out at one moment, and remembers each: most units of a plan stand on the same one. */
export function rungsAt(now: number, today: string): (rungs: Rung[]) => RungsNow {
	const known = new Map<Rung[], RungsNow>();
	return (rungs) => {
		let found = known.get(rungs);
		if (!found) {
			const passed = rungs.filter(({ at }) => at <= now);
			const ahead = rungs.filter(({ at, day }) => at > now && day === today);
			known.set(rungs, (found = { standing: standing(passed), later: lastOfEach(ahead) }));
		}
		return found;
	};
}

/** The ladder on the present terms. */
export function climbed(
	situation: Pick<Situation, 'state' | 'log' | 'dueDay' | 'now' | 'ladder' | 'clock'>,
): Rung[] {
	const { dueDay, ladder, clock } = situation;
	const since = owedSince(situation);
	const around = ladder.around(dueDay);
	if (since === null || (around.length > 0 && since <= around[0]!.at)) return around;
	const ahead = around.filter((rung) => rung.at >= since);
	if (ahead.length > 0) return ahead;
	return ladder.lateFrom(clock.day(since)).filter((rung) => rung.at >= since);
}

/** An instant after `now` says nothing about the ladder: the run is a rehearsal at an earlier date. */
function owedSince({ state, log, now, clock }: Pick<Situation, 'state' | 'log' | 'now' | 'clock'>) {
	const notice = log.sent().find(({ data }) => data?.step === 'notice');
	let since: number | null = null;
	for (const iso of [notice?.at, state.reopenedAt, state.extendedAt]) {
		const at = typeof iso === 'string' ? clock.millis(iso) : null;
		if (at !== null && at <= now && (since === null || at > since)) since = at;
	}
	return since;
}

function standing(passed: Rung[]): Rung[] {
	const latest = lastOfEach(passed);
	const overtaken = (one: Rung) =>
		latest.some((other) => other.at > one.at && RANK[other.step.to] >= RANK[one.step.to]);
	return latest.filter((one) => !overtaken(one));
}

/** The last rung of each person. */
function lastOfEach(rungs: Rung[]): Rung[] {
	return rungs.filter((one, i) => !rungs.some((other, j) => j > i && other.step.to === one.step.to));
}

/** Empty when its message was sent, is on its way or has failed for good. */
function candidate({ step, day }: Rung, situation: Situation): Candidate[] {
	const { assignment, place, state, log, dueDay, now, today, clock, persons } = situation;
	const { planId, unit } = assignment;
	const key = reminderKey({ planId, unit, step: step.id, dueDay, round: state.round }, step.channels);
	if (!isFree(key, log, { now, clock, to: persons.email(unit, step.to) })) return [];
	return [
		{
			reminder: { key, planId, unit, step: step.id, to: step.to, channels: [...step.channels] },
			missed: day < today,
			returnedAt: state.state === 'returned' && state.reopenedAt ? clock.millis(state.reopenedAt) : null,
			place,
		},
	];
}

/** Whether a message to `to` may go out by the rows of its key. */
export function isFree(
	key: string,
	log: UnitLog,
	{ now, clock, to = '' }: { now: number; clock: ZoneClock; to?: string },
): boolean {
	const rows = log.deliveriesOf(key);
	if (rows.length === 0) return true;
	const { timezone } = clock;
	return mayBeSent(deliveriesByKey(inOrder(rows)).get(key), { now, timezone, to });
}
