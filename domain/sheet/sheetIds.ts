import { createHash } from 'node:crypto';
import type { SheetModel } from './sheetModel';

/** Chosen by us when the spreadsheet is made and never changed by anybody: titles may be. */
export const REPORT_SHEET = 1001;
export const GUIDE_SHEET = 1002;
export const TOTALS_SHEET = 1003;

export const REPORT_TITLE = 'Báo cáo';
export const GUIDE_TITLE = 'Hướng dẫn';
export const TOTALS_TITLE = 'Tổng hợp';

/** The rows above the first one of a unit: the hidden one with the columns' marks, and the titles. */
export const HEAD_ROWS = 2;

/** By unit code: the id of the unit's filter view, the same at every time, so that a link in an old message stays good. */
export function filterViewIds({ shares }: Pick<SheetModel, 'shares'>): Map<string, number> {
	const taken = new Set<number>();
	return new Map(
		shares.map(({ unit: { code } }) => {
			let id = createHash('sha256').update(code).digest().readUInt32BE(0) >>> 1;
			while (taken.has(id) || id === 0) id = (id + 1) >>> 0;
			taken.add(id);
			return [code, id];
		}),
	);
}

/** The address that opens the sheet on the rows of one unit; `spreadsheetUrl` as Google gives it. */
export function unitLink(spreadsheetUrl: string, model: Pick<SheetModel, 'shares'>, unit: string): string {
	const base = spreadsheetUrl.replace(/#.*$/, '');
	const view = filterViewIds(model).get(unit);
	return `${base}#gid=${REPORT_SHEET}${view === undefined ? '' : `&fvid=${view}`}`;
}
