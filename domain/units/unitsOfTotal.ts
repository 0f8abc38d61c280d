import { removeAccents } from '../text/foldName';
import type { PlanQuota } from '../types';

/** What placing a total needs to know of a group of assignees: its tasks and who answers to its names. */
export interface Group<U> {
	tasks: { text: string; role: string }[];
	units: U[];
}

/**
 * Which units a quota 'total' goes to: those whose task speaks of the item and of the places (by name, or by what they
 * are: 'đường' for 'đường Trần Phú'). A group that is one unit comes before a group of many, a lead before others,
 * since a total cannot be asked of many without counting it many times. When no task speaks of it, the plan's first
 * lead; when there is none, nobody.
 */
export function unitsOfTotal<U>(quota: PlanQuota, groups: Group<U>[]): U[] {
	const answered = groups.filter((group) => group.units.length > 0);
	const speaking = answered
		.map((group) => ({ group, task: group.tasks.find((task) => speaksOf(task.text, quota)) }))
		.filter(({ task }) => task !== undefined)
		.toSorted(
			(a, b) =>
				Number(a.group.units.length > 1) - Number(b.group.units.length > 1) ||
				Number(a.task?.role !== 'lead') - Number(b.task?.role !== 'lead'),
		);
	const lead = answered.find((group) => group.tasks.some((task) => task.role === 'lead'));
	return (speaking[0]?.group ?? lead)?.units ?? [];
}

function speaksOf(text: string, quota: PlanQuota): boolean {
	const words = spoken(text);
	if (!words.includes(spoken(quota.item))) return false;
	if (quota.places.length === 0) return true;
	return quota.places.some(({ name }) => {
		if (words.includes(spoken(name))) return true;
		const kind = name.normalize('NFC').toLowerCase().split(/\s+/)[0] ?? '';
		return ` ${text
			.normalize('NFC')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${kind} `);
	});
}

/** 'băng zôn' is 'băng rôn' in other letters. */
function spoken(text: string): string {
	return removeAccents(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.replace(/\bbang zon\b/g, 'bang ron')
		.trim();
}
