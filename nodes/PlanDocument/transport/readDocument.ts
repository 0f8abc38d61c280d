import { DocumentError } from './DocumentError';
import { decodeText } from './decodeText';
import { isHtml } from './htmlText';

const LARGEST_FILE = 20 * 1024 * 1024;

type Reader = (buffer: Buffer) => Promise<string>;

/** First bytes, in hex, of the files that people take for a plan. Anything else is tried as text. */
const KINDS: [string, Reader][] = [
	['504b0304', async (buffer) => (await import('./docxText')).docxText(buffer)],
	['504b', refuse('Tệp nén trống hoặc bị hỏng. Hãy mở lại bằng Word, lưu lại dạng .docx rồi tải lên.')],
	['d0cf11e0', async (buffer) => (await import('./docText')).docText(buffer)],
	['25504446', async (buffer) => (await import('./pdfText')).pdfText(buffer)],
	['7b5c727466', refuse('Tệp là văn bản RTF. Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.')],
	['89504e47', refuse('Tệp là ảnh. Hãy tải lên bản Word (.docx) của văn bản.')],
	['ffd8ff', refuse('Tệp là ảnh. Hãy tải lên bản Word (.docx) của văn bản.')],
];

/** Names that promise a kind which the content then is not. */
const NO_TEXT_NAME = /\.(?:docx?|dotx?|pdf|xlsx?|pptx?|odt|rtf|zip|rar|7z|png|jpe?g|heic)$/i;

/**
 * The text of a plan document, a paragraph a line: .docx, .doc, .pdf with text, .html, or plain text. What the file is, its content says before
 * its name.
 *
 * Throws DocumentError, with a Vietnamese sentence that says what to do, for a file that is empty, larger than
 * 20 MB, of another kind, broken, protected by a password, made to fill the memory, or without any text.
 */
export async function readDocument(buffer: Buffer, fileName: string): Promise<string> {
	if (buffer.length === 0) {
		throw new DocumentError(`Tệp “${fileName}” trống (0 byte). Hãy chọn lại tệp rồi tải lên.`);
	}
	if (buffer.length > LARGEST_FILE) {
		throw new DocumentError(
			`Tệp “${fileName}” nặng ${megabytes(buffer.length)} MB, quá giới hạn 20 MB. Hãy bỏ bớt ảnh trong tệp rồi tải lên lại.`,
		);
	}
	const opening = buffer.subarray(0, 8).toString('hex');
	const kind = KINDS.find(([bytes]) => opening.startsWith(bytes));
	const text = kind ? await kind[1](buffer) : await plainText(buffer, fileName);
	if (!/\p{L}/u.test(text)) {
		throw new DocumentError(
			`Tệp “${fileName}” không có chữ nào đọc được (có thể chỉ chứa ảnh chụp văn bản). Hãy tải lên bản Word (.docx) gõ bằng chữ.`,
		);
	}
	return text.normalize('NFC');
}

async function plainText(buffer: Buffer, fileName: string): Promise<string> {
	const decoded = decodeText(buffer);
	// Some offices save web pages under the name of a Word document.
	const text = decoded !== null && NO_TEXT_NAME.test(fileName) && !isHtml(decoded) ? null : decoded;
	if (text === null) {
		throw new DocumentError(
			`Không đọc được tệp “${fileName}”: nội dung không phải văn bản Word (.docx, .doc), PDF có chữ hay văn bản thuần (.txt), hoặc tệp đã hỏng. Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.`,
		);
	}
	if (!isHtml(text)) return text;
	const { htmlText } = await import('./htmlText');
	return await htmlText(text);
}

function refuse(message: string): Reader {
	return async () => {
		throw new DocumentError(message);
	};
}

function megabytes(bytes: number): string {
	return (bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}
