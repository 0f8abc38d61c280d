import { FileRefused } from './FileRefused';

/** What is taken, with the media type it is kept under. */
export const KINDS = {
	jpg: 'image/jpeg',
	png: 'image/png',
	webp: 'image/webp',
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Kind = keyof typeof KINDS;

const IMAGES = ['jpg', 'jpeg', 'png', 'webp', 'jfif'];
const ONLY = 'Chỉ nhận ảnh (JPG, PNG, WebP), PDF, Word (.docx) hoặc Excel (.xlsx).';

/**
 * What a file is by its content. Its name must not promise another kind: one image under another's name is common and
 * harmless, a program or a web page under the name of a document is neither.
 */
export async function kindOf(content: Buffer, name: string): Promise<Kind> {
	const { fileTypeFromBuffer } = await import('file-type');
	const found = (await fileTypeFromBuffer(content).catch(() => undefined))?.ext ?? '';
	if (!isKind(found)) throw new FileRefused(refusal(found, name));
	const named = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase();
	const bothImages = named !== undefined && IMAGES.includes(named) && IMAGES.includes(found);
	if (named !== undefined && named !== found && !bothImages)
		throw new FileRefused(
			`Tệp “${name}” có tên đuôi .${named} nhưng nội dung là ${found.toUpperCase()}. Hãy lưu lại đúng định dạng rồi gửi.`,
		);
	return found;
}

function refusal(found: string, name: string): string {
	const tell = (words: string) => `Tệp “${name}” ${words}`;
	if (found === 'heic' || found === 'heif' || found === 'avif')
		return tell(
			'là ảnh HEIC của iPhone, hệ thống chưa đọc được. Trên iPhone: mở Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại; hoặc gửi ảnh chụp màn hình của ảnh ấy.',
		);
	if (['mp4', 'mov', 'm4v', '3gp', 'avi', 'mkv', 'webm', 'mp3', 'm4a'].includes(found))
		return tell('là video hoặc âm thanh. Hãy đăng lên trang của đơn vị rồi dán đường dẫn vào ô Đường dẫn.');
	if (['cfb', 'doc', 'xls', 'ppt', 'rtf', 'odt', 'ods'].includes(found))
		return tell('ở định dạng cũ hoặc định dạng khác. Hãy mở ra, lưu lại dạng .docx, .xlsx hoặc PDF rồi gửi.');
	if (['docm', 'xlsm', 'dotm', 'xltm', 'pptm'].includes(found))
		return tell('có chứa macro nên không được nhận. Hãy lưu lại dạng .docx, .xlsx hoặc PDF rồi gửi.');
	if (['zip', 'rar', '7z', 'gz', 'tar', 'bz2', 'xz'].includes(found))
		return tell('là tệp nén. Hãy giải nén rồi gửi từng tệp.');
	return tell(`không được nhận. ${ONLY}`);
}

function isKind(ending: string): ending is Kind {
	return Object.hasOwn(KINDS, ending);
}
