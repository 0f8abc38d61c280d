import { REPORT_SHEET, TOTALS_SHEET } from './sheetIds';
import type { SheetQuestion } from './sheetModel';

const VALUE = 'userEnteredValue,formattedValue';
const CELL = `${VALUE},note,hyperlink,effectiveFormat(numberFormat(type)),chipRuns(chip(richLinkProperties(uri))),textFormatRuns(format(link(uri)))`;
const FIELDS = [
	'spreadsheetId',
	'spreadsheetUrl',
	`sheets(${[
		'properties(sheetId,title,gridProperties(rowCount,columnCount))',
		'merges',
		'protectedRanges(protectedRangeId,description,range,unprotectedRanges,editors(users))',
		'filterViews(filterViewId)',
		`data(startRow,startColumn,rowData(values(${CELL})))`,
	].join(',')})`,
].join(',');

/**
 * One call, POST spreadsheets/{id}:getByDataFilter, for all that readSheet and updateRequests need. The sheets are named by
 * their ids, which stay when people rename them; their own other sheets are not fetched. A sheet that somebody deleted makes
 * Google refuse the call.
 */
export function readRanges(): SheetQuestion {
	return {
		request: {
			dataFilters: [REPORT_SHEET, TOTALS_SHEET].map((sheetId) => ({ gridRange: { sheetId } })),
		},
		fields: FIELDS,
	};
}
