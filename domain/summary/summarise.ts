import type { StoredPlan } from '../book';
import { readFollowUpLog } from '../followup/followUpLog';
import { foldOwn } from '../reports/foldReports';
import { UNIT_TYPES, type LogEvent, type Unit, type UnitStatus } from '../types';
import { summaryHead } from './head';
import { summaryIndicators } from './indicators';
import { lateList } from './lateList';
import { logRows } from './logRows';
import type { Summary, SummaryFigures, SummaryGroup, SummaryRow } from './types';
import { unitRow, type UnitCase } from './unitRow';
import { COUNTING, groupTitle, isReported, ON_TIME, type Counted } from './words';

export interface SummaryInput {
	stored: StoredPlan;
	units: Unit[];
	/** The log; events of other plans are left out. */
	events: LogEvent[];
	/** As `evaluateFollowUp` gives them for this plan's assignments at `now`. */
	statuses: UnitStatus[];
	/** The instant of the summary, ISO. */
	now: string;
	/** The issuer when the document names none. */
	wardName?: string;
	/** Whose figures are added up; submitted and accepted reports unless said otherwise. */
	counted?: Counted;
}

/**
 * The committee's view of one plan at one instant. Totals take the reports that `counted` names; excluded units
 * are shown but leave the denominator; a nil report counts as reported with zero. A unit that has left the directory is shown by its code.
 *
 * Throws an Error when a unit of the plan has no status, since a silent gap would look like a complete table.
 */
export function summarise(input: SummaryInput): Summary {
	const { stored, units, events, statuses, now, wardName = '', counted = 'reported' } = input;
	const cases = unitCases(stored, units, statuses);
	const log = readFollowUpLog(stored.assignments, events, now.slice(0, 10));
	let order = 0;
	const groups = byType(cases).map(([type, members]) => {
		const title = groupTitle(type);
		const rowOf = ({ assignment, unit, status, position }: UnitCase) => {
			// Folded and let go row by row: the histories of some hundred thousand units would fill the memory.
			const report = foldOwn(assignment, log.of(position).story());
			return unitRow({ assignment, unit, status, report }, { order: (order += 1), group: title, counted });
		};
		return group(type, members.map(rowOf));
	});
	const rows = groups.flatMap((one) => one.rows);
	return {
		head: summaryHead(stored, wardName, now),
		figures: figures(stored.planId, rows),
		indicators: summaryIndicators(stored.assignments, rows),
		groups,
		late: lateList(cases),
		log: logRows(stored.planId, events, units),
		counting: COUNTING[counted],
	};
}

function unitCases({ planId, assignments }: StoredPlan, units: Unit[], statuses: UnitStatus[]): UnitCase[] {
	const standing = new Map(statuses.map((status) => [status.unit, status]));
	const place = new Map(units.map((unit, index) => [unit.code, index]));
	const placeOf = (position: number) => place.get(assignments[position]!.unit) ?? Infinity;
	const ordered = [...assignments.keys()].sort((a, b) => placeOf(a) - placeOf(b) || 0);
	return ordered.map((position) => {
		const assignment = assignments[position]!;
		const code = assignment.unit;
		const status = standing.get(code);
		if (!status) throw new Error(`Unit ${code} of plan ${planId} has no status`);
		const unit = units[place.get(code) ?? -1] ?? { code, name: code, type: 'khác', aliases: [] };
		return { assignment, unit, status, position };
	});
}

/** Types in the order of UNIT_TYPES, units in the order of the directory. */
function byType(cases: UnitCase[]): [string, UnitCase[]][] {
	const known: readonly string[] = UNIT_TYPES;
	const groups = new Map<string, UnitCase[]>(known.map((type) => [type, []]));
	for (const one of cases) groups.get(known.includes(one.unit.type) ? one.unit.type : 'khác')!.push(one);
	return [...groups].filter(([, members]) => members.length > 0);
}

function group(type: string, rows: SummaryRow[]): SummaryGroup {
	return { type, title: groupTitle(type), figures: figures('', rows), rows };
}

function figures(planId: string, rows: SummaryRow[]): SummaryFigures {
	const count = (state: SummaryRow['state']) => rows.filter((row) => row.state === state).length;
	const excluded = count('excluded');
	const units = rows.length - excluded;
	const reported = rows.filter((row) => isReported(row.state)).length;
	return {
		planId,
		units,
		reported,
		submitted: count('submitted'),
		accepted: count('accepted'),
		returned: count('returned'),
		waiting: count('waiting'),
		late: rows.filter((row) => row.daysLate !== null).length,
		onTime: rows.filter((row) => row.punctuality === ON_TIME).length,
		excluded,
		complete: reported === units,
	};
}
