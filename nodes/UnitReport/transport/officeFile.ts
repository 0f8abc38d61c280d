import { FileRefused } from './FileRefused';

const MOST_UNPACKED = 300 * 1024 * 1024;
const MOST_ENTRIES = 5000;
/** Office's own XML shrinks to a twentieth; what shrinks more than this was made to fill a memory. */
const MOST_SHRUNK = 200;
/** Small files may shrink as they like. */
const HARMLESS = 10 * 1024 * 1024;
const MAIN_PART = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

/**
 * Looks into a .docx or .xlsx by its list of contents, unpacking nothing: it must be what it says, hold no macro and no
 * program, and not unpack to a size that would stop the officer's computer. Throws FileRefused.
 */
export async function checkOfficeFile(content: Buffer, name: string, kind: 'docx' | 'xlsx'): Promise<void> {
	const { unzipSync } = await import('fflate');
	const parts: string[] = [];
	let unpacked = 0;
	let shrunk = false;
	try {
		unzipSync(content, {
			filter: ({ name: part, size, originalSize }) => {
				parts.push(part);
				unpacked += originalSize;
				shrunk ||= originalSize > HARMLESS && originalSize > size * MOST_SHRUNK;
				return false;
			},
		});
	} catch {
		throw new FileRefused(`Tệp “${name}” bị hỏng hoặc tải lên chưa hết. Hãy mở lại, lưu lại rồi gửi.`);
	}
	if (unpacked > MOST_UNPACKED || parts.length > MOST_ENTRIES || shrunk)
		throw new FileRefused(
			`Tệp “${name}” giải nén ra quá lớn nên không được nhận. Hãy lưu lại dạng PDF rồi gửi.`,
		);
	if (!parts.includes(MAIN_PART[kind]))
		throw new FileRefused(
			`Tệp “${name}” không phải là tệp .${kind}. Hãy mở lại, lưu lại đúng định dạng rồi gửi.`,
		);
	if (
		parts.some((part) => /vbaProject\.bin$|\.(?:exe|dll|js|vbs|bat|cmd|scr|ps1|jar|html?|svg)$/i.test(part))
	)
		throw new FileRefused(
			`Tệp “${name}” có chứa macro hoặc chương trình nên không được nhận. Hãy lưu lại dạng PDF rồi gửi.`,
		);
}
