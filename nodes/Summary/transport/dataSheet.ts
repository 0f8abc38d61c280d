import type { CellStyle, WriteSheet } from 'hucre';
import type { SummaryHead } from '../../../domain/summary';
import { Grid, range } from '../../transport/xlsx/grid';
import { rowLayout, type DataColumn, type DataRow } from './layRow';
import { officialHead } from './officialHead';
import type { PrintRange } from '../../transport/xlsx/printNames';
import { printSetUp } from './page';
import { styles, TABLE_SIZE } from './styles';
import { heightOf, lineCount } from '../../transport/xlsx/textHeight';

/** Row (0-based) of the first data row of every such sheet: the official head, a line on the state, the headings. */
export const FIRST_ROW = 8;
/** From this many rows on the cells are not kept in memory but written one row after the other. */
const STREAMED_FROM = 2000;

export interface SheetPart {
	sheet: WriteSheet;
	print: PrintRange;
	/** Rows that the sheet itself does not hold; it holds one cell of each of their looks instead, in the row `FIRST_ROW`. */
	streamed?: StreamedRows;
}

export interface StreamedRows {
	columns: DataColumn[];
	rows: () => Iterable<DataRow>;
	count: number;
	/** In the order of the columns in which they stand. */
	looks: CellStyle[];
}

/** A sheet of plain rows under the official head, with headings that stay on the screen and on every page. */
export function dataSheet(
	words: { name: string; title: string; head: SummaryHead; about: string; empty: string },
	columns: DataColumn[],
	{ count, rows }: { count: number; rows: () => Iterable<DataRow> },
): SheetPart & { lastRow: number } {
	const { name, title, head, about, empty } = words;
	const grid = new Grid(columns.map(({ width }) => width));
	const lastCol = columns.length - 1;
	const headerRow = FIRST_ROW - 1;
	const lastRow = FIRST_ROW + Math.max(count, 1) - 1;
	officialHead(grid, head, title, splitOf(grid.widths));
	grid.text({ row: headerRow - 1, col: 0, toCol: lastCol }, about, styles.aside);
	grid.height(headerRow - 1, 22);
	columns.forEach((column, col) => grid.text({ row: headerRow, col }, column.title, styles.header));
	const headings = columns.map((column) => lineCount(column.title, column.width * 0.85));
	grid.height(headerRow, heightOf(Math.max(...headings), TABLE_SIZE));
	const streamed =
		count > STREAMED_FROM ? { columns, rows, count, looks: looksOf(columns, rows()) } : undefined;
	if (streamed) streamed.looks.forEach((look, col) => grid.number({ row: FIRST_ROW, col }, null, look));
	else fill(grid, columns, rows());
	if (count === 0) {
		grid.text({ row: FIRST_ROW, col: 0, toCol: lastCol }, empty, styles.centred);
		grid.height(FIRST_ROW, 22);
	}
	return {
		sheet: {
			name,
			...grid.toSheet(),
			...printSetUp(),
			freezePane: { rows: FIRST_ROW, columns: 2 },
			...(count > 0 && { autoFilter: { range: range(headerRow, 0, lastRow, lastCol) } }),
		},
		print: { sheet: name, area: range(0, 0, lastRow, lastCol), titleRows: [headerRow, headerRow] },
		...(streamed && { streamed }),
		lastRow,
	};
}

function fill(grid: Grid, columns: DataColumn[], rows: Iterable<DataRow>): void {
	const { lay } = rowLayout(columns);
	let row = FIRST_ROW;
	for (const one of rows) {
		const { cells, height } = lay(one);
		cells.forEach((cell, col) => {
			if ('text' in cell) grid.text({ row, col }, cell.text, cell.style);
			else if ('formula' in cell) grid.formula({ row, col }, cell.formula, cell.result, cell.style);
			else grid.number({ row, col }, cell.number, cell.style);
		});
		grid.height(row, height);
		row += 1;
	}
}

function looksOf(columns: DataColumn[], rows: Iterable<DataRow>): CellStyle[] {
	const { stylesOf } = rowLayout(columns);
	const seen = new Set<CellStyle>();
	const looks = new Map<string, CellStyle>();
	for (const row of rows)
		for (const style of stylesOf(row))
			if (!seen.has(style)) {
				seen.add(style);
				looks.set(JSON.stringify(style), style);
			}
	return [...looks.values()];
}

/** The first column of the right half, for the two columns of the official head. */
function splitOf(widths: number[]): number {
	const half = widths.reduce((sum, width) => sum + width, 0) / 2;
	let left = 0;
	return Math.max(
		2,
		widths.findIndex((width) => (left += width) > half),
	);
}
