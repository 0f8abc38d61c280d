import type { sheets_v4 } from '@googleapis/sheets';
import { colour, HEAD_COLOUR } from './colours';
import { COLUMNS } from './columns';
import { GUIDE_SHEET, HEAD_ROWS, REPORT_SHEET, TOTALS_SHEET } from './sheetIds';
import { INDICATOR_HEAD, RATE_ROW } from './totalsSheet';

type Request = sheets_v4.Schema$Request;

/** How the three sheets look, whatever is in them: widths, titles, what is hidden. */
export function sheetLooks(): Request[] {
	const format = (
		range: sheets_v4.Schema$GridRange,
		userEnteredFormat: sheets_v4.Schema$CellFormat,
		fields: string,
	): Request => ({
		repeatCell: { range, cell: { userEnteredFormat }, fields: `userEnteredFormat(${fields})` },
	});
	const width = (sheetId: number, at: number, pixelSize: number): Request => ({
		updateDimensionProperties: {
			range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 },
			properties: { pixelSize },
			fields: 'pixelSize',
		},
	});
	const hide = (dimension: string, startIndex: number, endIndex: number): Request => ({
		updateDimensionProperties: {
			range: { sheetId: REPORT_SHEET, dimension, startIndex, endIndex },
			properties: { hiddenByUser: true },
			fields: 'hiddenByUser',
		},
	});
	const title = (sheetId: number, startRowIndex: number): Request =>
		format(
			{ sheetId, startRowIndex, endRowIndex: startRowIndex + 1 },
			{
				backgroundColor: colour(HEAD_COLOUR),
				textFormat: { bold: true, foregroundColor: colour('#ffffff') },
				wrapStrategy: 'WRAP',
				verticalAlignment: 'MIDDLE',
			},
			'backgroundColor,textFormat,wrapStrategy,verticalAlignment',
		);
	const wrapped = { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' };
	return [
		...[REPORT_SHEET, GUIDE_SHEET, TOTALS_SHEET].map((sheetId) =>
			format({ sheetId }, wrapped, 'wrapStrategy,verticalAlignment'),
		),
		title(REPORT_SHEET, HEAD_ROWS - 1),
		title(GUIDE_SHEET, 0),
		title(TOTALS_SHEET, 0),
		title(TOTALS_SHEET, INDICATOR_HEAD),
		format(
			{
				sheetId: TOTALS_SHEET,
				startRowIndex: RATE_ROW,
				endRowIndex: RATE_ROW + 1,
				startColumnIndex: 1,
				endColumnIndex: 2,
			},
			{ numberFormat: { type: 'PERCENT', pattern: '0.0%' } },
			'numberFormat',
		),
		...COLUMNS.map(({ width: pixels }, at) => width(REPORT_SHEET, at, pixels)),
		width(GUIDE_SHEET, 0, 900),
		...[420, 140, 140, 160].map((pixels, at) => width(TOTALS_SHEET, at, pixels)),
		hide('ROWS', 0, 1),
		hide('COLUMNS', 0, COLUMNS.filter(({ role }) => role === 'hidden').length),
	];
}
