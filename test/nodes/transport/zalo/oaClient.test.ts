import { CONSENT_AGAIN } from '../../../../domain/zalo/codes';
import {
	zaloBotClient,
	zaloOaClient,
	type ZaloOaClient,
	type ZaloOaOptions,
} from '../../../../nodes/transport/zalo';
import { startZalo, type ZaloStand } from '../../../fakes/zalo/index';
import { asNode } from './asNode';
import { VirtualClock } from './virtualClock';

const DAY = 86_400_000;
const template = {
	templateId: '500001',
	name: 'Nhắc hạn báo cáo',
	status: 'ENABLE' as const,
	byUser: true,
	parameters: [
		{ name: 'don_vi', require: true, type: 'STRING', minLength: 0, maxLength: 30, acceptNull: false },
		{ name: 'han', require: true, type: 'DATE', minLength: 0, maxLength: 20, acceptNull: false },
	],
};
const data = { don_vi: 'Trạm Y tế', han: '18/05/2026' };

let stand: ZaloStand;
let clock: VirtualClock;

beforeEach(async () => {
	clock = new VirtualClock();
	const now = clock.now();
	const user = (userId: string, interactedAt: number | null, phone?: string) => ({
		userId,
		name: `Người ${userId}`,
		follows: true,
		interactedAt,
		phone,
	});
	stand = await startZalo({
		clock: clock.now,
		users: [user('moi', now - DAY), user('lau', now - 8 * DAY, '84900000001'), user('chua', null)],
		groups: [
			{ groupId: 'g1', name: 'Tổ dân phố 1', status: 'enabled', members: 12 },
			{ groupId: 'g2', name: 'Nhóm cũ', status: 'expired', members: 3 },
		],
		templates: [template, { ...template, templateId: '500002', byUser: false }],
		dailyQuota: 2,
	});
});

afterEach(async () => await stand.stop());

const withClient = async <T>(work: (client: ZaloOaClient) => Promise<T>, options: ZaloOaOptions = {}) =>
	await asNode({ zaloOaApi: stand.credential }, (context) =>
		work(zaloOaClient(context, 0, { clock, ...options })),
	);
const sends = (path: string) => stand.asked(path).length;

describe('messages', () => {
	it('reach who interacted within 7 days; the others are for another road', async () => {
		const results = await withClient(async (client) => [
			await client.sendText('moi', 'Chào [@all] bạn'),
			await client.sendText('lau', 'Chào'),
			await client.sendText('chua', 'Chào'),
			await client.sendText('la', 'Chào'),
			await client.sendToGroup('g1', '[@g1] Họp'),
			await client.sendToGroup('g2', 'Họp'),
			await client.sendToGroup('g9', 'Họp'),
		]);
		expect(
			results.map((result) => (result.ok ? 'ok' : `${result.failure.code} ${result.failure.remedy}`)),
		).toEqual(['ok', '-230 nextRoad', '-232 nextRoad', '-201 fix', 'ok', '-237 nextRoad', '-403 nextRoad']);
		expect(results[0]).toMatchObject({
			ok: true,
			data: { messageId: expect.any(String) },
			rate: { limit: 4000 },
		});
		expect(JSON.stringify(stand.requests)).not.toContain('[@');
	});

	it('longer than 2,000 characters go in parts, and a part that fails tells what went before', async () => {
		const long = 'Đề nghị đơn vị báo cáo kết quả thực hiện. '.repeat(120);
		const whole = await withClient((client) => client.sendText('moi', long));
		expect(whole.ok && whole.data.messageIds).toHaveLength(3);
		stand.world.oaDailyQuota = 5;
		const cut = await withClient((client) => client.sendText('moi', long));
		expect(cut).toMatchObject({ ok: false, failure: { code: -211, remedy: 'tomorrow' } });
		expect(cut.data?.messageIds).toHaveLength(2);
	});

	it('carry files of the kinds and sizes that Zalo takes', async () => {
		const file = (name: string, bytes = 10) => ({
			name,
			mimeType: 'application/pdf',
			content: Buffer.alloc(bytes, 'a'),
		});
		const results = await withClient(async (client) => [
			await client.sendFile('moi', file('kế-hoạch.pdf')),
			await client.uploadFile(file('bang.xlsx')),
			await client.uploadFile(file('to.pdf', 5 * 1024 * 1024 + 1)),
			await client.uploadFile(file('vua.pdf', 5 * 1024 * 1024)),
		]);
		expect(results.map((result) => (result.ok ? 'ok' : result.failure.remedy))).toEqual([
			'ok',
			'fix',
			'fix',
			'ok',
		]);
		expect([...stand.world.uploads.values()].map(({ size }) => size)).toEqual([10, 5 * 1024 * 1024]);
	});
});

