import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { LogEvent } from '../../../domain/types';
import { startMailServer } from '../../mailServer';
import { runNode } from './runNode';
import { noticeTo } from './sendAll';

/** The log as the workflow writes and reads it. */
const log: IDataObject[] = [];
beforeEach(() => void log.splice(0));
const write = (...outputs: INodeExecutionData[][]) => {
	for (const { json } of outputs.flat())
		for (const row of (json.rows ?? []) as unknown as LogEvent[])
			log.push({ ...row, id: log.length, data: JSON.stringify(row.data) });
};
const book = () => JSON.stringify({ events: log });
const kinds = () => log.map(({ kind, data }) => `${String(kind)} ${JSON.parse(String(data)).run}`);

async function lease(step: string, run: string, items: INodeExecutionData[], now: string) {
	const { outputs, error } = await runNode({ operation: 'lease', step, run, now, book: book() }, items);
	expect(error).toBeUndefined();
	const [goOn = [], taken = [], wait = []] = outputs;
	return { goOn, taken, wait };
}
async function claim(begun: boolean, run: string, items: INodeExecutionData[], now: string) {
	const { outputs } = await runNode({ operation: 'claim', begun, run, now, book: book() }, items);
	return outputs as [INodeExecutionData[], INodeExecutionData[]];
}

const messages = ['a@x.example', 'b@x.example'].map((to) => ({
	json: { ...noticeTo(to), covers: [{ planId: 'kh-45', unit: to, key: `kh-45:${to}:notice:email` }] },
})) as unknown as INodeExecutionData[];
const at = (minutes: number) =>
	new Date(Date.parse('2026-05-05T09:00:00+07:00') + minutes * 60_000).toISOString();

it('the first run goes on under its lease, the second is told who has the plan until when', async () => {
	const first = await lease('ask', '1', messages, at(0));
	expect(first.goOn.map(({ json }) => (json.rows as unknown[]).length)).toEqual([1, 0]);
	write(first.goOn);
	const { goOn } = await lease('check', '1', first.goOn, at(0));
	expect(goOn.map(({ json, pairedItem }) => [json.to, json.lease, pairedItem])).toEqual([
		['a@x.example', { by: '1', until: '2026-05-05T09:15:00+07:00' }, { item: 0 }],
		['b@x.example', { by: '1', until: '2026-05-05T09:15:00+07:00' }, { item: 1 }],
	]);
	const second = await lease('ask', '2', messages, at(1));
	expect([second.goOn, second.wait]).toEqual([[], []]);
	expect(second.taken.map(({ json }) => [json.lease, json.rows])).toEqual(
		Array(2).fill([{ by: '1', until: '2026-05-05T09:15:00+07:00' }, []]),
	);
	write((await lease('giveBack', '1', goOn, at(2))).goOn);
	expect((await lease('ask', '2', messages, at(3))).goOn).toHaveLength(2);
	expect(kinds()).toEqual(['lease.taken 1', 'lease.released 1']);
});

it('of two that ask at the same time the later takes its row back and the earlier goes on', async () => {
	const [one, two] = [await lease('ask', '1', messages, at(0)), await lease('ask', '2', messages, at(0))];
	write(one.goOn, two.goOn);
	const early = await lease('check', '1', one.goOn, at(0));
	expect([early.goOn.length, early.taken.length, early.wait.length]).toEqual([0, 0, 2]);
	const later = await lease('check', '2', two.goOn, at(0));
	expect(later.taken).toHaveLength(2);
	write(later.taken);
	expect((await lease('check', '1', early.wait, at(0.1))).goOn).toHaveLength(2);
	expect(kinds()).toEqual(['lease.taken 1', 'lease.taken 2', 'lease.released 2']);
});

it('a row that did not get into the log gives no right to send', async () => {
	const asked = await lease('ask', '1', messages, at(0));
	expect((await lease('check', '1', asked.goOn, at(0))).taken).toHaveLength(2);
});

it('a renewal travels with the rows of the batch, and keeps the plan past the first end', async () => {
	write((await lease('ask', '1', messages, at(0))).goOn);
	const renewed = await lease('renew', '1', messages, at(10));
	const [ours] = await claim(false, '1', renewed.goOn, at(10));
	write(ours);
	expect(kinds()).toEqual(['lease.taken 1', 'lease.taken 1', 'delivery.sending 1', 'delivery.sending 1']);
	expect((await lease('check', '1', ours, at(10))).goOn).toHaveLength(2);
	expect((await lease('ask', '2', messages, at(20))).goOn).toEqual([]);
	expect((await claim(true, '1', ours, at(10)))[0]).toHaveLength(2);
});

