import type { sheets_v4 } from '@googleapis/sheets';
import { planInSubject } from '../messages/planWords';
import { VIETNAM } from '../text/time';
import { rowCells, textCell } from './cells';
import { colourRules } from './colours';
import { columnLooks, valuesOnly } from './columnLooks';
import { COLUMN_NAMES, COLUMNS, MADE_PLACES, markOf, titleOf } from './columns';
import { filterViewRequests } from './filterViews';
import { guideLines } from './guideSheet';
import { basisOf } from './heldAnswers';
import { reportProtections, wholeSheet, type AskingRow } from './protection';
import {
	GUIDE_SHEET,
	GUIDE_TITLE,
	HEAD_ROWS,
	REPORT_SHEET,
	REPORT_TITLE,
	TOTALS_SHEET,
	TOTALS_TITLE,
} from './sheetIds';
import type { SheetCreation, SheetModel } from './sheetModel';
import { sheetRows } from './sheetRows';
import { sheetLooks } from './sheetLooks';
import { totalsRows } from './totalsSheet';

type Request = sheets_v4.Schema$Request;
type Row = sheets_v4.Schema$RowData;

const SPARE_ROWS = 50;
const LONGEST_TITLE = 120;

/** The spreadsheet of one plan in two calls, however many units: made empty, then filled, closed and coloured at once. */
export function createRequests(model: SheetModel): SheetCreation {
	const rows = reportRows(model);
	const guide = guideLines(model);
	const totals = totalsRows(model, MADE_PLACES);
	const groups = model.shares.map((share) => sheetRows(share));
	return {
		create: {
			properties: { title: sheetTitle(model), locale: 'vi_VN', timeZone: VIETNAM },
			sheets: [
				sheet(REPORT_SHEET, REPORT_TITLE, 0, {
					rowCount: rows.length + SPARE_ROWS,
					columnCount: COLUMNS.length,
					frozenRowCount: HEAD_ROWS,
					rowGroupControlAfter: false,
				}),
				sheet(GUIDE_SHEET, GUIDE_TITLE, 1, { rowCount: guide.length + 5, columnCount: 2 }),
				sheet(TOTALS_SHEET, TOTALS_TITLE, 2, { rowCount: totals.length + SPARE_ROWS, columnCount: 5 }),
			],
		},
		batch: [
			...sheetLooks(),
			cells(REPORT_SHEET, valuesOnly(rows), 'userEnteredValue'),
			...columnLooks(rows),
			...rowGroups(groups.map(({ length }) => length)),
			...colourRules(MADE_PLACES),
			cells(
				GUIDE_SHEET,
				guide.map((line) => ({ values: [textCell(line)] })),
				'userEnteredValue',
			),
			cells(
				TOTALS_SHEET,
				totals.map((values) => ({ values })),
				'userEnteredValue',
			),
			...filterViewRequests(model, HEAD_ROWS - 1, MADE_PLACES.key),
			...[
				...reportProtections(model, askingRows(model), MADE_PLACES),
				wholeSheet(GUIDE_SHEET, model),
				wholeSheet(TOTALS_SHEET, model),
			].map((protectedRange) => ({ addProtectedRange: { protectedRange } })),
		],
	};
}

export function sheetTitle({ stored: { plan } }: SheetModel): string {
	return `Báo cáo: ${planInSubject(plan)}`.slice(0, LONGEST_TITLE);
}

/** The head rows and the rows of all units, every column in the order in which it is made; `copy` marks an offline copy. */
export function reportRows(model: SheetModel, copy = ''): Row[] {
	const { planId } = model.stored;
	return [
		{ values: COLUMN_NAMES.map((name) => textCell(markOf(name, planId, copy))) },
		{ values: COLUMN_NAMES.map((name) => textCell(titleOf(name))) },
		...model.shares.flatMap((share) => {
			const rows = sheetRows(share);
			return rows.map((row) => {
				const made = rowCells(row, row.kind === 'unit' ? basisOf(share, rows) : undefined);
				return { values: COLUMN_NAMES.map((name) => made[name]) };
			});
		}),
	];
}

function askingRows({ shares }: SheetModel): AskingRow[] {
	return shares
		.flatMap((share) => sheetRows(share))
		.map(({ unit, asks }, at) => ({ unit, asks, at: at + HEAD_ROWS }));
}

function sheet(
	sheetId: number,
	title: string,
	index: number,
	gridProperties: sheets_v4.Schema$GridProperties,
): sheets_v4.Schema$Sheet {
	return { properties: { sheetId, title, index, sheetType: 'GRID', gridProperties } };
}

function cells(sheetId: number, rows: Row[], fields: string): Request {
	return { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 0 }, rows, fields } };
}

/** The rows of a unit below its head can be folded away. */
function rowGroups(sizes: number[]): Request[] {
	let start = HEAD_ROWS;
	return sizes.flatMap((size): Request[] => {
		const range = {
			sheetId: REPORT_SHEET,
			dimension: 'ROWS',
			startIndex: start + 1,
			endIndex: start + size,
		};
		start += size;
		return size > 1 ? [{ addDimensionGroup: { range } }] : [];
	});
}
