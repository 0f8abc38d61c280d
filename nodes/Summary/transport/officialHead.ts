import type { SummaryHead } from '../../../domain/summary';
import type { Grid } from '../../transport/xlsx/grid';
import { heightOf, lineCount } from '../../transport/xlsx/textHeight';
import { styles } from './styles';

/**
 * Issuing body on the left, Quốc hiệu and tiêu ngữ on the right, then the title: rows 0 to 5.
 * `split` is the first column of the right half. Returns the next free row.
 */
export function officialHead(grid: Grid, head: SummaryHead, title: string, split: number): number {
	const last = grid.widths.length - 1;
	const [first = '', second = ''] = head.issuer;
	grid.text({ row: 0, col: 0, toCol: split - 1 }, first, styles.issuer);
	grid.text({ row: 0, col: split, toCol: last }, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', styles.country);
	grid.text({ row: 1, col: 0, toCol: split - 1 }, second, styles.issuer);
	grid.text({ row: 1, col: split, toCol: last }, 'Độc lập - Tự do - Hạnh phúc', styles.motto);
	grid.text({ row: 2, col: 0, toCol: split - 1 }, '________________________', styles.rule);
	[16, 18, 10].forEach((points, row) => grid.height(row, points));

	centred(grid, 3, title, styles.title, 14);
	centred(grid, 4, head.title, styles.subtitle, 13);
	centred(grid, 5, `(${[head.document, head.due].filter(Boolean).join('; ')})`, styles.aside, 12);
	return 6;
}

/** Bold letters are wider than those that lines are counted by. */
const BOLD = 1.1;

/** One line, or as many as it needs, over the whole width. */
function centred(grid: Grid, row: number, text: string, style: (typeof styles)['title'], size: number): void {
	const span = { row, col: 0, toCol: grid.widths.length - 1 };
	grid.text(span, text, style);
	grid.height(row, heightOf(lineCount(text, (grid.widthOf(span) * 11) / size / BOLD), size));
}
