import { DocumentError } from './DocumentError';

const LARGEST_FILE = 20 * 1024 * 1024;
/** In characters. No ward's plan comes near. */
const LONGEST_TEXT = 2_000_000;

/** Throws DocumentError for a file of no bytes or of more than 20 MB. */
export function refuseSize(fileName: string, bytes: number): void {
	if (bytes === 0) {
		throw new DocumentError(`Tệp “${fileName}” trống (0 byte). Hãy chọn lại tệp rồi tải lên.`);
	}
	if (bytes > LARGEST_FILE) {
		throw new DocumentError(
			`Tệp “${fileName}” nặng ${megabytes(bytes)} MB, quá giới hạn 20 MB. Hãy bỏ bớt ảnh trong tệp rồi tải lên lại.`,
		);
	}
}

/** Throws DocumentError for text of more than two million characters. */
export function refuseLength(text: string): void {
	if (text.length > LONGEST_TEXT) throw tooLong();
}

export function tooLong(): DocumentError {
	return new DocumentError(
		'Văn bản dài quá một nghìn trang nên không phải một kế hoạch của phường. Hãy chọn lại tệp, hoặc tách riêng phần kế hoạch rồi tải lên.',
	);
}

function megabytes(bytes: number): string {
	return (bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}