describe('templates', () => {
	it('reach silent people by user id and by phone, checked against their definition first', async () => {
		const results = await withClient(async (client) => [
			await client.sendTemplateToUser('lau', '500001', data),
			await client.sendTemplateToUser('lau', '500002', data),
			await client.sendTemplateToPhone('0900 000 001', '500001', data, 'kh-1:YT:d-1'),
			await client.sendTemplateToPhone('0900 000 001', '500001', { don_vi: 'Trạm' }, 'k'),
			await client.sendTemplateToPhone('0900 000 002', '500001', data, 'k'),
			await client.sendTemplateToPhone('0237 3852 345', '500001', data, 'k'),
			await client.sendTemplateToPhone('0900 000 001', '500001', data, 'k'.repeat(49)),
		]);
		expect(results.map((result) => (result.ok ? 'ok' : result.failure.code))).toEqual([
			'ok',
			-249,
			'ok',
			-1122,
			-144,
			-108,
			-201,
		]);
		expect(results[2]).toMatchObject({ data: { templateQuota: { daily: 2, remaining: 0 } } });
		// The fourth was found wrong here, the fifth held because Zalo had said that nothing is left.
		expect([sends('/message/template'), sends('/template/info/v2')]).toEqual([3, 2]);
	});

	it('wait at night without asking Zalo, unless told to ask', async () => {
		const at = () => Date.parse('2026-05-18T23:30:00+07:00');
		const held = await withClient((client) => client.sendTemplateToUser('lau', '500001', data), { at });
		expect(held).toMatchObject({ ok: false, failure: { code: -234, remedy: 'night' } });
		expect(stand.requests).toEqual([]);
		const asked = await withClient((client) => client.sendTemplateToUser('lau', '500001', data), {
			at,
			holdAtNight: false,
		});
		expect(asked.ok).toBe(true);
	});

	it('may be sent again on the next day', async () => {
		const send = (key: string) =>
			withClient((client) => client.sendTemplateToPhone('0900 000 001', '500001', data, key));
		const results = [await send('a'), await send('b'), await send('c')];
		expect(sends('/message/template')).toBe(2);
		// An hour later Zalo is asked again: somebody may have bought more.
		await clock.sleep(DAY / 24);
		results.push(await send('d'));
		expect(sends('/message/template')).toBe(3);
		await clock.sleep((DAY * 22) / 24);
		results.push(await send('e'));
		expect(results.map((result) => (result.ok ? 'ok' : result.failure.remedy))).toEqual([
			'ok',
			'ok',
			'tomorrow',
			'tomorrow',
			'ok',
		]);
	});
});