it('what a dead run was at is free as soon as its lease is over, not an hour later', async () => {
	write((await lease('ask', '1', messages, at(0))).goOn);
	write((await claim(false, '1', messages, at(0)))[0]);
	expect((await claim(false, '2', messages, at(10)))[0]).toEqual([]);
	expect((await claim(false, '2', messages, at(17)))[0]).toHaveLength(2);
});

describe('a reminder that is claimed', () => {
	const reminders = messages.map(({ json }, i) => ({
		json: {
			...json,
			step: 'd0',
			covers: [{ planId: 'kh-45', unit: `U${i}`, key: `kh-45:U${i}:d0:email:2026-05-05:r0` }],
			lease: { by: '1', until: '2026-05-05T17:40:00+07:00' },
		},
	})) as unknown as INodeExecutionData[];
	const evening = '2026-05-05T17:25:00+07:00';
	const closed = '2026-05-05T17:31:00+07:00';

	it('may be sent until its window closes, however long the lease lasts', async () => {
		const [ours] = await claim(false, '1', reminders, evening);
		expect(ours.map(({ json }) => json.lease)).toEqual(
			Array(2).fill({ by: '1', until: '2026-05-05T17:30:00+07:00' }),
		);
	});

	it('after hours is put off until the next window, and the row that it is being sent taken back', async () => {
		const [ours, others] = await claim(false, '1', reminders, closed);
		expect(ours).toEqual([]);
		expect(others.map(({ json }) => [json.outcome, json.rows])).toEqual(Array(2).fill(['deferred', []]));
		write((await claim(false, '1', reminders, evening))[0]);
		const [late, released] = await claim(true, '1', reminders, closed);
		expect(late).toEqual([]);
		write(released);
		expect(log.map(({ kind }) => kind)).toEqual([
			'delivery.sending',
			'delivery.sending',
			'delivery.deferred',
			'delivery.deferred',
		]);
		expect((await claim(false, '2', reminders, '2026-05-06T07:35:00+07:00'))[0]).toHaveLength(2);
	});

	it('is not sent once its plan was confirmed with another due day', async () => {
		const assignments = ['U0', 'U1'].map((unit, i) => ({
			planId: 'kh-45',
			unit,
			dueAt: `2026-05-0${5 + i}T17:00:00+07:00`,
			tasks: [],
			indicators: [],
		}));
		const row = {
			id: 1,
			planId: 'kh-45',
			at: at(0),
			by: '',
			data: JSON.stringify({ plan: {}, assignments }),
		};
		const given = { operation: 'claim', begun: false, run: '1', now: evening };
		const { outputs } = await runNode(
			{ ...given, book: JSON.stringify({ plans: [row], events: [] }) },
			reminders,
		);
		expect(outputs.map((output) => output.map(({ json }) => json.to))).toEqual([
			['a@x.example'],
			['b@x.example'],
		]);
	});
});

it('no mail is begun under a lease that is over', async () => {
	const server = await startMailServer();
	const options = { allowUnauthorizedCerts: true };
	const send = async (until: string) => {
		const items = messages.map(({ json }) => ({ json: { ...json, lease: { by: '1', until } } }));
		const { outputs } = await runNode({ operation: 'send', options, now: at(0) }, items, {
			smtp: server.credential,
		});
		return outputs.map((output) => output.map(({ json }) => json.outcome));
	};
	expect(await send(at(-1))).toEqual([[], ['deferred', 'deferred'], []]);
	expect(server.connections.total).toBe(0);
	expect(await send(at(5))).toEqual([['sent', 'sent'], [], []]);
	await server.close();
});

it('a run has all of its plans or none', async () => {
	const both = { json: { covers: [{ planId: 'kh-45' }, { planId: 'kh-46' }] } };
	write((await lease('ask', '1', [{ json: { planId: 'kh-46' } }], at(0))).goOn);
	const { goOn, taken } = await lease('ask', '2', [both, { json: { planId: 'kh-45' } }], at(0));
	expect([goOn, taken].map((items) => items.map(({ json }) => (json.rows as unknown[]).length))).toEqual([
		[],
		[0, 0],
	]);
	expect((await lease('ask', '2', [{ json: { planId: 'kh-45' } }], at(0))).goOn).toHaveLength(1);
});
