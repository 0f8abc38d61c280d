import { defaultPolicy, evaluateFollowUp, vietnam2026 } from '../../../domain/followup';
import { summarise, type Summary, type SummaryInput } from '../../../domain/summary';
import * as ward from './wardBook';

/** The invented ward summed up, as the node does it. */
export function summariseWard(
	changes: Partial<Pick<typeof ward, 'events' | 'units' | 'stored'>> & {
		now?: string;
		counted?: SummaryInput['counted'];
	} = {},
): Summary {
	const { units, events, stored, now, counted } = {
		...ward,
		now: ward.NOW,
		counted: undefined,
		...changes,
	};
	const { assignments } = stored;
	const { statuses } = evaluateFollowUp({
		assignments,
		units,
		events,
		policy: defaultPolicy,
		calendar: vietnam2026,
		now,
	});
	return summarise({ stored, units, events, statuses, now, counted });
}
