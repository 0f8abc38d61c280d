import { millis } from '../../reports/foldOrder';
import type { LogEvent } from '../../types';
import type { ZaloEvent } from '../zaloEvent';
import { codeIn } from './enrolmentCode';
import { NO_PLAN, ZALO } from './kinds';

/** Wrong codes that one sender may send. With 32 bits a code that is how many sheets of codes never fall to guessing. */
export const WRONG_AN_HOUR = 5;
export const WRONG_A_DAY = 15;

const HOUR = 3_600_000;

/**
 * The row to write before a code is looked up, so that several messages at once are counted too; null where the text holds
 * no code, or one whose check already fails: that tells a guesser nothing, and an honest slip must not lock anybody out.
 */
export function attemptEvent(event: ZaloEvent, now: string): LogEvent | null {
	const code = codeIn(event.text);
	if (code === null || code === 'mistyped') return null;
	const key = `${ZALO.attempted}:${event.key}`;
	const data = { from: event.from, event: event.key };
	return { planId: NO_PLAN, unit: '', kind: ZALO.attempted, at: now, by: 'Zalo', key, data };
}

/**
 * How many wrong codes the sender had sent before this event. 'last' is the try that meets the limit and is told so,
 * 'locked' any later one, to which nothing is answered; a right code is refused as well, or the limit would limit nothing.
 */
export function lockOf(event: ZaloEvent, events: LogEvent[], now: string): 'free' | 'last' | 'locked' {
	const bound = new Set(events.filter(({ kind }) => kind === ZALO.bound).map(({ data }) => data.event));
	const own = `${ZALO.attempted}:${event.key}`;
	const tries = events.filter(({ kind, data }) => kind === ZALO.attempted && data.from === event.from);
	const ownPlace = tries.findIndex(({ key }) => key === own);
	const before = ownPlace < 0 ? tries : tries.slice(0, ownPlace);
	const wrong = new Map(before.filter(({ data }) => !bound.has(data.event)).map(({ key, at }) => [key, at]));
	const since = (hours: number) =>
		[...wrong.values()].filter((at) => millis(at) > millis(now) - hours * HOUR).length;
	const over = Math.max(since(1) - WRONG_AN_HOUR, since(24) - WRONG_A_DAY);
	return over < 0 ? 'free' : over === 0 ? 'last' : 'locked';
}
