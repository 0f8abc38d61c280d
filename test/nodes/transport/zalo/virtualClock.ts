import type { ZaloClock } from '../../../../nodes/transport/zalo';

/** Time that passes only while somebody sleeps: an hour of sending takes seconds. */
export class VirtualClock implements ZaloClock {
	private readonly sleepers: { until: number; wake: () => void }[] = [];

	private pumping = false;

	constructor(private time = Date.parse('2026-05-18T09:00:00+07:00')) {}

	now = (): number => this.time;

	sleep = async (milliseconds: number): Promise<void> => {
		await new Promise<void>((wake) => {
			const sleeper = { until: this.time + milliseconds, wake };
			const at = this.sleepers.findIndex(({ until }) => until > sleeper.until);
			this.sleepers.splice(at < 0 ? this.sleepers.length : at, 0, sleeper);
			if (!this.pumping) void this.pump();
		});
	};

	/** Wakes the next sleeper whenever the event loop has come round: what is under way on the wire gets on meanwhile. */
	private async pump(): Promise<void> {
		this.pumping = true;
		while (this.sleepers.length > 0) {
			await new Promise((resolve) => setImmediate(resolve));
			const next = this.sleepers.shift();
			if (!next) break;
			this.time = Math.max(this.time, next.until);
			next.wake();
		}
		this.pumping = false;
	}
}
