import type { Column } from './tableColumns';
import { isTime } from './timeWords';
import { beginsWithUnit } from './unitWords';

/** What it costs to leave a column empty: who and what are hardly ever missing. */
const EMPTY: Record<Column, number> = {
	order: 0,
	content: 4,
	lead: 3,
	unit: 3,
	time: 1,
	amount: 1,
	body: 1,
	coordinate: 0.5,
	measure: 0.5,
	result: 0.2,
	other: 0.2,
};

interface Way {
	score: number;
	/** Column of each line so far. */
	at: number[];
}

/**
 * The cells of a row whose lines stand one below the other: which lines are one wrapped cell and which columns are
 * empty is told by what suits each column best.
 *
 * @returns one list of indices into `lines` a column
 */
export function cellsOfRow(lines: string[], columns: Column[]): number[][] {
	let ways: Way[] = columns.map((_, column) => startingAt(lines[0] ?? '', columns, column, -1));
	for (const line of lines.slice(1)) {
		const before = lines[ways[0]?.at.length ? ways[0].at.length - 1 : 0] ?? '';
		ways = columns.map((_, column) => best(ways, column, line, before));
	}
	const [winner] = ways
		.map((way) => ({ ...way, score: way.score - skipped(columns, way.at.at(-1) ?? -1, columns.length) }))
		.toSorted((a, b) => b.score - a.score);
	return columns.map((_, column) =>
		lines.flatMap((__, index) => (winner?.at[index] === column ? [index] : [])),
	);

	function best(from: Way[], column: number, line: string, before: string): Way {
		const options = from.slice(0, column + 1).map((way, previous): Way => {
			const gain =
				previous === column
					? continues(line, before, columns[column] ?? 'other')
					: startingAt(line, columns, column, previous).score;
			return { score: way.score + gain, at: [...way.at, column] };
		});
		return options.reduce((a, b) => (b.score > a.score ? b : a));
	}
}

function startingAt(line: string, columns: Column[], column: number, previous: number): Way {
	const kind = columns[column] ?? 'other';
	const lower = /^\p{Ll}/u.test(line) && !isTime(line) ? 3 : 0;
	return { score: suits(line, kind) - lower - skipped(columns, previous, column), at: [column] };
}

function skipped(columns: Column[], from: number, to: number): number {
	return columns.slice(from + 1, to).reduce((sum, column) => sum + EMPTY[column], 0);
}

function suits(line: string, column: Column): number {
	const names = beginsWithUnit(line);
	if (column === 'lead' || column === 'coordinate' || column === 'unit') return names ? 3 : -3;
	if (column === 'time') return isTime(line) ? 3 : -3;
	if (column === 'amount') return /^\d/.test(line) ? 2 : -2;
	return isTime(line) ? -2 : names ? -1 : 1;
}

function continues(line: string, before: string, column: Column): number {
	if (/^[\p{Ll}(;,]/u.test(line) || /(?:,|;|\svà|[-–])$/u.test(before)) return 2;
	if (column === 'lead' || column === 'coordinate' || column === 'unit')
		return beginsWithUnit(line) ? -0.5 : 0;
	return /^[-+•]/u.test(line) ? 0.5 : -1;
}
