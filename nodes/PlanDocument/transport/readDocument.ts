import { DocumentError } from './DocumentError';
import { decodeText } from './text/decodeText';
import { tabbedTables } from './text/tabbedTables';
import { tidyText } from './text/tidyText';
import { htmlText, isHtml } from './web/htmlText';
import { isMhtml, pageOfMhtml } from './web/mhtml';

type Reader = (buffer: Buffer) => Promise<string>;

/** First bytes, in hex, of the files that people take for a plan. Anything else is tried as text. */
const KINDS: [string, Reader][] = [
	['504b0304', archiveText],
	['504b', refuse('Tệp nén trống hoặc bị hỏng. Hãy mở lại bằng Word, lưu lại dạng .docx rồi tải lên.')],
	['d0cf11e0', async (buffer) => (await import('./word97/docText')).docText(buffer)],
	['7b5c7274', async (buffer) => (await import('./rtf/rtfText')).rtfText(buffer)],
	['89504e47', refuse('Tệp là ảnh. Hãy tải lên bản Word (.docx) của văn bản.')],
	['ffd8ff', refuse('Tệp là ảnh. Hãy tải lên bản Word (.docx) của văn bản.')],
	['52617221', refuse('Tệp là tệp nén. Hãy giải nén rồi tải lên văn bản kế hoạch trong đó.')],
	['377abcaf', refuse('Tệp là tệp nén. Hãy giải nén rồi tải lên văn bản kế hoạch trong đó.')],
];

/**
 * The text of a plan document, a paragraph a line: .docx, .doc, .pdf with text, .odt, .rtf, .html, .mht, or plain text.
 * What the file is, its content says before its name.
 *
 * Throws DocumentError, with a Vietnamese sentence that says what to do, for a file of another kind, broken,
 * protected by a password, made to fill the memory, or without any text. Run it in readApart: a file can still be
 * made to take more time and memory than n8n has.
 */
export async function readDocument(buffer: Buffer, fileName: string): Promise<string> {
	const opening = buffer.subarray(0, 8).toString('hex');
	const kind = KINDS.find(([bytes]) => opening.startsWith(bytes))?.[1] ?? (isPdf(buffer) ? readPdf : null);
	const text = tidyText(kind ? await kind(buffer) : await textOf(buffer, fileName));
	if (!/\p{L}/u.test(text)) {
		throw new DocumentError(
			`Tệp “${fileName}” không có chữ nào đọc được (có thể chỉ chứa ảnh chụp văn bản). Hãy tải lên bản Word (.docx) gõ bằng chữ.`,
		);
	}
	return text;
}

/** Its mark may stand behind other bytes, which readers pass over. */
function isPdf(buffer: Buffer): boolean {
	return buffer.subarray(0, 1024).includes('%PDF-');
}

async function readPdf(buffer: Buffer): Promise<string> {
	return await (await import('./pdf/pdfText')).pdfText(buffer);
}

async function archiveText(buffer: Buffer): Promise<string> {
	const { documentPart, unpackOffice } = await import('./office/unpackOffice');
	const parts = await unpackOffice(buffer);
	if (documentPart(parts)) return await (await import('./office/docxText')).docxText(parts);
	return await (await import('./office/odtText')).odtText(parts);
}

async function textOf(buffer: Buffer, fileName: string): Promise<string> {
	const isPageInOne = isMhtml(buffer);
	const text = isPageInOne ? pageOfMhtml(buffer) : decodeText(buffer);
	if (text === null) throw unreadable(fileName);
	// Some offices save web pages under the name of a Word document.
	if (isPageInOne || isHtml(text)) return await htmlText(text);
	if (/^\s*<\?xml[^>]*>\s*<office:document\s/.test(text.slice(0, 2000))) {
		return await (await import('./office/odtText')).openDocumentText('', text);
	}
	return tabbedTables(text);
}

function unreadable(fileName: string): DocumentError {
	return new DocumentError(
		`Không đọc được tệp “${fileName}”: nội dung không phải văn bản Word (.docx, .doc, .odt, .rtf), PDF có chữ hay văn bản thuần (.txt), hoặc tệp đã hỏng. Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.`,
	);
}

function refuse(message: string): Reader {
	return async () => {
		throw new DocumentError(message);
	};
}
