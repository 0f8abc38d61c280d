import type { sheets_v4 } from '@googleapis/sheets';
import { COLUMN_NAMES, readMark, titleOf, type ColumnName } from './columns';
import { gridOf, sheetOf, textOf, type Grid } from './grid';
import { REPORT_SHEET } from './sheetIds';

/** Where everything stands in the report sheet at this moment, whatever people have done to it. */
export interface Layout {
	grid: Grid;
	title: string;
	/** Row of the columns' marks; null when it is gone and the titles had to do. */
	marksAt: number | null;
	/** Row of the visible titles; null when it is gone. */
	titlesAt: number | null;
	/** Of the plan the sheet was made for; null when nothing says so. */
	planId: string | null;
	/** Which offline copy it is; '' for the live sheet. */
	copy: string;
	columns: Partial<Record<ColumnName, number>>;
	/** Columns that stand in the sheet twice, with all their places. */
	doubled: { name: ColumnName; places: number[] }[];
	/** Rows of each key, from 0. */
	rows: Map<string, number[]>;
	/** For a merged cell, 'row,column' from 0, the first cell of what it was merged into. */
	merged: Map<string, [row: number, column: number]>;
	protections: sheets_v4.Schema$ProtectedRange[];
	filterViews: number[];
}

/** Null when the report sheet is not in the answer, or holds neither marks nor titles. */
export function layoutOf(answer: sheets_v4.Schema$Spreadsheet): Layout | null {
	const sheet = sheetOf(answer, REPORT_SHEET);
	if (!sheet) return null;
	const grid = gridOf(sheet);
	const marksAt = bestRow(grid, (text) => readMark(text)?.name);
	const titlesAt = bestRow(grid, nameOfTitle);
	if (marksAt === null && titlesAt === null) return null;
	const marks = marksAt === null ? [] : (grid.rows[marksAt] ?? []).map((cell) => readMark(textOf(cell)));
	const ofKeys = marks.find((mark) => mark?.name === 'key');
	const { columns, doubled } = columnsOf(
		marks.map((mark) => mark?.name),
		titlesAt === null ? [] : Array.from(grid.rows[titlesAt] ?? [], (cell) => nameOfTitle(textOf(cell))),
	);
	return {
		grid,
		title: sheet.properties?.title ?? '',
		marksAt,
		titlesAt,
		planId: ofKeys?.planId ?? null,
		copy: ofKeys?.copy ?? '',
		columns,
		doubled,
		rows: rowsOf(grid, columns.key, [marksAt, titlesAt]),
		merged: mergedCells(sheet.merges ?? [], grid),
		protections: sheet.protectedRanges ?? [],
		filterViews: (sheet.filterViews ?? []).flatMap(({ filterViewId }) => filterViewId ?? []),
	};
}

/** The id of the plan that a sheet was made for; '' when nothing says so. */
export function planOfSheet(answer: sheets_v4.Schema$Spreadsheet): string {
	return layoutOf(answer)?.planId ?? '';
}

function nameOfTitle(text: string): ColumnName | undefined {
	return COLUMN_NAMES.find((name) => titleOf(name) === text);
}

/** The row that names the most columns, at least two of them: one cell may say anything. */
function bestRow(grid: Grid, nameOf: (text: string) => ColumnName | undefined): number | null {
	let best: { at: number; count: number } | null = null;
	for (const [at, row] of grid.rows.entries()) {
		const count = (row ?? []).filter((cell) => nameOf(textOf(cell)) !== undefined).length;
		if (count >= 2 && count > (best?.count ?? 0)) best = { at, count };
	}
	return best?.at ?? null;
}

type Named = (ColumnName | undefined)[];

function columnsOf(marks: Named, titles: Named): Pick<Layout, 'columns' | 'doubled'> {
	const columns: Layout['columns'] = {};
	const doubled: Layout['doubled'] = [];
	for (const name of COLUMN_NAMES) {
		const places = [...marks.keys()].filter((at) => marks[at] === name);
		// By its title only where no mark is left: people call their own columns as they like.
		const found = places.length > 0 ? places : [...titles.keys()].filter((at) => titles[at] === name);
		if (found[0] !== undefined) columns[name] = found[0];
		if (found.length > 1) doubled.push({ name, places: found });
	}
	return { columns, doubled };
}

function rowsOf(grid: Grid, keyAt: number | undefined, heads: (number | null)[]): Map<string, number[]> {
	const rows = new Map<string, number[]>();
	if (keyAt === undefined) return rows;
	for (const [at, row] of grid.rows.entries()) {
		const key = textOf(row?.[keyAt]);
		if (key === '' || heads.includes(at)) continue;
		rows.set(key, [...(rows.get(key) ?? []), at]);
	}
	return rows;
}

function mergedCells(merges: sheets_v4.Schema$GridRange[], grid: Grid): Layout['merged'] {
	const merged: Layout['merged'] = new Map();
	for (const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } of merges) {
		const [top, left] = [startRowIndex ?? 0, startColumnIndex ?? 0];
		const bottom = Math.min(endRowIndex ?? grid.rows.length, grid.rows.length);
		const right = Math.min(endColumnIndex ?? grid.columnCount, Math.max(grid.columnCount, left + 1));
		for (let row = top; row < bottom; row += 1)
			for (let column = left; column < right; column += 1) merged.set(`${row},${column}`, [top, left]);
	}
	return merged;
}
