import type { sheets_v4 } from '@googleapis/sheets';
import type { SheetQuestion } from '../../../domain/sheet';
import type { GoogleAccount } from './GoogleAccount';
import { NOT_EMPTY } from './reasons';
import { nextTurn, TURN_FIELD } from './turn';

type Request = sheets_v4.Schema$Request;

const pathOf = (id: string) => `/v4/spreadsheets/${encodeURIComponent(id)}`;

/** `spreadsheets.create`. Made twice, an empty one that nobody was told of is left over: that does no harm. */
export async function createSpreadsheet(
	account: GoogleAccount,
	body: sheets_v4.Schema$Spreadsheet,
): Promise<string> {
	const { spreadsheetId } = await account.call<sheets_v4.Schema$Spreadsheet>({
		api: 'sheets',
		method: 'POST',
		path: '/v4/spreadsheets',
		query: { fields: 'spreadsheetId' },
		body,
		repeatable: true,
	});
	return spreadsheetId!;
}

/** `spreadsheets.getByDataFilter`: everything that reading and updating need, in one call. */
export async function askSpreadsheet(
	account: GoogleAccount,
	id: string,
	{ request, fields }: SheetQuestion,
): Promise<sheets_v4.Schema$Spreadsheet> {
	return await account.call<sheets_v4.Schema$Spreadsheet>({
		api: 'sheets',
		method: 'POST',
		path: `${pathOf(id)}:getByDataFilter`,
		query: { fields: `${fields},${TURN_FIELD}` },
		body: request,
		repeatable: true,
	});
}

/**
 * `spreadsheets.batchUpdate`: all requests or none, and none when somebody else changed the sheet since it was `seen` at
 * that turn. Not repeatable: after an unsure fault, or a refused turn, the caller looks at the sheet and reckons anew.
 */
export async function changeSpreadsheet(
	account: GoogleAccount,
	id: string,
	requests: Request[],
	seen: number,
): Promise<void> {
	if (requests.length === 0) return;
	await account.call({
		api: 'sheets',
		method: 'POST',
		path: `${pathOf(id)}:batchUpdate`,
		query: { fields: 'spreadsheetId' },
		body: { requests: [...nextTurn(seen), ...requests] },
		repeatable: false,
	});
}

/** The sheets of a spreadsheet that is to be filled, by id. Throws, in Vietnamese, when there is something in it. */
export async function emptySheetIds(account: GoogleAccount, id: string): Promise<number[]> {
	const found = await account.call<sheets_v4.Schema$Spreadsheet>({
		api: 'sheets',
		method: 'GET',
		path: pathOf(id),
		query: { fields: 'sheets(properties(sheetId),data(rowData(values(userEnteredValue))))' },
		repeatable: true,
	});
	if (hasCells(found)) throw account.refusal(NOT_EMPTY);
	return (found.sheets ?? []).map(({ properties }) => properties?.sheetId ?? 0);
}

/** Whether anything stands in any cell. */
export const hasCells = ({ sheets = [] }: sheets_v4.Schema$Spreadsheet): boolean =>
	sheets.some(({ data }) =>
		data?.some(({ rowData }) =>
			rowData?.some(({ values }) => values?.some(({ userEnteredValue }) => userEnteredValue)),
		),
	);

export const spreadsheetUrl = (id: string) => `https://docs.google.com/spreadsheets/d/${id}/edit`;

/** The id in an address of Google Sheets; an id stays as it is. */
export function spreadsheetIdIn(text: string): string {
	return /\/d\/([\w-]{20,})/.exec(text)?.[1] ?? text.trim();
}
