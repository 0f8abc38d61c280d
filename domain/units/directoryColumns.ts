import { foldName } from '../text/foldName';
import { cellText } from './cellText';
import { DirectoryError } from './DirectoryError';

/** The columns of a directory, as headed and in the order in which they are offered to people. */
export const DIRECTORY_COLUMNS = {
	code: 'Mã',
	name: 'Tên đơn vị',
	type: 'Loại',
	aliases: 'Tên gọi khác',
	parent: 'Trực thuộc',
	title: 'Chức danh đầu mối',
	email: 'Email',
	phone: 'Điện thoại',
	zaloUserId: 'Zalo user_id',
	zaloGroupId: 'Zalo group_id',
	reach: 'Kênh nhận tin',
	headEmail: 'Email lãnh đạo',
	headPhone: 'Điện thoại lãnh đạo',
} as const;

export type DirectoryColumn = keyof typeof DIRECTORY_COLUMNS;
/** Where each column stands, 0-based; a column that the sheet lacks is absent. */
export type ColumnPositions = Partial<Record<DirectoryColumn, number>>;

const REQUIRED: DirectoryColumn[] = ['code', 'name', 'type'];

/**
 * Finds the columns in a header row: order free, case, accents and punctuation folded, unknown columns ignored.
 * Throws DirectoryError for a required column that is missing or a known column that stands there twice.
 */
export function findColumns(header: string[]): ColumnPositions {
	const byFold = new Map(
		Object.entries(DIRECTORY_COLUMNS).map(([column, label]) => [foldName(label), column as DirectoryColumn]),
	);
	const positions: ColumnPositions = {};
	for (const [position, cell] of header.entries()) {
		const column = byFold.get(foldName(cell));
		if (!column) continue;
		if (positions[column] !== undefined) {
			throw new DirectoryError(
				`Danh bạ có hai cột cùng tên “${DIRECTORY_COLUMNS[column]}”. Hãy giữ một cột và xóa hoặc đổi tên cột kia.`,
			);
		}
		positions[column] = position;
	}
	const missing = REQUIRED.filter((column) => positions[column] === undefined);
	if (missing.length > 0) throw new DirectoryError(missingSentence(missing, header));
	return positions;
}

function missingSentence(missing: DirectoryColumn[], header: string[]): string {
	const names = missing.map((column) => `“${DIRECTORY_COLUMNS[column]}”`).join(', ');
	const shown = header
		.map(cellText)
		.filter((cell) => cell !== '')
		.slice(0, 20)
		.map((cell) => `“${cell.slice(0, 40)}”`);
	const found = shown.length > 0 ? shown.join(', ') : 'không có tiêu đề nào';
	return `Danh bạ thiếu cột ${names}. Dòng đầu tiên của trang tính đầu tiên đang có: ${found}. Hãy đặt tên các cột ở dòng đầu tiên đúng như trong tệp mẫu danh-ba-don-vi.xlsx rồi tải lên lại.`;
}
