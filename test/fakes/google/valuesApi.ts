import type { sheets_v4 } from '@googleapis/sheets';
import type { Book } from './book';
import { enteredValue, rawValue, rendered, type Render } from './enteredValue';
import { badRequest } from './googleError';
import { hasValue, type Grid } from './grid';
import { mayEdit, mayWrite } from './protection';
import { a1Of, parseA1, type Area } from './ranges';

type ValueRange = sheets_v4.Schema$ValueRange;
type Query = URLSearchParams;

const RENDER = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'];

/** `spreadsheets.values`: cells as plain values, without what is set on them. */
export function getValues(book: Book, range: string, query: Query): ValueRange {
	const { grid, area } = parseA1(range, book.grids);
	return readArea(book, grid, area, query);
}

export function batchGetValues(book: Book, query: Query): sheets_v4.Schema$BatchGetValuesResponse {
	const valueRanges = query.getAll('ranges').map((range) => getValues(book, range, query));
	return { spreadsheetId: book.id, valueRanges };
}

/** Empty cells at the end of a row, and empty rows at the end, are left out. */
export function readArea(book: Book, grid: Grid, area: Area, query: Query): ValueRange {
	const how = query.get('valueRenderOption') ?? 'FORMATTED_VALUE';
	if (!RENDER.includes(how)) throw badRequest(`Invalid value at 'value_render_option', "${how}"`);
	const columns = query.get('majorDimension') === 'COLUMNS';
	const [outer, inner] = columns
		? [area.right - area.left, area.bottom - area.top]
		: [area.bottom - area.top, area.right - area.left];
	const values = Array.from({ length: outer }, (_, i) => {
		const line = Array.from({ length: inner }, (_, j) => {
			const [row, column] = columns ? [j, i] : [i, j];
			return rendered(grid.cell(area.top + row, area.left + column), how as Render, book.locale);
		});
		line.length = line.findLastIndex((value) => value !== '') + 1;
		return line;
	});
	values.length = values.findLastIndex((line) => line.length > 0) + 1;
	return {
		range: a1Of(grid, area),
		majorDimension: columns ? 'COLUMNS' : 'ROWS',
		...(values.length > 0 && { values }),
	};
}

/** `values.update`: null leaves a cell as it is, '' empties it. */
export function updateValues(
	book: Book,
	email: string,
	range: string,
	body: ValueRange,
	option: string | null | undefined,
): sheets_v4.Schema$UpdateValuesResponse {
	mayWrite(book, email);
	if (option !== 'RAW' && option !== 'USER_ENTERED')
		throw badRequest(`'valueInputOption' is required but not specified`);
	const { grid, area } = parseA1(range, book.grids);
	const lines = body.majorDimension === 'COLUMNS' ? transposed(body.values ?? []) : (body.values ?? []);
	const width = Math.max(0, ...lines.map((line) => line.length));
	// A range of one cell, or the begin of one, takes as much as is given.
	const single = area.bottom - area.top === 1 && area.right - area.left === 1;
	const written: Area = { ...area, bottom: area.top + lines.length, right: area.left + width };
	if (!single && (written.bottom > area.bottom || written.right > area.right))
		throw badRequest(
			`Requested writing within range [${range}], but tried writing to ${written.bottom > area.bottom ? `row [${area.bottom + 1}]` : `column [${area.right + 1}]`}`,
		);
	if (written.bottom > grid.rowCount || written.right > grid.columnCount)
		throw badRequest(
			`Range (${range}) exceeds grid limits. Max rows: ${grid.rowCount}, max columns: ${grid.columnCount}`,
		);
	mayEdit(book, email, grid, written, 'data[0]');
	let cells = 0;
	lines.forEach((line, i) =>
		line.forEach((given: unknown, j) => {
			if (given === null || given === undefined) return;
			const cell = grid.open(area.top + i, area.left + j);
			cell.userEnteredValue =
				option === 'RAW' ? rawValue(given) : enteredValue(given, book.locale, cell.userEnteredFormat);
			cells++;
		}),
	);
	return {
		spreadsheetId: book.id,
		updatedRange: a1Of(grid, written),
		updatedRows: lines.length,
		updatedColumns: width,
		updatedCells: cells,
	};
}

export function batchUpdateValues(
	book: Book,
	email: string,
	{ data = [], valueInputOption }: sheets_v4.Schema$BatchUpdateValuesRequest,
): sheets_v4.Schema$BatchUpdateValuesResponse {
	const undo = book.snapshot();
	try {
		const responses = data.map((one) => updateValues(book, email, one.range ?? '', one, valueInputOption));
		return {
			spreadsheetId: book.id,
			totalUpdatedCells: responses.reduce((sum, one) => sum + (one.updatedCells ?? 0), 0),
			responses,
		};
	} catch (fault) {
		undo();
		throw fault;
	}
}

/** `values.append`: behind the last row of the table that the range finds. */
export function appendValues(
	book: Book,
	email: string,
	range: string,
	body: ValueRange,
	query: Query,
): sheets_v4.Schema$AppendValuesResponse {
	const { grid, area } = parseA1(range, book.grids);
	const lines = body.values ?? [];
	const last = grid.cells
		.slice(0, area.bottom)
		.findLastIndex((row) => row?.slice(area.left, area.right).some(hasValue));
	const top = Math.max(area.top, last + 1);
	const missing = top + lines.length - grid.rowCount;
	mayWrite(book, email);
	if (query.get('insertDataOption') === 'INSERT_ROWS' && top < grid.rowCount)
		grid.insert('ROWS', top, lines.length);
	else if (missing > 0) grid.insert('ROWS', grid.rowCount, missing);
	const at = a1Of(grid, { ...area, top, bottom: top + 1, right: area.left + 1 });
	return {
		spreadsheetId: book.id,
		tableRange: a1Of(grid, { ...area, bottom: Math.max(top, area.top + 1) }),
		updates: updateValues(book, email, at, body, query.get('valueInputOption')),
	};
}

export function clearValues(book: Book, email: string, range: string): sheets_v4.Schema$ClearValuesResponse {
	mayWrite(book, email);
	const { grid, area } = parseA1(range, book.grids);
	mayEdit(book, email, grid, area, 'range');
	grid.each(area, (row, column) => {
		if (grid.cells[row]?.[column]) delete grid.cells[row][column].userEnteredValue;
	});
	return { spreadsheetId: book.id, clearedRange: a1Of(grid, area) };
}

function transposed(lines: unknown[][]): unknown[][] {
	const width = Math.max(0, ...lines.map((line) => line.length));
	return Array.from({ length: width }, (_, i) => lines.map((line) => line[i] ?? null));
}