describe('what only asks', () => {
	it('gives typed answers', async () => {
		const answers = await withClient(async (client) => ({
			user: await client.getUser('lau'),
			last: await client.lastInteraction('moi'),
			users: await client.listUsers(),
			groups: await client.listGroups({ offset: 1 }),
			account: await client.account(),
			quota: await client.quota(),
			template: await client.templateDefinition('500001'),
		}));
		expect(answers).toMatchObject({
			user: { data: { userId: 'lau', name: 'Người lau', isFollower: true, lastInteractionOn: '2026-05-10' } },
			last: { data: { userId: 'moi', at: '2026-05-17T09:00:00+07:00' } },
			users: { data: { total: 3, userIds: ['moi', 'lau', 'chua'] } },
			groups: { data: { total: 2, groups: [{ groupId: 'g2', status: 'expired', members: 3 }] } },
			account: { data: { name: 'UBND phường Hòa Bình Mẫu', verified: true, plan: 'Nâng cao' } },
			quota: { data: { daily: 2, remaining: 2 } },
			template: {
				data: {
					name: 'Nhắc hạn báo cáo',
					status: 'ENABLE',
					parameters: [{ name: 'don_vi' }, { name: 'han' }],
				},
			},
		});
	});

	it('is asked again when the line breaks', async () => {
		stand.fail({ path: '/v2.0/oa/getoa', kind: 'lost', times: 2 });
		expect(await withClient((client) => client.account())).toMatchObject({ ok: true });
		expect(sends('/v2.0/oa/getoa')).toBe(3);
	});
});

describe('trouble on the way', () => {
	it.each(['lost', 'gateway'] as const)(
		'a message whose answer is %s is unknown and not sent again',
		async (kind) => {
			stand.fail({ path: '/message/cs', kind });
			const result = await withClient((client) => client.sendText('moi', 'Chào'));
			expect(result).toMatchObject({ ok: false, failure: { unknown: true, remedy: 'nextRoad', code: 0 } });
			expect(sends('/message/cs')).toBe(1);
		},
	);

	it('a message that gets no answer in time is unknown and not sent again', async () => {
		stand.fail({ path: '/message/cs', kind: 'slow', ms: 900 });
		const result = await withClient((client) => client.sendText('moi', 'Chào'), { timeoutMs: 150 });
		expect(result).toMatchObject({ ok: false, failure: { unknown: true } });
		expect(sends('/message/cs')).toBe(1);
	});

	it('without a connection nothing was handed over: it is tried again, then put off', async () => {
		await stand.stop();
		const begun = clock.now();
		const results = await withClient(async (client) => [
			await client.sendText('moi', 'Chào'),
			await client.sendText('moi', 'Chào lần nữa'),
		]);
		expect(results).toMatchObject([
			{ ok: false, failure: { remedy: 'retry', code: 0 } },
			{ ok: false, failure: { remedy: 'retry' } },
		]);
		expect(results.map((result) => !result.ok && result.failure.unknown)).toEqual([undefined, undefined]);
		// 1 + 2 + 4 + 8 + 16 s for the first; the second knows already.
		expect((clock.now() - begun) / 1000).toBeCloseTo(31, 0);
	});

	it('a proxy that answers in Zalo’s place is for the admin', async () => {
		stand.fail({ path: '/message/cs', kind: 'proxy' });
		const result = await withClient((client) => client.sendText('moi', 'Chào'));
		expect(result).toMatchObject({
			ok: false,
			failure: { remedy: 'stop', sentence: expect.stringContaining('HTTP 407') },
		});
	});

	it.each([
		['/message/cs', -32, (client: ZaloOaClient) => client.sendText('moi', 'Chào')],
		[
			'/message/template',
			-100,
			(client: ZaloOaClient) => client.sendTemplateToPhone('0900000001', '500001', data, 'k'),
		],
	])('%s with %i backs off longer each time, then goes', async (path, code, send) => {
		stand.fail({ path, kind: 'code', code, times: 3 });
		const begun = clock.now();
		expect(await withClient(send)).toMatchObject({ ok: true });
		expect((clock.now() - begun) / 1000).toBeCloseTo(2 + 4 + 8, 0);
		expect(sends(path)).toBe(4);
	});

	it('a code that asks for another road is returned at once, the account’s own codes stop', async () => {
		const codes = [-217, -321, -211, -1122];
		const results = await withClient(async (client) => {
			const failures = [];
			for (const code of codes) {
				stand.fail({ path: '/message/cs', kind: 'code', code });
				failures.push(await client.sendText('moi', 'Chào'));
			}
			return failures;
		});
		expect(results.map((result) => !result.ok && result.failure.remedy)).toEqual([
			'nextRoad',
			'stop',
			'tomorrow',
			'fix',
		]);
		expect(sends('/message/cs')).toBe(codes.length);
	});

	it('a console that asks for appsecret_proof gets it when the credential says so', async () => {
		stand.world.needsProof = true;
		const send = (signRequests: boolean) =>
			asNode({ zaloOaApi: { ...stand.credential, signRequests } }, (context) =>
				zaloOaClient(context, 0, { clock }).sendText('moi', 'Chào'),
			);
		expect(await send(false)).toMatchObject({ ok: false, failure: { code: -242, remedy: 'stop' } });
		expect(await send(true)).toMatchObject({ ok: true });
	});

	it('says nothing of a token, whatever fails', async () => {
		const said: unknown[] = [];
		for (const kind of ['lost', 'cut', 'gateway', 'proxy', 'code'] as const) {
			stand.fail({ path: '/message/cs', kind, code: -404 });
			said.push(await withClient((client) => client.sendText('moi', 'Chào'), { retries: 0 }));
		}
		said.push(
			await asNode({ zaloBotApi: { ...stand.botCredential, botToken: 'khoa-bi-mat-sai' } }, (context) =>
				zaloBotClient(context, 0, { clock }).sendText('c', 'Chào'),
			),
		);
		const text = JSON.stringify([said, stand.requests]);
		for (const secret of [stand.credential.accessToken, stand.credential.appSecret, 'khoa-bi-mat-sai'])
			expect(text).not.toContain(secret);
		expect(said.at(-1)).toMatchObject({ failure: { host: 'bot', code: 401, remedy: 'stop' } });
		expect(text).not.toContain(CONSENT_AGAIN);
	});
});

