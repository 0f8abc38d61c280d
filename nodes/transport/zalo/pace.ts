import type { ZaloClock, ZaloRate } from './result';

const MINUTE_MS = 60_000;
/** Zalo's limit for one app (facts: 4,000 a minute), until an answer says another one. */
const DEFAULT_PER_MINUTE = 4000;
/** Of the limit: requests do not arrive as evenly as they are sent, and one late by a second must still fit in. */
const SHARE = 0.96;
const FIRST_BREATH_MS = 2000;
/** A limit by the minute is over after one, whatever kind of minute Zalo counts. */
const LONGEST_BREATH_MS = MINUTE_MS;

/**
 * When the next request of an app may go. Turns are spread evenly over the minute, so that no minute, wherever it
 * begins, holds more than the limit; where other processes use up the same limit, the headers show it and all wait.
 */
export class Pace {
	private perMinute = DEFAULT_PER_MINUTE;

	private nextTurn = 0;

	private heldUntil = 0;

	private breath = 0;

	private remain = Infinity;

	private minuteBegan = 0;

	constructor(
		private readonly clock: ZaloClock,
		/** The plan's own limit; 0 follows Zalo's headers. */
		private readonly ceiling = 0,
	) {
		if (ceiling > 0) this.perMinute = ceiling;
	}

	/** Waits until a request may be sent. */
	async turn(): Promise<void> {
		for (;;) {
			const now = this.clock.now();
			const at = Math.max(now, this.nextTurn, this.heldUntil);
			this.nextTurn = at + MINUTE_MS / (this.perMinute * SHARE);
			if (at > now) await this.clock.sleep(at - now);
			// A hold that came meanwhile is for those who wait, too.
			if (this.clock.now() >= this.heldUntil) return;
		}
	}

	/** What an answer's headers said. */
	learn({ limit, remain }: ZaloRate): void {
		const now = this.clock.now();
		this.perMinute = this.ceiling > 0 ? Math.min(this.ceiling, limit) : limit;
		// Answers overtake one another by a little; only a new minute gives much back.
		if (this.minuteBegan === 0 || remain > this.remain + limit / 10) this.minuteBegan = now;
		this.remain = remain;
		if (remain > limit / 100) return;
		const ends = this.minuteBegan + MINUTE_MS;
		this.hold(ends > now ? ends : now + FIRST_BREATH_MS);
	}

	/** Zalo said too fast (−32): everybody waits, longer each time until a request passes. */
	backOff(): void {
		// Requests that were under way together get the same answer together: one breath for all of them.
		if (this.clock.now() < this.heldUntil) return;
		this.breath = Math.min(LONGEST_BREATH_MS, this.breath === 0 ? FIRST_BREATH_MS : this.breath * 2);
		this.hold(this.clock.now() + this.breath);
	}

	passed(): void {
		this.breath = 0;
	}

	private hold(until: number): void {
		this.heldUntil = Math.max(this.heldUntil, until);
	}
}
