/** What only stands in the frame of an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const FRAME =
	/cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|^\s*số\s*:|,\s*ngày[\s\d.…]*tháng|nơi nhận|^\s*(?:tm|kt|tl|tuq)\s*\.|đảng cộng sản/imu;
/** As many columns as Word allows; a file that says it has more is not believed. */
const MOST_COLUMNS = 64;

/** One cell of a table's row: its paragraphs, and the columns that it covers. */
export interface Cell {
	lines: string[];
	span: number;
}

/**
 * The lines of a table's row. A row of the frame is two columns of paragraphs, read one after the other; any other row
 * is one line, its cells joined by ' | '.
 */
export function rowLines(cells: Cell[]): string[] {
	const filled = cells.filter(({ lines }) => lines.length > 0).map(({ lines }) => lines);
	const isFrame = cells.length <= 3 && filled.some((lines) => FRAME.test(lines.join('\n').normalize('NFC')));
	if (isFrame || filled.length <= 1) return filled.flat();
	// An empty cell keeps its place: what stands in the next one belongs under its own heading.
	return [cells.flatMap(columnsOf).slice(0, MOST_COLUMNS).join(' | ')];
}

function columnsOf({ lines, span }: Cell): string[] {
	const text = lines.map((line) => line.trim()).join(' ');
	const beside = Math.min(Math.max(Math.trunc(span) || 1, 1), MOST_COLUMNS) - 1;
	return [text, ...Array<string>(beside).fill('')];
}

/** A row whose cells say only where they end, from left to right, in any unit of length. */
export interface EdgedRow {
	cells: string[][];
	edges: number[];
}

/**
 * The lines of a table whose cells are merged only by where they end (RTF, Word 97): in a row with fewer cells than the
 * fullest one, a cell covers the columns that end before it does.
 */
export function tableLines(rows: EdgedRow[]): string[] {
	const fullest = rows.reduce((most, row) => (row.cells.length > most.cells.length ? row : most), {
		cells: [],
		edges: [],
	} as EdgedRow);
	return rows.flatMap(({ cells, edges }) => {
		const isMerged = cells.length < fullest.cells.length && edges.length >= cells.length;
		return rowLines(
			cells.map((lines, at) => ({
				lines,
				span: isMerged ? columnsBetween(fullest.edges, edges[at - 1], edges[at] ?? 0) : 1,
			})),
		);
	});
}

/** Drawn by hand, edges of one column differ a little. */
function columnsBetween(edges: number[], from: number | undefined, to: number): number {
	const slack = ((edges.at(-1) ?? 0) - (edges[0] ?? 0)) / 50;
	return edges.filter((edge) => (from === undefined || edge > from + slack) && edge <= to + slack).length;
}
