import type { sheets_v4 } from '@googleapis/sheets';
import { CELL_FIELDS, givenCell, rowCells, textCell } from './cells';
import { COLUMN_NAMES, GIVEN, MADE_PLACES, markOf, titleOf, type ColumnName, type Places } from './columns';
import { filterViewRequests } from './filterViews';
import { plainAt } from './givenCells';
import { gridOf, sheetOf, textOf } from './grid';
import { basisOf } from './heldAnswers';
import { layoutOf, type Layout } from './layout';
import { ourRows, type OurRows } from './ourRows';
import { protectionRequests, reportProtections, type AskingRow } from './protection';
import { canonical, readSeal, sealMark, sealOf, sealWith } from './seal';
import { REPORT_SHEET, TOTALS_SHEET } from './sheetIds';
import type { SheetModel } from './sheetModel';
import type { SheetRow } from './sheetRows';
import { RETIRED } from './standing';
import { totalsRows } from './totalsSheet';

type Request = sheets_v4.Schema$Request;
type Cell = sheets_v4.Schema$CellData;

/**
 * What brings the live sheet up to the plan and the log as they are now: new units and indicators at the end, due times,
 * quotas, exclusions, standings, names; keys and given cells that people changed; protections, also of a plan that was closed
 * off; views of new units; the totals. `current` is what Google gave for {@link readRanges}.
 *
 * No request ever names an answer cell of a row that is there, nor a row or column of the users' own. Empty when the
 * sheet is as it should be; a sheet in which nobody can find their way any more (readSheet says so) is only locked.
 */
export function updateRequests(
	current: sheets_v4.Schema$Spreadsheet,
	model: SheetModel,
): { requests: Request[] } {
	const layout = layoutOf(current);
	const places = layout && placesOf(layout);
	if (layout?.planId && layout.planId !== model.stored.planId) return { requests: [] };
	if (!layout || !places) return { requests: lockRequests(current, model) };
	const found = ourRows(model, layout);
	const added = addedRows(layout, found, places);
	return {
		requests: [
			...headRequests(layout, model, places),
			...found.shares.flatMap(({ rows }) => rows.flatMap((row) => rowRequests(layout, places, found, row))),
			...retiredRequests(layout, places, found),
			...added.requests,
			...protectionRequests(
				layout.protections,
				reportProtections(model, [...askingRows(layout, found), ...added.rows], places),
			),
			...filterViewRequests(model, layout.titlesAt ?? 0, places.key, layout.filterViews),
			...totalsRequests(current, model, places, layout.title),
		],
	};
}

/** Also a sheet that cannot be read any more is locked when the plan is closed off. */
function lockRequests(current: sheets_v4.Schema$Spreadsheet, model: SheetModel): Request[] {
	const sheet = sheetOf(current, REPORT_SHEET);
	if (!sheet || !model.closed) return [];
	return protectionRequests(sheet.protectedRanges ?? [], reportProtections(model, [], MADE_PLACES));
}

/** Null unless every column is there once. */
function placesOf({ columns, doubled }: Layout): Places | null {
	const whole = doubled.length === 0 && COLUMN_NAMES.every((name) => columns[name] !== undefined);
	return whole ? (columns as Places) : null;
}

/** Marks and titles that people changed, where their rows are still there. */
function headRequests({ marksAt, titlesAt, grid }: Layout, model: SheetModel, places: Places): Request[] {
	const { planId } = model.stored;
	const wanted = (at: number | null, words: (name: ColumnName) => string) =>
		at === null
			? []
			: COLUMN_NAMES.filter((name) => textOf(grid.rows[at]?.[places[name]]) !== words(name)).map((name) =>
					write(at, places[name], textCell(words(name))),
				);
	return [...wanted(marksAt, (name) => markOf(name, planId)), ...wanted(titlesAt, titleOf)];
}

function rowRequests(layout: Layout, places: Places, { lost }: OurRows, row: SheetRow): Request[] {
	const [at, second] = layout.rows.get(row.key) ?? [lost.get(row.key)];
	// Which of two copies is the unit's own is for the unit to say.
	if (at === undefined || second !== undefined) return [];
	const key = layout.rows.has(row.key) ? [] : [write(at, places.key, textCell(row.key))];
	return [...key, ...givenRequests(layout, places, at, row.given, sealOf(row))];
}

function givenRequests(
	layout: Layout,
	places: Places,
	at: number,
	given: Partial<SheetRow['given']>,
	seal: string,
): Request[] {
	const changed = GIVEN.filter(
		(name) =>
			given[name] !== undefined &&
			canonical(plainAt(layout, at, places[name])) !== canonical(given[name]) &&
			// Google keeps no value in a cell that was merged into another.
			!isSwallowed(layout, at, places[name]),
	).map((name) => write(at, places[name], givenCell(name, given[name]!), 'userEnteredFormat.numberFormat'));
	const sealed = textOf(layout.grid.rows[at]?.[places.seal]) === seal;
	return [...changed, ...(sealed ? [] : [write(at, places.seal, textCell(seal))])];
}

