import type { Plan } from '../types';
import { asksForReport, dueDatesIn, type DueDate } from './deadlines';
import { duesIn, type TimeContext } from './dueTimes';
import { groupsByLine, type Group, type GroupsAt } from './group';
import { evidenceOf } from './lines';
import type { SectionLine } from './sections';

type Deadline = Plan['deadlines'][number];

/**
 * The plan's deadlines in the order of the text; `report`: by then somebody is to have reported. What one body makes of
 * the others' reports for those above names that body in `of`: the others are not bound by it.
 */
export function readDeadlines(body: SectionLine[], groups: Group[], context: TimeContext): Deadline[] {
	const owners = new Map(
		groups.flatMap((group) => group.lines.map(({ line }) => [line, group.names] as const)),
	);
	const groupsAt = groupsByLine(groups);
	const found = body.flatMap((line) => {
		const own = owners.get(line.line);
		return line.row
			? rowDeadlines(line, groupsAt)
			: duesOf(line, context).map((due) => ({ ...asDeadline(line, due, own), counted: due.counted }));
	});
	// A time that is counted from something is the plan's only where it names no other for its reports.
	const written = found.some(({ what, of, counted }) => what === 'report' && !of && !counted);
	return found
		.filter(
			({ counted, what, evidence }) =>
				!counted || (what === 'report' && !written && !owners.has(evidence.line)),
		)
		.map(({ what, date, of, evidence }) => ({ what, date, ...(of && { of }), evidence }));
}

function asDeadline(line: SectionLine, due: DueDate, own: string[] | undefined): Deadline {
	const of = due.what === 'report' && due.sumsUp ? (own ?? []) : [];
	return {
		what: due.what,
		date: due.date,
		...(of.length > 0 && { of }),
		evidence: evidenceOf(line),
	};
}

/** A table's row names its time in a cell of its own, which its tasks have. */
function rowDeadlines(line: SectionLine, groupsAt: GroupsAt): (Deadline & { counted: boolean })[] {
	const [group] = groupsAt(line.line);
	const task = group?.tasks.find(({ evidence }) => evidence.line === line.line);
	if (!group || !task?.due) return [];
	const what = asksForReport(task.text) ? 'report' : 'task';
	return [
		{
			what,
			date: task.due,
			...(what === 'report' && { of: group.names }),
			evidence: evidenceOf(line),
			counted: false,
		},
	];
}

function duesOf(line: SectionLine, context: TimeContext): DueDate[] {
	if (line.topic === 'background') return [];
	// "Trong tháng 6/2026" in the section on time is when things happen, not by when.
	const dues = line.topic === 'time' ? dueDatesIn(line.text, context) : duesIn(line.text, context);
	// "Chế độ báo cáo: … tổng kết trước ngày 15/12" reports too.
	const sumsUp = line.topic === 'report' && /(?<![a-zà-ỹ])(?:tổng kết|sơ kết)/iu.test(line.text);
	return sumsUp ? dues.map((due) => ({ ...due, what: 'report' as const })) : dues;
}
