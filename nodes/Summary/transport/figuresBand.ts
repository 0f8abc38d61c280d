import type { Summary } from '../../../domain/summary';
import { address, type Grid } from '../../transport/xlsx/grid';
import { styles } from './styles';
import { TYPE } from './typeTable';

/** The rows of the band, with an empty one below. */
export const FIGURE_ROWS = 6;

/** Two lines that say up to when and how complete, the four figures, how they are counted; `total` is the row they come from. */
export function figuresBand(grid: Grid, summary: Summary, row: number, total: number): void {
	const { head, figures, counting, version } = summary;
	const toCol = grid.widths.length - 1;
	const boxes: [number, number, string, keyof typeof TYPE, number][] = [
		[0, 1, 'Phải báo cáo', 'units', figures.units],
		[2, 4, 'Đã báo cáo', 'reported', figures.reported],
		[5, 6, 'Trả lại, chờ sửa', 'returned', figures.returned],
		[7, toCol, 'Chậm báo cáo', 'late', figures.late],
	];
	for (const [col, to, label, key, value] of boxes) {
		grid.text({ row: row + 2, col, toCol: to }, `${label} (đơn vị)`, styles.figureLabel);
		grid.formula({ row: row + 3, col, toCol: to }, address(total, TYPE[key]), value, styles.figure);
	}
	const share = `${address(row + 3, 2)}&"/"&${address(row + 3, 0)}`;
	const now = `${figures.reported}/${figures.units}`;
	const due = `IF(${address(row + 3, 2)}<${address(row + 3, 0)},`;
	const lines: [number, string, string, (typeof styles)['aside']][] = [
		[
			row,
			`"${head.asOf}: "&${share}&" đơn vị đã báo cáo"`,
			`${head.asOf}: ${now} đơn vị đã báo cáo`,
			styles.aside,
		],
		[
			row + 1,
			`${due}"Mới có "&${share}&" đơn vị báo cáo, số liệu chưa đầy đủ","Đã đủ báo cáo của các đơn vị")`,
			figures.complete ? 'Đã đủ báo cáo của các đơn vị' : `Mới có ${now} đơn vị báo cáo, số liệu chưa đầy đủ`,
			styles.warning,
		],
	];
	for (const [at, formula, result, style] of lines)
		grid.formula({ row: at, col: 0, toCol }, formula, result, style);
	const frozen = version ? `Bản chốt lần ${version.number}. ` : '';
	const rules = `${frozen}${counting} Đơn vị loại trừ không tính vào số phải báo cáo; đơn vị được gia hạn tính theo hạn riêng.`;
	grid.text({ row: row + 4, col: 0, toCol }, rules, styles.remark);
	[18, 18, 17, 24, 18, 6].forEach((points, index) => grid.height(row + index, points));
}
