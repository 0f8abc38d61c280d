import type { Cell, CellStyle, CellValue, MergeRange, RowDef, WriteSheet } from 'hucre';
import { zoneClock } from '../../../domain/followup/zoneClock';
import { VIETNAM } from '../../../domain/text/time';
import { cellText } from './cellText';

/** The rows and columns of a block, 0-based, both ends included. */
export interface Span {
	row: number;
	col: number;
	toRow?: number;
	toCol?: number;
}

/** 'B7' for row 6, column 1 (0-based). */
export function address(row: number, col: number): string {
	let letters = '';
	for (let left = col; left >= 0; left = Math.floor(left / 26) - 1)
		letters = String.fromCharCode(65 + (left % 26)) + letters;
	return `${letters}${row + 1}`;
}

/** 'B7:B20' */
export function range(row: number, col: number, toRow: number, toCol = col): string {
	return `${address(row, col)}:${address(toRow, toCol)}`;
}

/** A sheet while it is being filled. Every write goes through `text`, `number` or `formula`, so none is guessed. */
export class Grid {
	private readonly cells = new Map<string, Partial<Cell>>();
	private readonly merges: MergeRange[] = [];
	private readonly rowDefs = new Map<number, RowDef>();

	constructor(readonly widths: number[]) {}

	text(span: Span, text: string, style: CellStyle): void {
		this.put(span, text === '' ? {} : cellText(text), style);
	}

	/** A null stays an empty cell: "no report" must not read as 0. */
	number(span: Span, value: number | null, style: CellStyle): void {
		this.put(span, { value }, style);
	}

	/** What a unit reported: a number, or the words that it wrote instead. */
	value(span: Span, value: number | string | null, style: CellStyle): void {
		if (typeof value === 'string') this.text(span, value, style);
		else this.number(span, value, style);
	}

	/** `result` is the value that the formula has now, for readers that do not calculate; null shows as empty text. */
	formula(span: Span, formula: string, result: CellValue, style: CellStyle): void {
		this.put(span, { formula, formulaResult: result ?? '' }, style);
	}

	height(row: number, points: number): void {
		this.rowDefs.set(row, { height: points });
	}

	/** Width of the columns of a block together, in characters. */
	widthOf({ col, toCol = col }: Span): number {
		return this.widths.slice(col, toCol + 1).reduce((sum, width) => sum + width, 0);
	}

	toSheet(): Pick<WriteSheet, 'cells' | 'merges' | 'rowDefs' | 'columns'> {
		const columns = this.widths.map((width) => ({ width }));
		return { cells: this.cells, merges: this.merges, rowDefs: this.rowDefs, columns };
	}

	private put({ row, col, toRow = row, toCol = col }: Span, cell: Partial<Cell>, style: CellStyle): void {
		for (let r = row; r <= toRow; r++)
			for (let c = col; c <= toCol; c++)
				this.cells.set(`${r},${c}`, r === row && c === col ? { ...cell, style } : { style });
		if (toRow > row || toCol > col)
			this.merges.push({ startRow: row, startCol: col, endRow: toRow, endCol: toCol });
	}
}

/** Excel's day number of an instant by the clock of Việt Nam: 1970-01-01 is 25569, a day is 1, seconds left out. */
export function daySerial(iso: string): number {
	const clock = zoneClock(VIETNAM);
	return Math.floor(clock.shown(clock.millis(iso)) / 60_000) / 1440 + 25_569;
}
