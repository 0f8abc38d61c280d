import { foldOwn } from '../reports/foldReports';
import type { Audience, LogEvent, Reminder } from '../types';
import type { Call } from './calls';
import { CALL_STEP } from './callStep';
import { evaluateFollowUp, owes, type FollowUpInput } from './evaluateFollowUp';
import { isoOf } from './ladder';
import { besideNotices, type NoticeDue } from './noticesDue';
import { openSituation, type OpenSituation } from './openSituation';
import { isWorkingDay } from './workingTime';

/** One mail that would go out: to one person, about one unit or several. */
export interface RehearsedMail {
	/** ISO instant from which it may go out. */
	at: string;
	to: Audience | 'officer';
	/** Email address or addresses; empty when the directory has none. */
	address: string;
	reminders: Reminder[];
	/** Of the officer's list: units to be called. */
	calls?: Call[];
	/** Of a notice that is taken up again: the plan. */
	notices?: NoticeDue[];
}

export interface RehearsedDay {
	/** `2026-05-18` */
	date: string;
	working: boolean;
	mails: RehearsedMail[];
}

/**
 * What would go out from `now` on, day by day, if no unit reported and nothing else happened: the follow-up itself is run at
 * each instant at which a step falls due or a window opens, and what it asks for is taken as sent. Sends nothing.
 */
export function rehearse(input: FollowUpInput, days = 10): RehearsedDay[] {
	const situation = openSituation(input);
	const { clock, calendar } = situation;
	const { at: now, day: today } = situation.reader.present;
	const { assignments, instants } = ahead(input, situation);
	const relevant = rowsOf(assignments, input.events);
	const sent: LogEvent[] = [];
	return Array.from({ length: days }, (_, i) => plus(today, i)).map((date) => {
		const working = isWorkingDay(date, calendar);
		if (!working) return { date, working, mails: [] };
		const openings = [...windows(input, situation)].map((from) => clock.at(date, from));
		const moments = new Set([...openings, ...(instants.get(date) ?? []), ...(date === today ? [now] : [])]);
		const mails = [...moments]
			.filter((at) => at >= now)
			.toSorted((a, b) => a - b)
			.flatMap((at) => {
				const iso = isoOf(at, calendar);
				const events = [...relevant, ...sent];
				const found = evaluateFollowUp({ ...input, assignments, events, now: iso });
				const due = besideNotices(found.due, found.notices);
				const officer = situation.persons.officer;
				sent.push(
					...due.map((reminder) => sentRow(reminder, iso, situation)),
					...found.notices.map((notice) => sentRow({ ...notice, to: 'contact' }, iso, situation)),
					...found.calls.map((call) => sentRow({ ...call, step: CALL_STEP }, iso, situation, officer)),
				);
				return [
					...officersList(found.calls, iso, officer),
					...noticeMails(found.notices, iso, situation),
					...gathered(due, iso, situation),
				];
			});
		return { date, working, mails };
	});
}

/** Those who owe a report, and the instants of their ladders by date. */
function ahead({ assignments }: FollowUpInput, situation: OpenSituation) {
	const instants = new Map<string, Set<number>>();
	const owing = assignments.filter((assignment, position) => {
		const state = foldOwn(assignment, situation.log.of(position).story());
		const limit = situation.reader.due(state.dueAt);
		if (!limit || !owes(state) || !situation.isOpen(assignment.planId)) return false;
		const ladder = situation.ladderOf(assignment.planId);
		const late = state.reopenedAt ? ladder.lateFrom(situation.clock.dayOf(state.reopenedAt)) : [];
		for (const { day, at } of [...ladder.around(limit.day), ...late])
			instants.set(day, (instants.get(day) ?? new Set()).add(at));
		return true;
	});
	return { assignments: owing, instants };
}

/** The log without the units that owe nothing: it is read once for each instant. */
function rowsOf(assignments: FollowUpInput['assignments'], events: LogEvent[]): LogEvent[] {
	const owing = new Set(assignments.map(({ planId, unit }) => JSON.stringify([planId, unit])));
	return events.filter(
		({ planId, unit, kind }) =>
			!unit || kind.startsWith('delivery.') || owing.has(JSON.stringify([planId, unit])),
	);
}

function windows({ assignments }: FollowUpInput, { policies }: OpenSituation): Set<string> {
	const plans = new Set(assignments.map(({ planId }) => planId));
	return new Set([...plans].map((planId) => policies.of(planId).window.from));
}

function sentRow(
	{ planId, unit, key, step, to }: Pick<Reminder, 'planId' | 'unit' | 'key' | 'step' | 'to'>,
	at: string,
	{ persons }: OpenSituation,
	address = persons.email(unit, to),
): LogEvent {
	const data = { channel: 'email', step, ...(address && { to: address }) };
	return { planId, unit, kind: 'delivery.sent', at, by: '', key, data };
}

function officersList(calls: Call[], at: string, address: string): RehearsedMail[] {
	return calls.length > 0 && address ? [{ at, to: 'officer', address, reminders: [], calls }] : [];
}

/** One mail a plan and a person: the plan is attached. */
function noticeMails(notices: NoticeDue[], at: string, { persons }: OpenSituation): RehearsedMail[] {
	const mails = new Map<string, RehearsedMail & { notices: NoticeDue[] }>();
	for (const notice of notices) {
		const address = persons.email(notice.unit, 'contact');
		const whose = JSON.stringify([notice.planId, address.toLowerCase() || notice.unit]);
		const mail = mails.get(whose) ?? { at, to: 'contact', address, reminders: [], notices: [] };
		mail.notices.push(notice);
		mails.set(whose, mail);
	}
	return [...mails.values()];
}

/** One mail a person, in the order of the reminders. */
export function gathered(due: Reminder[], at: string, { persons }: OpenSituation): RehearsedMail[] {
	const mails = new Map<string, RehearsedMail>();
	for (const reminder of due) {
		const { unit, to } = reminder;
		const person = to === 'chair' ? to : persons.identity(reminder);
		const mail = mails.get(person) ?? { at, to, address: persons.email(unit, to), reminders: [] };
		mail.reminders.push(reminder);
		mails.set(person, mail);
	}
	return [...mails.values()];
}

function plus(day: string, days: number): string {
	const at = new Date(`${day}T00:00:00Z`);
	at.setUTCDate(at.getUTCDate() + days);
	return at.toISOString().slice(0, 10);
}
