import type { LogEvent } from '../types';
import type { Unreachable } from './composeOne';

/** The log row of a message that nobody could be addressed with: final, or it would come due at every run. */
export function unreachableRow({ planId, unit, step, key, reason }: Unreachable, now: string): LogEvent {
	return {
		planId,
		unit,
		kind: 'delivery.failed',
		at: now,
		by: 'Hệ thống',
		key,
		data: { channel: 'email', to: '', step, errorClass: 'permanent', reason, final: true },
	};
}
