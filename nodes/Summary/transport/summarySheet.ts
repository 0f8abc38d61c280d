import type { WriteSheet } from 'hucre';
import type { Summary } from '../../../domain/summary';
import { columnsFor, ORDER, PUNCTUALITY, SUBMITTED, UNIT } from './columns';
import { FIGURE_ROWS, figuresBand } from './figuresBand';
import { Grid, range } from './grid';
import { officialHead } from './officialHead';
import { printSetUp, type PrintRange } from './page';
import { quotaTable, quotaTableLength } from './quotaTable';
import { signatureBlock } from './signatureBlock';
import { styles } from './styles';
import { tableHeader } from './tableHeader';
import { unitTable } from './unitTable';

export const SUMMARY_SHEET = 'Tổng hợp';

/**
 * Head, four figures, quotas against results, one row a unit under its type, signatures. The table of units comes
 * last: the heading rows that each page repeats are its own, and would stand wrongly above any other table.
 */
export function summarySheet(summary: Summary): { sheet: WriteSheet; print: PrintRange } {
	const columns = columnsFor(summary);
	const { result, note } = columns;
	const grid = new Grid(columns.widths);
	const plain = columns.indicators.length === 0;

	const figuresRow = officialHead(
		grid,
		summary.head,
		'BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN',
		plain ? PUNCTUALITY : SUBMITTED,
	);
	const quotaRow = figuresRow + FIGURE_ROWS;
	const headerRow = quotaRow + quotaTableLength(summary) + 1;
	const first = headerRow + 2;
	const last = first + summary.groups.reduce((sum, group) => sum + 1 + group.rows.length, 0) - 1;
	const totalRow = last + 1;

	figuresBand(grid, summary, columns, figuresRow, { first, last });
	quotaTable(grid, summary, columns, quotaRow, totalRow);
	grid.text({ row: headerRow - 1, col: 0, toCol: note }, 'KẾT QUẢ CỦA TỪNG ĐƠN VỊ', styles.section);
	tableHeader(grid, columns, headerRow);
	unitTable(grid, columns, summary, first);
	const end = signatureBlock(grid, summary.head, totalRow + 1, plain ? result : PUNCTUALITY);

	return {
		sheet: {
			name: SUMMARY_SHEET,
			...grid.toSheet(),
			...printSetUp(),
			freezePane: { columns: UNIT + 1 },
			autoFilter: { range: range(headerRow + 1, ORDER, last, note) },
		},
		print: {
			sheet: SUMMARY_SHEET,
			area: range(0, 0, end, note),
			titleRows: [headerRow, headerRow + 1],
		},
	};
}
