import type { IDataObject } from 'n8n-workflow';
import { deadAddresses } from '../../../domain/followup/deadAddresses';
import type { LogEvent, Message, Road } from '../../../domain/types';
import { startZalo, type FakeTemplate, type FakeUser, type ZaloStand } from '../../fakes/zalo/index';
import { startMailServer, type MailServer } from '../../mailServer';
import { runNode } from './runNode';
import { noticeTo } from './sendAll';

const NOW = '2026-05-12T09:00:00+07:00';
const DAYS = 24 * 3_600_000;
const text = (name: string, maxLength: number) => {
	return { name, require: true, type: 'STRING', minLength: 1, maxLength, acceptNull: false };
};
const template: Omit<FakeTemplate, 'templateId' | 'name'> = {
	status: 'ENABLE',
	byUser: true,
	parameters: [text('ten_don_vi', 40), text('ma_bao_cao', 60)],
};

let zalo: ZaloStand;
let mail: MailServer;

const person = (n: number, change: Partial<FakeUser> = {}): FakeUser => ({
	userId: `u${n}`,
	name: `Đơn vị ${n}`,
	phone: `849000000${String(n).padStart(2, '0')}`,
	follows: true,
	interactedAt: Date.parse(NOW) - DAYS,
	...change,
});

beforeEach(async () => {
	mail = await startMailServer();
	zalo = await startZalo({
		users: [
			...Array.from({ length: 30 }, (_, n) => person(n)),
			person(90, { interactedAt: Date.parse(NOW) - 8 * DAYS }),
		],
		groups: [{ groupId: 'nhom-1', name: 'Nhóm', status: 'enabled', members: 5 }],
		templates: [
			{ ...template, templateId: '500001', name: 'Giao việc' },
			{ ...template, templateId: '500009', name: 'Chờ duyệt', status: 'PENDING_REVIEW' },
		],
	});
	zalo.setClock(NOW);
});
afterEach(async () => {
	await zalo.stop();
	await mail.close();
});

let count = 0;
/** One message over these roads; each call another message. */
function message(roads: Road[][], change: Partial<Message> = {}): Message {
	const n = ++count;
	const email = roads.flat().find(({ road }) => road === 'email');
	return {
		...noticeTo(email?.to ?? 'a@x.example'),
		covers: [{ planId: 'kh-45', unit: `T${n}`, key: `kh-45:T${n}:notice:email` }],
		channel: email ? 'email' : 'zalo',
		to: email?.to ?? roads[0]?.[0]?.to ?? 'u0',
		roads,
		messageId: `<tin${n}@hoabinhmau.example>`,
		zalo: {
			text: `Tin ${n}`,
			templateId: '500001',
			templateData: { ten_don_vi: `Đơn vị ${n}`, ma_bao_cao: 'eyJ0', han: '17:00' },
		},
		...change,
	};
}

async function send(messages: Message[], without: string[] = []) {
	const credentials = Object.fromEntries(
		Object.entries({
			smtp: mail.credential,
			zaloOaApi: zalo.credential,
			zaloBotApi: zalo.botCredential,
		}).filter(([name]) => !without.includes(name)),
	);
	const parameters = {
		operation: 'send',
		now: NOW,
		options: { allowUnauthorizedCerts: true, messagesPerSecond: 1000, retries: 0, timeoutSeconds: 2 },
	};
	const { outputs, error } = await runNode(
		parameters,
		messages.map((one) => ({ json: one as unknown as IDataObject })),
		{ credentials },
	);
	expect(error).toBeUndefined();
	const [sent = [], notSent = [], alerts = []] = outputs.map((output) => output.map((item) => item.json));
	return { sent, notSent, alerts };
}
const rowsOf = (result: IDataObject | undefined) => result!.rows as unknown as LogEvent[];
const failuresIn = (rows: LogEvent[]) => rows.map((event, at) => ({ event, at }));
const byPath = (path: string) => zalo.asked(path).filter(({ method }) => method === 'POST');

const MAIL: Road = { road: 'email', to: 'a@x.example' };
const GROUP: Road = { road: 'group', to: 'nhom-1' };
const CS: Road = { road: 'consultation', to: 'u1' };
const BY_USER: Road = { road: 'templateUser', to: 'u1' };
const BY_PHONE: Road = { road: 'templatePhone', to: '84900000001' };
const BOT: Road = { road: 'bot', to: 'chat-1' };

