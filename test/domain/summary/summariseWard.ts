import { defaultPolicy, evaluateFollowUp, vietnam2026 } from '../../../domain/followup';
import { summarise, type Summary } from '../../../domain/summary';
import * as ward from './wardBook';

/** The invented ward summed up, as the node does it. */
export function summariseWard(
	changes: Partial<Pick<typeof ward, 'events' | 'units' | 'stored'>> & { now?: string } = {},
): Summary {
	const { units, events, stored, now } = { ...ward, now: ward.NOW, ...changes };
	const { assignments } = stored;
	const { statuses } = evaluateFollowUp({
		assignments,
		units,
		events,
		policy: defaultPolicy,
		calendar: vietnam2026,
		now,
	});
	return summarise({ stored, units, events, statuses, now });
}
