import type { CellStyle } from 'hucre';
import { styles, TABLE_SIZE } from './styles';
import { clipped, heightOf, lineCount } from '../../transport/xlsx/textHeight';

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

export type LaidCell = { style: CellStyle } & (
	| { text: string }
	| { number: number | null }
	| { formula: string; result: number | string | null }
);

/** Lays out the rows of one sheet: what stands in each cell, in which look, and how tall the row is. */
export function rowLayout(columns: DataColumn[]) {
	const looks = new Map<CellStyle | undefined, CellStyle[]>();

	/** One object a look, so that a look can be told by it. */
	function looksOf(style: CellStyle | undefined): CellStyle[] {
		let found = looks.get(style);
		if (!found) {
			found = columns.map((column) =>
				style ? { ...column.style, ...style } : (column.style ?? styles.text),
			);
			looks.set(style, found);
		}
		return found;
	}

	function stylesOf({ values, style }: DataRow): CellStyle[] {
		return looksOf(style).map((look, col) => ownStyle(values[col]) ?? look);
	}

	function lay(row: DataRow): { cells: LaidCell[]; height: number } {
		let lines = 1;
		const cells = stylesOf(row).map((style, col): LaidCell => {
			const value = row.values[col] ?? null;
			if (typeof value === 'string') {
				const { width } = columns[col]!;
				const text = clipped(value, width, MOST_LINES, CLIPPED);
				lines = Math.max(lines, lineCount(text, row.style ? width * 0.9 : width));
				return { text, style };
			}
			if (value === null || typeof value === 'number') return { number: value, style };
			return { ...value, style };
		});
		return { cells, height: Math.max(LEAST_HEIGHT, heightOf(lines, TABLE_SIZE)) };
	}

	return { lay, stylesOf };
}

function ownStyle(value: DataValue | undefined): CellStyle | undefined {
	return value !== null && typeof value === 'object' ? value.style : undefined;
}