describe('each road of Zalo carries the message', () => {
	it.each([
		[GROUP, '/v3.0/oa/group/message'],
		[CS, '/v3.0/oa/message/cs'],
		[BY_USER, '/v3.0/oa/message/template'],
		[BY_PHONE, '/message/template'],
		[BOT, 'sendMessage'],
	])('%p', async (road, path) => {
		zalo.world.bot.chats.add('chat-1');
		const { sent } = await send([message([[road]])]);
		expect(sent).toHaveLength(1);
		expect(byPath(path)).toHaveLength(1);
		expect(rowsOf(sent[0])).toMatchObject([
			{ kind: 'delivery.sent', data: { channel: 'zalo', road: road.road, to: road.to, step: 'notice' } },
		]);
		expect(rowsOf(sent[0])[0]!.data.messageId).toBeTruthy();
	});

	it('a template gets only the parameters it has, and the mark by which its delivery is known', async () => {
		const { sent } = await send([message([[BY_PHONE]])]);
		const body = byPath('/message/template')[0]!.body as IDataObject;
		expect(Object.keys(body.template_data as object)).toEqual(['ten_don_vi', 'ma_bao_cao']);
		expect(rowsOf(sent[0])[0]!.data.trackingId).toBe(body.tracking_id);
	});

	it('a unit without a mail address needs no mail server', async () => {
		const { sent } = await send([message([[GROUP]])], ['smtp', 'zaloBotApi']);
		expect(sent).toHaveLength(1);
	});
});

describe('one message goes by one road', () => {
	it('email first: Zalo is not asked', async () => {
		const { sent } = await send([message([[MAIL, GROUP]])]);
		expect(sent).toHaveLength(1);
		expect(mail.mails).toHaveLength(1);
		expect(zalo.asked('message')).toEqual([]);
	});

	it('an address that is refused for good: Zalo, with both tries in the log and the address known to be dead', async () => {
		mail.answers.set('a@x.example', [{ code: 550, text: '5.1.1 No such user' }]);
		const { sent } = await send([message([[MAIL, GROUP]])]);
		expect(rowsOf(sent[0])).toMatchObject([
			{
				kind: 'delivery.failed',
				data: { channel: 'email', to: 'a@x.example', final: true, errorClass: 'permanent' },
			},
			{
				kind: 'delivery.sent',
				data: {
					channel: 'zalo',
					to: 'nhom-1',
					person: 'a@x.example',
					attempts: [
						{ to: 'a@x.example', result: 'nextRoad' },
						{ to: 'nhom-1', result: 'sent' },
					],
				},
			},
		]);
		expect(new Set(rowsOf(sent[0]).map(({ key }) => key)).size).toBe(1);
	});

	it('a mail server that is busy: the mail waits, since another road costs money', async () => {
		mail.answers.set('a@x.example', [{ code: 450, text: '4.2.1 Try later' }]);
		const { notSent } = await send([message([[MAIL, GROUP]])]);
		expect(rowsOf(notSent[0])).toMatchObject([{ kind: 'delivery.deferred', data: { to: 'a@x.example' } }]);
		expect(zalo.asked('message')).toEqual([]);
	});

	it('who was silent for more than seven days is reached by the next road', async () => {
		const silent: Road = { road: 'consultation', to: 'u90' };
		const { sent } = await send([message([[silent, { ...BY_USER, to: 'u90' }]])]);
		expect(rowsOf(sent[0])).toMatchObject([
			{
				kind: 'delivery.sent',
				data: {
					road: 'templateUser',
					attempts: [{ road: 'consultation', code: -230, host: 'oa' }, { result: 'sent' }],
				},
			},
		]);
	});

	it('an answer that never came: the next road, and the first is not asked again', async () => {
		zalo.fail({ path: '/group/message', kind: 'lost' });
		const { sent } = await send([message([[GROUP, BY_PHONE]])]);
		expect(byPath('/group/message')).toHaveLength(1);
		expect(rowsOf(sent[0])[0]!.data).toMatchObject({
			road: 'templatePhone',
			attempts: [{ result: 'unknown' }, { result: 'sent' }],
		});
	});

	it('both channels where the unit wants both, in one row', async () => {
		const { sent } = await send([message([[MAIL], [GROUP, BY_PHONE]])]);
		expect(mail.mails).toHaveLength(1);
		expect(byPath('/group/message')).toHaveLength(1);
		expect(zalo.asked('zbs')).toEqual([]);
		expect(rowsOf(sent[0])).toMatchObject([
			{ kind: 'delivery.sent', data: { channel: 'email', to: 'a@x.example, nhom-1' } },
		]);
	});

	it('the same message twice in one run is sent once', async () => {
		const one = message([[GROUP]]);
		const { sent } = await send([one, one]);
		expect(sent).toHaveLength(2);
		expect(byPath('/group/message')).toHaveLength(1);
	});
});

