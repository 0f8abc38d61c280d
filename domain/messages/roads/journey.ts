import { instant, toIso } from '../../text/time';
import type { Channel, Road, RoadName } from '../../types';
import { channelOf } from './roadNames';

/**
 * What to do after a road did not take a message.
 *
 * - 'nextRoad': this road will never reach this person
 * - 'fix': it does not take this message, but it may take another
 * - 'stopRoad': it takes no message of anybody; an admin has to repair it
 * - 'later', 'afterNight', 'tomorrow': it takes this message another time; waiting is cheaper than another road
 * - 'notAgain': it may have the message; nothing more is sent for now
 */
export type After = 'nextRoad' | 'fix' | 'stopRoad' | 'later' | 'afterNight' | 'tomorrow' | 'notAgain';

export interface Refusal {
	outcome: 'refused';
	after: After;
	/** Zalo's own number, with the service that gave it: the same number means different things at different ones. */
	code?: number;
	host?: string;
	/** Vietnamese, for the log. */
	reason: string;
	/** No answer came: the road may have the message. */
	unknown?: boolean;
	/** Nothing will ever reach this address until somebody changes it. */
	dead?: boolean;
}

export type RoadOutcome = { outcome: 'sent'; messageId?: string; reason?: string } | Refusal;

/** One try on one road, as it stands in the log. */
export interface Attempt {
	channel: Channel;
	road: RoadName;
	to: string;
	result: 'sent' | 'unknown' | After;
	code?: number;
	host?: string;
	reason?: string;
	dead?: true;
	messageId?: string;
}

/** A message on its way: which road of each leg is next, and what was tried. */
export interface Journey {
	readonly legs: readonly { readonly roads: readonly Road[]; readonly ended: boolean }[];
	readonly attempts: readonly Attempt[];
}

export function setOut(legs: Road[][]): Journey {
	return { legs: legs.map((roads) => ({ roads, ended: false })), attempts: [] };
}

/** The road to try now; null when the journey is over. */
export function roadAhead({ legs }: Journey): Road | null {
	return legs.find((leg) => !leg.ended && leg.roads.length > 0)?.roads[0] ?? null;
}

/** The journey after `roadAhead` was tried. A leg ends when a road has, or may yet take, the message. */
export function travelled(journey: Journey, outcome: RoadOutcome): Journey {
	const position = journey.legs.findIndex((leg) => !leg.ended && leg.roads.length > 0);
	const road = journey.legs[position]?.roads[0];
	if (!road) throw new Error('The journey is over');
	return {
		legs: journey.legs.map((leg, i) =>
			i === position ? { roads: leg.roads.slice(1), ended: endsLeg(outcome) } : leg,
		),
		attempts: [...journey.attempts, attemptOf(road, outcome)],
	};
}

/** What came of the whole message. */
export type Arrival =
	| { outcome: 'sent'; by: Attempt[] }
	| { outcome: 'deferred'; reason: string; until?: string }
	| {
			outcome: 'failed';
			reason: string;
			/**
			 * 'permanent': no address takes anything any more; 'road': none took this message, though one may take the next;
			 * 'message': the message is wrong; 'unknown': it may have arrived.
			 */
			errorClass: 'permanent' | 'road' | 'message' | 'unknown';
			final: boolean;
	  };

/**
 * Sent when one leg was taken; else it waits when a road may take it another time, one that an admin has to repair
 * included; else it failed. `now`: ISO instant, for until when it waits.
 */
export function arrivalOf({ attempts }: Journey, now: string): Arrival {
	const sent = attempts.filter(({ result }) => result === 'sent');
	if (sent.length > 0) return { outcome: 'sent', by: sent };
	const last = (...results: Attempt['result'][]) =>
		attempts.findLast(({ result }) => results.includes(result));
	const reasons = (one: Attempt) => one.reason ?? '';

	const again = last('notAgain');
	if (again) return { outcome: 'failed', reason: reasons(again), errorClass: 'unknown', final: false };
	const waits = last('later', 'afterNight', 'tomorrow');
	if (waits) return { outcome: 'deferred', reason: reasons(waits), ...untilOf(waits.result, now) };
	const unknown = last('unknown');
	if (unknown) return { outcome: 'failed', reason: reasons(unknown), errorClass: 'unknown', final: true };
	const stopped = last('stopRoad');
	if (stopped) return { outcome: 'deferred', reason: reasons(stopped) };
	const wrong = last('fix');
	if (wrong) return { outcome: 'failed', reason: reasons(wrong), errorClass: 'message', final: true };
	if (attempts.length === 0)
		return { outcome: 'failed', reason: NO_ROAD_LEFT, errorClass: 'unknown', final: true };
	const errorClass = attempts.every(({ dead }) => dead) ? 'permanent' : 'road';
	return { outcome: 'failed', reason: allReasons(attempts), errorClass, final: true };
}

const NO_ROAD_LEFT =
	'Lần gửi trước bị ngắt giữa chừng nên chưa chắc đơn vị đã nhận được tin, và không còn kênh nào khác. Xin hỏi lại đơn vị.';

/** Night messages are refused from 22:00 to 06:00, daily quotas end at midnight: by six both are over. */
const MORNING = 6;

function untilOf(result: Attempt['result'], now: string): { until?: string } {
	if (result !== 'afterNight' && result !== 'tomorrow') return {};
	const present = instant(now);
	const days = result === 'tomorrow' || present.hour >= MORNING ? 1 : 0;
	return { until: toIso(present.plus({ days }).startOf('day').plus({ hours: MORNING })) };
}

function endsLeg(outcome: RoadOutcome): boolean {
	return outcome.outcome === 'sent' || !['nextRoad', 'fix', 'stopRoad'].includes(outcome.after);
}

function attemptOf({ road, to }: Road, outcome: RoadOutcome): Attempt {
	const where = { channel: channelOf(road), road, to };
	const { reason } = outcome;
	const said = reason ? { reason } : {};
	if (outcome.outcome === 'sent') {
		const { messageId } = outcome;
		return { ...where, result: 'sent', ...(messageId && { messageId }), ...said };
	}
	const { after, code, host, unknown, dead } = outcome;
	return {
		...where,
		result: unknown && after === 'nextRoad' ? 'unknown' : after,
		...(code !== undefined && { code }),
		...(host && { host }),
		...said,
		...(dead && { dead }),
	};
}

function allReasons(attempts: readonly Attempt[]): string {
	return [...new Set(attempts.flatMap(({ reason }) => reason ?? []))].join(' ');
}
