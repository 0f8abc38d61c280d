import { DocumentError } from '../DocumentError';

const LARGEST_UNPACKED = 50 * 1024 * 1024;
const MOST_ENTRIES = 5000;
/** Deflate can grow a thousandfold, so what one step may unpack stays far under the limit. */
const STEP = 16 * 1024;
/** Stands at the end of every archive; without it a part may be missing. */
const END_OF_ARCHIVE = Buffer.from('PK\x05\x06', 'latin1');
/** What carries text and numbering in a .docx and an .odt, and what says that the latter is locked. */
const WANTED =
	/^(?:word\/(?:document\d*|numbering|styles)\.xml|content\.xml|styles\.xml|mimetype|META-INF\/manifest\.xml)$/;

/** Name → content of the parts of an Office file that are read. */
export type Parts = Map<string, Buffer>;

/**
 * The parts of a .docx or .odt that carry its text and numbering. Counts what really comes out while it unpacks and stops at
 * 50 MB, whatever sizes the file declares; pictures and the rest are never unpacked.
 *
 * Throws DocumentError for a bomb, a broken archive, and one that is neither.
 */
export async function unpackOffice(buffer: Buffer): Promise<Parts> {
	if (buffer.lastIndexOf(END_OF_ARCHIVE) < 0) throw broken();
	const { Unzip, UnzipInflate } = await import('fflate');
	const parts: Parts = new Map();
	const names = new Set<string>();
	let entries = 0;
	let unpacked = 0;
	const unzip = new Unzip((file) => {
		if ((entries += 1) > MOST_ENTRIES) throw bomb();
		names.add(file.name);
		if (!WANTED.test(file.name)) return;
		const chunks: Uint8Array[] = [];
		file.ondata = (failure, chunk, final) => {
			if (failure) throw failure;
			if ((unpacked += chunk.length) > LARGEST_UNPACKED) throw bomb();
			chunks.push(chunk);
			// A second part of the same name is none that an office program wrote.
			if (final && !parts.has(file.name)) parts.set(file.name, Buffer.concat(chunks));
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
	if (documentPart(parts) || isOpenDocument(parts)) return parts;
	const isCutOff = [...names].some(
		(name) => (documentName(name) || name === 'content.xml') && !parts.has(name),
	);
	throw isCutOff ? broken() : otherArchive([...names], textOf(parts, 'mimetype'));
}

/** The name of word/document.xml; some programs number it. */
export function documentPart(parts: Parts): string | undefined {
	return [...parts.keys()].find(documentName);
}

/** A part's XML; '' where there is none. Throws DocumentError for bytes that are no text. */
export function textOf(parts: Parts, name: string): string {
	const bytes = parts.get(name) ?? Buffer.alloc(0);
	const opening = bytes.subarray(0, 2).toString('hex');
	const encoding = opening === 'fffe' ? 'utf-16le' : opening === 'feff' ? 'utf-16be' : 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw broken();
	}
}

/** Sheets and slides have a content.xml too. */
function isOpenDocument(parts: Parts): boolean {
	const kind = textOf(parts, 'mimetype').trim();
	return parts.has('content.xml') && /^(?:application\/vnd\.oasis\.opendocument\.text.*)?$/.test(kind);
}

/** The archive or its XML cannot be read to its end. */
export function broken(): DocumentError {
	return new DocumentError(
		'Tệp văn bản bị hỏng hoặc tải lên chưa hết. Hãy mở lại bằng Word, lưu lại dạng .docx rồi tải lên.',
	);
}

function documentName(name: string): boolean {
	return /^word\/document\d*\.xml$/.test(name);
}

function bomb(): DocumentError {
	return new DocumentError(
		'Văn bản giải nén ra quá 50 MB nên không được đọc. Hãy chép phần chữ sang một tệp Word mới rồi tải lên lại.',
	);
}

function otherArchive(names: string[], mimetype: string): DocumentError {
	const kinds: [boolean, string][] = [
		[names.some((name) => name.startsWith('xl/')) || mimetype.includes('spreadsheet'), 'sổ tính'],
		[names.some((name) => name.startsWith('ppt/')) || mimetype.includes('presentation'), 'bài trình chiếu'],
	];
	const kind = kinds.find(([is]) => is)?.[1] ?? 'tệp nén';
	return new DocumentError(
		`Tệp là ${kind}, không phải văn bản Word. Hãy tải lên văn bản kế hoạch dạng .docx, .doc, .odt, .rtf, .pdf (có chữ) hoặc .txt.`,
	);
}
