import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { openBook } from '../../domain/book';
import { unitsOnZalo } from '../../domain/zalo';
import { startZalo, type ZaloStand } from '../fakes/zalo';
import { Engine, fileItem, output, shown } from './harness';
import { settingsOf } from './ward';
import { openDoor } from './webhookDoor';

const SECRET = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
const filesFolder = mkdtempSync(join(tmpdir(), 'ke-hoach-'));
const OA_LINK = 'https://zalo.me/4318657068771012646';
let engine: Engine;
let zalo: ZaloStand;
let door: Awaited<ReturnType<typeof openDoor>>;

type Page = IDataObject & { view: IDataObject; fieldsJson: string };

const rows = (kind: string) => engine.tables.rows('kh_events').filter((row) => row.kind === kind);
/** One step of the officer's page. */
const step = async (view: IDataObject | null, answers: IDataObject) =>
	await engine.run('Mã Zalo: một bước', 'Một bước', [{ json: { view, answers } }]);
const page = async (view: IDataObject | null, answers: IDataObject): Promise<Page> => {
	const run = await step(view, answers);
	return [...output(run, 'Soạn trang đầu'), ...output(run, 'Soạn trang')][0]?.json as Page;
};
const lineOf = ({ fieldsJson }: Page, code: string): string => {
	const fields = JSON.parse(fieldsJson) as {
		fieldName: string;
		fieldOptions: { values: { option: string }[] };
	}[];
	const list = fields.find(({ fieldName }) => fieldName === 'don_vi')?.fieldOptions.values ?? [];
	return list.map(({ option }) => option).find((option) => option.startsWith(`${code} - `)) ?? '';
};
const choose = async (opened: Page, viec: string, ...codes: string[]) =>
	await page(opened.view, { loc: 'Tất cả', viec, don_vi: codes.map((code) => lineOf(opened, code)) });
const codeIn = (opened: Page, unit: string) => /mã (\S+) đến/.exec(lineOf(opened, unit))?.[1] ?? 'no code';
const newCode = async (unit: string) => {
	const list = await choose(await page(null, {}), 'Cấp mã mới (mã cũ chưa dùng hết hiệu lực)', unit);
	const code = codeIn(list, unit);
	expect(code).toMatch(/^\w{3}-\w{3}-\w{3}$/);
	return code;
};
/** What Zalo was asked to say, since the last time it was asked. */
let heard = 0;
const said = async () => {
	await door.runs();
	const all = zalo.requests.filter(({ path }) => /message|sendMessage/.test(path));
	const fresh = all.slice(heard);
	heard = all.length;
	return fresh.map(({ body }) => body as IDataObject);
};
const contactOf = (code: string) => {
	const raw = Object.fromEntries(
		['units', 'plans', 'events'].map((name) => [name, engine.tables.rows(`kh_${name}`)]),
	);
	return unitsOnZalo(openBook(raw)).find(({ unit }) => unit.code === code)?.contact;
};

beforeAll(async () => {
	process.env.N8N_RESTRICT_FILE_ACCESS_TO = filesFolder;
	zalo = await startZalo({ groups: [{ groupId: 'nhom-1', name: 'Nhóm', status: 'enabled', members: 5 }] });
	engine = await Engine.start({
		keHoachLinkApi: { secret: SECRET, baseUrl: 'https://n8n.phuong.example' },
		zaloOaApi: { ...zalo.credential },
		zaloBotApi: { ...zalo.botCredential },
	});
	const upload = engine.file(join(__dirname, '..', '..', 'samples', 'danh-ba-don-vi.xlsx'), 'danh_ba');
	const yes = { 'Xem lại danh bạ': [{ json: { quyet_dinh: 'Nạp 52 đơn vị hợp lệ' } }] };
	await engine.run('Thiết lập', 'Biểu mẫu thiết lập', [fileItem(settingsOf(filesFolder), upload)], yes);
	door = await openDoor(engine, 'Zalo OA', 'Sự kiện Zalo OA');
	zalo.setWebhook(door.url);
}, 120_000);

afterAll(async () => {
	await door.close();
	await zalo.stop();
	rmSync(filesFolder, { recursive: true });
});

