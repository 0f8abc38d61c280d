const LONGEST_MS = 30_000;

/** Milliseconds before the next attempt: doubled each time, up to half a minute, spread so that many do not return at once. */
export function backOff(attempt: number, baseMs: number): number {
	const longest = Math.min(LONGEST_MS, baseMs * 2 ** (attempt - 1));
	return longest / 2 + (Math.random() * longest) / 2;
}
