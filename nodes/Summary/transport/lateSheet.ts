import type { WriteSheet } from 'hucre';
import type { LateRow, Summary } from '../../../domain/summary';
import { daySerial, Grid, range } from './grid';
import { officialHead } from './officialHead';
import { printSetUp, type PrintRange } from './page';
import { styles, TABLE_SIZE } from './styles';
import { heightOf, lineCount } from './textHeight';

export const LATE_SHEET = 'Chậm báo cáo';

const COLUMNS: { title: string; width: number }[] = [
	{ title: 'STT', width: 5.5 },
	{ title: 'Đơn vị', width: 30 },
	{ title: 'Tình trạng', width: 14 },
	{ title: 'Chức danh đầu mối', width: 18 },
	{ title: 'Điện thoại', width: 14 },
	{ title: 'Email', width: 30 },
	{ title: 'Hạn báo cáo', width: 16.5 },
	{ title: 'Số ngày trễ (làm việc)', width: 11 },
	{ title: 'Số lần nhắc', width: 8 },
	{ title: 'Nhắc gần nhất', width: 16.5 },
];
const LAST = COLUMNS.length - 1;
const SPLIT = 4;

/** The late units with whom to call, how late they are and how often they were reminded. */
export function lateSheet({ head, late }: Summary): { sheet: WriteSheet; print: PrintRange } {
	const grid = new Grid(COLUMNS.map(({ width }) => width));
	const asOfRow = officialHead(grid, head, 'DANH SÁCH ĐƠN VỊ CHẬM BÁO CÁO', SPLIT);
	const headerRow = asOfRow + 1;
	const first = headerRow + 1;
	const last = first + Math.max(late.length, 1) - 1;

	const count = `COUNT(${range(first, 0, last)})`;
	const asOf = `"${head.asOf}: "&${count}&" đơn vị chậm báo cáo"`;
	const asOfNow = `${head.asOf}: ${late.length} đơn vị chậm báo cáo`;
	grid.formula({ row: asOfRow, col: 0, toCol: LAST }, asOf, asOfNow, styles.aside);
	grid.height(asOfRow, 22);
	COLUMNS.forEach(({ title }, col) => grid.text({ row: headerRow, col }, title, styles.header));
	grid.height(headerRow, heightOf(2, TABLE_SIZE));
	late.forEach((unit, index) => lateRow(grid, unit, first + index));
	if (late.length === 0) {
		grid.text({ row: first, col: 0, toCol: LAST }, 'Không có đơn vị nào chậm báo cáo.', styles.centred);
		grid.height(first, 22);
	}

	return {
		sheet: {
			name: LATE_SHEET,
			...grid.toSheet(),
			...printSetUp(),
			freezePane: { rows: first, columns: 2 },
			...(late.length > 0 && { autoFilter: { range: range(headerRow, 0, last, LAST) } }),
		},
		print: { sheet: LATE_SHEET, area: range(0, 0, last, LAST), titleRows: [headerRow, headerRow] },
	};
}

function lateRow(grid: Grid, unit: LateRow, row: number): void {
	const texts: [number, string][] = [
		[1, unit.name],
		[2, unit.situation],
		[3, unit.contactTitle],
		[4, unit.phone],
		[5, unit.email],
	];
	grid.number({ row, col: 0 }, unit.order, styles.number);
	for (const [col, text] of texts) grid.text({ row, col }, text, col === 4 ? styles.centred : styles.text);
	grid.number({ row, col: 6 }, unit.dueAt ? daySerial(unit.dueAt) : null, styles.moment);
	grid.number({ row, col: 7 }, unit.daysLate, styles.number);
	grid.number({ row, col: 8 }, unit.remindersSent, styles.number);
	const reminded = unit.lastRemindedAt === null ? null : daySerial(unit.lastRemindedAt);
	grid.number({ row, col: 9 }, reminded, styles.moment);
	const lines = texts.map(([col, text]) => lineCount(text, grid.widths[col]!));
	grid.height(row, Math.max(18, heightOf(Math.max(...lines), TABLE_SIZE)));
}
