import type { SummaryHead } from '../../../domain/summary';
import type { Grid } from '../../transport/xlsx/grid';
import { styles } from './styles';

/** Room for a signature and a stamp, in points. */
const SIGNING_SPACE = 70;

/**
 * Who drew up the table on the left, who signs on the right with place and date above; no names, they are written
 * by hand. Starts at `row`; `split` is the first column of the right half. Returns the last row.
 */
export function signatureBlock(grid: Grid, head: SummaryHead, row: number, split: number): number {
	const left = { col: 0, toCol: split - 1 };
	const right = { col: split, toCol: grid.widths.length - 1 };
	grid.text({ row, ...right }, head.placeAndDate, styles.aside);
	grid.text({ row: row + 1, ...left }, 'NGƯỜI LẬP BIỂU', styles.signTitle);
	grid.text({ row: row + 1, ...right }, head.signatory, styles.signTitle);
	grid.text({ row: row + 2, ...left }, '(Ký, ghi rõ họ tên)', styles.signHint);
	grid.text({ row: row + 2, ...right }, '(Ký, ghi rõ họ tên, đóng dấu)', styles.signHint);
	[26, 18, 16, SIGNING_SPACE].forEach((points, index) => grid.height(row + index, points));
	return row + 3;
}
