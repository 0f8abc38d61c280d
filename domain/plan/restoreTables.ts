import { canon } from './canon';
import { cellsOfRow } from './cellsOfRow';
import type { Line } from './lines';
import { columnOf, columnsOf, type Column } from './tableColumns';

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
		rows.push(rowOf(lines.slice(end, next), order, columns.slice(1)));
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

/** Where the next row or the end of the table stands; of the last row no more than its columns and what they go on. */
function rowEnd(lines: Line[], at: number, nextOrder: number, columns: number): number {
	const most = Math.min(lines.length, at + MOST_LINES_A_ROW);
	const ends = lines.slice(at + 1, most).findIndex((line) => TABLE_ENDS.test(canon(line.text)));
	const until = ends < 0 ? most : at + 1 + ends;
	const next = lines.slice(at + 1, until).findIndex((line) => orderIn(line) === nextOrder);
	if (next >= 0) return at + 1 + next;
	let end = Math.min(until, at + columns);
	while (end < until && /^\p{Ll}/u.test(lines[end]?.text ?? '')) end += 1;
	return end;
}

function rowOf(lines: Line[], order: number, columns: Column[]): Line {
	const parts = lines.slice(1);
	const cells = cellsOfRow(
		parts.map((line) => line.text),
		columns,
	);
	const row = asRow(lines, [
		String(order),
		...cells.map((indices) => indices.map((index) => parts[index]?.text).join(' ')),
	]);
	// What is to be done stands in a line of its own, which is the row's evidence.
	const content = cells[columns.findIndex((column) => column === 'content')] ?? [];
	const first = parts[content[0] ?? -1];
	if (!first) return row;
	const own = content.flatMap((index) => parts[index] ?? []);
	return {
		...row,
		line: first.line,
		written: own.map((line) => line.written ?? line.text).join(' '),
	};
}

function asRow(parts: Line[], cells: string[]): Line {
	const text = cells.join(' | ');
	const [first] = parts as [Line];
	const mended = parts.flatMap((line) => line.mended ?? []);
	return {
		text,
		body: text,
		line: first.line,
		mark: 'none',
		cells: cells.filter((cell) => cell !== ''),
		row: cells,
		joined: [],
		...(mended.length > 0 && { mended }),
	};
}
