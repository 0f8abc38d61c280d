import { DocumentError } from './DocumentError';

/** The text of a Word 97–2003 document, a paragraph a line, cells joined by ' | '. Throws DocumentError. */
export async function docText(buffer: Buffer): Promise<string> {
	if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw locked();
	const { default: WordExtractor } = await import('word-extractor');
	const body = await new WordExtractor()
		.extract(buffer)
		.then((document) => document.getBody())
		.catch((cause: unknown) => {
			throw /encrypt|password/i.test(String(cause)) ? locked() : broken();
		});
	return body
		.split(/\r\n|\r|\n/)
		.map((line) => (/\t.*\t/.test(line.trim()) ? line.trim().split(/\t+/).join(' | ') : line))
		.join('\n');
}

function locked(): DocumentError {
	return new DocumentError(
		'Văn bản có mật khẩu. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu) rồi tải lên lại.',
	);
}

function broken(): DocumentError {
	return new DocumentError(
		'Không đọc được tệp .doc này (tệp hỏng, tải lên chưa hết, hoặc không phải văn bản Word). Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.',
	);
}
