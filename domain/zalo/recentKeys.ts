/** Zalo repeats an unanswered event for 1 h 51 min (30 s, 5 min, 15 min, 30 min, 1 h, one behind the other). */
const KEPT_MS = 2 * 3_600_000;
const MOST = 20_000;

/** The keys of events that came in during the last two hours; what is forgotten is at worst handled again. */
export class RecentKeys {
	private readonly seen = new Map<string, number>();

	/** Whether the key is new at `now` (milliseconds); it is known from then on. */
	isNew(key: string, now: number): boolean {
		for (const [old, at] of this.seen) {
			if (at > now - KEPT_MS && this.seen.size < MOST) break;
			this.seen.delete(old);
		}
		if (this.seen.has(key)) return false;
		this.seen.set(key, now);
		return true;
	}
}
