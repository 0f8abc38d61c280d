import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { composeNotice } from '../../../domain/messages';
import {
	economy,
	link,
	reminder,
	school,
	settings,
	shareOf,
	stored,
} from '../../domain/messages/greenSunday';
import { startMailServer, type MailServer } from '../../mailServer';
import { runNode } from './runNode';

const silent = { ...school, contact: {} };
const { planId, at, by, ...plan } = stored;
const rawBook = {
	units: [economy, silent].map((unit, id) => ({
		id,
		importId: 'i',
		importSize: 2,
		data: JSON.stringify(unit),
	})),
	plans: [{ id: 1, planId, at, by, data: JSON.stringify(plan) }],
	events: [{ id: 1, kind: 'settings.changed', data: JSON.stringify(settings) }],
};
const binary = {
	data: {
		data: Buffer.from('toàn văn').toString('base64'),
		mimeType: 'text/plain',
		fileName: 'Kế hoạch.txt',
	},
};
const json = (item: INodeExecutionData | undefined) => item!.json as IDataObject;

describe('Compose', () => {
	const items = ['KT', 'THHS'].map((unit) => ({ json: { planId, unit, link }, binary }));

	it.each([
		['an object', rawBook],
		['JSON text', JSON.stringify(rawBook)],
	])('takes the book as %s; units without an address leave by the second output', async (_, book) => {
		const { outputs, error } = await runNode({ operation: 'compose', kind: 'notice', book }, items);
		expect(error).toBeUndefined();
		const [messages, unreachable] = outputs;
		expect(messages!.map((item) => [item.json.to, item.pairedItem])).toEqual([
			[economy.contact!.email, [{ item: 0 }]],
		]);
		expect(messages![0]!.binary).toEqual({ data: expect.objectContaining({ fileName: 'Kế hoạch.txt' }) });
		expect(unreachable!.map((item) => [item.json, item.pairedItem])).toEqual([
			[
				expect.objectContaining({
					planId,
					unit: 'THHS',
					step: 'notice',
					key: 'kh-45:THHS:notice:email',
					reason: expect.stringContaining('email'),
				}),
				{ item: 1 },
			],
		]);
	});

	it('links the list for the chair to every reminder it came of, at the time of the workflow', async () => {
		const reminders = [economy, school].map((unit) => ({ json: { ...reminder(unit, 'd+4', 'chair') } }));
		const now = '2026-05-26T08:00:00+07:00';
		const { outputs } = await runNode(
			{ operation: 'compose', kind: 'reminder', book: rawBook, now },
			reminders,
		);
		expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 1 }]]);
		expect(json(outputs[0]![0]).text).toContain('08:00 ngày 26/05/2026');
	});

	it('names the item that cannot be composed, or hands it on when told to continue', async () => {
		const bad = [{ json: { planId, unit: 'KT', link } }, { json: { planId, unit: 'nobody', link } }];
		const parameters = { operation: 'compose', kind: 'notice', book: rawBook };
		const stopped = await runNode(parameters, bad);
		expect(stopped.error).toMatchObject({
			message: 'The book holds no unit "nobody"',
			context: { itemIndex: 1 },
		});
		const continued = await runNode(parameters, bad, { onError: 'continueRegularOutput' });
		expect(continued.outputs[0]!.map(({ json }) => Object.hasOwn(json, 'error'))).toEqual([false, true]);
	});

	it.each(['{', '{}', ''])('says what is wrong with the book "%s"', async (book) => {
		const { error } = await runNode({ operation: 'compose', kind: 'notice', book }, [{ json: {} }]);
		expect(error?.message).toMatch(/'Book' (is empty|holds no valid JSON)|holds no settings yet/);
	});
});

describe('Send', () => {
	let server: MailServer;
	beforeAll(async () => void (server = await startMailServer()));
	afterAll(() => server.close());

	const notice = (to: string) =>
		({ ...composeNotice(shareOf(economy))!, to, messageId: `<${to}>` }) as unknown as IDataObject;
	const now = '2026-05-05T09:00:00+07:00';
	const options = { allowUnauthorizedCerts: true, attachments: 'data', retries: 0, messagesPerSecond: 100 };
	const send = (items: INodeExecutionData[], smtp: object = server.credential) =>
		runNode({ operation: 'send', now, options }, items, { smtp });

	it('gives one result an item with the rows for the log, failures on the second output, and never the file', async () => {
		server.answers.set('cu@x.example', [{ code: 550, text: '5.1.1 No such user' }]);
		const items = [
			{ json: notice('a@x.example'), binary },
			{ json: notice('cu@x.example'), binary },
			{ json: { to: 'b@x.example' } },
			{ json: notice('c@x.example'), binary },
		];
		const { outputs, error } = await send(items);
		expect(error).toBeUndefined();
		const [sent, failed] = outputs;
		expect(sent!.map((item) => [item.json.to, item.pairedItem])).toEqual([
			['a@x.example', { item: 0 }],
			['c@x.example', { item: 3 }],
		]);
		const cover = { planId: 'kh-45', unit: 'KT', key: 'kh-45:KT:notice:email' };
		const about = { channel: 'email', step: 'notice' };
		expect(json(sent![0])).toMatchObject({ outcome: 'sent', attempts: 1, covers: [cover], ...about });
		expect(json(sent![0]).rows).toEqual([
			{
				...cover,
				kind: 'delivery.sent',
				at: now,
				by: 'Hệ thống',
				data: { ...about, to: 'a@x.example', messageId: '<a@x.example>' },
			},
		]);
		expect(failed!.map((item) => [item.json.errorClass, item.pairedItem])).toEqual([
			['permanent', { item: 1 }],
			['message', { item: 2 }],
		]);
		expect(json(failed![0]).rows).toEqual([
			expect.objectContaining({
				kind: 'delivery.failed',
				data: expect.objectContaining({ final: true, errorClass: 'permanent', reason: expect.any(String) }),
			}),
		]);
		expect(json(failed![1])).toMatchObject({
			outcome: 'failed',
			rows: [],
			reason: expect.stringContaining('thiếu'),
		});
		for (const item of outputs.flat()) {
			expect(item.binary).toBeUndefined();
			expect(item.json).not.toHaveProperty('error');
		}
		const files = server.mails.flatMap((mail) => mail.attachments);
		expect(files.map(({ filename, content }) => `${filename}: ${content}`)).toEqual(
			Array(2).fill('Kế hoạch.txt: toàn văn'),
		);
	});

	it('defers everything when the password is wrong, without an exception', async () => {
		const wrong = { ...server.credential, password: 'bí-mật-sai' };
		const { outputs, error, run } = await send(
			[{ json: notice('d@x.example') }, { json: notice('e@x.example') }],
			wrong,
		);
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]!.map(({ json }) => [json.outcome, json.errorClass])).toEqual(
			Array(2).fill(['deferred', 'auth']),
		);
		expect(json(outputs[1]![1]).rows).toEqual([
			expect.objectContaining({ kind: 'delivery.deferred', at: now }),
		]);
		expect(JSON.stringify(run)).not.toContain('bí-mật-sai');
	});

	it('sends a message that came twice once', async () => {
		const before = server.mails.length;
		const { outputs } = await send([{ json: notice('f@x.example') }, { json: notice('f@x.example') }]);
		expect(outputs[0]).toHaveLength(2);
		expect(server.mails).toHaveLength(before + 1);
	});
});
