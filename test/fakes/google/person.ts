import type { sheets_v4 } from '@googleapis/sheets';
import type { Book } from './book';
import { enteredValue } from './enteredValue';
import type { Axis, Grid } from './grid';
import { mayEdit, mayReshape, mayWrite } from './protection';
import { parseA1, type Area } from './ranges';
import { checkValue } from './validation';
import { mergeCells, sortRows } from './requests/cells';

/** Somebody with a browser: what a person can do to the sheet, under the same rights as at Google. */
export class Person {
	readonly email: string;
	private readonly book: Book;

	constructor(book: Book, email: string) {
		this.book = book;
		this.email = email;
	}

	/** Types into one cell; a dropdown or a number field refuses what it does not take. */
	type(a1: string, text: string | number | boolean): void {
		const { grid, area } = this.edit(a1);
		const cell = grid.open(area.top, area.left);
		const value = enteredValue(text, this.book.locale, cell.userEnteredFormat);
		if (value && cell.dataValidation) checkValue(cell.dataValidation, value);
		cell.userEnteredValue = value;
	}

	/** Pasting brings values past the dropdowns, as in Google's sheet. */
	paste(a1: string, lines: (string | number | boolean)[][]): void {
		const { grid, area } = this.find(a1);
		const target = {
			...area,
			bottom: area.top + lines.length,
			right: area.left + Math.max(...lines.map((line) => line.length)),
		};
		this.allowed(grid, target);
		lines.forEach((line, i) =>
			line.forEach((given, j) => {
				const cell = grid.open(area.top + i, area.left + j);
				cell.userEnteredValue = enteredValue(given, this.book.locale, cell.userEnteredFormat);
			}),
		);
	}

	clear(a1: string): void {
		const { grid, area } = this.edit(a1);
		grid.each(area, (row, column) => delete grid.open(row, column).userEnteredValue);
	}

	merge(a1: string): void {
		const { grid, area } = this.edit(a1);
		mergeCells(grid, area, 'MERGE_ALL', { book: this.book, at: 'range' });
	}

	note(a1: string, text: string): void {
		const { grid, area } = this.edit(a1);
		grid.open(area.top, area.left).note = text;
	}

	/** Copies whole rows, keys included, over rows further down. */
	copyRow(sheet: string, from: number, to: number): void {
		const grid = this.grid(sheet);
		this.allowed(grid, { sheetId: grid.id, top: to, bottom: to + 1, left: 0, right: grid.columnCount });
		grid.cells[to] = structuredClone(grid.cells[from] ?? []);
	}

	insertRows(sheet: string, at: number, count = 1): void {
		this.reshape(sheet, 'ROWS', at, at + 1, (grid) => grid.insert('ROWS', at, count));
	}

	deleteRows(sheet: string, from: number, to = from + 1): void {
		this.reshape(sheet, 'ROWS', from, to, (grid) => grid.remove('ROWS', from, to));
	}

	insertColumns(sheet: string, at: number, count = 1): void {
		this.reshape(sheet, 'COLUMNS', at, at + 1, (grid) => grid.insert('COLUMNS', at, count));
	}

	deleteColumns(sheet: string, from: number, to = from + 1): void {
		this.reshape(sheet, 'COLUMNS', from, to, (grid) => grid.remove('COLUMNS', from, to));
	}

	moveColumns(sheet: string, from: number, end: number, to: number): void {
		this.reshape(sheet, 'COLUMNS', Math.min(from, to), Math.max(end, to), (grid) =>
			grid.move('COLUMNS', from, end, to),
		);
	}

	moveRows(sheet: string, from: number, end: number, to: number): void {
		this.reshape(sheet, 'ROWS', Math.min(from, to), Math.max(end, to), (grid) =>
			grid.move('ROWS', from, end, to),
		);
	}

	/** Sorts rows by one column. */
	sort(a1: string, column: number, sortOrder: 'ASCENDING' | 'DESCENDING' = 'ASCENDING'): void {
		const { grid, area } = this.edit(a1);
		sortRows(grid, area, [{ dimensionIndex: column, sortOrder }]);
	}

	renameSheet(sheet: string, title: string): void {
		mayWrite(this.book, this.email);
		this.grid(sheet).properties.title = title;
	}

	deleteSheet(sheet: string): void {
		mayWrite(this.book, this.email);
		const grid = this.grid(sheet);
		this.allowed(grid, { sheetId: grid.id, top: 0, bottom: grid.rowCount, left: 0, right: grid.columnCount });
		this.book.grids.splice(this.book.grids.indexOf(grid), 1);
		this.book.reindex();
	}

	/** What the cell holds and shows, as the person sees it. */
	cell(a1: string): sheets_v4.Schema$CellData {
		const { grid, area } = this.find(a1);
		return structuredClone(grid.cell(area.top, area.left));
	}

	private reshape(sheet: string, axis: Axis, from: number, to: number, act: (grid: Grid) => void): void {
		mayWrite(this.book, this.email);
		const grid = this.grid(sheet);
		mayReshape(this.book, this.email, grid, axis, from, to);
		act(grid);
	}

	private grid(sheet: string): Grid {
		return parseA1(`'${sheet.replaceAll("'", "''")}'`, this.book.grids).grid;
	}

	private find(a1: string): { grid: Grid; area: Area } {
		return parseA1(a1, this.book.grids);
	}

	private edit(a1: string): { grid: Grid; area: Area } {
		const found = this.find(a1);
		this.allowed(found.grid, found.area);
		return found;
	}

	private allowed(grid: Grid, area: Area): void {
		mayWrite(this.book, this.email);
		mayEdit(this.book, this.email, grid, area, 'edit');
	}
}