describe('a road that takes nothing from anybody', () => {
	const many = (roads: (n: number) => Road[][]) => Array.from({ length: 25 }, (_, n) => message(roads(n)));
	const phone = (n: number): Road => ({
		road: 'templatePhone',
		to: `849000000${String(n).padStart(2, '0')}`,
	});

	it('is asked once for 25 messages, all go by the next one, and the admin is told once', async () => {
		zalo.world.balance = 0;
		const { sent, alerts } = await send(many((n) => [[phone(n), GROUP]]));
		expect(sent).toHaveLength(25);
		expect(byPath('/message/template')).toHaveLength(1);
		expect(alerts).toMatchObject([{ road: 'templatePhone', host: 'zbs', code: -115, stopped: true }]);
	});

	it('the night: all wait until six, without one request a message', async () => {
		zalo.fail({ path: '/message/template', kind: 'code', code: -133, times: 99 });
		const { notSent, alerts } = await send(many((n) => [[phone(n), GROUP]]));
		expect(notSent).toHaveLength(25);
		for (const one of notSent)
			expect(rowsOf(one)).toMatchObject([
				{ kind: 'delivery.deferred', data: { until: '2026-05-13T06:00:00+07:00' } },
			]);
		expect(byPath('/message/template')).toHaveLength(1);
		expect(alerts).toEqual([]);
	});

	it('a credential that the node lacks: the messages wait, the admin reads what to do', async () => {
		const { notSent, alerts } = await send(
			many(() => [[GROUP]]),
			['zaloOaApi'],
		);
		expect(notSent.map(({ outcome }) => outcome)).toEqual(Array(25).fill('deferred'));
		expect(alerts).toHaveLength(1);
		expect(alerts[0]!.reason).toContain('chưa có chứng thực Zalo OA');
	});

	it('a template that is not approved: three tries, then the others go on at once', async () => {
		const waiting = { text: 'Tin', templateId: '500009', templateData: {} };
		const messages = many((n) => [[{ road: 'templateUser', to: `u${n}` }, GROUP]]).map((one) => ({
			...one,
			zalo: waiting,
		}));
		const { sent, alerts } = await send(messages);
		expect(sent).toHaveLength(25);
		expect(byPath('/message/template')).toEqual([]);
		expect(alerts).toMatchObject([{ road: 'templateUser', code: -131 }]);
	});
});

it('nobody can be reached: failed for good, each dead address with its own row, no throw', async () => {
	mail.answers.set('a@x.example', [{ code: 550, text: '5.1.1 No such user' }]);
	const stranger: Road = { road: 'templatePhone', to: '84900000099' };
	const { notSent } = await send([message([[MAIL, stranger]])]);
	expect(rowsOf(notSent[0])).toMatchObject([
		{ kind: 'delivery.failed', data: { channel: 'zalo', to: '84900000099', code: -118, final: true } },
		{
			kind: 'delivery.failed',
			data: { channel: 'email', to: 'a@x.example', final: true, errorClass: 'permanent' },
		},
	]);
	expect(notSent[0]!.reason).toContain('không có tài khoản Zalo');
});

it('an address that is dead is known to be, also when another one is only silent today', async () => {
	mail.answers.set('a@x.example', [{ code: 550, text: '5.1.1 No such user' }]);
	const { notSent } = await send([message([[MAIL, { road: 'consultation', to: 'u90' }]])]);
	expect(rowsOf(notSent[0])).toMatchObject([
		{ kind: 'delivery.failed', data: { to: 'a@x.example', errorClass: 'permanent' } },
		{ kind: 'delivery.failed', data: { to: 'a@x.example', errorClass: 'road', final: true } },
	]);
	expect([...deadAddresses(rowsOf(notSent[0]), failuresIn(rowsOf(notSent[0]))).keys()]).toEqual([
		'a@x.example',
	]);
});

it('a message that is none says what is missing and is not sent', async () => {
	const { notSent } = await send([{ ...message([[GROUP]]), zalo: undefined } as unknown as Message]);
	expect(notSent[0]).toMatchObject({
		outcome: 'failed',
		reason: expect.stringContaining('nội dung tin Zalo'),
	});
});
