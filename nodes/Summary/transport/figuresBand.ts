import type { Summary } from '../../../domain/summary';
import { ORDER, PUNCTUALITY, STATE, SUBMITTED, UNIT, type Columns } from './columns';
import { address, range, type Grid } from './grid';
import { styles } from './styles';
import { excludedCount, lateCount, mustReportCount, reportedCount } from './totals';

/** The rows of the band, with an empty one below. */
export const FIGURE_ROWS = 5;

/**
 * Two lines that say up to when and how complete, then the four figures; rows from `row` on. `first` and `last` are the rows of the table that the figures count.
 */
export function figuresBand(
	grid: Grid,
	{ head, figures }: Summary,
	columns: Columns,
	row: number,
	{ first, last }: { first: number; last: number },
): void {
	const column = (col: number) => range(first, col, last);
	const boxes: [number, number, string, string, number][] = [
		[ORDER, UNIT, 'Phải báo cáo', mustReportCount(column(ORDER), column(STATE)), figures.units],
		[STATE, SUBMITTED, 'Đã báo cáo', reportedCount(column(STATE)), figures.reported],
		[PUNCTUALITY, columns.result - 1, 'Chậm báo cáo', lateCount(column(PUNCTUALITY)), figures.late],
		[columns.result, columns.note, 'Loại trừ', excludedCount(column(STATE)), figures.excluded],
	];
	for (const [col, toCol, label, formula, value] of boxes) {
		grid.text({ row: row + 2, col, toCol }, `${label} (đơn vị)`, styles.figureLabel);
		grid.formula({ row: row + 3, col, toCol }, formula, value, styles.figure);
	}
	completeness(grid, { head, figures }, columns.note, row);
	[18, 18, 17, 24, 6].forEach((points, index) => grid.height(row + index, points));
}

function completeness(
	grid: Grid,
	{ head, figures }: Pick<Summary, 'head' | 'figures'>,
	toCol: number,
	row: number,
): void {
	const units = address(row + 3, ORDER);
	const reported = address(row + 3, STATE);
	const share = `${reported}&"/"&${units}`;
	grid.formula(
		{ row, col: 0, toCol },
		`"${head.asOf}: "&${share}&" đơn vị đã báo cáo"`,
		`${head.asOf}: ${figures.reported}/${figures.units} đơn vị đã báo cáo`,
		styles.aside,
	);
	grid.formula(
		{ row: row + 1, col: 0, toCol },
		`IF(${reported}<${units},"Mới có "&${share}&" đơn vị báo cáo, số liệu chưa đầy đủ","Đã đủ báo cáo của các đơn vị")`,
		figures.complete
			? 'Đã đủ báo cáo của các đơn vị'
			: `Mới có ${figures.reported}/${figures.units} đơn vị báo cáo, số liệu chưa đầy đủ`,
		styles.warning,
	);
}
