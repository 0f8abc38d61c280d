import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { startZalo, type ZaloStand } from '../fakes/zalo/index';
import { startMailServer, type MailServer } from '../mailServer';
import { Engine, fileItem, shown, workflows } from './harness';
import { settingsOf, stopCalendarAt } from './ward';

const samples = join(__dirname, '..', '..', 'samples');
const filesFolder = mkdtempSync(join(tmpdir(), 'ke-hoach-'));
const NOW = '2026-05-12T09:00:00+07:00';
const settings = {
	...settingsOf(filesFolder),
	zalo_gui: 'Có',
	zalo_oa_id: '4318657068771012646',
	zalo_mau_giao_viec: '500001',
	zalo_mau_don_doc: '500001',
};
const confirmed = {
	so_ky_hieu: '36/KH-UBND',
	ngay_ban_hanh: '2026-05-08',
	han_ngay: '2026-05-20',
	han_gio: '17:00',
	quyet_dinh: 'Xác nhận và gửi cho các đơn vị',
};
/** Units of samples/danh-ba-co-zalo.xlsx without a mail address: two by user id, one by group, one by phone. */
const BY_ZALO_ALONE = ['CNS03', 'CNS07', 'HTXDV', 'MNHS'];

let engine: Engine;
let mail: MailServer;
let zalo: ZaloStand;

const rows = (kind: string) =>
	engine.tables
		.rows('kh_events')
		.filter((row) => row.kind === kind)
		.map(({ unit, key, data }) => ({ unit, key, data: JSON.parse(String(data)) as Record<string, unknown> }));
const accepted = () =>
	zalo.requests.filter(
		({ method, path, answer }) =>
			method === 'POST' && /message/.test(path) && (answer as { error?: number }).error === 0,
	);

beforeAll(async () => {
	process.env.N8N_RESTRICT_FILE_ACCESS_TO = filesFolder;
	stopCalendarAt(NOW);
	mail = await startMailServer();
	setDefaultCACertificates([mail.certificate]);
	const parameter = (name: string, maxLength: number) => {
		return { name, require: true, type: 'STRING', minLength: 1, maxLength, acceptNull: false };
	};
	zalo = await startZalo({
		users: ['0000000003', '0000000007', '0000000009', '0000000047', '0000000001'].map((end) => ({
			userId: `200000000${end}`,
			name: end,
			follows: true,
			interactedAt: null,
		})),
		groups: ['nhom-zalo-mnhs', 'nhom-zalo-hlhpn'].map((groupId) => {
			return { groupId, name: groupId, status: 'enabled', members: 3 };
		}),
		templates: [
			{
				templateId: '500001',
				name: 'Giao việc',
				status: 'ENABLE',
				byUser: true,
				parameters: [parameter('ten_don_vi', 80), parameter('han', 30), parameter('ma_bao_cao', 250)],
			},
		],
	});
	zalo.world.users.set('htx', {
		userId: 'htx',
		name: 'HTX',
		phone: '84900000052',
		follows: false,
		interactedAt: null,
	});
	engine = await Engine.start({
		smtp: { ...mail.credential },
		zaloOaApi: { ...zalo.credential },
		keHoachLinkApi: {
			secret: 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu',
			baseUrl: 'https://n8n.phuong.example',
		},
	});
	// What the admin does in the editor, see the README.
	const sending = workflows.get('Gửi thông báo')!.nodes.find(({ name }) => name === 'Gửi thư')!;
	sending.credentials = {
		...sending.credentials,
		zaloOaApi: { id: 'khCredZaloOa0001', name: 'Kế hoạch - Zalo OA' },
	};
	const upload = engine.file(join(samples, 'danh-ba-co-zalo.xlsx'), 'danh_ba');
	const yes = { 'Xem lại danh bạ': [{ json: { quyet_dinh: 'Nạp 52 đơn vị hợp lệ' } }] };
	await engine.run('Thiết lập', 'Biểu mẫu thiết lập', [fileItem(settings, upload)], yes);
}, 60_000);

afterAll(async () => {
	jest.useRealTimers();
	await mail.close();
	await zalo.stop();
	rmSync(filesFolder, { recursive: true });
});

it('a plan reaches every unit: by mail, by Zalo who has no mail address, by both who wants both; each key once', async () => {
	const upload = engine.file(join(samples, 'ke-hoach.docx'), 'van_ban');
	const pages = { 'Xem lại và xác nhận': [{ json: confirmed }] };
	const run = await engine.run('Kế hoạch mới', 'Biểu mẫu kế hoạch', [fileItem({}, upload)], pages);
	expect(shown(run, 'Đã gửi', 'completionMessage')).toContain('Gửi được 40 thư');
	const sent = rows('delivery.sent').filter(({ data }) => data.step === 'notice');
	expect(new Set(sent.map(({ key }) => key)).size).toBe(40);
	expect(sent).toHaveLength(40);
	const zaloAlone = sent.filter(({ data }) => data.channel === 'zalo' && !data.person);
	expect(zaloAlone.map(({ unit }) => unit).toSorted()).toEqual(BY_ZALO_ALONE);
	const road = (unit: string) => sent.find((row) => row.unit === unit)?.data;
	expect(road('TYT')).toMatchObject({
		channel: 'zalo',
		road: 'templateUser',
		person: 'tramyte@hoabinhmau.example',
	});
	expect(road('DTN')).toMatchObject({ to: 'doanthanhnien@hoabinhmau.example, 2000000000000000009' });
	expect(road('CNS01')).toMatchObject({ channel: 'email', to: 'cnscd1@hoabinhmau.example' });
	expect(mail.mails.filter(({ subject }) => subject?.startsWith('Giao nhiệm vụ'))).toHaveLength(35);
	expect(accepted()).toHaveLength(7);
}, 60_000);

it('a stopped road is mailed to the admin once a day, the units are reached by the others', async () => {
	jest.setSystemTime(new Date('2026-05-15T08:05:00+07:00'));
	zalo.setClock('2026-05-15T08:05:00+07:00');
	// The tokens of Tuesday are over; how they keep themselves is another test's.
	const expiresAt = Date.parse('2026-05-16T08:05:00+07:00');
	Object.assign(engine.credentials.zaloOaApi!, zalo.consent(), { expiresAt });
	zalo.world.balance = 0;
	const alerts = () => mail.mails.filter(({ subject }) => subject?.startsWith('Kênh gửi Zalo'));
	await engine.run('Đôn đốc', 'Mỗi giờ làm việc', [{ json: {} }]);
	expect(rows('delivery.deferred').map(({ unit }) => unit)).toEqual(['HTXDV']);
	expect(alerts()).toHaveLength(1);
	expect(alerts()[0]!.text).toContain('mã -115');
	const before = accepted().length;
	await engine.run('Đôn đốc', 'Mỗi giờ làm việc', [{ json: {} }]);
	expect(accepted()).toHaveLength(before);
	expect(alerts()).toHaveLength(1);
	expect(rows('delivery.sent').filter(({ data }) => data.step === 'road-alert')).toHaveLength(1);
}, 60_000);
