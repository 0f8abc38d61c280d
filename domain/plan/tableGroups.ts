import type { TaskRole } from '../types';
import { canon } from './canon';
import { dueOfTimeCell, taskDueIn, type TimeContext } from './dueTimes';
import type { Group } from './group';
import { evidenceOf } from './lines';
import { labelsIn, namesIn, type Party } from './parties';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { MARK_CELL, type Column } from './tableColumns';
import type { Table } from './tables';
import { beginsWithUnit, withoutCourtesy } from './unitWords';
import { beginsWithVerb, firstVerb } from './verbs';

const SAME_AS_ABOVE = /^(?:nt|như trên|[″"”〃-])$/u;
export const TOTAL = /^(?:tổng(?: cộng| số)?|cộng|toàn (?:xã|phường))$/u;

/** One row that gives work: what, to whom, by when. */
interface Row {
	line: SectionLine;
	content: string;
	parties: Party[];
	due: string | null;
}

/** A table that shares out numbers and says nothing of what is to be done. */
export function sharesNumbers({ columns }: Table): boolean {
	return columns.includes('amount') && !columns.includes('content');
}

/** Bodies head its columns and have numbers below them. */
export function sharesByBody({ columns, rows }: Table): boolean {
	return rows.some((line) => line.row?.some((cell, at) => columns[at] === 'body' && /^\d/.test(cell)));
}

/** The groups that the document's tables name, one a row and role. */
export function readTableGroups(tables: Table[], context: TimeContext): Group[] {
	return tables.filter((table) => !sharesNumbers(table)).flatMap((table) => groupsOf(table, context));
}

function groupsOf(table: Table, context: TimeContext): Group[] {
	const { columns, rows } = table;
	const groups: Group[] = [];
	let above: Row | null = null as Row | null;
	/** Whom a title inside the table names: "I | Phòng Kinh tế". */
	let titled: Party[] = [];
	for (const line of rows) {
		const cells = line.row ?? [];
		const title = titleIn(columns, cells);
		if (title !== null) {
			titled = partiesOfTitle(title);
			above = null;
			continue;
		}
		const row = readRow(line, table, above, titled, context);
		if (!row) continue;
		above = row;
		for (const { role, names } of row.parties) groups.push(groupOf(row, role, names));
	}
	return groups;
}

/** Below a body's own heading a mark says that it does the row's work, or in what part. */
function partOfBody(heading: string, cell: string, content: string): Party[] {
	const mark = canon(cell);
	if (!MARK_CELL.test(mark)) return [];
	const role = /^(?:ct|chủ trì)$/u.test(mark)
		? 'lead'
		: /^(?:ph|phối hợp)$/u.test(mark)
			? 'coordinate'
			: roleOf(content);
	return [{ role, names: namesIn(heading, true) }];
}

/** The words of a row that has no other cell beside its number. */
function titleIn(columns: Column[], cells: string[]): string | null {
	const filled = cells.flatMap((cell, at) => (cell !== '' && columns[at] !== 'order' ? [cell] : []));
	return filled.length === 1 && columns.length > 2 ? (filled[0] ?? null) : null;
}

function partiesOfTitle(title: string): Party[] {
	const name = withoutCourtesy(title.replace(/^[IVX\d]+\s*[.)-]\s*/u, ''));
	return beginsWithUnit(name) && firstVerb(name) === null
		? [{ role: 'implement', names: namesIn(name) }]
		: [];
}

function readRow(
	line: SectionLine,
	{ columns, headings }: Table,
	above: Row | null,
	titled: Party[],
	context: TimeContext,
): Row | null {
	const cells = line.row ?? [];
	const of = (kind: Column) =>
		columns.flatMap((column, at) => (column === kind && cells[at] ? [cells[at]] : []));
	const named = [...of('lead'), ...of('unit'), ...of('coordinate')];
	const timeCell = of('time').join(' ');
	// A cell that spans several rows is filled in the first of them only.
	const content = of('content').join(': ') || otherwiseContent(columns, cells) || (above?.content ?? '');
	if (!content || TOTAL.test(canon(content)) || isTarget(columns, headings, content)) return null;
	const repeats = named.length === 0 || named.every((name) => SAME_AS_ABOVE.test(canon(name)));
	const marked = columns.flatMap((column, at) =>
		column === 'body' ? partOfBody(headings[at] ?? '', cells[at] ?? '', content) : [],
	);
	const own = [...partiesIn(columns, cells, content), ...marked];
	// A row without a number of its own goes on with the one above, whose leader's cell spans both.
	const goesOn =
		columns.includes('order') &&
		of('order').length === 0 &&
		columns.includes('lead') &&
		of('lead').length === 0;
	const parties =
		goesOn && own.length > 0
			? [...(above?.parties.filter(({ role }) => role === 'lead') ?? []), ...own]
			: own;
	const inherited = titled.length > 0 ? asTask(titled, content) : (above?.parties ?? []);
	return {
		line,
		content,
		due:
			timeCell && !SAME_AS_ABOVE.test(canon(timeCell)) ? dueOfTimeCell(timeCell, context) : dueWithoutCell(),
		parties: parties.length === 0 && repeats && !columns.includes('body') ? inherited : parties,
	};

	function dueWithoutCell(): string | null {
		return timeCell ? (above?.due ?? null) : taskDueIn(content, context);
	}
}

/** Below "Chỉ tiêu" stands what is counted, not what is to be done. */
function isTarget(columns: Column[], headings: string[], content: string): boolean {
	const heading = canon(headings[columns.indexOf('content')] ?? '');
	return /^(?:tên |nội dung |các )?(?:chỉ tiêu|chỉ số)/u.test(heading) && !beginsWithVerb(content);
}

/** A table may have no column for what is to be done beside those for who and when. */
function otherwiseContent(columns: Column[], cells: string[]): string {
	if (columns.includes('content')) return '';
	const at = columns.findIndex((column) => column === 'other' || column === 'result');
	return at >= 0 ? (cells[at] ?? '') : '';
}

function asTask(parties: Party[], content: string): Party[] {
	return parties.map(({ names }) => ({ names, role: roleOf(content) }));
}

function partiesIn(columns: Column[], cells: string[], content: string): Party[] {
	return columns.flatMap((column, at): Party[] => {
		const cell = cells[at] ?? '';
		if (cell === '') return [];
		const labels = column === 'lead' || column === 'unit' ? labelsIn(cell) : null;
		if (labels && labels.parties.length > 0) return labels.parties;
		const role = roleOfColumn(column, content);
		return role ? partiesOfCell(cell, role) : [];
	});
}

/** "Phòng A (chủ trì), Phòng B", "Phòng A chủ trì, phối hợp với Phòng B" and plain names. */
function partiesOfCell(cell: string, role: TaskRole): Party[] {
	const help = /[,;.(]?\s*(?<![a-zà-ỹ])phối hợp(?: thực hiện)?(?: với| cùng)?\s*:?\s*/u.exec(canon(cell));
	const parts: [TaskRole, string][] = help
		? [
				[role, cell.slice(0, help.index)],
				['coordinate', cell.slice(help.index + help[0].length)],
			]
		: [[role, cell]];
	return parts.flatMap(([part, words]) => {
		const leads = part !== 'coordinate' && /(?<![a-zà-ỹ])chủ trì/u.test(canon(words));
		const names = namesIn(words.replace(/\s*\(?(?:chủ trì|thực hiện)\)?,?\s*(?=$|[;,])/giu, ''), true);
		return names.length > 0 ? [{ role: leads ? 'lead' : part, names }] : [];
	});
}

function roleOfColumn(column: Column, content: string): TaskRole | null {
	if (column === 'lead') return 'lead';
	if (column === 'coordinate') return 'coordinate';
	return column === 'unit' ? roleOf(content) : null;
}

function groupOf({ line, content, due }: Row, role: TaskRole, names: string[]): Group {
	return {
		names,
		tasks: [{ text: content, role, due, evidence: evidenceOf(line) }],
		heading: line,
		lines: [line],
		apart: true,
	};
}
