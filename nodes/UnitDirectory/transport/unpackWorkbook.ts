import { SheetError } from './SheetError';

const LARGEST_UNPACKED = 60 * 1024 * 1024;
const MOST_ENTRIES = 2000;
/** Deflate can grow a thousandfold, so what one step may unpack stays far under the limit. */
const STEP = 16 * 1024;
/** The parts that hold cells and their formats; pictures, macros and links to elsewhere are not even kept. */
const NEEDED =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * The parts of an .xlsx that the reading needs, packed anew without compression. Counts what really comes out while it
 * unpacks and stops at 60 MB, whatever sizes the file declares, so that a zip bomb never reaches the reader.
 *
 * Throws SheetError for a bomb, a broken archive, and one that is no .xlsx.
 */
export async function unpackWorkbook(buffer: Buffer): Promise<Uint8Array> {
	const { Unzip, UnzipInflate, zipSync } = await import('fflate');
	const parts: Record<string, Uint8Array> = {};
	let unpacked = 0;
	let entries = 0;
	const unzip = new Unzip((file) => {
		if ((entries += 1) > MOST_ENTRIES || (file.originalSize ?? 0) > LARGEST_UNPACKED) throw bomb();
		const chunks: Uint8Array[] = [];
		file.ondata = (failure, chunk, final) => {
			if (failure) throw failure;
			if ((unpacked += chunk.length) > LARGEST_UNPACKED) throw bomb();
			chunks.push(chunk);
			if (final) parts[file.name] = Buffer.concat(chunks);
		};
		if (NEEDED.test(file.name)) file.start();
	});
	unzip.register(UnzipInflate);
	const failure = failureOf(() => {
		for (let at = 0; at < buffer.length; at += STEP) {
			unzip.push(buffer.subarray(at, at + STEP), at + STEP >= buffer.length);
		}
	});
	if (failure) throw failure instanceof SheetError ? failure : broken();
	if (Object.keys(parts).length === 0 && entries === 0) throw broken();
	if (!parts['xl/workbook.xml']) {
		throw new SheetError(
			'Tệp không phải sổ tính .xlsx (có thể là .docx, .ods hoặc tệp nén khác). Hãy lưu danh bạ bằng Excel dạng .xlsx rồi tải lên lại.',
		);
	}
	return zipSync(parts, { level: 0 });
}

function failureOf(run: () => void): unknown {
	try {
		run();
		return null;
	} catch (cause) {
		return cause;
	}
}

function bomb(): SheetError {
	return new SheetError(
		'Tệp danh bạ giải nén ra quá 60 MB nên không được đọc. Hãy chép riêng danh sách đơn vị sang một sổ tính mới rồi tải lên lại.',
	);
}

/** The archive cannot be read to its end. */
export function broken(): SheetError {
	return new SheetError(
		'Tệp .xlsx bị hỏng hoặc tải lên chưa hết. Hãy mở lại bằng Excel, lưu lại rồi tải lên.',
	);
}
