import type { PlanAssignee } from '../types';
import { canon } from './canon';
import type { SectionLine } from './sections';

/** Bodies with their tasks, and the lines that these came from. */
export interface Group extends PlanAssignee {
	heading: SectionLine;
	lines: SectionLine[];
	/** Each name has these tasks for itself: they come from a table, a label or a sentence, not from a heading. */
	apart?: boolean;
}

/**
 * The groups in the order of the document. Tasks of one body that stand in several rows or sentences come together
 * under its name; a group under a heading that names several bodies stays as it is.
 */
export function gathered(groups: Group[]): Group[] {
	const result: Group[] = [];
	const byName = new Map<string, Group>();
	for (const group of groups.toSorted((a, b) => a.heading.line - b.heading.line)) {
		if (!group.apart) {
			result.push(group);
			if (group.names.length === 1) remember(byName, group.names[0] ?? '', group);
			continue;
		}
		for (const name of group.names) {
			const known = byName.get(canon(name));
			if (known) {
				known.tasks.push(
					...group.tasks.filter((task) => !known.tasks.some((each) => each.text === task.text)),
				);
				known.lines.push(...group.lines);
				continue;
			}
			const own: Group = {
				...group,
				names: [name],
				tasks: group.tasks.map((task) => ({ ...task })),
				lines: [...group.lines],
			};
			result.push(own);
			remember(byName, name, own);
		}
	}
	return result;
}

/** The groups that have a line, by its number. */
export type GroupsAt = (line: number) => Group[];

export function groupsByLine(groups: Group[]): GroupsAt {
	const byLine = new Map<number, Group[]>();
	for (const group of groups) {
		for (const line of new Set(group.lines.map((each) => each.line))) {
			const known = byLine.get(line);
			if (known) known.push(group);
			else byLine.set(line, [group]);
		}
	}
	return (line) => byLine.get(line) ?? [];
}

function remember(byName: Map<string, Group>, name: string, group: Group): void {
	if (!byName.has(canon(name))) byName.set(canon(name), group);
}
