import type { sheets_v4 } from '@googleapis/sheets';
import { badRequest } from './googleError';
import type { Grid } from './grid';

export type GridRange = sheets_v4.Schema$GridRange;
/** A range with all its borders known. Rows and columns count from 0; ends are exclusive. */
export interface Area {
	sheetId: number;
	top: number;
	bottom: number;
	left: number;
	right: number;
}

/** The cells of a range on this sheet; an open side reaches to the sheet's edge. Refuses what lies outside, as Google does. */
export function areaOf(range: GridRange, grid: Grid, at: string): Area {
	const { rowCount, columnCount } = grid;
	const area = {
		sheetId: grid.id,
		top: range.startRowIndex ?? 0,
		bottom: range.endRowIndex ?? rowCount,
		left: range.startColumnIndex ?? 0,
		right: range.endColumnIndex ?? columnCount,
	};
	if (area.top < 0 || area.left < 0 || area.bottom < area.top || area.right < area.left)
		throw badRequest(`Invalid ${at}: range start must not be after its end: ${JSON.stringify(range)}`);
	if (area.bottom > rowCount || area.right > columnCount)
		throw badRequest(
			`Invalid ${at}: range (${JSON.stringify(range)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
		);
	return area;
}

export const overlaps = (a: Area, b: Area) =>
	a.sheetId === b.sheetId && a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;

export const contains = (outer: Area, row: number, column: number) =>
	row >= outer.top && row < outer.bottom && column >= outer.left && column < outer.right;

/** 0 → A, 26 → AA */
export function columnName(index: number): string {
	return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

const columnIndex = (letters: string) =>
	[...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `'Báo cáo'!A2:C`, `Báo cáo`, `A1:B2` (first sheet). https://developers.google.com/workspace/sheets/api/guides/concepts#cell */
export function parseA1(text: string, grids: Grid[]): { grid: Grid; area: Area } {
	const unable = () => badRequest(`Unable to parse range: ${text}`);
	const split = /^(?:(?:'((?:[^']|'')*)'|([^'!]+))!)?(.*)$/.exec(text);
	const quoted = split?.[1];
	let plain = split?.[2];
	let cells = split?.[3] ?? '';
	const byTitle = (title: string) => grids.find((one) => one.title === title);
	if (quoted === undefined && plain === undefined) {
		const title = /^'(.*)'$/.exec(cells)?.[1]?.replaceAll("''", "'") ?? cells;
		if (byTitle(title)) [plain, cells] = [title, ''];
	}
	const title = quoted?.replaceAll("''", "'") ?? plain;
	const grid = title === undefined ? grids[0] : byTitle(title);
	if (!grid) throw unable();
	if (cells === '') return { grid, area: areaOf({}, grid, 'range') };
	const parts = /^\$?([A-Za-z]{0,3})\$?(\d*)(?::\$?([A-Za-z]{0,3})\$?(\d*))?$/.exec(cells);
	if (!parts) throw unable();
	const [, c1 = '', r1 = '', c2, r2] = parts;
	if (!c1 && !r1) throw unable();
	const single = c2 === undefined && r2 === undefined;
	const range: GridRange = {
		startColumnIndex: c1 ? columnIndex(c1) : undefined,
		startRowIndex: r1 ? Number(r1) - 1 : undefined,
		endColumnIndex: single ? columnIndex(c1) + 1 : c2 ? columnIndex(c2) + 1 : undefined,
		endRowIndex: single ? Number(r1) : r2 ? Number(r2) : undefined,
	};
	if (single && (!c1 || !r1)) throw unable();
	// Reading beyond the edge of a sheet is refused only where the range begins beyond it.
	if ((range.startRowIndex ?? 0) >= grid.rowCount || (range.startColumnIndex ?? 0) >= grid.columnCount)
		throw badRequest(
			`Range (${text}) exceeds grid limits. Max rows: ${grid.rowCount}, max columns: ${grid.columnCount}`,
		);
	range.endRowIndex = range.endRowIndex && Math.min(range.endRowIndex, grid.rowCount);
	range.endColumnIndex = range.endColumnIndex && Math.min(range.endColumnIndex, grid.columnCount);
	return { grid, area: areaOf(range, grid, 'range') };
}

/** `'Báo cáo'!A1:C3` */
export function a1Of(grid: Grid, area: Area): string {
	const title = /^\w+$/.test(grid.title) ? grid.title : `'${grid.title.replaceAll("'", "''")}'`;
	const from = `${columnName(area.left)}${area.top + 1}`;
	const to = `${columnName(area.right - 1)}${area.bottom}`;
	return `${title}!${from === to ? from : `${from}:${to}`}`;
}
