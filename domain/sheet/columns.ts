/** The columns of the sheet *Báo cáo*, in the order in which they are made. People may move them. */
export const COLUMNS = [
	{ name: 'key', title: 'Mã dòng', width: 60, role: 'hidden' },
	{ name: 'seal', title: 'Dấu', width: 60, role: 'hidden' },
	{ name: 'basis', title: 'Mốc', width: 60, role: 'hidden' },
	{ name: 'unit', title: 'Đơn vị', width: 180, role: 'given' },
	{ name: 'item', title: 'Nhiệm vụ, chỉ tiêu', width: 320, role: 'given' },
	{ name: 'quota', title: 'Chỉ tiêu giao', width: 100, role: 'given' },
	{ name: 'result', title: 'Kết quả', width: 130, role: 'answer' },
	{ name: 'status', title: 'Tình trạng', width: 130, role: 'answer' },
	{ name: 'note', title: 'Ghi chú, khó khăn, đề xuất', width: 240, role: 'answer' },
	{ name: 'link', title: 'Đường dẫn minh chứng', width: 200, role: 'answer' },
	{ name: 'done', title: 'Đã hoàn tất', width: 90, role: 'answer' },
	{ name: 'due', title: 'Hạn', width: 130, role: 'given' },
	{ name: 'standing', title: 'Tình hình', width: 220, role: 'given' },
] as const;

export type ColumnName = (typeof COLUMNS)[number]['name'];
export type GivenColumn = Extract<(typeof COLUMNS)[number], { role: 'given' }>['name'];
export type AnswerColumn = Extract<(typeof COLUMNS)[number], { role: 'answer' }>['name'];

export const COLUMN_NAMES = COLUMNS.map(({ name }) => name);
export const GIVEN = COLUMNS.flatMap((one) => (one.role === 'given' ? [one.name] : []));
export const ANSWERS = COLUMNS.flatMap((one) => (one.role === 'answer' ? [one.name] : []));

/** Where each column stands, counted from 0. */
export type Places = Record<ColumnName, number>;

export const MADE_PLACES = Object.fromEntries(COLUMN_NAMES.map((name, at) => [name, at])) as Places;

export function titleOf(name: ColumnName): string {
	return COLUMNS.find((one) => one.name === name)!.title;
}

const MARK = 'kh:';

/**
 * What the hidden head row says above a column, so that it is found wherever it was moved to. Above the keys also whose
 * sheet it is, and, of an offline copy, which one.
 */
export function markOf(name: ColumnName, planId: string, copy = ''): string {
	return name === 'key' ? `${MARK}key|${encodeURIComponent(planId)}|${copy}` : `${MARK}${name}`;
}

export interface Mark {
	name: ColumnName;
	/** Above the keys only. */
	planId?: string;
	copy?: string;
}

export function readMark(text: string): Mark | null {
	if (!text.startsWith(MARK)) return null;
	const [name = '', planId, copy] = text.slice(MARK.length).split('|');
	if (!(COLUMN_NAMES as string[]).includes(name)) return null;
	const known = { name: name as ColumnName };
	return planId === undefined ? known : { ...known, planId: decoded(planId), copy: copy ?? '' };
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** 'A', 'Z', 'AA': letters of a column counted from 0. */
export function letters(column: number): string {
	const rest = Math.floor(column / 26) - 1;
	return (rest >= 0 ? letters(rest) : '') + String.fromCharCode(65 + (column % 26));
}

/** 'E7' */
export function a1(row: number, column: number): string {
	return `${letters(column)}${row + 1}`;
}
