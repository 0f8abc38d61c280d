import { TemplateError } from './TemplateError';

/** Name → bytes of every part of the file, in its order. */
export type Parts = Map<string, Uint8Array>;

const LARGEST_FILE = 10 * 1024 * 1024;
const LARGEST_UNPACKED = 60 * 1024 * 1024;
const MOST_PARTS = 2000;
/** Deflate can grow a thousandfold, so what one step may unpack stays far under the limit. */
const STEP = 16 * 1024;
const COMPOUND_FILE = 'd0cf11e0';
const MACROS = /^xl\/(?:vbaProject|vbaData|macrosheets\/|activeX\/)/i;
const ELSEWHERE = /^xl\/(?:externalLinks\/|connections\.xml|queryTables\/)/i;

/**
 * All parts of an .xlsx. Counts what really comes out while it unpacks, whatever sizes the file declares, so that a zip
 * bomb ends at 60 MB. Throws TemplateError for that, for a broken file, one with a password, with macros, with links to
 * other files, and one that is no .xlsx.
 */
export async function unpackTemplate(file: Buffer): Promise<Parts> {
	if (file.length > LARGEST_FILE)
		throw new TemplateError('Mẫu lớn quá 10 MB. Hãy bỏ bớt ảnh trong mẫu rồi nạp lại.');
	if (file.subarray(0, 4).toString('hex') === COMPOUND_FILE)
		throw new TemplateError(
			'Mẫu có mật khẩu hoặc là .xls đời cũ. Hãy mở bằng Excel, bỏ mật khẩu, lưu dạng .xlsx rồi nạp lại.',
		);
	const { Unzip, UnzipInflate } = await import('fflate');
	const parts: Parts = new Map();
	let unpacked = 0;
	let entries = 0;
	const unzip = new Unzip((entry) => {
		if ((entries += 1) > MOST_PARTS || (entry.originalSize ?? 0) > LARGEST_UNPACKED) throw bomb();
		const chunks: Uint8Array[] = [];
		entry.ondata = (failure, chunk, final) => {
			if (failure) throw failure;
			if ((unpacked += chunk.length) > LARGEST_UNPACKED) throw bomb();
			chunks.push(chunk);
			if (final && !parts.has(entry.name)) parts.set(entry.name, Buffer.concat(chunks));
		};
		entry.start();
	});
	unzip.register(UnzipInflate);
	try {
		for (let at = 0; at < file.length; at += STEP)
			unzip.push(file.subarray(at, at + STEP), at + STEP >= file.length);
	} catch (cause) {
		throw cause instanceof TemplateError ? cause : broken();
	}
	judge(parts, entries);
	return parts;
}

function judge(parts: Parts, entries: number): void {
	const names = [...parts.keys()];
	const types = Buffer.from(parts.get('[Content_Types].xml') ?? []).toString();
	if (names.some((name) => MACROS.test(name)) || types.includes('macroEnabled'))
		throw new TemplateError(
			'Mẫu có macro nên không được nhận. Hãy lưu lại dạng “Sổ làm việc Excel (.xlsx)”, không phải .xlsm, rồi nạp lại.',
		);
	if (names.some((name) => ELSEWHERE.test(name)))
		throw new TemplateError(
			'Mẫu lấy số liệu từ tệp hoặc nguồn khác nên không được nhận. Trong Excel, mở Dữ liệu, Sửa liên kết, chọn Ngắt liên kết, lưu rồi nạp lại.',
		);
	if (parts.has('xl/workbook.xml')) return;
	throw entries === 0 || names.length < entries
		? broken()
		: new TemplateError('Tệp không phải sổ tính .xlsx. Hãy lưu mẫu bằng Excel dạng .xlsx rồi nạp lại.');
}

function bomb(): TemplateError {
	return new TemplateError(
		'Mẫu giải nén ra quá lớn (trên 60 MB) nên không được đọc. Hãy chép biểu sang một sổ tính mới rồi nạp lại.',
	);
}

/** The archive or a part of it cannot be read to its end. */
export function broken(): TemplateError {
	return new TemplateError(
		'Tệp mẫu bị hỏng hoặc tải lên chưa hết. Hãy mở lại bằng Excel, lưu lại rồi nạp lại.',
	);
}
