import { toIso } from '../text/time';
import { DateTime } from 'luxon';
import type { Assignment, Calendar, FollowUpPolicy, FollowUpStep } from '../types';
import { addWorkingDays } from './workingTime';
import { zoneClock, type ZoneClock } from './zoneClock';

/** One step of the ladder at the instant (milliseconds) from which it may be sent. */
export interface Rung {
	step: FollowUpStep;
	at: number;
	/** The date of that instant. */
	day: string;
}

/** The rungs in the order in which they fall due. */
export interface Ladder {
	/** All steps, counted from the due day (`2026-05-20`). */
	around(dueDay: string): Rung[];
	/** The steps after the due time only, counted from another day: see `remindersFor`. */
	lateFrom(day: string): Rung[];
}

/**
 * The policy's ladder in a calendar; remembers each day it was asked for, since units share due days.
 *
 * A step whose clock time lies outside the window is due at the next opening: before `from` the same day, from `to`
 * on the next working day at `from`. Steps that fall on one instant stand in the order of the policy's own times.
 */
export function openLadder(policy: FollowUpPolicy, calendar: Calendar, clock: ZoneClock): Ladder {
	const steps = policy.steps.toSorted((a, b) => a.workingDays - b.workingDays || compare(a.at, b.at));
	const late = steps.filter((step) => step.workingDays > 0);
	const rungs = (chosen: FollowUpStep[], day: string) =>
		chosen
			.map((step) => ({ step, ...opening(day, step, policy, calendar, clock) }))
			.toSorted((a, b) => a.at - b.at);
	return {
		around: remember((day) => rungs(steps, day)),
		lateFrom: remember((day) => rungs(late, day)),
	};
}

/**
 * Every instant at which a step falls due for some unit, sorted, each once: a run of the follow-up at each of them
 * misses nothing as long as the log stays silent. Assignments without due time have no ladder.
 */
export function ladderInstants(
	assignments: Assignment[],
	policy: FollowUpPolicy,
	calendar: Calendar,
): string[] {
	const clock = zoneClock(calendar.timezone);
	const ladder = openLadder(policy, calendar, clock);
	const dueTimes = new Set(assignments.map((one) => one.dueAt).filter(Boolean));
	const days = new Set([...dueTimes].map((dueAt) => clock.dayOf(dueAt)));
	const instants = new Set([...days].flatMap((day) => ladder.around(day).map((rung) => rung.at)));
	return [...instants].toSorted((a, b) => a - b).map((at) => isoOf(at, calendar));
}

/** An instant in milliseconds as ISO with the offset of the calendar's timezone. */
export function isoOf(at: number, { timezone }: Pick<Calendar, 'timezone'>): string {
	return toIso(DateTime.fromMillis(at, { zone: timezone }) as DateTime<true>);
}

function opening(
	dueDay: string,
	step: FollowUpStep,
	{ window }: FollowUpPolicy,
	calendar: Calendar,
	clock: ZoneClock,
) {
	const wished = addWorkingDays(dueDay, step.workingDays, calendar);
	const day = step.at < window.to ? wished : addWorkingDays(wished, 1, calendar);
	const time = step.at < window.from || step.at >= window.to ? window.from : step.at;
	return { day, at: clock.at(day, time) };
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function remember<T>(find: (day: string) => T): (day: string) => T {
	const known = new Map<string, T>();
	return (day) => {
		let found = known.get(day);
		if (!found) known.set(day, (found = find(day)));
		return found;
	};
}
