import { instant, toIso, VIETNAM } from '../text/time';
import type { Plan } from '../types';

/** A day without a time ends with office hours. */
const END_OF_OFFICE_HOURS = 17;

/**
 * When the reports of a plan are due, as an instant: what the officer gave, else the plan's (latest) time for reports,
 * else for tasks, else the end of its period; a date alone means 17:00 of that day. '' when nothing says it: then the
 * officer must. Throws a RangeError for a time given that is no ISO 8601 date or instant.
 */
export function dueTimeOf(plan: Plan, given?: string): string {
	if (given) return toInstant(given);
	const report = latest(plan, 'report') ?? latest(plan, 'task') ?? plan.period?.end;
	return report ? toInstant(report) : '';
}

function latest(plan: Plan, what: 'report' | 'task'): string | undefined {
	return plan.deadlines
		.filter((deadline) => deadline.what === what && !deadline.of)
		.map(({ date }) => toInstant(date))
		.toSorted((a, b) => instant(a).toMillis() - instant(b).toMillis())
		.at(-1);
}

function toInstant(iso: string): string {
	const at = instant(iso.trim(), VIETNAM);
	return toIso(/^\d{4}-\d{2}-\d{2}$/.test(iso.trim()) ? at.set({ hour: END_OF_OFFICE_HOURS }) : at);
}
