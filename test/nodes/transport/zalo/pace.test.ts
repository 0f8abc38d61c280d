import { Pace } from '../../../../nodes/transport/zalo/pace';
import { RateWindow } from '../../../fakes/zalo/rate';
import { VirtualClock } from './virtualClock';

/** Sends `count` requests over an app whose limit is enforced over any 60 seconds. */
async function send(clock: VirtualClock, pace: Pace, window: RateWindow, count: number, limit: number) {
	let left = count;
	const work = async () => {
		while (left > 0) {
			left--;
			await pace.turn();
			await clock.sleep(80 + (left % 7) * 40);
			if (window.take(clock.now(), limit)) pace.passed();
			else {
				left++;
				pace.backOff();
			}
			pace.learn({ limit, remain: limit - window.used(clock.now()) });
		}
	};
	const begun = clock.now();
	await Promise.all(Array.from({ length: 20 }, work));
	return (clock.now() - begun) / 60_000;
}

describe('the pace', () => {
	it('10,000 messages keep under the limit of 4,000 a minute and use at least 90 % of it', async () => {
		const clock = new VirtualClock();
		const window = new RateWindow();
		const minutes = await send(clock, new Pace(clock), window, 10_000, 4000);
		expect(window.refused).toBe(0);
		expect(window.busiestMinute()).toBeLessThanOrEqual(4000);
		expect(10_000 / minutes / 4000).toBeGreaterThanOrEqual(0.9);
	});

	it('follows the limit that the headers tell, also a small one', async () => {
		const clock = new VirtualClock();
		const window = new RateWindow();
		const minutes = await send(clock, new Pace(clock), window, 500, 100);
		expect(window.busiestMinute()).toBeLessThanOrEqual(100);
		expect(500 / minutes / 100).toBeGreaterThanOrEqual(0.9);
	});

	it('keeps to the plan’s own limit where the admin gave one', async () => {
		const clock = new VirtualClock();
		const window = new RateWindow();
		await send(clock, new Pace(clock, 60), window, 200, 4000);
		expect(window.busiestMinute()).toBeLessThanOrEqual(60);
	});

	it('two processes that share an app do not pass its limit by much and both come to an end', async () => {
		const clock = new VirtualClock();
		const window = new RateWindow();
		const each = () => send(clock, new Pace(clock), window, 4000, 2000);
		await Promise.all([each(), each()]);
		expect(window.times).toHaveLength(8000);
		expect(window.busiestMinute()).toBeLessThanOrEqual(2000);
		expect(window.refused / 8000).toBeLessThan(0.02);
	});
});
