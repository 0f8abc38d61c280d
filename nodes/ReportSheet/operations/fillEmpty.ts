import type { sheets_v4 } from '@googleapis/sheets';

type Request = sheets_v4.Schema$Request;

/**
 * What `spreadsheets.create` would have made, as requests for a spreadsheet that is there already and empty. `present` are
 * the sheets it came with: they go, once others are there.
 */
export function fillEmpty(
	{ properties, sheets = [] }: sheets_v4.Schema$Spreadsheet,
	present: number[],
): Request[] {
	// Named after no word of ours, so that a sheet called 'Báo cáo' is in nobody's way.
	const renamed = present.map(
		(sheetId, at): Request => ({
			updateSheetProperties: { properties: { sheetId, title: `kh-cu-${at}` }, fields: 'title' },
		}),
	);
	return [
		{ updateSpreadsheetProperties: { properties, fields: Object.keys(properties ?? {}).join(',') } },
		...renamed,
		...sheets.map((sheet): Request => ({ addSheet: { properties: sheet.properties } })),
		...present.map((sheetId): Request => ({ deleteSheet: { sheetId } })),
	];
}
