import {
	DAYS_LATE,
	ORDER,
	PUNCTUALITY,
	STATE,
	SUBMITTED,
	UNIT,
	type Columns,
	type IndicatorColumns,
} from './columns';
import type { Grid } from './grid';
import { styles, TABLE_SIZE } from './styles';
import { heightOf, lineCount } from './textHeight';

/** The two heading rows of the table of units, which every printed page repeats. */
export function tableHeader(grid: Grid, { indicators, result, note }: Columns, row: number): void {
	const tall = (col: number, text: string) => grid.text({ row, col, toRow: row + 1 }, text, styles.header);
	tall(ORDER, 'STT');
	tall(UNIT, 'Đơn vị');
	tall(STATE, 'Trạng thái');
	tall(SUBMITTED, 'Thời điểm nộp');
	tall(PUNCTUALITY, 'Thời hạn');
	tall(DAYS_LATE, 'Số ngày trễ');
	for (const { indicator, assigned, reported } of indicators) {
		if (assigned === null) tall(reported, indicator.label);
		else {
			grid.text({ row, col: assigned, toCol: reported }, indicator.label, styles.header);
			grid.text({ row: row + 1, col: assigned }, 'Giao', styles.header);
			grid.text({ row: row + 1, col: reported }, 'Kết quả', styles.header);
		}
	}
	tall(result, 'Kết quả thực hiện');
	tall(note, 'Ghi chú');
	grid.height(row, heightOf(Math.max(1, ...indicators.map((one) => labelLines(grid, one))), TABLE_SIZE));
	grid.height(row + 1, heightOf(1, TABLE_SIZE));
}

/** Lines that the label needs in the upper row; over a lone column it has the lower row as well. */
function labelLines(grid: Grid, { indicator, assigned, reported }: IndicatorColumns): number {
	const width = grid.widthOf({ row: 0, col: assigned ?? reported, toCol: reported });
	return lineCount(indicator.label, width * 0.9) - (assigned === null ? 1 : 0);
}
