import type { TaskRole } from '../types';
import { canon } from './canon';
import { dueOfTimeCell, type TimeContext } from './dueTimes';
import type { Group } from './group';
import { labelsIn, namesIn, type Party } from './parties';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { columnsOf, type Column } from './tableColumns';
import { evidenceOf } from './lines';

const SAME_AS_ABOVE = /^(?:nt|như trên|[″"”〃-])$/u;
const TOTAL = /^(?:tổng(?: cộng| số)?|cộng)$/u;

/** One row that gives work: what, to whom, by when. */
interface Row {
	line: SectionLine;
	content: string;
	parties: Party[];
	due: string | null;
}

/** The groups that the document's tables name, one a row and role, and the lines that they took. */
export function readTableGroups(
	lines: SectionLine[],
	context: TimeContext,
): { groups: Group[]; taken: Set<number> } {
	const groups: Group[] = [];
	const taken = new Set<number>();
	let columns: Column[] | null = null;
	let above: Party[] = [];
	for (const [at, line] of lines.entries()) {
		if (!line.row) {
			columns = null;
			continue;
		}
		const heads = headsAt(lines, at);
		if (heads) {
			columns = heads;
			above = [];
			taken.add(line.line);
			continue;
		}
		if (!columns) continue;
		taken.add(line.line);
		const row = readRow(line, columns, above, context);
		if (!row) continue;
		above = row.parties;
		for (const { role, names } of row.parties) groups.push(groupOf(row, role, names));
	}
	return { groups, taken };
}

/** The columns when the row is a heading; a heading may stand in two rows, the second of which divides a cell. */
function headsAt(lines: SectionLine[], at: number): Column[] | null {
	const row = lines[at]?.row ?? [];
	const below = lines[at + 1]?.row;
	const before = lines[at - 1]?.row;
	const divided = (first: string[], second: string[]) =>
		second[0] === '' && first.length === second.length
			? columnsOf(first.map((cell, index) => second[index] || cell))
			: null;
	if (below && columnsOf(row) === null && divided(row, below)) return divided(row, below);
	if (before && divided(before, row) && row[0] === '' && columnsOf(before) === null)
		return divided(before, row);
	return columnsOf(row);
}

function readRow(line: SectionLine, columns: Column[], above: Party[], context: TimeContext): Row | null {
	const cells = line.row ?? [];
	const of = (kind: Column) =>
		columns.flatMap((column, at) => (column === kind && cells[at] ? [cells[at]] : []));
	const content = of('content').join(': ') || otherwiseContent(columns, cells);
	if (!content || TOTAL.test(canon(content))) return null;
	const timeCell = of('time').join(' ');
	const due = timeCell ? dueOfTimeCell(timeCell, context) : null;
	const parties = partiesIn(columns, cells, content);
	const names = of('lead').concat(of('unit'), of('coordinate'));
	const repeats = names.length > 0 && names.every((name) => SAME_AS_ABOVE.test(canon(name)));
	// A heading inside the table: a title and nothing else.
	if (names.length === 0 && !timeCell) return null;
	return {
		line,
		content,
		due,
		parties: parties.length === 0 && (repeats || names.length === 0) ? above : parties,
	};
}

/** A table may have no column for what is to be done beside those for who and when. */
function otherwiseContent(columns: Column[], cells: string[]): string {
	const at = columns.indexOf('other');
	return at >= 0 ? (cells[at] ?? '') : '';
}

function partiesIn(columns: Column[], cells: string[], content: string): Party[] {
	return columns.flatMap((column, at): Party[] => {
		const cell = cells[at] ?? '';
		if (cell === '') return [];
		const labels = column === 'lead' || column === 'unit' ? labelsIn(cell) : null;
		if (labels && labels.parties.length > 0) return labels.parties;
		const role = roleOfColumn(column, content);
		const names = role ? namesIn(cell) : [];
		return role && names.length > 0 ? [{ role, names }] : [];
	});
}

function roleOfColumn(column: Column, content: string): TaskRole | null {
	if (column === 'lead') return 'lead';
	if (column === 'coordinate') return 'coordinate';
	return column === 'unit' ? roleOf(content) : null;
}

function groupOf({ line, content, due }: Row, role: TaskRole, names: string[]): Group {
	const evidence = evidenceOf(line);
	return {
		names,
		tasks: [{ text: content, role, due, evidence }],
		heading: line,
		lines: [line],
		apart: true,
	};
}
