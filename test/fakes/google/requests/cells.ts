import type { sheets_v4 } from '@googleapis/sheets';
import { parseMask, writeMasked } from '../fieldMask';
import { badRequest } from '../googleError';
import type { Grid } from '../grid';
import { mayEdit } from '../protection';
import { overlaps, type Area } from '../ranges';
import { checkCell, checkValidation } from './cellRules';
import { editable, oneOf, required, type Context, type Handlers } from './context';

/** Cells: what is written into them, looks, validation, borders, merges, sorting. */
export const cellHandlers: Handlers = {
	updateCells({ rows = [], fields, start, range }, context) {
		const { book, email, at } = context;
		const mask = parseMask('sheets/v4', 'CellData', required(fields, `${at}.fields`));
		if (!start === !range) throw badRequest(`Invalid ${at}: exactly one of start and range is needed`);
		const width = Math.max(0, ...rows.map(({ values = [] }) => values.length));
		const wanted = start
			? {
					sheetId: start.sheetId,
					startRowIndex: start.rowIndex ?? 0,
					startColumnIndex: start.columnIndex ?? 0,
					endRowIndex: (start.rowIndex ?? 0) + rows.length,
					endColumnIndex: (start.columnIndex ?? 0) + width,
				}
			: range;
		const { grid, area } = book.at(wanted, at);
		if (area.bottom - area.top < rows.length || area.right - area.left < width)
			throw badRequest(`Invalid ${at}: Attempting to write outside of range`);
		mayEdit(book, email, grid, area, at);
		grid.each(area, (row, column) => {
			const values = rows[row - area.top]?.values ?? [];
			// Cells of a given range for which nothing is given are cleared; behind `start`, rows may end early.
			if (start && column - area.left >= values.length) return;
			const cell = values[column - area.left] ?? {};
			checkCell(cell, at);
			writeMasked(grid.open(row, column), cell, mask);
		});
	},
	repeatCell({ range, cell = {}, fields }, context) {
		const mask = parseMask('sheets/v4', 'CellData', required(fields, `${context.at}.fields`));
		const { grid, area } = editable(context, range);
		checkCell(cell, context.at);
		grid.each(area, (row, column) => writeMasked(grid.open(row, column), cell, mask));
	},
	appendCells({ sheetId, rows = [], fields }, context) {
		const { book, email, at } = context;
		const mask = parseMask('sheets/v4', 'CellData', required(fields, `${at}.fields`));
		const grid = book.grid(sheetId, at);
		const top = grid.lastRow();
		const missing = top + rows.length - grid.rowCount;
		if (missing > 0) grid.insert('ROWS', grid.rowCount, missing);
		const area = { sheetId: grid.id, top, bottom: top + rows.length, left: 0, right: grid.columnCount };
		mayEdit(book, email, grid, area, at);
		rows.forEach(({ values = [] }, i) =>
			values.forEach((cell, column) => {
				checkCell(cell, at);
				writeMasked(grid.open(top + i, column), cell, mask);
			}),
		);
	},
	setDataValidation({ range, rule }, context) {
		const { grid, area } = editable(context, range);
		if (rule) checkValidation(rule, context.at);
		grid.each(area, (row, column) => {
			const cell = grid.open(row, column);
			if (rule) cell.dataValidation = structuredClone(rule);
			else delete cell.dataValidation;
		});
	},
	updateBorders({ range, top, bottom, left, right, innerHorizontal, innerVertical }, context) {
		const { grid, area } = editable(context, range);
		grid.each(area, (row, column) => {
			const format = (grid.open(row, column).userEnteredFormat ??= {});
			const borders: sheets_v4.Schema$Borders = { ...format.borders };
			const set = (side: keyof sheets_v4.Schema$Borders, outer: boolean, edge?: object, inner?: object) => {
				const border = outer ? edge : inner;
				if (border) borders[side] = border;
			};
			set('top', row === area.top, top, innerHorizontal);
			set('bottom', row === area.bottom - 1, bottom, innerHorizontal);
			set('left', column === area.left, left, innerVertical);
			set('right', column === area.right - 1, right, innerVertical);
			format.borders = borders;
		});
	},
	mergeCells({ range, mergeType }, context) {
		oneOf(mergeType, ['MERGE_ALL', 'MERGE_COLUMNS', 'MERGE_ROWS'], `${context.at}.mergeType`);
		const { grid, area } = editable(context, range);
		mergeCells(grid, area, mergeType!, context);
	},
	unmergeCells({ range }, context) {
		const { grid, area } = editable(context, range);
		grid.objects.merges = grid.objects.merges.filter(
			(merge) => !overlaps(context.book.at(merge, context.at).area, area),
		);
	},
	sortRange({ range, sortSpecs = [] }, context) {
		const { grid, area } = editable(context, range);
		sortRows(grid, area, sortSpecs);
	},
};

/** Merging keeps the top left cell's value only. */
export function mergeCells(
	grid: Grid,
	area: Area,
	type: string,
	{ book, at }: Pick<Context, 'book' | 'at'>,
): void {
	if (grid.objects.merges.some((merge) => overlaps(book.at(merge, at).area, area)))
		throw badRequest(`Invalid ${at}: You must select all cells in a merged range to merge or unmerge them.`);
	const parts: Area[] =
		type === 'MERGE_ROWS'
			? Array.from({ length: area.bottom - area.top }, (_, i) => ({
					...area,
					top: area.top + i,
					bottom: area.top + i + 1,
				}))
			: type === 'MERGE_COLUMNS'
				? Array.from({ length: area.right - area.left }, (_, i) => ({
						...area,
						left: area.left + i,
						right: area.left + i + 1,
					}))
				: [area];
	for (const part of parts) {
		grid.objects.merges.push({
			sheetId: grid.id,
			startRowIndex: part.top,
			endRowIndex: part.bottom,
			startColumnIndex: part.left,
			endColumnIndex: part.right,
		});
		grid.each(part, (row, column) => {
			if (row !== part.top || column !== part.left) delete grid.open(row, column).userEnteredValue;
		});
	}
}

/** Cells move with all that is in them; rows' own properties, metadata and protected ranges stay where they are. */
export function sortRows(grid: Grid, area: Area, specs: sheets_v4.Schema$SortSpec[]): void {
	const lines = Array.from({ length: area.bottom - area.top }, (_, i) =>
		Array.from({ length: area.right - area.left }, (_, j) => grid.cells[area.top + i]?.[area.left + j]),
	);
	lines.sort((a, b) => {
		for (const { dimensionIndex, sortOrder } of specs) {
			const at = (dimensionIndex ?? 0) - area.left;
			const order = compare(a[at]?.userEnteredValue, b[at]?.userEnteredValue);
			if (order !== 0) return sortOrder === 'DESCENDING' ? -order : order;
		}
		return 0;
	});
	lines.forEach((line, i) =>
		line.forEach((cell, j) => ((grid.cells[area.top + i] ??= [])[area.left + j] = cell)),
	);
}

function compare(a?: sheets_v4.Schema$ExtendedValue, b?: sheets_v4.Schema$ExtendedValue): number {
	if (!a || !b) return a ? -1 : b ? 1 : 0;
	if (typeof a.numberValue === 'number' && typeof b.numberValue === 'number')
		return a.numberValue - b.numberValue;
	if (typeof a.numberValue === 'number' || typeof b.numberValue === 'number')
		return typeof a.numberValue === 'number' ? -1 : 1;
	return String(a.stringValue ?? a.boolValue ?? '').localeCompare(
		String(b.stringValue ?? b.boolValue ?? ''),
		'vi',
	);
}
