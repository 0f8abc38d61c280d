import type { ZaloFailure, ZaloRemedy } from '../../zalo/codes';
import type { After, Refusal } from './journey';

const AFTER: Record<ZaloRemedy, After> = {
	nextRoad: 'nextRoad',
	fix: 'fix',
	// The client has waited and asked again, or has asked for a new token, before it says so.
	retry: 'later',
	refresh: 'stopRoad',
	stop: 'stopRoad',
	dead: 'stopRoad',
	night: 'afterNight',
	tomorrow: 'tomorrow',
};

/**
 * Codes after which nothing reaches this address until somebody changes it: no follower (−213), blocked (−217, −141),
 * account gone (−227), group expired (−237), no number or no Zalo there (−108, −118). Whoever is only silent, full or choosy
 * today (−230, −218, −244 …) may be reached another day.
 */
const DEAD = new Set([-213, -217, -141, -227, -237, -108, -118]);

/** What becomes of a message after Zalo refused it. */
export function afterZalo({ host, code, remedy, sentence, unknown }: ZaloFailure): Refusal {
	return {
		outcome: 'refused',
		after: AFTER[remedy],
		host,
		code,
		reason: sentence,
		...(unknown && { unknown }),
		...(remedy === 'nextRoad' && DEAD.has(code) && { dead: true }),
	};
}
