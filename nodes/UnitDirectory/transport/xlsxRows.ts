import type { CellObject } from 'xlsx';
import { broken, unpackWorkbook } from './unpackWorkbook';

/** Enough to see that a directory is too long, and no more. */
const MOST_ROWS = 6000;
const MOST_COLUMNS = 100;

/**
 * The cells of the first sheet of an .xlsx, as text. Dates and the like read as displayed; whole numbers (telephone
 * numbers, codes) in full, without grouping; numbers too long for a spreadsheet to hold read as displayed, so that the
 * check of an id sees that digits were lost. Formulas give their last result, errors nothing.
 */
export async function xlsxRows(buffer: Buffer): Promise<string[][]> {
	const workbook = await unpackWorkbook(buffer);
	const { read } = await import('xlsx');
	let sheet;
	try {
		const book = read(workbook, {
			type: 'array',
			dense: true,
			cellFormula: false,
			cellHTML: false,
			sheets: 0,
			sheetRows: MOST_ROWS,
		});
		sheet = book.Sheets[book.SheetNames[0] ?? ''];
	} catch {
		throw broken();
	}
	// The cells themselves, not the declared range: a range of a million rows over one cell costs nothing here.
	const cells = (sheet?.['!data'] ?? []) as (CellObject[] | undefined)[];
	return Array.from(cells, (row) => Array.from((row ?? []).slice(0, MOST_COLUMNS), cellText));
}

function cellText(cell: CellObject | undefined): string {
	if (!cell || cell.t === 'e' || cell.t === 'z') return '';
	if (cell.t === 'n' && Number.isSafeInteger(cell.v) && !looksLikeDate(cell)) return String(cell.v);
	return cell.t === 's' ? String(cell.v ?? '') : (cell.w ?? String(cell.v ?? ''));
}

function looksLikeDate(cell: CellObject): boolean {
	return /[/:]|[^\d\s]-|-[^\d\s]/.test(cell.w ?? '');
}
