import { foldName } from '../../domain/text/foldName';
import type { Plan } from '../../domain/types';
import type { Expected } from './expected';

/** Found and right, found in all, and what should have been found. */
export interface Count {
	right: number;
	found: number;
	wanted: number;
}

export interface Score {
	units: Count;
	tasks: Count;
	roles: Count;
	dues: Count;
	quotas: Count;
	recipients: Count;
	/** What is missing and what is too much, a line each, for the person who mends the rules. */
	notes: string[];
}

export const recall = ({ right, wanted }: Count) => (wanted === 0 ? 1 : right / wanted);
export const precision = ({ right, found }: Count) => (found === 0 ? 1 : right / found);

/** Holds a reading against its table. Names are compared folded, a task's words to eight in ten. */
export function score(plan: Plan, expected: Expected): Score {
	const notes: string[] = [];
	const found = plan.assignees.flatMap(({ names, tasks }) =>
		tasks.flatMap((task) => names.map((name) => ({ name: foldName(name), ...task }))),
	);
	const wanted = expected.tasks.flatMap(({ units, ...task }) =>
		units.map((unit) => ({ name: foldName(unit), ...task })),
	);
	const pairs: [(typeof found)[number], (typeof wanted)[number]][] = [];
	const left = [...found];
	for (const task of wanted) {
		const at = left.findIndex((each) => each.name === task.name && alike(each.text, task.text));
		if (at < 0) notes.push(`- việc: ${task.name} | ${task.role} | ${task.text}`);
		else pairs.push([left.splice(at, 1)[0] as (typeof found)[number], task]);
	}
	for (const each of left) notes.push(`+ việc: ${each.name} | ${each.role} | ${each.text}`);
	const wrongRoles = pairs.filter(([a, b]) => a.role !== b.role);
	for (const [a, b] of wrongRoles)
		notes.push(`≠ vai trò ${a.role}, phải là ${b.role}: ${b.name} | ${b.text}`);
	for (const [a, b] of pairs) {
		if (shortDate(a.due) !== b.due) notes.push(`≠ hạn ${a.due}, phải là ${b.due}: ${b.name} | ${b.text}`);
	}
	const dues = (list: { due: string | null }[]) => list.filter(({ due }) => due !== null).length;
	const rightDues = pairs.filter(([a, b]) => b.due !== null && shortDate(a.due) === b.due).length;
	const report = sets(
		plan.deadlines.filter(({ what }) => what === 'report').map(({ date }) => shortDate(date) ?? ''),
		expected.deadlines.filter(([what]) => what === 'report').map(([, date]) => date),
		'hạn báo cáo',
		notes,
	);
	return {
		units: sets(
			found.map(({ name }) => name),
			wanted.map(({ name }) => name),
			'đơn vị',
			notes,
		),
		tasks: { right: pairs.length, found: found.length, wanted: wanted.length },
		roles: { right: pairs.length - wrongRoles.length, found: pairs.length, wanted: pairs.length },
		dues: {
			right: rightDues + report.right,
			found: dues(found) + report.found,
			wanted: dues(wanted) + report.wanted,
		},
		quotas: sets(
			plan.quotas.map((quota) => `${quota.min}-${quota.max} ${quota.scope} ${itemKey(quota.item)}`),
			expected.quotas.map((quota) => `${quota.min}-${quota.max} ${quota.scope} ${itemKey(quota.item)}`),
			'chỉ tiêu',
			notes,
		),
		recipients: sets(
			plan.recipients.map(({ name, purpose }) => `${foldName(name)} ${purpose ?? '-'}`),
			expected.recipients.map(([name, purpose]) => `${foldName(name)} ${purpose ?? '-'}`),
			'nơi nhận',
			notes,
		),
		notes,
	};
}

function sets(found: string[], wanted: string[], what: string, notes: string[]): Count {
	const has = new Set(found);
	const should = new Set(wanted);
	const right = [...should].filter((each) => has.has(each)).length;
	for (const each of should) if (!has.has(each)) notes.push(`- ${what}: ${each}`);
	for (const each of has) if (!should.has(each)) notes.push(`+ ${what}: ${each}`);
	return { right, found: has.size, wanted: should.size };
}

/** The first two words tell things apart; what follows is how much of the noun a reader takes. */
function itemKey(item: string): string {
	return foldName(item).split(' ').slice(0, 2).join(' ') + (item.includes('%') ? ' %' : '');
}

function shortDate(date: string | null): string | null {
	return date?.replace(/:00\+07:00$/, '') ?? null;
}

function alike(found: string, wanted: string): boolean {
	const cut = wanted.endsWith('…') || wanted.endsWith('...');
	const a = foldName(found).split(' ');
	const b = foldName(wanted).split(' ');
	const head = new Set(cut ? a.slice(0, b.length + 2) : a);
	const shared = b.filter((word) => head.has(word)).length;
	return shared / b.length >= 0.8 && (cut || shared / a.length >= 0.6);
}
