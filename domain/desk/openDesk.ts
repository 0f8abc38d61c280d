import type { Book, StoredPlan } from '../book';
import { closedPlans, defaultPolicy, evaluateFollowUp, vietnam2026 } from '../followup';
import { foldEach, type UnitReportState } from '../reports/foldReports';
import type { Assignment, Calendar, FollowUpPolicy, LogEvent, Settings, Unit, UnitStatus } from '../types';

/** One unit of the plan: its share, what the log says of it, how it stands to its due time. */
export interface DeskUnit {
	unit: Unit;
	assignment: Assignment;
	report: UnitReportState;
	status: UnitStatus;
}

/** One plan as the officer has it before them. */
export interface Desk {
	stored: StoredPlan;
	/** In the order of the directory. */
	units: DeskUnit[];
	closed: boolean;
	/** `plan.*` rows of this plan, in the order of the log. */
	planEvents: LogEvent[];
	/** All rows of the plan. */
	events: LogEvent[];
	settings: Settings;
	/** ISO instant. */
	now: string;
}

export interface DeskContext {
	book: Book;
	settings: Settings;
	now: string;
	policy?: FollowUpPolicy;
	calendar?: Calendar;
}

/** Opens one plan; null when the book holds none of that id. A unit that left the directory is known by its code. */
export function openDesk(planId: string, context: DeskContext): Desk | null {
	const { book, settings, now, policy = defaultPolicy, calendar = vietnam2026 } = context;
	const stored = book.plans.find((plan) => plan.planId === planId);
	if (!stored) return null;
	const events = book.events.filter((event) => event.planId === planId);
	const place = new Map(book.units.map((unit, at) => [unit.code, at]));
	const last = book.units.length;
	const assignments = stored.assignments.toSorted(
		(a, b) => (place.get(a.unit) ?? last) - (place.get(b.unit) ?? last),
	);
	const { statuses } = evaluateFollowUp({ assignments, units: book.units, events, policy, calendar, now });
	const reports = foldEach(assignments, events);
	return {
		stored,
		units: assignments.map((assignment, at) => ({
			unit: book.units[place.get(assignment.unit) ?? last] ?? unknownUnit(assignment.unit),
			assignment,
			report: reports[at]!,
			status: statuses[at]!,
		})),
		closed: closedPlans(events).has(planId),
		planEvents: events.filter(({ unit, kind }) => unit === '' && kind.startsWith('plan.')),
		events,
		settings,
		now,
	};
}

function unknownUnit(code: string): Unit {
	return { code, name: code, type: 'khác', aliases: [] };
}

/** The units of these codes, in the desk's order; codes that the plan does not know are left out. */
export function unitsOf(desk: Desk, codes: string[]): DeskUnit[] {
	const wanted = new Set(codes);
	return desk.units.filter(({ unit }) => wanted.has(unit.code));
}
