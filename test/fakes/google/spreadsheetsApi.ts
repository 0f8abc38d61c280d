import type { sheets_v4 } from '@googleapis/sheets';
import { Book } from './book';
import { effectiveValue, formattedValue } from './enteredValue';
import { applyMask, parseMask } from './fieldMask';
import { badRequest } from './googleError';
import { Grid, type Cell } from './grid';
import { parseA1, type Area } from './ranges';
import { checkCell } from './requests/cellRules';
import { find } from './requests/metadata';

/** `spreadsheets.create`: properties, sheets with their data, merges and what lies over the cells. */
export function createBook(id: string, owner: string, given: sheets_v4.Schema$Spreadsheet): Book {
	for (const readOnly of ['spreadsheetUrl', 'dataSourceSchedules'] as const)
		if (given[readOnly] !== undefined) throw badRequest(`Invalid spreadsheet: ${readOnly} is read-only`);
	const book = new Book(id, owner, { ...given.properties });
	for (const sheet of given.sheets?.length
		? given.sheets
		: [{ properties: { title: 'Sheet1', sheetId: 0 } }]) {
		const grid = book.addGrid(sheet.properties ?? {});
		for (const data of sheet.data ?? []) fill(grid, data);
	}
	for (const [i, sheet] of (given.sheets ?? []).entries()) {
		const grid = book.grids[i]!;
		for (const merge of sheet.merges ?? []) book.at(merge, 'sheet.merges');
		const {
			merges,
			protectedRanges,
			filterViews,
			conditionalFormats,
			bandedRanges,
			rowGroups,
			columnGroups,
			developerMetadata,
		} = sheet;
		Object.assign(
			grid.objects,
			JSON.parse(
				JSON.stringify({
					merges,
					conditionalFormats,
					bandedRanges,
					rowGroups,
					columnGroups,
					basicFilter: sheet.basicFilter,
				}),
			),
		);
		grid.objects.protectedRanges = (protectedRanges ?? []).map((one) => ({
			...structuredClone(one),
			protectedRangeId: one.protectedRangeId ?? book.nextId(),
			editors: { ...one.editors, users: [...new Set([...(one.editors?.users ?? []), owner])] },
		}));
		grid.objects.filterViews = (filterViews ?? []).map((one) => ({
			...structuredClone(one),
			filterViewId: one.filterViewId ?? book.nextId(),
		}));
		grid.objects.developerMetadata = (developerMetadata ?? []).map((one) => ({
			...structuredClone(one),
			metadataId: one.metadataId ?? book.nextId(),
			location: one.location ?? { locationType: 'SHEET', sheetId: grid.id },
		}));
	}
	book.developerMetadata = (given.developerMetadata ?? []).map((one) => ({
		...structuredClone(one),
		metadataId: one.metadataId ?? book.nextId(),
		location: { locationType: 'SPREADSHEET', spreadsheet: true },
	}));
	book.namedRanges = structuredClone(given.namedRanges ?? []);
	return book;
}

function fill(
	grid: Grid,
	{ startRow, startColumn, rowData, rowMetadata, columnMetadata }: sheets_v4.Schema$GridData,
): void {
	const [top, left] = [startRow ?? 0, startColumn ?? 0];
	const width = Math.max(0, ...(rowData ?? []).map(({ values }) => values?.length ?? 0));
	// Google makes a sheet large enough for what it is created with.
	if (top + (rowData?.length ?? 0) > grid.rowCount)
		grid.insert('ROWS', grid.rowCount, top + rowData!.length - grid.rowCount);
	if (left + width > grid.columnCount)
		grid.insert('COLUMNS', grid.columnCount, left + width - grid.columnCount);
	rowData?.forEach(({ values }, i) =>
		values?.forEach((cell, j) => {
			checkCell(cell, 'sheets.data');
			Object.assign(grid.open(top + i, left + j), structuredClone(cell));
		}),
	);
	rowMetadata?.forEach((one, i) => Object.assign(grid.rows[top + i]!, structuredClone(one)));
	columnMetadata?.forEach((one, i) => Object.assign(grid.columns[left + i]!, structuredClone(one)));
}

export interface Asked {
	email: string;
	fields?: string | null;
	includeGridData?: boolean;
	/** The cells asked for, by sheet; null for whole sheets. */
	areas: { grid: Grid; area: Area }[] | null;
}

/** `spreadsheets.get` and `.getByDataFilter`. Grid data comes when the mask names it, else when it is asked for. */
export function readBook(
	book: Book,
	{ email, fields, includeGridData, areas }: Asked,
): sheets_v4.Schema$Spreadsheet {
	const mask = fields ? parseMask('sheets/v4', 'Spreadsheet', fields) : null;
	const sheetMask = mask?.get('sheets') ?? null;
	const withData = mask
		? mask.has('*') || (mask.has('sheets') && (!sheetMask || sheetMask.has('data') || sheetMask.has('*')))
		: includeGridData;
	const grids = areas ? book.grids.filter((grid) => areas.some((one) => one.grid === grid)) : book.grids;
	const answer: sheets_v4.Schema$Spreadsheet = {
		spreadsheetId: book.id,
		properties: book.properties,
		spreadsheetUrl: urlOf(book),
		developerMetadata: some(book.developerMetadata),
		namedRanges: some(book.namedRanges),
		sheets: grids.map((grid) => {
			const { objects } = grid;
			const own = areas?.filter((one) => one.grid === grid).map(({ area }) => area) ?? [wholeOf(grid)];
			return {
				properties: grid.properties,
				...(withData ? { data: own.map((area) => gridData(book, grid, area)) } : {}),
				merges: some(objects.merges),
				conditionalFormats: some(objects.conditionalFormats),
				filterViews: some(objects.filterViews),
				protectedRanges: some(objects.protectedRanges.map((one) => seenBy(book, email, one))),
				basicFilter: objects.basicFilter,
				bandedRanges: some(objects.bandedRanges),
				rowGroups: some(objects.rowGroups),
				columnGroups: some(objects.columnGroups),
				developerMetadata: some(
					objects.developerMetadata.filter(({ location }) => location?.locationType === 'SHEET'),
				),
			};
		}),
	};
	return applyMask(structuredClone(answer), mask);
}

