import { sendItems } from '../../../../nodes/transport/zalo';
import { asNode } from './asNode';

it('an execution that is stopped sends nothing more than what is under way', async () => {
	const stop = new AbortController();
	let sent = 0;
	await asNode({}, async (context) => {
		const stopped = new Proxy(context, {
			get: (target, name) => {
				if (name === 'getExecutionCancelSignal') return () => stop.signal;
				if (name === 'getInputData') return () => Array.from({ length: 200 }, () => ({ json: {} }));
				return target[name as keyof typeof target];
			},
		});
		await sendItems(stopped, (i) => ({
			to: String(i),
			send: async () => {
				if (++sent === 30) stop.abort();
				await new Promise((resolve) => setImmediate(resolve));
				return { ok: true, data: {} };
			},
		}));
	});
	expect(sent).toBeGreaterThanOrEqual(30);
	expect(sent).toBeLessThan(60);
});
