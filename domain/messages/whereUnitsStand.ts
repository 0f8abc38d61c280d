import type { Book } from '../book';
import { evaluateFollowUp } from '../followup';
import { foldEach } from '../reports/foldReports';
import type { Calendar, FollowUpPolicy, UnitStatus } from '../types';

export interface Standing {
	of(planId: string, unit: string): { status: UnitStatus; returnReason: string } | undefined;
	statusesOf(planId: string): UnitStatus[];
}

/** The status of every unit in every plan and why its report came back, read once for a whole run. */
export function whereUnitsStand(input: {
	book: Book;
	now: string;
	calendar: Calendar;
	policy: FollowUpPolicy;
}): Standing {
	const { book, now, calendar, policy } = input;
	const assignments = book.plans.flatMap((stored) => stored.assignments);
	const { statuses } = evaluateFollowUp({
		assignments,
		units: book.units,
		events: book.events,
		policy,
		calendar,
		now,
	});
	const reports = foldEach(assignments, book.events);
	const plans = new Map<string, Map<string, { status: UnitStatus; returnReason: string }>>();
	statuses.forEach((status, i) => {
		const units = plans.get(status.planId) ?? new Map();
		plans.set(status.planId, units.set(status.unit, { status, returnReason: reports[i]!.returnReason }));
	});
	return {
		of: (planId: string, unit: string) => plans.get(planId)?.get(unit),
		statusesOf: (planId: string) => [...(plans.get(planId)?.values() ?? [])].map(({ status }) => status),
	};
}
