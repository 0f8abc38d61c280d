import { canon } from './canon';
import type { Line } from './lines';
import { columnOf, columnsOf, type Column } from './tableColumns';
import { isTime } from './timeWords';
import { beginsWithUnit } from './unitWords';

const MOST_COLUMNS = 9;
/** A cell of more lines than this is no cell; what follows is another part of the document. */
const MOST_LINES_A_ROW = 24;
const TABLE_ENDS =
	/^(?:nơi nhận|trên đây|căn cứ|yêu cầu các|đề nghị các|tm\s*\.|kt\s*\.|tl\s*\.|phụ lục|ghi chú|(?:phần )?[ivx]+\s*[.)-])/u;

/**
 * Tables that a copy flattened to one cell a line become rows again: a run of column headings that begins with "STT",
 * then rows that begin with 1, 2, 3….
 */
export function restoreTables(lines: Line[]): Line[] {
	const restored: Line[] = [];
	for (let at = 0; at < lines.length; ) {
		const table = tableAt(lines, at);
		if (table) restored.push(...table.rows);
		else restored.push(lines[at] as Line);
		at = table ? table.end : at + 1;
	}
	return restored;
}

function tableAt(lines: Line[], at: number): { rows: Line[]; end: number } | null {
	const first = lines[at];
	if (!first || first.row || columnOf(first.text) !== 'order') return null;
	let from = at + 1;
	while (from < lines.length && from - at <= MOST_COLUMNS && orderIn(lines[from]) !== 1) from += 1;
	if (orderIn(lines[from]) !== 1) return null;
	const head = lines.slice(at, from);
	const headings = joinedHeadings(head.map((line) => line.text));
	const columns = columnsOf(headings);
	if (!columns) return null;
	const rows = [asRow(head, headings)];
	let end = from;
	for (let order = 1; orderIn(lines[end]) === order; order += 1) {
		const next = rowEnd(lines, end, order + 1, columns.length);
		const cells = lines.slice(end + 1, next);
		rows.push(asRow(lines.slice(end, next), [String(order), ...fitted(cells, columns.slice(1))]));
		end = next;
	}
	return { rows, end };
}

/** A heading that was broken over two lines: its second half begins in lower case. */
function joinedHeadings(texts: string[]): string[] {
	const joined: string[] = [];
	for (const text of texts) {
		if (joined.length > 1 && /^\p{Ll}/u.test(text)) joined[joined.length - 1] += ` ${text}`;
		else joined.push(text);
	}
	return joined;
}

function orderIn(line: Line | undefined): number | null {
	const digits = /^0?(\d{1,3})\s*\.?$/u.exec(line?.text ?? '')?.[1];
	return digits ? Number(digits) : null;
}

/** Where the next row or the end of the table stands; of the last row no more than its columns are taken. */
function rowEnd(lines: Line[], at: number, nextOrder: number, columns: number): number {
	const most = Math.min(lines.length, at + MOST_LINES_A_ROW);
	for (let end = at + 1; end < most; end += 1) {
		const line = lines[end] as Line;
		if (orderIn(line) === nextOrder) return end;
		if (TABLE_ENDS.test(canon(line.text))) return end;
	}
	return Math.min(lines.length, at + columns);
}

/** As many cells as there are columns: wrapped cells joined again, missing ones left empty. */
function fitted(lines: Line[], columns: Column[]): string[] {
	let cells = lines.map((line) => line.text);
	while (cells.length > columns.length) {
		const at = cells.findIndex(
			(cell, index) => index > 0 && /^[\p{Ll}(]/u.test(cell) && !beginsWithUnit(cell),
		);
		const join = at > 0 ? at : 1;
		cells = [...cells.slice(0, join - 1), `${cells[join - 1]} ${cells[join]}`, ...cells.slice(join + 1)];
	}
	if (cells.length === columns.length) return cells;
	const row: string[] = columns.map(() => '');
	let column = 0;
	for (const cell of cells) {
		while (column < columns.length - 1 && !suits(cell, columns[column] ?? 'other')) column += 1;
		row[column] = [row[column], cell].filter(Boolean).join(' ');
		column = Math.min(column + 1, columns.length - 1);
	}
	return row;
}

function suits(cell: string, column: Column): boolean {
	if (column === 'lead' || column === 'coordinate' || column === 'unit') return beginsWithUnit(cell);
	return column === 'time' ? isTime(cell) : !isTime(cell);
}

function asRow(parts: Line[], cells: string[]): Line {
	const text = cells.join(' | ');
	const [first] = parts as [Line];
	return {
		text,
		body: text,
		line: first.line,
		mark: 'none',
		cells: cells.filter((cell) => cell !== ''),
		row: cells,
		joined: [],
	};
}
