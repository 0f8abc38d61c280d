import type { sheets_v4 } from '@googleapis/sheets';
import type { Book, StoredPlan } from '../book';
import { closedPlans } from '../followup/closedPlans';
import { foldEach, type UnitReportState } from '../reports/foldReports';
import type { Assignment, LogEvent, Unit } from '../types';

/** One unit's part of the sheet: its share of the plan and what the log says of it. */
export interface SheetShare {
	unit: Unit;
	assignment: Assignment;
	report: UnitReportState;
}

/** Everything that the shared sheet of one plan is made from. */
export interface SheetModel {
	stored: StoredPlan;
	/** In the order of the directory. A unit that left the directory is known by its code. */
	shares: SheetShare[];
	/** The plan is closed off: nothing in the sheet can be edited any more. */
	closed: boolean;
	book: Book;
	/** Google addresses that may edit all of the sheet: the account that made it, the officer. */
	keepers: string[];
	/** By unit code: the Google address that alone may edit the unit's answers. A unit without one answers by whoever has the link. */
	editors: Record<string, string>;
}

/** Something in the sheet that somebody has to mend or to answer. */
export interface SheetProblem {
	/** The unit's code; '' where it concerns the whole sheet. */
	unit: string;
	/** In A1 notation, as the sheet is now; '' where there is no cell to point at. */
	cell: string;
	/** A Vietnamese sentence that says what to do. */
	sentence: string;
	code: SheetProblemCode;
}

export type SheetProblemCode =
	| 'sheet-missing'
	| 'other-plan'
	| 'column-missing'
	| 'row-missing'
	| 'key-missing'
	| 'key-unknown'
	| 'key-twice'
	| 'given-edited'
	| 'merged'
	| 'formula'
	| 'picture'
	| 'error-value'
	| 'date'
	| 'not-a-number'
	| 'not-in-list'
	/** What the form would refuse: a missing figure, a broken sum, an explanation that is asked for. */
	| 'check'
	/** Emptied after it was reported. */
	| 'emptied'
	/** The form and the sheet were both changed since they last agreed. */
	| 'two-roads'
	/** The plan is closed off, or the unit need not report. */
	| 'door';

export interface SheetReading {
	/** `report.submitted` rows with `via: 'sheet'`. To be appended to the log BEFORE `notes` is sent. */
	events: LogEvent[];
	problems: SheetProblem[];
	/** For one batchUpdate; empty when nothing changed. Never touches an answer cell's value. */
	notes: sheets_v4.Schema$Request[];
}

/** `create` for spreadsheets.create, `batch` for one spreadsheets.batchUpdate right after it. */
export interface SheetCreation {
	create: sheets_v4.Schema$Spreadsheet;
	batch: sheets_v4.Schema$Request[];
}

/** What spreadsheets.getByDataFilter is asked: one call for all that reading and updating need. */
export interface SheetQuestion {
	request: sheets_v4.Schema$GetSpreadsheetByDataFilterRequest;
	/** The query parameter `fields`. */
	fields: string;
}

/** The model of one plan; null when the book holds none of that id. */
export function sheetModel(
	planId: string,
	book: Book,
	{ keepers = [], editors = {} }: { keepers?: string[]; editors?: Record<string, string> } = {},
): SheetModel | null {
	const stored = book.plans.find((plan) => plan.planId === planId);
	if (!stored) return null;
	const place = new Map(book.units.map((unit, at) => [unit.code, at]));
	const last = book.units.length;
	const assignments = stored.assignments.toSorted(
		(a, b) => (place.get(a.unit) ?? last) - (place.get(b.unit) ?? last),
	);
	const reports = foldEach(assignments, book.events);
	return {
		stored,
		shares: assignments.map((assignment, at) => ({
			unit: book.units[place.get(assignment.unit) ?? last] ?? unknownUnit(assignment.unit),
			assignment,
			report: reports[at]!,
		})),
		closed: closedPlans(book.events).has(planId),
		book,
		keepers,
		editors,
	};
}

function unknownUnit(code: string): Unit {
	return { code, name: code, type: 'khác', aliases: [] };
}
