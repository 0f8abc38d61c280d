import type { sheets_v4 } from '@googleapis/sheets';

type Cell = sheets_v4.Schema$CellData;

/** The cells of one sheet of an answer, wherever its blocks begin. */
export interface Grid {
	/** Row by row; rows and cells that Google left out are undefined. */
	rows: (Cell[] | undefined)[];
	columnCount: number;
}

export function sheetOf(
	answer: sheets_v4.Schema$Spreadsheet,
	sheetId: number,
): sheets_v4.Schema$Sheet | undefined {
	return answer.sheets?.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId);
}

export function gridOf(sheet: sheets_v4.Schema$Sheet): Grid {
	const rows: (Cell[] | undefined)[] = [];
	let columnCount = 0;
	for (const { startRow, startColumn, rowData } of sheet.data ?? []) {
		for (const [down, { values }] of (rowData ?? []).entries()) {
			const row = (rows[(startRow ?? 0) + down] ??= []);
			for (const [right, cell] of (values ?? []).entries()) row[(startColumn ?? 0) + right] = cell;
			columnCount = Math.max(columnCount, row.length);
		}
	}
	return { rows, columnCount };
}

/** What a cell holds, by what a person would say of it. */
export type Content =
	| { is: 'empty' }
	| { is: 'text'; text: string; links: string[] }
	| { is: 'number'; value: number; date: boolean; shown: string }
	| { is: 'boolean'; value: boolean }
	| { is: 'formula'; formula: string; shown: string }
	| { is: 'picture' }
	| { is: 'error'; shown: string };

const DATES = ['DATE', 'TIME', 'DATE_TIME'];

export function contentOf(cell: Cell | undefined): Content {
	const { userEnteredValue: typed, effectiveValue, formattedValue } = cell ?? {};
	const shown = formattedValue ?? '';
	if (typeof typed?.formulaValue === 'string') {
		const formula = typed.formulaValue;
		return /^=\s*IMAGE\s*\(/i.test(formula) ? { is: 'picture' } : { is: 'formula', formula, shown };
	}
	const value = typed ?? effectiveValue;
	if (value?.errorValue) return { is: 'error', shown };
	if (typeof value?.boolValue === 'boolean') return { is: 'boolean', value: value.boolValue };
	if (typeof value?.numberValue === 'number') {
		const date = DATES.includes(cell?.effectiveFormat?.numberFormat?.type ?? '');
		return { is: 'number', value: value.numberValue, date, shown };
	}
	if (typeof value?.stringValue === 'string') {
		const text = value.stringValue.normalize('NFC').replace(/\r\n?/g, '\n').trim();
		return text === '' ? { is: 'empty' } : { is: 'text', text, links: linksOf(cell) };
	}
	// A picture laid into a cell is a value of a kind that the API does not name.
	return value ? { is: 'picture' } : { is: 'empty' };
}

/** The addresses behind a text, of links and of Google's chips. */
function linksOf(cell: Cell | undefined): string[] {
	const found = [
		cell?.hyperlink,
		...(cell?.chipRuns ?? []).map(({ chip }) => chip?.richLinkProperties?.uri),
		...(cell?.textFormatRuns ?? []).map(({ format }) => format?.link?.uri),
	];
	return [...new Set(found.filter((one) => typeof one === 'string'))];
}

/** The letters of a cell, for comparing and for finding marks and keys. */
export function textOf(cell: Cell | undefined): string {
	const content = contentOf(cell);
	return content.is === 'text' ? content.text : '';
}
