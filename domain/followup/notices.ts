import type { Book } from '../book';
import { foldOwn } from '../reports/foldReports';
import { calendarWarnings } from './calendarWarnings';
import { closedPlans } from './closedPlans';
import { cutOffDoubt } from './dueRule';
import { owes, type FollowUpInput } from './evaluateFollowUp';
import { openSituation } from './openSituation';

/** What the officer should know beside who is late; each a Vietnamese sentence. */
export interface Notices {
	/** Years without a table of days off. */
	calendar: string[];
	/** Plans whose data are cut off too near to the due time. */
	cutOff: string[];
}

/** `years` are those that have a table; null when an admin wrote the calendar, who then has to look after it. */
export function noticesFor(input: FollowUpInput, plans: Book['plans'], years: number[] | null): Notices {
	const { assignments, events, calendar, now } = input;
	const situation = openSituation(input);
	const { reader, clock } = situation;
	const days = new Set<string>();
	const dueOf = new Map<string, string>();
	assignments.forEach((assignment, position) => {
		const { planId } = assignment;
		const state = foldOwn(assignment, situation.log.of(position).story());
		const limit = reader.due(state.dueAt);
		if (!limit || !owes(state) || !situation.isOpen(planId)) return;
		days.add(limit.day);
		for (const { day } of situation.ladderOf(planId).around(limit.day)) days.add(day);
		const first = dueOf.get(planId);
		if (limit.at > reader.present.at && (!first || clock.millis(first) > limit.at))
			dueOf.set(planId, state.dueAt);
	});
	const closed = closedPlans(events);
	return {
		calendar: years ? calendarWarnings(years, { now, days, timezone: calendar.timezone }) : [],
		cutOff: plans.flatMap(({ planId, plan }) => {
			const end = plan.period?.end;
			const dueAt = dueOf.get(planId);
			const doubt = end && dueAt && !closed.has(planId) ? cutOffDoubt(end, dueAt, calendar) : null;
			return doubt ? [`${plan.number ?? planId}: ${doubt.message}`] : [];
		}),
	};
}
