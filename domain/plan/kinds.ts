import type { Line } from './lines';

export const KINDS = [
	'KẾ HOẠCH',
	'CÔNG VĂN',
	'CHỈ THỊ',
	'QUYẾT ĐỊNH',
	'THÔNG BÁO',
	'CHƯƠNG TRÌNH',
	'PHƯƠNG ÁN',
	'HƯỚNG DẪN',
	'TỜ TRÌNH',
	'BÁO CÁO',
	'NGHỊ QUYẾT',
	'CÔNG ĐIỆN',
	'GIẤY MỜI',
	'ĐỀ ÁN',
	'DỰ ÁN',
];

/** The kind that a line of its own names; null for any other line. */
export function kindOf(line: Line): string | null {
	const text = line.cells.length === 1 ? line.text : '';
	return KINDS.find((kind) => text === kind || text.startsWith(`${kind} `)) ?? null;
}
