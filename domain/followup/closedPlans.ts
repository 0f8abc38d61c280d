import { inOrder } from '../reports/foldOrder';
import type { LogEvent } from '../types';

/** The plans that the officer closed (`plan.closed`) and did not open again since (`plan.reopened`). */
export function closedPlans(events: LogEvent[]): Set<string> {
	const closed = new Set<string>();
	for (const event of inOrder(events.filter((e) => e.kind === 'plan.closed' || e.kind === 'plan.reopened'))) {
		if (event.kind === 'plan.closed') closed.add(event.planId);
		else closed.delete(event.planId);
	}
	return closed;
}
