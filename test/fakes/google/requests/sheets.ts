import { parseMask, writeMasked } from '../fieldMask';
import { badRequest } from '../googleError';
import { required, type Handlers } from './context';

/** The spreadsheet and its sheets as such. */
export const sheetHandlers: Handlers = {
	updateSpreadsheetProperties({ properties = {}, fields }, { book, at }) {
		writeMasked(
			book.properties,
			properties,
			parseMask('sheets/v4', 'SpreadsheetProperties', required(fields, `${at}.fields`)),
		);
	},
	addSheet({ properties }, { book }) {
		return { addSheet: { properties: book.addGrid(properties ?? {}).properties } };
	},
	deleteSheet({ sheetId }, { book, at }) {
		const grid = book.grid(required(sheetId, `${at}.sheetId`), at);
		if (book.grids.length === 1) throw badRequest("You can't remove all the sheets in a document.");
		book.grids.splice(book.grids.indexOf(grid), 1);
		book.reindex();
	},
	updateSheetProperties({ properties = {}, fields }, { book, at }) {
		const grid = book.grid(required(properties.sheetId, `${at}.properties.sheetId`), at);
		const mask = parseMask('sheets/v4', 'SheetProperties', required(fields, `${at}.fields`));
		const same = book.grids.find((one) => one !== grid && one.title === properties.title);
		if (mask.has('title') && same)
			throw badRequest(
				`A sheet with the name "${properties.title}" already exists. Please enter another name.`,
			);
		writeMasked(
			grid.properties,
			{ ...properties, sheetId: undefined },
			mask.has('*') ? new Map([...mask]) : mask,
		);
		grid.properties.sheetId = properties.sheetId!;
		const { rowCount, columnCount } = grid.properties.gridProperties ?? {};
		if (rowCount && rowCount > grid.rowCount) grid.insert('ROWS', grid.rowCount, rowCount - grid.rowCount);
		if (rowCount && rowCount < grid.rowCount) grid.remove('ROWS', rowCount, grid.rowCount);
		if (columnCount && columnCount > grid.columnCount)
			grid.insert('COLUMNS', grid.columnCount, columnCount - grid.columnCount);
		if (columnCount && columnCount < grid.columnCount) grid.remove('COLUMNS', columnCount, grid.columnCount);
		if (mask.has('index')) {
			book.grids.splice(book.grids.indexOf(grid), 1);
			book.grids.splice(properties.index ?? 0, 0, grid);
			book.reindex();
		}
	},
};