export const urlOf = ({ id }: Book) => `https://docs.google.com/spreadsheets/d/${id}/edit`;

const some = <T>(list: T[]) => (list.length > 0 ? list : undefined);
const wholeOf = (grid: Grid): Area => ({
	sheetId: grid.id,
	top: 0,
	bottom: grid.rowCount,
	left: 0,
	right: grid.columnCount,
});

/** Editors are shown to those only who may edit the range. */
function seenBy(
	book: Book,
	email: string,
	one: sheets_v4.Schema$ProtectedRange,
): sheets_v4.Schema$ProtectedRange {
	const mine = book.role(email) === 'owner' || one.warningOnly || one.editors?.users?.includes(email);
	return mine ? { ...one, requestingUserCanEdit: true } : { ...one, editors: undefined };
}

/** Empty rows at the end, and empty cells at a row's end, are left out. */
function gridData(book: Book, grid: Grid, area: Area): sheets_v4.Schema$GridData {
	const rowMetadata = grid.rows
		.slice(area.top, area.bottom)
		.map((row, i) => withMetadata(grid, 'ROWS', area.top + i, row));
	const columnMetadata = grid.columns
		.slice(area.left, area.right)
		.map((column, i) => withMetadata(grid, 'COLUMNS', area.left + i, column));
	const rowData = Array.from({ length: area.bottom - area.top }, (_, i) => {
		const values = Array.from({ length: area.right - area.left }, (_, j) =>
			seenCell(grid.cell(area.top + i, area.left + j), book.locale),
		);
		values.length = values.findLastIndex((cell) => Object.keys(cell).length > 0) + 1;
		return values.length > 0 ? { values } : {};
	});
	rowData.length = rowData.findLastIndex(({ values }) => values) + 1;
	return {
		...(area.top && { startRow: area.top }),
		...(area.left && { startColumn: area.left }),
		rowData,
		rowMetadata,
		columnMetadata,
	};
}

function withMetadata(
	grid: Grid,
	axis: 'ROWS' | 'COLUMNS',
	index: number,
	own: sheets_v4.Schema$DimensionProperties,
): sheets_v4.Schema$DimensionProperties {
	const developerMetadata = grid.objects.developerMetadata.filter(
		({ location }) =>
			location?.dimensionRange?.dimension === axis && location.dimensionRange.startIndex === index,
	);
	return {
		pixelSize: axis === 'ROWS' ? 21 : 100,
		...own,
		...(developerMetadata.length > 0 && { developerMetadata }),
	};
}

function seenCell(cell: Cell, locale: string): Cell {
	const seen = Object.fromEntries(Object.entries(cell).filter(([, value]) => value !== undefined)) as Cell;
	const effective = effectiveValue(cell);
	if (effective) seen.effectiveValue = effective;
	if (cell.userEnteredFormat) seen.effectiveFormat = cell.userEnteredFormat;
	const shown = formattedValue(cell, locale);
	if (shown !== undefined) seen.formattedValue = shown;
	return seen;
}

/** The cells that data filters mean. Several filters may find the same cells: each is given. */
export function areasOf(
	book: Book,
	filters: sheets_v4.Schema$DataFilter[] = [],
): { grid: Grid; area: Area }[] {
	if (filters.length === 0) throw badRequest('Must specify at least one data filter.');
	return filters.flatMap(({ a1Range, gridRange, developerMetadataLookup }, i) => {
		const given = [a1Range, gridRange, developerMetadataLookup].filter(Boolean);
		if (given.length !== 1) throw badRequest(`Invalid dataFilters[${i}]: exactly one filter is needed`);
		if (a1Range) return [parseA1(a1Range, book.grids)];
		if (gridRange) return [book.at(gridRange, `dataFilters[${i}].gridRange`)];
		return find(book, developerMetadataLookup!).flatMap(({ location }) => {
			const { spreadsheet, dimensionRange, sheetId } = location ?? {};
			if (spreadsheet) return book.grids.map((grid) => ({ grid, area: wholeOf(grid) }));
			const grid = book.grid(dimensionRange?.sheetId ?? sheetId);
			const whole = wholeOf(grid);
			if (!dimensionRange) return [{ grid, area: whole }];
			const [from, to] = [dimensionRange.startIndex ?? 0, dimensionRange.endIndex ?? 0];
			return [
				{
					grid,
					area:
						dimensionRange.dimension === 'ROWS'
							? { ...whole, top: from, bottom: to }
							: { ...whole, left: from, right: to },
				},
			];
		});
	});
}
