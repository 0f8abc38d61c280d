const MINUTE = 60_000;

/**
 * Requests of one app in the last 60 seconds, whichever second they begin with: the strictest reading of "a minute".
 * Facts, OA API: X-RateLimit-Limit and X-RateLimit-Remain, −32 when passed, no Retry-After.
 */
export class RateWindow {
	/** Of the requests let in, in their order. */
	readonly times: number[] = [];
	refused = 0;
	private first = 0;

	/** Counts a request; false when it is one too many. */
	take(now: number, limit: number): boolean {
		if (this.used(now) >= limit) {
			this.refused++;
			return false;
		}
		this.times.push(now);
		return true;
	}

	used(now: number): number {
		while (this.first < this.times.length && this.times[this.first]! <= now - MINUTE) this.first++;
		return this.times.length - this.first;
	}

	/** The most that were let in within any 60 seconds. */
	busiestMinute(): number {
		let most = 0;
		for (let from = 0, to = 0; to < this.times.length; to++) {
			while (this.times[from]! <= this.times[to]! - MINUTE) from++;
			most = Math.max(most, to - from + 1);
		}
		return most;
	}
}
