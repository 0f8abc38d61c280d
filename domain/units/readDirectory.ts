import type { Unit } from '../types';
import { cellText } from './cellText';
import { DirectoryError } from './DirectoryError';
import { findColumns } from './directoryColumns';
import { readUnit, type ReadRow } from './readUnit';

/** A row that was left out: its 1-based number in the sheet and, in Vietnamese, what to do about it. */
export interface RefusedRow {
	row: number;
	reason: string;
}

export interface Directory {
	units: Unit[];
	refused: RefusedRow[];
}

type NumberedRow = ReadRow & { row: number };

const MOST_ROWS = 5000;

/**
 * Reads the directory of units from the cells of a sheet; the first row that is not empty holds the headings of
 * DIRECTORY_COLUMNS. Empty rows are passed over. A row with something wrong is refused, once, with all its problems;
 * rows that share a code (in any case of letters) are all refused, since nobody can say which one is meant.
 *
 * Throws DirectoryError, with a Vietnamese sentence, when a needed column is missing, when there is no row of data, or
 * when there are more than 5,000.
 *
 * @example readDirectory([['Mã', 'Tên đơn vị', 'Loại', 'Email'], ['CA', 'Công an phường', 'công an', 'ca@phuong.example']])
 */
export function readDirectory(rows: string[][]): Directory {
	const filled = rows
		.map((cells, index) => ({ cells, row: index + 1 }))
		.filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
	const [header, ...data] = filled;
	if (!header) {
		throw new DirectoryError('Danh bạ trống. Hãy điền danh sách đơn vị theo tệp mẫu rồi tải lên lại.');
	}
	const columns = findColumns(header.cells);
	if (data.length === 0) {
		throw new DirectoryError(
			'Danh bạ mới có dòng tiêu đề, chưa có đơn vị nào. Hãy điền mỗi đơn vị một dòng rồi tải lên lại.',
		);
	}
	if (data.length > MOST_ROWS) {
		throw new DirectoryError(
			`Danh bạ có ${data.length.toLocaleString('vi-VN')} dòng, nhiều hơn giới hạn 5.000. Hãy bỏ bớt dòng thừa hoặc chia thành nhiều danh bạ.`,
		);
	}
	const read = data.map(({ cells, row }) => ({ row, ...readUnit(cells, columns) }));
	return settle(read);
}

/** What only the whole directory can tell: codes used twice, parents that are not there. */
function settle(read: NumberedRow[]): Directory {
	const byCode = rowsByCode(read);
	const units: Unit[] = [];
	const refused: RefusedRow[] = [];
	for (const { row, unit, problems } of read) {
		const twins = (byCode.get(codeKey(unit.code)) ?? []).filter((other) => other.row !== row);
		const parent = unit.parent === undefined ? undefined : byCode.get(codeKey(unit.parent))?.[0];
		const all = [...problems, ...twinProblem(unit, twins), ...parentProblem(unit, parent)];
		if (all.length > 0) refused.push({ row, reason: all.join(' ') });
		else units.push(parent ? { ...unit, parent: parent.unit.code } : unit);
	}
	return { units, refused };
}

function rowsByCode(read: NumberedRow[]): Map<string, NumberedRow[]> {
	const byCode = new Map<string, NumberedRow[]>();
	for (const entry of read) {
		if (entry.unit.code === '') continue;
		const key = codeKey(entry.unit.code);
		byCode.set(key, [...(byCode.get(key) ?? []), entry]);
	}
	return byCode;
}

function twinProblem(unit: Unit, twins: NumberedRow[]): string[] {
	if (twins.length === 0) return [];
	const others = twins.map(({ row }) => row).join(', ');
	return [`Mã “${unit.code}” trùng với dòng ${others}: hãy đặt cho mỗi đơn vị một mã riêng.`];
}

function parentProblem(unit: Unit, parent: NumberedRow | undefined): string[] {
	if (unit.parent === undefined) return [];
	if (!parent) {
		return [
			`Cột “Trực thuộc”: không có đơn vị nào mang mã “${unit.parent.slice(0, 40)}”; hãy ghi mã của một đơn vị trong danh bạ hoặc để trống.`,
		];
	}
	if (codeKey(unit.parent) !== codeKey(unit.code)) return [];
	return ['Cột “Trực thuộc”: đơn vị không thể trực thuộc chính mình; hãy ghi mã khác hoặc để trống.'];
}

/** 'VHXH' and 'vhxh' side by side would be taken for each other, so they count as one code. */
function codeKey(code: string): string {
	return code.toLowerCase();
}
