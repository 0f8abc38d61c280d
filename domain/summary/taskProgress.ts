import type { SummaryGroup } from './types';
import { isReported } from './words';

/** One task of the plan and, by type of unit, how many have it and how many of them have reported. */
export interface TaskProgress {
	text: string;
	types: { title: string; units: number; reported: number }[];
}

/** In the order in which the units of the table have them; excluded units are left out. */
export function taskProgress(groups: SummaryGroup[]): TaskProgress[] {
	const tasks = new Map<string, Map<string, { units: number; reported: number }>>();
	for (const { title, rows } of groups)
		for (const row of rows) {
			if (row.state === 'excluded') continue;
			for (const { text } of row.tasks) {
				const types = tasks.get(text) ?? new Map<string, { units: number; reported: number }>();
				const count = types.get(title) ?? { units: 0, reported: 0 };
				count.units += 1;
				count.reported += Number(isReported(row.state));
				tasks.set(text, types.set(title, count));
			}
		}
	return [...tasks].map(([text, types]) => ({
		text,
		types: [...types].map(([title, count]) => ({ title, ...count })),
	}));
}
