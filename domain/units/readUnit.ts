import { foldName } from '../text/foldName';
import { UNIT_TYPES, type Reach, type Unit } from '../types';
import { checkEmail, checkPhone, checkZaloGroupId, checkZaloUserId, type Checked } from './addresses';
import { cellText } from './cellText';
import { DIRECTORY_COLUMNS, type ColumnPositions, type DirectoryColumn } from './directoryColumns';

const TYPE_BY_FOLD = new Map<string, string>(UNIT_TYPES.map((type) => [foldName(type), type]));
const LONGEST_NAME = 300;

/** One row as read: the unit, and for each thing that is wrong a Vietnamese sentence; usable when there are none. */
export interface ReadRow {
	unit: Unit;
	problems: string[];
}

/** Reads one data row. Whether codes are unique and parents exist is for the directory as a whole to say. */
export function readUnit(row: string[], columns: ColumnPositions): ReadRow {
	const problems: string[] = [];
	const cell = (column: DirectoryColumn) => {
		const position = columns[column];
		return position === undefined ? '' : cellText(row[position] ?? '');
	};
	const checked = (column: DirectoryColumn, check: (text: string) => Checked) => {
		const text = cell(column);
		if (text === '') return undefined;
		const result = check(text);
		if ('value' in result) return result.value;
		problems.push(`Cột “${DIRECTORY_COLUMNS[column]}”: ${result.problem}.`);
		return undefined;
	};

	const code = cell('code');
	const name = cell('name');
	problems.push(...codeProblems(code), ...nameProblems(name));
	const type = TYPE_BY_FOLD.get(foldName(cell('type')));
	if (!type) problems.push(typeProblem(cell('type')));

	const contact = present({
		title: cell('title') || undefined,
		email: checked('email', checkEmail),
		phone: checked('phone', checkPhone),
		zaloUserId: checked('zaloUserId', checkZaloUserId),
		zaloGroupId: checked('zaloGroupId', checkZaloGroupId),
		reach: checked('reach', checkReach) as Reach | undefined,
	});
	const head = present({ email: checked('headEmail', checkEmail), phone: checked('headPhone', checkPhone) });
	const channels: DirectoryColumn[] = ['email', 'phone', 'zaloUserId', 'zaloGroupId'];
	if (channels.every((column) => cell(column) === '')) {
		problems.push('Chưa có cách liên hệ: hãy điền ít nhất Email, Điện thoại hoặc Zalo của đầu mối.');
	}

	const parent = cell('parent');
	const unit: Unit = {
		code,
		name,
		type: type ?? '',
		aliases: [...new Set(cell('aliases').split(';').map(cellText))].filter((alias) => alias !== ''),
		...(parent && { parent }),
		...(contact && { contact }),
		...(head && { head }),
	};
	return { unit, problems };
}

const REACH: Record<Reach, string> = { email: 'Email', zalo: 'Zalo', both: 'Cả hai' };

function checkReach(text: string): Checked {
	const reach = (Object.keys(REACH) as Reach[]).find((one) => foldName(REACH[one]) === foldName(text));
	if (reach) return { value: reach };
	const words = Object.values(REACH).join(', ');
	return { problem: `“${text.slice(0, 60)}” chưa có trong danh mục; hãy ghi ${words}, hoặc để trống` };
}

function codeProblems(code: string): string[] {
	if (code === '') return ['Thiếu Mã: hãy đặt cho đơn vị một mã riêng, ngắn, ví dụ VHXH.'];
	// The code is part of message keys, links and column values, so it keeps to characters that are safe in all of them.
	if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._/-]{0,39}$/u.test(code)) {
		return [
			`Mã “${code.slice(0, 40)}” không dùng được: hãy chỉ dùng chữ, số, dấu chấm và gạch nối, tối đa 40 ký tự.`,
		];
	}
	return [];
}

function nameProblems(name: string): string[] {
	if (name === '') return ['Thiếu Tên đơn vị: hãy điền tên đầy đủ của đơn vị.'];
	if (name.length > LONGEST_NAME) return [`Tên đơn vị dài quá ${LONGEST_NAME} ký tự: hãy rút gọn.`];
	return [];
}

function typeProblem(type: string): string {
	const seen = type === '' ? 'Thiếu Loại' : `Loại “${type.slice(0, 60)}” chưa có trong danh mục`;
	return `${seen}: hãy chọn một trong các loại: ${UNIT_TYPES.join(', ')}.`;
}

/** Without its empty fields; undefined when none is left. */
function present<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } | undefined {
	const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
	return kept.length > 0 ? (Object.fromEntries(kept) as { [K in keyof T]?: NonNullable<T[K]> }) : undefined;
}
