import { zaloOaClient } from '../../nodes/transport/zalo';
import { startZalo } from '../fakes/zalo/index';
import { asNode } from '../nodes/transport/zalo/asNode';
import { VirtualClock } from '../nodes/transport/zalo/virtualClock';
import { report } from './report';

const MESSAGES = 10_000;
const LIMIT = 4000;
const AT_ONCE = 20;

/**
 * Real requests through n8n's HTTP client to the stand-in, which enforces the limit over any 60 seconds; only the minutes
 * of waiting are virtual, on one clock for both.
 */
it('zalo: 10,000 messages by one Official Account under its limit of 4,000 a minute', async () => {
	const clock = new VirtualClock();
	const users = [{ userId: 'u', name: 'u', follows: true, interactedAt: clock.now() }];
	const stand = await startZalo({ clock: clock.now, users, perMinute: LIMIT, records: false });
	try {
		const begun = clock.now();
		const machine = performance.now();
		const failed = await asNode({ zaloOaApi: stand.credential }, async (context) => {
			let left = MESSAGES;
			let refused = 0;
			const work = async () => {
				while (left-- > 0) {
					const sent = await zaloOaClient(context, 0, { clock }).sendText('u', 'Nhắc báo cáo');
					if (!sent.ok) refused++;
				}
			};
			await Promise.all(Array.from({ length: AT_ONCE }, work));
			return refused;
		});
		const minutes = (clock.now() - begun) / 60_000;
		expect(failed).toBe(0);
		expect(stand.rate.times).toHaveLength(MESSAGES);
		report('zalo', {
			// Of the limit, over the whole time; 1 would be every request that Zalo allows.
			limitShare: MESSAGES / minutes / LIMIT,
			busiestMinute: stand.rate.busiestMinute(),
			refused: stand.rate.refused,
			minutes,
			// What the machine itself took for them.
			msPerMessage: (performance.now() - machine) / MESSAGES,
		});
	} finally {
		await stand.stop();
	}
}, 300_000);
