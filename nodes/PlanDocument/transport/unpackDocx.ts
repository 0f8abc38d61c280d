import { DocumentError } from './DocumentError';

const LARGEST_UNPACKED = 50 * 1024 * 1024;
const MOST_ENTRIES = 5000;
/** Deflate can grow a thousandfold, so what one step may unpack stays far under the limit. */
const STEP = 16 * 1024;
const PARTS = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'] as const;
export type DocxPart = (typeof PARTS)[number];

/**
 * The parts of a .docx that carry its text and numbering. Counts what really comes out while it unpacks and stops at
 * 50 MB, whatever sizes the file declares; pictures and the rest are never unpacked.
 *
 * Throws DocumentError for a bomb, a broken archive, and one that is no .docx.
 */
export async function unpackDocx(buffer: Buffer): Promise<Partial<Record<DocxPart, string>>> {
	const { Unzip, UnzipInflate } = await import('fflate');
	const parts: Partial<Record<DocxPart, string>> = {};
	const names: string[] = [];
	let unpacked = 0;
	const unzip = new Unzip((file) => {
		names.push(file.name);
		if (names.length > MOST_ENTRIES) throw bomb();
		const part = PARTS.find((each) => each === file.name);
		if (!part) return;
		const chunks: Uint8Array[] = [];
		file.ondata = (failure, chunk, final) => {
			if (failure) throw failure;
			if ((unpacked += chunk.length) > LARGEST_UNPACKED) throw bomb();
			chunks.push(chunk);
			if (final) parts[part] = decodeXml(Buffer.concat(chunks));
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	try {
		for (let at = 0; at < buffer.length; at += STEP) {
			unzip.push(buffer.subarray(at, at + STEP), at + STEP >= buffer.length);
		}
	} catch (cause) {
		throw cause instanceof DocumentError ? cause : broken();
	}
	if (parts['word/document.xml'] === undefined)
		throw names.includes('word/document.xml') ? broken() : noDocx(names);
	return parts;
}

/** The archive or its XML cannot be read to its end. */
export function broken(): DocumentError {
	return new DocumentError(
		'Tệp .docx bị hỏng hoặc tải lên chưa hết. Hãy mở lại bằng Word, lưu lại rồi tải lên.',
	);
}

function decodeXml(bytes: Buffer): string {
	const opening = bytes.subarray(0, 2).toString('hex');
	const encoding = opening === 'fffe' ? 'utf-16le' : opening === 'feff' ? 'utf-16be' : 'utf-8';
	return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

function bomb(): DocumentError {
	return new DocumentError(
		'Văn bản giải nén ra quá 50 MB nên không được đọc. Hãy chép phần chữ sang một tệp Word mới rồi tải lên lại.',
	);
}

function noDocx(names: string[]): DocumentError {
	const kind = names.some((name) => name.startsWith('xl/'))
		? 'sổ tính Excel'
		: names.some((name) => name.startsWith('ppt/'))
			? 'bài trình chiếu'
			: 'tệp nén';
	return new DocumentError(
		`Tệp là ${kind}, không phải văn bản Word. Hãy tải lên văn bản kế hoạch dạng .docx, .doc, .pdf (có chữ) hoặc .txt.`,
	);
}