it('the officer makes a code, the contact sends it, and the unit is reached there', async () => {
	const code = await newCode('CA');
	expect(JSON.stringify(engine.tables.rows('kh_events'))).not.toContain(code);

	await zalo.userFollows('1111');
	const sent = await zalo.userSends('1111', `Mã của công an phường: ${code.toLowerCase()}`);
	expect(sent?.status).toBe(200);
	expect(await said()).toMatchObject([
		{
			recipient: { user_id: '1111' },
			message: { text: expect.stringContaining('Đã gắn Zalo này với') as string },
		},
	]);
	expect(contactOf('CA')).toMatchObject({ userId: '1111' });
	expect(lineOf(await page(null, {}), 'CA')).toMatch(/Người nhận qua Zalo OA từ .* · mã đã dùng/);
}, 60_000);

it('an event that Zalo delivers again starts nothing', async () => {
	const sent = await zalo.userSends('1111', 'Chào cán bộ');
	const runs = (await door.runs()).length;
	expect((await zalo.redeliver(sent!)).status).toBe(200);
	expect((await door.runs()).length).toBe(runs);
}, 60_000);

it('an event that another process has already had writes no row twice and is not answered again', async () => {
	await said();
	const items = (await door.runs()).flatMap((run) => output(run, 'Sự kiện Zalo OA'));
	expect(items).toHaveLength(2);
	const outcomes = () => [...rows('zalo.bound'), ...rows('zalo.interacted')].map(({ key }) => key);
	const before = outcomes();
	for (const item of items) await engine.run('Zalo OA', 'Sự kiện Zalo OA', [item]);
	expect(outcomes()).toEqual(before);
	expect(await said()).toEqual([]);
}, 60_000);

describe('an event that Zalo did not sign as it came is refused and runs nothing', () => {
	it.each<[string, (code: string) => Promise<{ status: number } | null>]>([
		['signed with another key', async (code) => await zalo.userSends('6666', code, { forged: true })],
		[
			'the same JSON with its fields in another order',
			async (code) => {
				const sender = { id: '6666' };
				const message = { msg_id: 'm1', text: code };
				const timestamp = String(Date.now());
				const rewrittenAs = JSON.stringify({ timestamp, message, sender, event_name: 'user_send_text' });
				return await zalo.event({ event_name: 'user_send_text', sender, message }, { rewrittenAs });
			},
		],
		[
			'one more space',
			async (code) => {
				const body = {
					event_name: 'user_send_text',
					sender: { id: '6666' },
					message: { msg_id: 'm2', text: code },
				};
				return await zalo.event(body, { rewrittenAs: `${JSON.stringify(body)} ` });
			},
		],
	])(
		'%s',
		async (_, send) => {
			const code = await newCode('MTTQ');
			const runs = (await door.runs()).length;
			expect((await send(code))?.status).toBe(401);
			expect((await door.runs()).length).toBe(runs);
			expect(contactOf('MTTQ')).toEqual({});
		},
		60_000,
	);
});

it('what was refused in another guise is taken when Zalo signs it, whichever timestamp it signs', async () => {
	await zalo.userSends('4444', await newCode('MTTQ'), { timestampFrom: 'header' });
	await said();
	expect(contactOf('MTTQ')).toMatchObject({ userId: '4444' });
	await zalo.userSends('4444', 'HỦY', { timestampFrom: 'body' });
	await said();
	expect(contactOf('MTTQ')).toEqual({});
}, 60_000);

it('a code sent in a group of the account binds the group, and the answer goes there', async () => {
	const code = await newCode('VHXH');
	await zalo.event({
		event_name: 'user_send_group_text',
		sender: { id: '2222' },
		recipient: { id: 'nhom-1' },
		message: { msg_id: 'g1', text: code },
	});
	expect(await said()).toMatchObject([
		{
			recipient: { group_id: 'nhom-1' },
			message: { text: expect.stringContaining('Đã gắn nhóm này') as string },
		},
	]);
	expect(contactOf('VHXH')).toEqual({ groupId: 'nhom-1' });
}, 60_000);

it('delivery and seen events stand beside the message they are about', async () => {
	const sent = {
		planId: 'kh-36',
		unit: 'CA',
		kind: 'delivery.sent',
		at: new Date().toISOString(),
		by: '',
		key: 'kh-36:CA:b1:zalo',
		data: { channel: 'zalo', messageId: 'z-77' },
	};
	await engine.run('Ghi nhật ký', 'Được gọi', [{ json: { rows: [sent] } }]);
	const recipient = { id: '1111' };
	await zalo.event({ event_name: 'user_received_message', recipient, message: { msg_id: 'z-77' } });
	await zalo.event({ event_name: 'user_seen_message', recipient, message: { msg_ids: ['z-76', 'z-77'] } });
	await door.runs();
	expect(rows('zalo.delivered')).toMatchObject([{ planId: 'kh-36', unit: 'CA' }]);
	expect(rows('zalo.seen')).toMatchObject([{ planId: 'kh-36', unit: 'CA' }]);
}, 60_000);

