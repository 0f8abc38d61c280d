import type { UnzipFileInfo } from 'fflate';
import { FileRefused } from './FileRefused';

const MOST_UNPACKED = 300 * 1024 * 1024;
const MOST_ENTRIES = 5000;
/** Office's own XML shrinks to a twentieth; what shrinks more than this was made to fill a memory. */
const MOST_SHRUNK = 200;
/** Small files may shrink as they like. */
const HARMLESS = 10 * 1024 * 1024;
const DANGEROUS = /vbaProject\.bin$|\.(?:exe|dll|js|vbs|bat|cmd|scr|ps1|jar|html?)$/i;
const MAIN_PART = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

/**
 * Looks into a .docx or .xlsx by its list of contents, unpacking nothing: it must be what it says, hold no macro and no
 * program, and not unpack to a size that would stop the officer's computer. Throws FileRefused.
 */
export async function checkOfficeFile(content: Buffer, name: string, kind: 'docx' | 'xlsx'): Promise<void> {
	const list = await contents(content);
	const refuse = (words: string) => new FileRefused(`Tệp “${name}” ${words}`);
	if (!list) throw refuse('bị hỏng hoặc tải lên chưa hết. Hãy mở lại, lưu lại rồi gửi.');
	const unpacked = list.reduce((sum, { originalSize }) => sum + originalSize, 0);
	const shrunk = list.some(
		({ size, originalSize }) => originalSize > HARMLESS && originalSize > size * MOST_SHRUNK,
	);
	if (unpacked > MOST_UNPACKED || list.length > MOST_ENTRIES || shrunk)
		throw refuse('giải nén ra quá lớn nên không được nhận. Hãy lưu lại dạng PDF rồi gửi.');
	if (!list.some((part) => part.name === MAIN_PART[kind]))
		throw refuse(`không phải là tệp .${kind}. Hãy mở lại, lưu lại đúng định dạng rồi gửi.`);
	if (list.some((part) => DANGEROUS.test(part.name)))
		throw refuse('có chứa macro hoặc chương trình nên không được nhận. Hãy lưu lại dạng PDF rồi gửi.');
}

/** The list of contents of an archive; null when it cannot be read to its end. */
async function contents(archive: Buffer): Promise<UnzipFileInfo[] | null> {
	const { unzipSync } = await import('fflate');
	const list: UnzipFileInfo[] = [];
	try {
		unzipSync(archive, { filter: (part) => (list.push(part), false) });
		return list;
	} catch {
		return null;
	}
}
