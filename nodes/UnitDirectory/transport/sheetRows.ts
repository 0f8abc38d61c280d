import { csvRows } from './csvRows';
import { SheetError } from '../../transport/xlsx/SheetError';

const LARGEST_FILE = 10 * 1024 * 1024;

/** First bytes, in hex, of files that people take for a directory. Anything else is tried as text. */
const KINDS: [string, (buffer: Buffer) => Promise<string[][]> | string][] = [
	['504b0304', async (buffer) => await (await import('./xlsxRows')).xlsxRows(buffer)],
	['504b', () => 'Tệp nén trống hoặc bị hỏng. Hãy mở lại bằng Excel, lưu lại dạng .xlsx rồi tải lên.'],
	['d0cf11e0', olderOrProtected],
	['25504446', () => 'Tệp là PDF. Hãy tải lên danh bạ dạng .xlsx hoặc .csv.'],
	['89504e47', () => 'Tệp là ảnh. Hãy tải lên danh bạ dạng .xlsx hoặc .csv.'],
	['ffd8ff', () => 'Tệp là ảnh. Hãy tải lên danh bạ dạng .xlsx hoặc .csv.'],
	['7b5c727466', () => 'Tệp là văn bản RTF. Hãy tải lên danh bạ dạng .xlsx hoặc .csv.'],
];

/**
 * The cells of a directory file as text, row by row, empty rows included so that the n-th row is the sheet's. What the
 * file is, its content says, not its name. Of a workbook the first sheet is read.
 *
 * Throws SheetError, with a Vietnamese sentence, for a file that is empty, larger than 10 MB, neither .xlsx nor .csv,
 * protected by a password, broken, or made to fill the memory.
 */
export async function sheetRows(buffer: Buffer): Promise<string[][]> {
	if (buffer.length === 0) throw new SheetError('Tệp danh bạ trống (0 byte). Hãy chọn lại tệp rồi tải lên.');
	if (buffer.length > LARGEST_FILE) {
		throw new SheetError(
			`Tệp danh bạ nặng ${megabytes(buffer.length)} MB, quá giới hạn 10 MB. Hãy bỏ ảnh và các trang tính thừa rồi tải lên lại.`,
		);
	}
	const opening = buffer.subarray(0, 8).toString('hex');
	const kind = KINDS.find(([bytes]) => opening.startsWith(bytes));
	if (!kind) return csvRows(buffer);
	const result = kind[1](buffer);
	if (typeof result === 'string') throw new SheetError(result);
	return await result;
}

function olderOrProtected(buffer: Buffer): string {
	return buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))
		? 'Tệp danh bạ có mật khẩu. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi tải lên lại.'
		: 'Tệp là định dạng Office cũ (.xls). Hãy mở bằng Excel, lưu lại dạng .xlsx rồi tải lên.';
}

function megabytes(bytes: number): string {
	return (bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}
