import type { Cell, CellValue, Sheet } from 'hucre';
import type { sheets_v4 } from '@googleapis/sheets';
import { REPORT_SHEET } from '../../../domain/sheet/sheetIds';
import { CopyRefused } from './CopyRefused';

type GoogleCell = sheets_v4.Schema$CellData;

const LARGEST_FILE = 10 * 1024 * 1024;
const MOST_UNPACKED = 60 * 1024 * 1024;
const MOST_ENTRIES = 2000;
/** Office's own XML shrinks to a twentieth; what shrinks more was made to fill a memory. */
const MOST_SHRUNK = 200;
const HARMLESS = 5 * 1024 * 1024;
const MOST_ROWS = 20_000;
const MARK = 'kh:key|';
const DAY = 24 * 60 * 60 * 1000;
/** 1970-01-01 in days of a spreadsheet. */
const EPOCH = 25_569;

/**
 * An offline copy that was filled in, in the shape in which Google gives the live sheet, so that the same rules read both.
 * Throws CopyRefused for a file that is no .xlsx, is broken, too large, or holds no sheet of ours.
 */
export async function readCopy(file: Buffer): Promise<sheets_v4.Schema$Spreadsheet> {
	await looksHarmless(file);
	const { readXlsx } = await import('hucre/xlsx');
	const book = await readXlsx(file, { readStyles: true, maxRows: MOST_ROWS }).catch(() => {
		throw new CopyRefused(
			'Tệp bị hỏng hoặc có mật khẩu. Hãy mở lại bằng Excel, bỏ mật khẩu, lưu dạng .xlsx rồi tải lên.',
		);
	});
	const sheet = book.sheets.find(({ rows }) => rows.some((row) => row.some(isMark)));
	if (!sheet)
		throw new CopyRefused(
			'Tệp này không phải bảng báo cáo tải về từ đây (không còn hàng mã ẩn). Hãy tải bảng mới về, điền vào đó rồi tải lên.',
		);
	return {
		sheets: [
			{
				properties: { sheetId: REPORT_SHEET, title: sheet.name },
				merges: (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
					sheetId: REPORT_SHEET,
					startRowIndex: startRow,
					endRowIndex: endRow + 1,
					startColumnIndex: startCol,
					endColumnIndex: endCol + 1,
				})),
				data: [{ rowData: googleRows(sheet) }],
			},
		],
	};
}

function isMark(value: CellValue): boolean {
	return typeof value === 'string' && value.startsWith(MARK);
}

function googleRows(sheet: Sheet): sheets_v4.Schema$RowData[] {
	const rows = sheet.rows.map((row, at) => ({
		values: row.map((value, column) => googleCell(value, sheet.cells?.get(`${at},${column}`))),
	}));
	// A picture lies above the cells: only over an empty one does it stand for an answer.
	for (const { anchor } of sheet.images ?? []) {
		const { row, col } = anchor.from;
		const values = rows[row]?.values;
		if (values && !values[col]?.userEnteredValue) values[col] = { userEnteredValue: {} };
	}
	return rows;
}

function googleCell(value: CellValue, cell: Cell | undefined): GoogleCell {
	const shown = value === null || value instanceof Date ? undefined : String(value);
	const link = cell?.hyperlink?.target;
	const more: GoogleCell = {
		...(shown !== undefined && { formattedValue: shown }),
		...(link && { hyperlink: link }),
	};
	if (cell?.formula !== undefined) return { userEnteredValue: { formulaValue: `=${cell.formula}` }, ...more };
	if (cell?.type === 'error') return { userEnteredValue: { errorValue: { type: 'ERROR' } }, ...more };
	if (value instanceof Date)
		return {
			userEnteredValue: { numberValue: value.getTime() / DAY + EPOCH },
			effectiveFormat: { numberFormat: { type: 'DATE_TIME' } },
			formattedValue: value.toISOString().slice(0, 10).split('-').toReversed().join('/'),
		};
	if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
	if (typeof value === 'boolean') return { userEnteredValue: { boolValue: value } };
	return value === null || value === '' ? {} : { userEnteredValue: { stringValue: value }, ...more };
}

/** By its list of contents, unpacking nothing. */
async function looksHarmless(file: Buffer): Promise<void> {
	if (file.length > LARGEST_FILE)
		throw new CopyRefused('Tệp nặng quá 10 MB. Hãy bỏ ảnh và các trang thừa rồi tải lên lại.');
	const { unzipSync } = await import('fflate');
	const parts: { name: string; size: number; originalSize: number }[] = [];
	try {
		unzipSync(file, { filter: (part) => (parts.push(part), false) });
	} catch {
		parts.length = 0;
	}
	if (!parts.some(({ name }) => name === 'xl/workbook.xml'))
		throw new CopyRefused(
			'Tệp không phải sổ tính .xlsx, hoặc tải lên chưa hết. Hãy lưu lại bằng Excel dạng .xlsx rồi tải lên.',
		);
	const unpacked = parts.reduce((sum, { originalSize }) => sum + originalSize, 0);
	const shrunk = parts.some(
		({ size, originalSize }) => originalSize > HARMLESS && originalSize > size * MOST_SHRUNK,
	);
	if (unpacked > MOST_UNPACKED || parts.length > MOST_ENTRIES || shrunk)
		throw new CopyRefused(
			'Tệp giải nén ra quá lớn nên không được đọc. Hãy tải bảng mới về, điền vào đó rồi tải lên.',
		);
}
