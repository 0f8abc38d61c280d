import { foldOwn, ownEvents } from '../reports/foldReports';
import { instant } from '../text/time';
import type { Assignment, Calendar, FollowUpPolicy, LogEvent, Reminder, Unit } from '../types';
import { addressBook } from './addressBook';
import { closedPlans } from './closedPlans';
import { deliveriesByKey } from './deliveries';
import { openLadder } from './ladder';
import { remindersFor } from './remindersFor';
import { statusReader, type PlanUnitStatus } from './unitStatus';
import { isWorkingDay } from './workingTime';

export interface FollowUpInput {
	/** Of any number of plans. */
	assignments: Assignment[];
	units: Unit[];
	/** The log, all plans; those of other plans and units are passed over. */
	events: LogEvent[];
	policy: FollowUpPolicy;
	calendar: Calendar;
	/** ISO instant. */
	now: string;
}

/**
 * Who is late, and what is to be sent now to whom. Pure: the same log at the same `now` gives the same answer, so
 * a run that crashed is simply run again, and two runs at once differ only in what the log tells them.
 *
 * `due` is empty outside the sending window and on days off; plans that are closed get statuses but no reminders.
 * `statuses` holds one status an assignment, in the order of the assignments. An assignment without due time
 * (`dueAt` empty) is neither late nor chased.
 *
 * Throws a RangeError for a `now` or a due time that is no ISO instant.
 */
export function evaluateFollowUp(input: FollowUpInput): { due: Reminder[]; statuses: PlanUnitStatus[] } {
	const { assignments, units, events, policy, calendar, now } = input;
	const reader = statusReader(policy, calendar, now);
	const ladder = openLadder(policy, calendar);
	const sending = withinWindow(now, policy, calendar);
	const closed = closedPlans(events);
	const addressOf = addressBook(units, events);
	const own = ownEvents(assignments, events);
	const due: Reminder[] = [];
	const statuses = assignments.map((assignment) => {
		const state = foldOwn(assignment, own(assignment));
		const deliveries = deliveriesByKey(state.history);
		const limit = reader.due(state.dueAt);
		if (sending && limit && !closed.has(assignment.planId)) {
			const { at: now, day: today } = reader.present;
			const situation = { state, deliveries, dueDay: limit.day, now, today, ladder, calendar, addressOf };
			due.push(...remindersFor(assignment, situation));
		}
		return reader.status(assignment, state, deliveries);
	});
	return { due, statuses };
}

/** Whether messages may leave at that instant: on a working day, from `from` until before `to`. */
export function withinWindow(now: string, { window }: FollowUpPolicy, calendar: Calendar): boolean {
	const local = instant(now, calendar.timezone);
	const clock = local.toFormat('HH:mm');
	return isWorkingDay(local.toISODate(), calendar) && clock >= window.from && clock < window.to;
}
