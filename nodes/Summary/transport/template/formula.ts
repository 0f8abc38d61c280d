/** Rows that were put in below a row (1-based) of a sheet. */
export interface Insertion {
	sheet: string;
	row: number;
	added: number;
}

/** One cell of a reference; the column is counted from 1. */
interface Corner {
	columnFixed: string;
	column: string;
	rowFixed: string;
	row: number;
}

/**
 * Strings, what stands in brackets, a reference with or without its sheet, another sheet's name, names and functions,
 * numbers, and whatever is left letter by letter.
 */
const TOKEN =
	/"(?:[^"]|"")*"|\[[^\]]*\]|(?<sheet>(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?:(?<c1>\$?[A-Z]{1,3})(?<r1>\$?\d+)(?::(?<c2>\$?[A-Z]{1,3})(?<r2>\$?\d+))?|(?<from>\$?\d+):(?<to>\$?\d+))(?![\p{L}\p{N}_.(!])|'(?:[^']|'')+'!|[\p{L}_\\][\p{L}\p{N}_.]*!?|\d[\d.]*(?:E[+-]?\d+)?|./gsu;

type Change = (sheet: string | null, corners: Corner[]) => Corner[];

function eachReference(formula: string, change: Change): string {
	return formula.replace(TOKEN, (token, ...rest) => {
		const { sheet = '', c1, r1, c2, r2, from, to } = rest.at(-1) as Record<string, string | undefined>;
		const corners = [corner(c1 ?? '', r1 ?? from), corner(c2 ?? '', r2 ?? to)].filter((one) => one !== null);
		if (corners.length === 0) return token;
		return sheet + change(sheetName(sheet), corners).map(written).join(':');
	});
}

/**
 * The formula of a cell on `home` after the insertion: what lay below moves down; a range over the marked row grows with
 * it when `grows`, as a total's must, and a running total's in the row itself must not. With `single` a lone cell of that
 * row grows to a range too, as in a chart.
 */
export function shiftFormula(
	formula: string,
	home: string,
	{ sheet, row, added }: Insertion,
	{ grows, single = false }: { grows: boolean; single?: boolean },
): string {
	return eachReference(formula, (named, corners) => {
		if ((named ?? home).toLocaleLowerCase() !== sheet.toLocaleLowerCase()) return corners;
		const [first, last = first] = corners as [Corner, Corner?];
		const isRange = corners.length > 1 || (single && first.row === row);
		const covers = grows && isRange && first.row <= row && last.row >= row;
		const moved = (one: Corner, below: boolean) => ({ ...one, row: below ? one.row + added : one.row });
		const start = moved(first, first.row > row);
		return isRange ? [start, moved(last, last.row > row || covers)] : [start];
	});
}

/** The formula as Excel copies it so many rows down and columns to the right. */
export function translateFormula(formula: string, rows: number, columns: number): string {
	return eachReference(formula, (_, corners) =>
		corners.map((one) => ({
			...one,
			row: one.rowFixed ? one.row : one.row + rows,
			column: one.columnFixed || !one.column ? one.column : letters(columnNumber(one.column) + columns),
		})),
	);
}

/** 'A1:B2 D8' after the insertion: every one grows that covers the marked row, a single cell too. */
export function shiftRanges(ranges: string, insertion: Insertion): string {
	const { sheet } = insertion;
	return ranges
		.split(' ')
		.map((one) => shiftFormula(one, sheet, insertion, { grows: true, single: true }))
		.join(' ');
}

/** The sheet and the rows and columns of a name: 'Biểu 1'!$A$8:$H$8. Null for anything else. */
export function parseArea(
	formula: string,
): { sheet: string; row: number; toRow: number; column: number } | null {
	let found: ReturnType<typeof parseArea> = null;
	let count = 0;
	eachReference(formula, (sheet, corners) => {
		count += 1;
		const [first, last = first] = corners as [Corner, Corner?];
		if (sheet !== null)
			found = { sheet, row: first.row, toRow: last.row, column: columnNumber(first.column || 'A') };
		return corners;
	});
	return count === 1 ? found : null;
}

export function columnNumber(column: string): number {
	return [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function letters(column: number): string {
	let text = '';
	for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
		text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
	return text;
}

function corner(column: string, row: string | undefined): Corner | null {
	if (row === undefined) return null;
	const fixed = (text: string) => (text.startsWith('$') ? '$' : '');
	return {
		columnFixed: fixed(column),
		column: column.replace('$', ''),
		rowFixed: fixed(row),
		row: Number(row.replace('$', '')),
	};
}

function written({ columnFixed, column, rowFixed, row }: Corner): string {
	return `${columnFixed}${column}${rowFixed}${row}`;
}

function sheetName(prefix: string): string | null {
	if (!prefix) return null;
	const name = prefix.slice(0, -1);
	return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
