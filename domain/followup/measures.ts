import { millis } from '../reports/foldOrder';
import { foldOwn, ownEvents } from '../reports/foldReports';
import { UNIT_TYPES, type Assignment, type LogEvent, type Unit, type UnitStatus } from '../types';

/** How well units of one type report. Rates are shares from 0 to 1, null where there is nothing to divide by. */
export interface Measures {
	/** One of UNIT_TYPES; empty for all together. */
	type: string;
	/** Held to report: all but the excluded. */
	units: number;
	/** Whose report is there, accepted or not yet. */
	complete: number;
	completeRate: number | null;
	onTime: number;
	onTimeRate: number | null;
	/** From being told to the report that settled it, the middle one; in days of 24 hours. */
	medianDays: number | null;
	reminders: number;
	/** All reminders that were sent for each report that is there. */
	remindersPerReport: number | null;
}

interface One {
	type: string;
	status: UnitStatus;
	days: number | null;
}

/**
 * The measures of one plan or of several: for all units and by type, in the order of UNIT_TYPES; types without a unit are
 * left out. `statuses` are those of evaluateFollowUp, one an assignment, in the order of the assignments.
 */
export function measures(input: {
	assignments: Assignment[];
	statuses: UnitStatus[];
	units: Unit[];
	events: LogEvent[];
}): { all: Measures; byType: Measures[] } {
	const { assignments, statuses, units, events } = input;
	const typeOf = new Map(units.map(({ code, type }) => [code, type]));
	const own = ownEvents(assignments, events);
	const confirmed = new Map(
		events.filter(({ kind }) => kind === 'plan.confirmed').map(({ planId, at }) => [planId, at]),
	);
	const each = assignments.map((assignment, i): One => {
		const log = own(assignment);
		const notice = log.find(({ kind, data }) => kind === 'delivery.sent' && data?.step === 'notice');
		const from = notice?.at ?? confirmed.get(assignment.planId);
		const { settledAt } = foldOwn(assignment, log);
		const days = from && settledAt ? (millis(settledAt) - millis(from)) / 86_400_000 : null;
		return { type: typeOf.get(assignment.unit) ?? 'khác', status: statuses[i]!, days };
	});
	const types = UNIT_TYPES.filter((type) => each.some((one) => one.type === type));
	return {
		all: measured('', each),
		byType: types.map((type) =>
			measured(
				type,
				each.filter((one) => one.type === type),
			),
		),
	};
}

function measured(type: string, each: One[]): Measures {
	const held = each.filter(({ status }) => status.state !== 'excluded');
	const complete = held.filter(({ status: { state } }) => state === 'submitted' || state === 'accepted');
	const onTime = complete.filter(({ status }) => status.onTime === true);
	const days = complete.flatMap((one) => (one.days === null || one.days < 0 ? [] : [one.days]));
	const reminders = held.reduce((sum, { status }) => sum + status.remindersSent, 0);
	return {
		type,
		units: held.length,
		complete: complete.length,
		completeRate: share(complete.length, held.length),
		onTime: onTime.length,
		onTimeRate: share(onTime.length, held.length),
		medianDays: median(days),
		reminders,
		remindersPerReport: share(reminders, complete.length),
	};
}

function share(part: number, whole: number): number | null {
	return whole === 0 ? null : part / whole;
}

function median(values: number[]): number | null {
	if (values.length === 0) return null;
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