it('HỦY from the contact unbinds, and so does the officer', async () => {
	const officer = await newCode('MTTQ');
	await zalo.userSends('3333', officer);
	await said();
	const list = await page(null, {});
	await choose(list, 'Gỡ người nhận qua Zalo OA', 'MTTQ');
	expect(contactOf('MTTQ')).toEqual({});
	await zalo.userSends('1111', 'HỦY');
	expect(JSON.stringify(await said())).toContain('Đã ngừng gửi thông báo');
	expect(contactOf('CA')).toEqual({});
}, 60_000);

it('the officer gets a sheet with a card a unit; units without a code get one', async () => {
	const list = await page(null, {});
	const asked = await choose(list, 'In phiếu mã QR mở Zalo OA', 'CA', 'VHXH');
	expect(asked.view).toMatchObject({
		page: 'doors',
		problems: [expect.stringContaining('liên kết mở khung chat')],
	});
	const wrong = await page(asked.view, { lien_ket_oa: 'https://zalo.me.evil.example/1', lien_ket_bot: '' });
	expect(wrong.fieldsJson).toContain('không phải liên kết của Zalo');
	const set = await page(asked.view, { lien_ket_oa: '4318657068771012646', lien_ket_bot: '' });
	const run = await step(set.view, {
		loc: 'Tất cả',
		viec: 'In phiếu mã QR mở Zalo OA',
		don_vi: ['CA', 'VHXH'].map((code) => lineOf(set, code)),
	});
	const [sheet] = output(run, 'Lập phiếu');
	expect(sheet?.json).toEqual({ cards: 2 });
	const html = Buffer.from(sheet?.binary?.data?.data ?? '', 'base64').toString();
	const after = await page(null, {});
	for (const code of ['CA', 'VHXH']) expect(html).toContain(codeIn(after, code));
	expect(html).toContain(OA_LINK.replace('https://', ''));
	expect(html).not.toMatch(/(?:src|href)=["']?https?:/);
}, 60_000);

describe('the bot', () => {
	let bot: Awaited<ReturnType<typeof openDoor>>;
	beforeAll(async () => {
		bot = await openDoor(engine, 'Zalo Bot', 'Tin nhắn đến bot');
	});
	afterAll(async () => await bot.close());

	it('is told where to send messages when the workflow is published, and no more when it is not', async () => {
		await engine.hook('Zalo Bot', 'Tin nhắn đến bot', 'create', bot.url);
		expect(zalo.world.bot.webhook).toMatchObject({ secret: zalo.botCredential.webhookSecret });
		expect(zalo.world.bot.webhook?.url.startsWith(bot.url)).toBe(true);
		await engine.hook('Zalo Bot', 'Tin nhắn đến bot', 'delete', 'http://127.0.0.1/another/');
		expect(zalo.world.bot.webhook).toBeTruthy();
		await engine.hook('Zalo Bot', 'Tin nhắn đến bot', 'delete', bot.url);
		expect(zalo.world.bot.webhook).toBeFalsy();
	});

	it('binds the chat of who sends a code, and refuses who does not know the secret', async () => {
		await engine.hook('Zalo Bot', 'Tin nhắn đến bot', 'create', bot.url);
		const code = await newCode('MTTQ');
		expect((await zalo.botReceives('chat-9', code, 'doan-mo'))?.status).toBe(401);
		expect(contactOf('MTTQ')).toEqual({});
		expect((await zalo.botReceives('chat-9', code))?.status).toBe(200);
		await bot.runs();
		expect(await said()).toMatchObject([
			{ chat_id: 'chat-9', text: expect.stringContaining('Đã gắn') as string },
		]);
		expect(contactOf('MTTQ')).toEqual({ botChatId: 'chat-9' });
	}, 60_000);
});

it('the form shows the units, and ends when the officer says so', async () => {
	const run = await engine.run('Mã Zalo', 'Biểu mẫu mã Zalo', [{ json: { mo: '' } }], {
		Trang: [{ json: { loc: 'Tất cả', viec: 'Kết thúc' } }],
	});
	expect(shown(run, 'Trang', 'jsonOutput')).toContain('CA - Công an phường');
	expect(shown(run, 'Kết thúc', 'completionTitle')).toBe('Đã xong');
}, 60_000);
