import type { CellStyle, WriteSheet } from 'hucre';
import type { SummaryHead } from '../../../domain/summary';
import { Grid, range } from './grid';
import { officialHead } from './officialHead';
import { printSetUp, type PrintRange } from './page';
import { styles, TABLE_SIZE } from './styles';
import { clipped, heightOf, lineCount } from './textHeight';

/** A taller row would leave half a printed page to one unit; the whole text is in its report. */
const MOST_LINES = 15;
const CLIPPED = '… (còn tiếp, xem báo cáo của đơn vị)';
const LEAST_HEIGHT = 18;

export interface DataColumn {
	title: string;
	width: number;
	style?: CellStyle;
}

/** A number, a text, nothing, a number in a look of its own, or a formula with the value that it has now. */
export type DataValue =
	| number
	| string
	| null
	| { number: number | null; style: CellStyle }
	| { formula: string; result: number | string | null; style: CellStyle };

export interface DataRow {
	values: DataValue[];
	/** Stands for all columns of the row in place of their own styles. */
	style?: CellStyle;
}

/** Row (0-based) of the first data row of every such sheet: the official head, a line on the state, the headings. */
export const FIRST_ROW = 8;

/** A sheet of plain rows under the official head, with headings that stay on the screen and on every page. */
export function dataSheet(
	{
		name,
		title,
		head,
		about,
		empty,
	}: { name: string; title: string; head: SummaryHead; about: string; empty: string },
	columns: DataColumn[],
	rows: DataRow[],
): { sheet: WriteSheet; print: PrintRange; lastRow: number } {
	const grid = new Grid(columns.map(({ width }) => width));
	const lastCol = columns.length - 1;
	const headerRow = FIRST_ROW - 1;
	const lastRow = FIRST_ROW + Math.max(rows.length, 1) - 1;
	officialHead(grid, head, title, splitOf(grid.widths));
	grid.text({ row: headerRow - 1, col: 0, toCol: lastCol }, about, styles.aside);
	grid.height(headerRow - 1, 22);
	columns.forEach((column, col) => grid.text({ row: headerRow, col }, column.title, styles.header));
	const headings = columns.map(({ title: words, width }) => lineCount(words, width * 0.85));
	grid.height(headerRow, heightOf(Math.max(...headings), TABLE_SIZE));
	rows.forEach((row, index) => writeRow(grid, columns, row, FIRST_ROW + index));
	if (rows.length === 0) {
		grid.text({ row: FIRST_ROW, col: 0, toCol: lastCol }, empty, styles.centred);
		grid.height(FIRST_ROW, 22);
	}
	return {
		sheet: {
			name,
			...grid.toSheet(),
			...printSetUp(),
			freezePane: { rows: FIRST_ROW, columns: 2 },
			...(rows.length > 0 && { autoFilter: { range: range(headerRow, 0, lastRow, lastCol) } }),
		},
		print: { sheet: name, area: range(0, 0, lastRow, lastCol), titleRows: [headerRow, headerRow] },
		lastRow,
	};
}

function writeRow(grid: Grid, columns: DataColumn[], { values, style }: DataRow, row: number): void {
	let lines = 1;
	columns.forEach((column, col) => {
		const value = values[col] ?? null;
		const look = style ? { ...column.style, ...style } : (column.style ?? styles.text);
		if (value !== null && typeof value === 'object') {
			if ('formula' in value) grid.formula({ row, col }, value.formula, value.result, value.style);
			else grid.number({ row, col }, value.number, value.style);
		} else if (typeof value === 'string') {
			const shown = clipped(value, column.width, MOST_LINES, CLIPPED);
			lines = Math.max(lines, lineCount(shown, style ? column.width * 0.9 : column.width));
			grid.text({ row, col }, shown, look);
		} else grid.number({ row, col }, value, look);
	});
	grid.height(row, Math.max(LEAST_HEIGHT, heightOf(lines, TABLE_SIZE)));
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
