/** How often a call is made at most: 1 + 2 + 4 + … s outlast the minute in which Google counts requests. */
export const MOST_ATTEMPTS = 7;
const LONGEST_MS = 32_000;
const LONGEST_ASKED_MS = 60_000;

/** Milliseconds before the next attempt: what Google asks for, else doubled each time, spread so that many do not return at once. */
export function pauseBefore(attempt: number, firstMs: number, retryAfter: unknown): number {
	const asked = Number(retryAfter) * 1000;
	if (Number.isFinite(asked) && asked > 0) return Math.min(asked, LONGEST_ASKED_MS);
	const longest = Math.min(LONGEST_MS, firstMs * 2 ** (attempt - 1));
	return longest / 2 + (Math.random() * longest) / 2;
}

/** Google has not begun with it, so it may be sent again whatever it does. Some quota answers of Drive are 403. */
export const notBegun = (status: number, reason: string) =>
	status === 429 ||
	(status === 403 && /rateLimitExceeded|userRateLimitExceeded|sharingRateLimitExceeded/i.test(reason));

/** It may have been done: only what does no harm twice is sent again. */
export const inDoubt = (status: number) => status === 0 || status >= 500;
