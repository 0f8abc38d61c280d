import { canon } from './canon';
import { evidenceOf } from './lines';
import type { SectionLine } from './sections';
import { columnsOf, type Column } from './tableColumns';
import type { Evidence } from '../types';

/** A table of the body: what its columns hold and the rows below its heading. */
export interface Table {
	columns: Column[];
	/** The words above each column; of a heading in two rows the lower. */
	headings: string[];
	/** What stands above a heading that is divided; '' otherwise. */
	groups: string[];
	rows: SectionLine[];
	/** All lines of the table, the heading's among them. */
	lines: SectionLine[];
	/** The paragraphs right above it. */
	caption: string;
	evidence: Evidence;
}

const SAME_LINE_BETWEEN = 2;

/** The tables whose headings say what their columns hold. A line across the whole table does not end it. */
export function readTables(lines: SectionLine[]): Table[] {
	const tables: Table[] = [];
	let table: Table | null = null as Table | null;
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] as SectionLine;
		if (!line.row) {
			if (table && !goesOn(table, lines.slice(at + 1, at + 1 + SAME_LINE_BETWEEN))) table = null;
			else if (table) {
				table.rows.push(acrossAll(line, table));
				table.lines.push(line);
			}
			continue;
		}
		const head = headingAt(lines, at);
		if (head) {
			table = {
				...head,
				rows: [],
				lines: lines.slice(at, at + head.height),
				caption: captionOf(lines, at),
				evidence: evidenceOf(line),
			};
			tables.push(table);
			at += head.height - 1;
		} else if (table) {
			const whole = table.columns.length;
			const rest = lines[at + 1]?.row;
			// A paragraph's end inside a cell broke the row in two.
			const broken = rest && line.row.length < whole && line.row.length + rest.length - 1 === whole;
			const cells = broken
				? [...line.row.slice(0, -1), `${line.row.at(-1)} ${rest[0]}`, ...rest.slice(1)]
				: line.row;
			table.rows.push({ ...line, row: fitted(cells, whole) });
			table.lines.push(...lines.slice(at, at + (broken ? 2 : 1)));
			if (broken) at += 1;
		}
	}
	return tables;
}

/** The heading at a row, which may stand in two rows the second of which divides cells of the first. */
function headingAt(lines: SectionLine[], at: number) {
	const first = lines[at]?.row ?? [];
	const second = lines[at + 1]?.row ?? null;
	const below = (from: number) => () => {
		const next = lines.slice(from, from + 40);
		const end = next.findIndex((line) => !line.row);
		return next.slice(0, end < 0 ? next.length : end).map((line) => fitted(line.row ?? [], first.length));
	};
	if (second && divides(first, second)) {
		const lower = fitted(second, first.length);
		const groups = first.map((cell, index) => (lower[index] ? spanning(first, index) : ''));
		const headings = first.map((cell, index) => lower[index] || cell);
		const columns = columnsOf(headings, below(at + 2));
		if (columns) {
			const kinds = columns.map((kind, index) =>
				kind === 'other' && /^(?:chỉ tiêu|số lượng|khối lượng)/u.test(canon(groups[index] ?? ''))
					? 'amount'
					: kind,
			);
			return { columns: kinds, headings, groups, height: 2 };
		}
	}
	const columns = columnsOf(first, below(at + 1));
	return columns ? { columns, headings: first, groups: first.map(() => ''), height: 1 } : null;
}

/** The second row of a heading begins with an empty cell and holds words only, under cells that span. */
function divides(first: string[], second: string[]): boolean {
	const filled = second.filter((cell) => cell !== '');
	return (
		second[0] === '' &&
		second.length <= first.length &&
		filled.length >= 2 &&
		filled.every((cell) => cell.length <= 40 && !/^\d/.test(cell)) &&
		second.every((cell, at) => cell === '' || first[at] === '' || first[at + 1] === '')
	);
}

/** Of the cell that spans the column: the nearest to the left that has words. */
function spanning(first: string[], at: number): string {
	return first.slice(0, at + 1).findLast((cell) => cell !== '') ?? '';
}

function goesOn(table: Table, next: SectionLine[]): boolean {
	const row = next.find((line) => line.row);
	return row?.row?.length === table.columns.length && columnsOf(row.row) === null && next[0]?.row !== null;
}

/** A line across the table as a row with one cell, under the content. */
function acrossAll(line: SectionLine, table: Table): SectionLine {
	const at = Math.max(0, table.columns.indexOf('content'));
	return { ...line, row: table.columns.map((_, index) => (index === at ? line.text : '')) };
}

/** As many cells as there are columns. */
function fitted(cells: string[], columns: number): string[] {
	if (cells.length === columns) return cells;
	// Both edges empty and their pipes taken for a frame.
	const row = cells.length === columns - 2 ? ['', ...cells, ''] : cells;
	return Array.from({ length: columns }, (_, at) => row[at] ?? '');
}

function captionOf(lines: SectionLine[], at: number): string {
	return lines
		.slice(Math.max(0, at - 4), at)
		.filter((line) => !line.row)
		.map((line) => line.text)
		.join(' ');
}
