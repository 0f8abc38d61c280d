import { readBracketGroups } from './bracketGroups';
import type { TimeContext } from './dueTimes';
import { gathered, type Group } from './group';
import { readHeadingGroups } from './headingGroups';
import { readLabelGroups } from './labelGroups';
import type { SectionLine } from './sections';
import { readSentenceGroups } from './sentenceGroups';
import { readTableGroups } from './tableGroups';
import type { Table } from './tables';

export type { Group };

/**
 * Who is given what, in the order of the document: tables first, since their cells mean nothing elsewhere; then labels
 * ("Đơn vị chủ trì: …"), headings that name bodies, and the sentences that are left.
 */
export function readGroups(body: SectionLine[], tables: Table[], context: TimeContext): Group[] {
	const inTables = new Set(tables.flatMap((table) => table.lines.map((line) => line.line)));
	const fromTables = readTableGroups(tables, context);
	const brackets = readBracketGroups(body, context);
	const labels = readLabelGroups(
		body.filter((line) => !brackets.taken.has(line.line)),
		context,
	);
	const taken = new Set([...inTables, ...brackets.taken, ...labels.taken]);
	const free = body.filter((line) => !taken.has(line.line) && !line.row);
	const assigning = free.some((line) => line.topic === 'assignment');
	const headings = readHeadingGroups(
		free.filter((line) =>
			assigning ? line.topic === 'assignment' : line.topic === 'other' && !line.isHeading,
		),
		context,
		assigning,
	);
	const headed = new Set(
		headings.flatMap((group) => [group.heading, ...group.lines].map((line) => line.line)),
	);
	const left = free.filter((line) => !headed.has(line.line) && !line.isHeading);
	const anyVerb = (line: SectionLine) =>
		line.topic === 'report' || (assigning ? line.topic === 'assignment' : fromTables.length === 0);
	const sentences = readSentenceGroups(left, anyVerb, context);
	return gathered([...fromTables, ...brackets.groups, ...labels.groups, ...headings, ...sentences]);
}
