import { foldName } from '../../domain/text/foldName';
import type { Plan } from '../../domain/types';
import type { Expected, ExpectedQuota } from './expected';

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
		quotas: quotas(plan, expected, notes),
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

/**
 * Numbers, scope and thing must agree. How much of the noun is taken is left to the reader ("hộ" and "hộ có bình chữa
 * cháy" are one thing), and a percentage of each is the same percentage of all.
 */
function quotas(plan: Plan, expected: Expected, notes: string[]): Count {
	const left = [...plan.quotas];
	let right = 0;
	for (const wanted of expected.quotas) {
		const at = left.findIndex(
			(found) =>
				found.min === wanted.min &&
				found.max === wanted.max &&
				isShare(found.item) === isShare(wanted.item) &&
				(found.scope === wanted.scope || isShare(found.item)) &&
				isSameThing(found.item, wanted.item),
		);
		if (at < 0 && isPlace(plan.quotas, wanted)) right += 1;
		else if (at < 0) notes.push(`- chỉ tiêu: ${wanted.min}-${wanted.max} ${wanted.scope} ${wanted.item}`);
		else {
			left.splice(at, 1);
			right += 1;
		}
	}
	for (const each of left) notes.push(`+ chỉ tiêu: ${each.min}-${each.max} ${each.scope} ${each.item}`);
	return { right, found: right + left.length, wanted: expected.quotas.length };
}

/** What a table gives to each body may be told as that body's own quota, or as its place in the total. */
function isPlace(quotas: Plan['quotas'], wanted: ExpectedQuota): boolean {
	return quotas.some(
		({ item, places }) =>
			isSameThing(item, wanted.item) &&
			places.some(
				({ name, count }) =>
					count === wanted.max && wanted.units.some((unit) => foldName(unit) === foldName(name)),
			),
	);
}

const isShare = (item: string) => item.includes('%');

function isSameThing(a: string, b: string): boolean {
	const [shorter = [], longer = []] = [a, b]
		.map((item) => foldName(item).split(' '))
		.toSorted((one, other) => one.length - other.length);
	return shorter.every((word, at) => longer[at] === word) || shorter.join('') === longer.join('');
}

function shortDate(date: string | null): string | null {
	return date?.replace(/:00\+07:00$/, '') ?? null;
}

/**
 * Eight in ten words of what was wanted, in their place. The parts listed below a task may follow it, and whether the
 * words "chủ trì, phối hợp với …" stand before the work that the sentence gives is the table's choice.
 */
function alike(found: string, wanted: string): boolean {
	const cut = /(?:…|\.\.\.|:)$/u.test(wanted);
	const b = foldName(wanted).split(' ');
	return [found, found.split(' + ')[0] ?? found].some((text) => {
		const a = foldName(text).split(' ');
		const starts = /^chủ trì/iu.test(text.normalize('NFC')) && b[0] !== 'chu' ? a.length : 1;
		return Array.from({ length: starts }, (_, at) => a.slice(at)).some((rest) => covers(rest, b, cut));
	});
}

function covers(a: string[], b: string[], cut: boolean): boolean {
	const head = new Set(cut ? a.slice(0, b.length + 2) : a);
	const shared = b.filter((word) => head.has(word)).length;
	return shared / b.length >= 0.8 && (cut || shared / a.length >= 0.6);
}
