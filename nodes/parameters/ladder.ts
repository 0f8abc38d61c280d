import { defaultPolicy, readCalendar, readPolicy, vietnam2026 } from '../../domain/followup';
import type { Calendar, FollowUpPolicy } from '../../domain/types';

/** Policy and calendar as an admin wrote them; what is left empty is the default ladder and Việt Nam's days of 2026. */
export function readLadder(written: { policy?: unknown; calendar?: unknown }): {
	policy: FollowUpPolicy;
	calendar: Calendar;
} {
	return {
		policy: isEmpty(written.policy) ? defaultPolicy : readPolicy(written.policy),
		calendar: isEmpty(written.calendar) ? vietnam2026 : readCalendar(written.calendar),
	};
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