describe('the bot', () => {
	const withBot = async <T>(work: (client: ReturnType<typeof zaloBotClient>) => Promise<T>) =>
		await asNode({ zaloBotApi: stand.botCredential }, (context) =>
			work(zaloBotClient(context, 0, { clock })),
		);

	it('writes to who has written to it, in parts where it must, and sends pictures', async () => {
		await stand.botReceives('c1', 'Chào bot');
		const results = await withBot(async (client) => [
			await client.sendText('c1', 'Câu. '.repeat(900)),
			await client.sendPhoto('c1', 'https://phuong.example/anh.png', 'Ảnh [@all] đẹp'),
			await client.sendText('c9', 'Chào'),
			await client.sendText('c1', ' '),
			await client.getMe(),
		]);
		expect(results.map((result) => (result.ok ? 'ok' : result.failure.remedy))).toEqual([
			'ok',
			'ok',
			'nextRoad',
			'fix',
			'ok',
		]);
		expect(stand.asked('sendMessage').filter(({ answer }) => (answer as { ok: boolean }).ok)).toHaveLength(3);
	});

	it('takes a webhook with a secret of 8 to 256 characters', async () => {
		const results = await withBot(async (client) => [
			await client.setWebhook('https://n8n.phuong.example/webhook/zalo-bot', 'ngan'),
			await client.setWebhook('https://n8n.phuong.example/webhook/zalo-bot', 'du-dai-12'),
			await client.getWebhookInfo(),
			await client.deleteWebhook(),
		]);
		expect(results.map((result) => (result.ok ? result.data : result.failure.remedy))).toEqual([
			'fix',
			{ url: 'https://n8n.phuong.example/webhook/zalo-bot' },
			{ url: 'https://n8n.phuong.example/webhook/zalo-bot' },
			{ url: '' },
		]);
	});
});
