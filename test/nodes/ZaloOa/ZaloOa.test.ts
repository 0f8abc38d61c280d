import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ZaloOa } from '../../../nodes/ZaloOa/ZaloOa.node';
import { startZalo, type ZaloStand } from '../../fakes/zalo/index';
import { runNode } from '../../runNode';

let stand: ZaloStand;

beforeEach(async () => {
	const user = (userId: string, days: number) => ({
		userId,
		name: `Người ${userId}`,
		follows: true,
		interactedAt: Date.now() - days * 86_400_000,
		phone: `8490000000${userId}`,
	});
	stand = await startZalo({
		users: [user('1', 1), user('2', 1), user('3', 9)],
		groups: Array.from({ length: 120 }, (_, i) => ({
			groupId: `g${i}`,
			name: `Tổ ${i}`,
			status: 'enabled' as const,
			members: i,
		})),
		templates: [
			{
				templateId: '7',
				name: 'Nhắc hạn',
				status: 'ENABLE',
				byUser: true,
				parameters: [
					{ name: 'don_vi', require: true, type: 'STRING', minLength: 0, maxLength: 30, acceptNull: false },
				],
			},
		],
	});
});

afterEach(async () => await stand.stop());

const run = async (
	parameters: INodeParameters,
	items: INodeExecutionData[],
	setting: { onError?: INode['onError'] } = {},
) =>
	await runNode(new ZaloOa(), parameters, items, {
		...setting,
		credentials: { zaloOaApi: stand.credential },
	});
const json = (...values: object[]) => values.map((value) => ({ json: { ...value } })) as INodeExecutionData[];
const textTo = {
	resource: 'message',
	operation: 'sendText',
	userId: '={{ $json.to }}',
	text: '={{ $json.text }}',
};

describe('Zalo OA: Message', () => {
	it('gives one result a message, paired, sent ones and the others apart, never under a key “error”', async () => {
		const items = json(
			{ to: '1', text: 'a' },
			{ to: '3', text: 'b' },
			{ to: '2', text: 'c' },
			{ to: 'x', text: 'd' },
		);
		const { outputs, error } = await run(textTo, items);
		expect(error).toBeUndefined();
		const [sent, notSent] = outputs;
		expect(sent?.map(({ json: row, pairedItem }) => [row.to, row.outcome, pairedItem])).toEqual([
			['1', 'sent', { item: 0 }],
			['2', 'sent', { item: 2 }],
		]);
		expect(notSent?.map(({ json: row, pairedItem }) => [row.to, row.code, row.remedy, pairedItem])).toEqual([
			['3', -230, 'nextRoad', { item: 1 }],
			['x', -201, 'fix', { item: 3 }],
		]);
		expect(sent?.[0]?.json).toMatchObject({ messageId: expect.any(String), rateLimit: 4000 });
		for (const { json: row } of [...(sent ?? []), ...(notSent ?? [])])
			expect(row).not.toHaveProperty('error');
	});

	it('keeps the order of messages to one person while it sends to many at once', async () => {
		const items = Array.from({ length: 60 }, (_, i) => ({
			json: { to: i % 2 ? '1' : '2', text: String(i) },
		}));
		await run(textTo, items);
		for (const to of ['1', '2']) {
			const texts = stand.requests
				.map(({ body }) => body as { recipient: { user_id: string }; message: { text: string } })
				.filter(({ recipient }) => recipient.user_id === to)
				.map(({ message }) => Number(message.text));
			expect(texts).toEqual(texts.toSorted((a, b) => a - b));
			expect(texts).toHaveLength(30);
		}
	});

	it('does not throw after it has sent something, also where n8n would run it again', async () => {
		stand.fail({ path: '/message/cs', kind: 'lost' });
		const { outputs, error } = await run(textTo, json({ to: '1', text: 'a' }));
		expect(error).toBeUndefined();
		expect(outputs[1]?.[0]?.json).toMatchObject({ outcome: 'unknown', remedy: 'nextRoad', to: '1' });
		expect(stand.requests).toHaveLength(1);
	});

	it('sends nothing when a parameter of any item cannot be read', async () => {
		const parameters = {
			resource: 'message',
			operation: 'sendTemplateToUser',
			userId: '1',
			templateId: '7',
			templateData: '={{ $json.data }}',
		};
		const { error } = await run(parameters, json({ data: '{"don_vi":"Trạm"}' }, { data: 'không phải JSON' }));
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
		expect(stand.requests).toEqual([]);
	});

	it('sends a template by user and by phone in the day, holds it at night', async () => {
		const byPhone = {
			resource: 'message',
			operation: 'sendTemplateToPhone',
			phone: '0900 000 003',
			templateId: '7',
			templateData: '={{ ({ don_vi: "Trạm Y tế" }) }}',
			trackingId: 'k1',
			now: '={{ $json.now }}',
			options: { tryAtNight: false },
		};
		stand.setClock('2026-05-18T09:00:00+07:00');
		// The pair of tokens stays good by the machine's clock, the stand-in's is its own.
		stand.world.access!.bornAt = stand.world.now();
		const items = json({ now: '2026-05-18T09:00:00+07:00' }, { now: '2026-05-18T22:10:00+07:00' });
		const { outputs } = await run(byPhone, items);
		expect(outputs[0]?.map(({ json: row }) => row.templateQuota)).toEqual([{ daily: 500, remaining: 499 }]);
		expect(outputs[1]?.map(({ json: row }) => [row.outcome, row.code])).toEqual([['deferred', -133]]);
	});

	it('uploads a file that several items carry once, and sends it to each', async () => {
		const data = {
			data: Buffer.from('%PDF-1.4 nội dung').toString('base64'),
			mimeType: 'application/pdf',
			fileName: 'kế hoạch.pdf',
		};
		const items = ['1', '2'].map((to) => ({ json: { to }, binary: { data } }));
		const parameters = {
			resource: 'message',
			operation: 'sendFile',
			userId: '={{ $json.to }}',
			binaryPropertyName: 'data',
		};
		const { outputs } = await run(parameters, items);
		expect(outputs[0]).toHaveLength(2);
		expect(stand.asked('/upload/file')).toHaveLength(1);
		expect([...stand.world.uploads.values()][0]).toMatchObject({ name: 'kế hoạch.pdf' });
	});
});

