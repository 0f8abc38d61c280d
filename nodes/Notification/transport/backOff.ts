import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_MS = 30_000;

/** Waits before the next attempt: doubled each time, up to half a minute, spread so that many do not return at once. */
export async function backOff(attempt: number, baseMs: number): Promise<void> {
	const longest = Math.min(LONGEST_MS, baseMs * 2 ** (attempt - 1));
	await wait(longest / 2 + (Math.random() * longest) / 2);
}
