import type { PlanAssignee, PlanTask } from '../types';
import { canon } from './canon';
import { dueDatesIn } from './deadlines';
import { DEPTH, type Mark } from './marks';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { unitHeadingOf } from './unitHeading';

/** A group of tasks under one heading, with the lines that its tasks came from. */
export interface Group extends PlanAssignee {
	heading: SectionLine;
	lines: SectionLine[];
}

const CLOSING =
	/^(?:trên đây là|căn cứ (?:nội dung )?kế hoạch|yêu cầu|đề nghị|trong quá trình|nhận được|ủy ban nhân dân [a-zà-ỹ]+ (?:yêu cầu|đề nghị|giao)|ubnd [a-zà-ỹ]+ (?:yêu cầu|đề nghị|giao)|giao phòng|chế độ báo cáo|thời gian báo cáo)/u;

/** The groups of the section "Tổ chức thực hiện", in the order of the document. */
export function readGroups(body: SectionLine[], year: number | null): Group[] {
	const lines = body.filter((line) => line.topic === 'assignment' && !line.isHeading);
	const lastHeadingAt = new Map<Mark, number>(
		lines.flatMap((line, at) =>
			line.mark !== 'none' && unitHeadingOf(line) ? [[line.mark, at] as const] : [],
		),
	);
	const groups: Group[] = [];
	let open: Group | null = null;
	// The rank of the last heading, which stays in force when its group has ended.
	let rank: Mark | null = null;
	for (const [at, line] of lines.entries()) {
		const heading = openedBy(line, rank, lines[at + 1]);
		if (heading) {
			open = { names: heading.names, tasks: [], heading: line, lines: [] };
			rank = line.mark;
			groups.push(open);
			if (heading.rest) addTask(open, { ...line, mark: 'none', body: heading.rest }, year);
		} else if (
			open &&
			(endsGroup(line, open) || isClosing(line, at > (lastHeadingAt.get(open.heading.mark) ?? -1)))
		) {
			open = null;
		} else if (open) {
			addTask(open, line, year);
		}
	}
	return groups;
}

function openedBy(line: SectionLine, rank: Mark | null, next: SectionLine | undefined) {
	const heading = unitHeadingOf(line);
	if (!heading) return null;
	if (rank === null) return line.mark === 'none' && !heading.rest && !next ? null : heading;
	return DEPTH[line.mark] <= DEPTH[rank] ? heading : null;
}

/** A heading of the same rank or above that names no unit: "10. Chế độ báo cáo". */
function endsGroup(line: SectionLine, open: Group): boolean {
	return open.heading.mark !== 'none' && DEPTH[line.mark] <= DEPTH[open.heading.mark];
}

/** After the last unit, a paragraph that speaks to all of them. */
function isClosing(line: SectionLine, afterLastHeading: boolean): boolean {
	return afterLastHeading && line.mark === 'none' && CLOSING.test(canon(line.body));
}

function addTask(group: Group, line: SectionLine, year: number | null): void {
	const before = group.lines.at(-1);
	group.lines.push(line);
	const last = group.tasks.at(-1);
	const isPart = before !== undefined && last !== undefined && line.mark !== 'none' && isDeeper(line, group);
	if (isPart) {
		last.text = `${last.text} ${line.text}`;
		last.due ??= dueDatesIn(line.text, year)[0]?.date ?? null;
		return;
	}
	const intro = introOf(group);
	const task: PlanTask = {
		text: line.body,
		role: roleOf(line.body),
		due: dueDatesIn(line.body, year)[0]?.date ?? null,
		evidence: { text: line.text, line: line.line },
	};
	if (intro) {
		// "Chủ trì thực hiện:" says how each of the points below it is meant, and is no task of its own.
		group.tasks.pop();
		if (task.role === 'implement') task.role = intro.role;
	}
	group.tasks.push(task);
}

function isDeeper(line: SectionLine, group: Group): boolean {
	const first = group.lines.find((each) => each.mark !== 'none');
	return first !== undefined && DEPTH[line.mark] > DEPTH[first.mark];
}

function introOf(group: Group): PlanTask | null {
	const [only] = group.tasks;
	return group.tasks.length === 1 && group.lines.length === 2 && only?.text.endsWith(':') ? only : null;
}
