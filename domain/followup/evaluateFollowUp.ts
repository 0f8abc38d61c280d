import { foldOwn, type UnitReportState } from '../reports/foldReports';
import type { Assignment, Calendar, FollowUpPolicy, LogEvent, Reminder, Unit } from '../types';
import { callsFor, type Call } from './calls';
import { onceADay } from './onceADay';
import { openSituation } from './openSituation';
import { remindersFor, rungsAt, type Asked } from './remindersFor';
import type { PlanUnitStatus } from './unitStatus';

export interface FollowUpInput {
	/** Of any number of plans. */
	assignments: Assignment[];
	units: Unit[];
	/** The log, all plans. Rows of other units count too where they say whom a person was told today. */
	events: LogEvent[];
	/** The ward's ladder; a plan with a ladder of its own in the log (`policy.changed`) keeps to that. */
	policy: FollowUpPolicy;
	calendar: Calendar;
	/** ISO instant. */
	now: string;
}

export interface FollowUp {
	due: Reminder[];
	statuses: PlanUnitStatus[];
	/** Whom the officer has to call, since nothing reaches them: instead of reminders. */
	calls: Call[];
}

/**
 * Who is late, and what is to be sent now to whom. Pure: the same log at the same `now` gives the same answer, so
 * a run that crashed is simply run again, and two runs at once differ only in what the log tells them.
 *
 * `due` is empty outside the sending window and on days off; plans that are closed or paused get statuses but no
 * reminders. Reminders whose recipients have one address belong into one mail: nobody gets two a day, see `onceADay`.
 * `statuses` holds one status an assignment, in the order of the assignments. An assignment without due time
 * (`dueAt` empty) is neither late nor chased.
 *
 * Throws a RangeError for a `now` or a due time that is no ISO instant.
 */
export function evaluateFollowUp(input: FollowUpInput): FollowUp {
	const { assignments } = input;
	const situation = openSituation(input);
	const { log, reader, clock, persons } = situation;
	const { at: now, day: today } = reader.present;
	const sorted = rungsAt(now, today);
	const owing: Asked[] = [];
	const calls: Call[] = [];
	const statuses = assignments.map((assignment, position) => {
		const { planId } = assignment;
		const own = log.of(position);
		const state = foldOwn(assignment, own.story());
		const limit = reader.due(state.dueAt);
		if (limit && situation.isSending(planId) && situation.isOpen(planId) && owes(state)) {
			const ladder = situation.ladderOf(planId);
			const terms = { assignment, place: position, state, log: own, dueDay: limit.day };
			const asked = remindersFor({ ...terms, now, today, ladder, rungsAt: sorted, clock, persons });
			const answer = callsFor({ assignment, log: own, asked }, situation);
			calls.push(...answer.calls);
			if (answer.rest.now.length + answer.rest.later.length > 0) owing.push(answer.rest);
		}
		return reader.status(assignment, state, own);
	});
	return {
		due: onceADay(owing, persons.identity, situation.told),
		statuses,
		calls: situation.officerTold ? [] : calls,
	};
}

/** Whether a report is missing that the unit is held to. */
export function owes({ state }: Pick<UnitReportState, 'state'>): boolean {
	return state === 'waiting' || state === 'returned';
}