describe('Zalo OA: what only asks', () => {
	it('lists all groups, page by page, an item each', async () => {
		const all = await run({ resource: 'group', operation: 'getAll', returnAll: true }, json({}));
		expect(all.outputs[0]).toHaveLength(120);
		expect(stand.requests).toHaveLength(3);
		const some = await run({ resource: 'group', operation: 'getAll', returnAll: false, limit: 70 }, json({}));
		expect(some.outputs[0]).toHaveLength(70);
		expect(some.outputs[0]?.[0]).toMatchObject({
			json: { groupId: 'g0', name: 'Tổ 0' },
			pairedItem: { item: 0 },
		});
	});

	it.each([
		[
			{ resource: 'user', operation: 'get', userId: '3' },
			{ userId: '3', name: 'Người 3', isFollower: true },
		],
		[
			{ resource: 'user', operation: 'lastInteraction', userId: '3' },
			{ userId: '3', reachable: false },
		],
		[
			{ resource: 'user', operation: 'lastInteraction', userId: '1' },
			{ userId: '1', reachable: true },
		],
		[
			{ resource: 'account', operation: 'get' },
			{ name: 'UBND phường Hòa Bình Mẫu', verified: true },
		],
		[
			{ resource: 'account', operation: 'quota' },
			{ daily: 500, remaining: 500 },
		],
		[
			{ resource: 'account', operation: 'keepToken', hours: 6 },
			{ kept: true, exchanged: false },
		],
	])('%j gives %j', async (parameters, expected) => {
		const { outputs, error } = await run(parameters, json({}));
		expect(error).toBeUndefined();
		expect(outputs[0]?.[0]?.json).toMatchObject(expected);
	});

	it('stops at the item that failed with a Vietnamese sentence, or gives the failure as a row', async () => {
		const parameters = { resource: 'user', operation: 'get', userId: '={{ $json.id }}' };
		const items = json({ id: '1' }, { id: 'x' });
		const { error } = await run(parameters, items);
		expect(error).toMatchObject({ context: { itemIndex: 1 }, description: 'Zalo (oa) answered -201' });
		expect(error?.message).toContain('không hợp lệ');
		const { outputs } = await run(parameters, items, { onError: 'continueRegularOutput' });
		expect(outputs[0]?.map(({ json: row, pairedItem }) => [row.userId ?? row.code, pairedItem])).toEqual([
			['1', { item: 0 }],
			[-201, { item: 1 }],
		]);
		expect(outputs[0]?.[1]?.json).not.toHaveProperty('error');
	});
});