function isSwallowed({ merged }: Layout, row: number, column: number): boolean {
	const first = merged.get(`${row},${column}`);
	return first !== undefined && (first[0] !== row || first[1] !== column);
}

/** Rows that are not the plan's any more keep all they hold; they only say so. */
function retiredRequests(layout: Layout, places: Places, { retired }: OurRows): Request[] {
	return [...retired].flatMap(([key, rows]) =>
		rows.flatMap((at) => {
			const marks = readSeal(textOf(layout.grid.rows[at]?.[places.seal]), key);
			if (!marks) return [];
			const own = GIVEN.map((name) => (name === 'standing' ? sealMark(name, RETIRED) : marks[name]));
			return givenRequests(layout, places, at, { standing: RETIRED }, sealWith(key, own));
		}),
	);
}

/**
 * Rows that are not there, after the last one that holds anything: nothing moves under the hands of who is typing, and
 * Google itself finds the place. A row that somebody deleted comes back with what the log has of it.
 */
function addedRows(
	layout: Layout,
	{ shares, lost }: OurRows,
	places: Places,
): { requests: Request[]; rows: AskingRow[] } {
	const isThere = ({ key }: SheetRow) => layout.rows.has(key) || lost.has(key);
	const made = shares.flatMap(({ share, rows }) => {
		// What a unit's other rows hold by now is not known to have been seen together with these.
		const basis = rows.some(isThere) ? undefined : basisOf(share, rows);
		return rows
			.filter((row) => !isThere(row))
			.map((row) => ({ row, cells: rowCells(row, row.kind === 'unit' ? basis : undefined) }));
	});
	if (made.length === 0) return { requests: [], rows: [] };
	const first = layout.grid.rows.findLastIndex((cells) => cells?.some((cell) => cell?.userEnteredValue)) + 1;
	const width = Math.max(...Object.values(places)) + 1;
	const rowData = made.map(({ cells }) => {
		const values: Cell[] = Array.from({ length: width }, () => ({}));
		for (const name of COLUMN_NAMES) values[places[name]] = cells[name];
		return { values };
	});
	return {
		requests: [{ appendCells: { sheetId: REPORT_SHEET, rows: rowData, fields: CELL_FIELDS } }],
		rows: made.map(({ row: { unit, asks } }, down) => ({ unit, asks, at: first + down })),
	};
}

function askingRows(layout: Layout, { shares, lost }: OurRows): AskingRow[] {
	return shares.flatMap(({ rows }) =>
		rows.flatMap(({ key, unit, asks }) =>
			(layout.rows.get(key) ?? [lost.get(key)]).flatMap((at) =>
				at === undefined ? [] : [{ unit, asks, at }],
			),
		),
	);
}

/** The totals are ours alone: whatever differs is written anew, what stands below them is emptied. */
function totalsRequests(
	current: sheets_v4.Schema$Spreadsheet,
	model: SheetModel,
	places: Places,
	title: string,
): Request[] {
	const sheet = sheetOf(current, TOTALS_SHEET);
	if (!sheet) return [];
	const { rows: there } = gridOf(sheet);
	const wanted = totalsRows(model, places, title);
	const width = Math.max(...wanted.map(({ length }) => length));
	const all = Array.from({ length: Math.max(there.length, wanted.length) }, (_, at) =>
		Array.from({ length: width }, (__, column): Cell => wanted[at]?.[column] ?? {}),
	);
	const same = all.every((cells, at) =>
		cells.every((cell, column) => totalText(cell) === totalText(there[at]?.[column])),
	);
	if (same) return [];
	const rows = all.map((values) => ({ values }));
	const start = { sheetId: TOTALS_SHEET, rowIndex: 0, columnIndex: 0 };
	return [{ updateCells: { start, rows, fields: 'userEnteredValue' } }];
}

/** Google gives a formula back with the separators of the sheet's locale. */
function totalText(cell: Cell | undefined): string {
	const { formulaValue, stringValue } = cell?.userEnteredValue ?? {};
	return formulaValue?.replace(/\s+/g, '').replaceAll(';', ',') ?? stringValue ?? '';
}

function write(rowIndex: number, columnIndex: number, cell: Cell, format = ''): Request {
	return {
		updateCells: {
			start: { sheetId: REPORT_SHEET, rowIndex, columnIndex },
			rows: [{ values: [cell] }],
			fields: ['userEnteredValue', format].filter(Boolean).join(),
		},
	};
}
