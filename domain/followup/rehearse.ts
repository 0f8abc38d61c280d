import { foldOwn } from '../reports/foldReports';
import type { Audience, LogEvent, Reminder } from '../types';
import { evaluateFollowUp, owes, type FollowUpInput } from './evaluateFollowUp';
import { isoOf } from './ladder';
import { openSituation, type OpenSituation } from './openSituation';
import { isWorkingDay } from './workingTime';

/** One mail that would go out: to one person, about one unit or several. */
export interface RehearsedMail {
	/** ISO instant from which it may go out. */
	at: string;
	to: Audience;
	/** Email address or addresses; empty when the directory has none. */
	address: string;
	reminders: Reminder[];
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
				const { due } = evaluateFollowUp({ ...input, assignments, events, now: iso });
				sent.push(...due.map((reminder) => sentRow(reminder, iso, situation)));
				return gathered(due, iso, situation);
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

function sentRow(reminder: Reminder, at: string, { persons }: OpenSituation): LogEvent {
	const { planId, unit, key, step, to } = reminder;
	const address = persons.email(unit, to);
	const data = { channel: 'email', step, ...(address && { to: address }) };
	return { planId, unit, kind: 'delivery.sent', at, by: '', key, data };
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
