import { inOrder } from '../reports/foldOrder';
import type { LogEvent } from '../types';

/** The log kinds by which the officer stops the reminders of one plan for a while, `{ reason? }`, and lets them go on. */
export const PAUSED = 'plan.paused';
export const RESUMED = 'plan.resumed';

/** The plans whose reminders rest, each with the row that says since when and why. */
export function pausedPlans(events: LogEvent[]): Map<string, LogEvent> {
	const paused = new Map<string, LogEvent>();
	for (const event of inOrder(events.filter(({ kind }) => kind === PAUSED || kind === RESUMED))) {
		if (event.kind === PAUSED) paused.set(event.planId, event);
		else paused.delete(event.planId);
	}
	return paused;
}
