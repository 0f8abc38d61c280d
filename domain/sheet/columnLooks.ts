import type { sheets_v4 } from '@googleapis/sheets';
import { COLUMN_NAMES, MADE_PLACES, type ColumnName } from './columns';
import { HEAD_ROWS, REPORT_SHEET } from './sheetIds';

type Request = sheets_v4.Schema$Request;
type Cell = sheets_v4.Schema$CellData;
type Row = sheets_v4.Schema$RowData;

const LOOK = 'dataValidation,userEnteredFormat.numberFormat';
/** A box to tick would stand in every cell of it. */
const ONLY_WHERE_ASKED: ColumnName[] = ['done'];

/**
 * Lists, number rules and formats of the report's rows, apart from their values: said once for a column whose cells are all
 * alike, which is most of what a sheet of many units weighs. Cells that are closed may carry their column's too.
 */
export function columnLooks(rows: Row[]): Request[] {
	const below = rows.slice(HEAD_ROWS).map(({ values }) => values ?? []);
	return COLUMN_NAMES.flatMap((name): Request[] => {
		const column = MADE_PLACES[name];
		const looks = below.map((cells) => lookOf(cells[column] ?? {}));
		const kinds = new Set(looks.map((look) => JSON.stringify(look)).filter((text) => text !== '{}'));
		if (kinds.size === 0) return [];
		if (kinds.size > 1 || ONLY_WHERE_ASKED.includes(name))
			return [
				{
					updateCells: {
						start: { sheetId: REPORT_SHEET, rowIndex: HEAD_ROWS, columnIndex: column },
						rows: looks.map((look) => ({ values: [look] })),
						fields: LOOK,
					},
				},
			];
		const range = {
			sheetId: REPORT_SHEET,
			startRowIndex: HEAD_ROWS,
			endRowIndex: rows.length,
			startColumnIndex: column,
			endColumnIndex: column + 1,
		};
		return [
			{ repeatCell: { range, cell: looks.find((look) => Object.keys(look).length > 0), fields: LOOK } },
		];
	});
}

function lookOf({ dataValidation, userEnteredFormat }: Cell): Cell {
	return {
		...(dataValidation && { dataValidation }),
		...(userEnteredFormat && { userEnteredFormat }),
	};
}

/** The same rows with their values alone. */
export function valuesOnly(rows: Row[]): Row[] {
	return rows.map(({ values }) => ({
		values: (values ?? []).map(({ userEnteredValue }) => (userEnteredValue ? { userEnteredValue } : {})),
	}));
}
