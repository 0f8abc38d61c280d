import { foldOwn, type UnitReportState } from '../reports/foldReports';
import type { Assignment, Calendar, FollowUpPolicy, LogEvent, Reminder, Unit } from '../types';
import { callsFor, type Call } from './calls';
import { noticeDue, type NoticeDue } from './noticesDue';
import { onceADay } from './onceADay';
import { openSituation, type OpenSituation } from './openSituation';
import { addressesIn } from './persons';
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
	/** Units that have not got their share of the plan yet: notices to be taken up again, see `besideNotices`. */
	notices: NoticeDue[];
	/** Nothing of this goes to the officer today, nor did: a mail of their own may. */
	officerIsFree: boolean;
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
	const notices: NoticeDue[] = [];
	const statuses = assignments.map((assignment, position) => {
		const { planId } = assignment;
		const own = log.of(position);
		const state = foldOwn(assignment, own.story());
		const limit = reader.due(state.dueAt);
		const isAsked = owes(state) && situation.isSending(planId) && situation.isOpen(planId);
		const notice = isAsked ? noticeDue(assignment, { log: own, dueAt: state.dueAt }, situation) : null;
		if (notice) notices.push(notice);
		if (limit && isAsked) {
			const ladder = situation.ladderOf(planId);
			const terms = { assignment, place: position, state, log: own, dueDay: limit.day };
			const asked = remindersFor({ ...terms, now, today, ladder, rungsAt: sorted, clock, persons });
			const answer = callsFor({ assignment, log: own, asked }, situation);
			calls.push(...answer.calls);
			if (answer.rest.now.length + answer.rest.later.length > 0) owing.push(answer.rest);
		}
		return reader.status(assignment, state, own);
	});
	const due = onceADay(owing, persons.identity, situation.told);
	const { officer } = persons;
	const isOfficer = (one: Reminder) => officer !== '' && addressesIn(persons.identity(one)).includes(officer);
	const listed = officerMayBeTold(situation) && !due.some((one) => one.to === 'chair' && isOfficer(one));
	const isList = listed && calls.length > 0;
	return {
		due: isList ? due.filter((one) => !isOfficer(one)) : due,
		statuses,
		calls: isList ? calls : [],
		notices,
		officerIsFree: listed && !due.some(isOfficer),
	};
}

/** Nobody gets two of these mails a day, and the officer may be some unit's contact: not a list after a reminder. */
function officerMayBeTold({ officerTold, persons, told }: OpenSituation): boolean {
	const got = told.get(persons.officer);
	return !officerTold && (!got || (got.sentAt === null && got.open.length === 0));
}

/** Whether a report is missing that the unit is held to. */
export function owes({ state }: Pick<UnitReportState, 'state'>): boolean {
	return state === 'waiting' || state === 'returned';
}
