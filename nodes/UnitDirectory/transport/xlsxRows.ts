import type { CellObject } from 'xlsx';
import { SheetError } from '../../transport/xlsx/SheetError';
import { packAnew, unpackWorkbook } from '../../transport/xlsx/unpackWorkbook';

const LARGEST_UNPACKED = 60 * 1024 * 1024;
const WORDS = {
	bomb: 'Tệp danh bạ giải nén ra quá 60 MB nên không được đọc. Hãy chép riêng danh sách đơn vị sang một sổ tính mới rồi tải lên lại.',
	broken: 'Tệp .xlsx bị hỏng hoặc tải lên chưa hết. Hãy mở lại bằng Excel, lưu lại rồi tải lên.',
	noWorkbook:
		'Tệp không phải sổ tính .xlsx (có thể là .docx, .ods hoặc tệp nén khác). Hãy lưu danh bạ bằng Excel dạng .xlsx rồi tải lên lại.',
};

const broken = () => new SheetError(WORDS.broken);

/** Enough to see that a directory is too long, and no more. */
const MOST_ROWS = 6000;
const MOST_COLUMNS = 100;

/**
 * The cells of the first sheet of an .xlsx, as text. Dates and the like read as displayed; whole numbers (telephone
 * numbers, codes) in full, without grouping; numbers too long for a spreadsheet to hold read as displayed, so that the
 * check of an id sees that digits were lost. Formulas give their last result, errors nothing.
 */
export async function xlsxRows(buffer: Buffer): Promise<string[][]> {
	const workbook = await packAnew(await unpackWorkbook(buffer, WORDS, LARGEST_UNPACKED));
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
