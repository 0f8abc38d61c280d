import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { startMailServer, type MailServer } from '../mailServer';
import { openBook, type RawRow } from '../../domain/book';
import { Engine, fileItem, output } from './harness';
import { stopCalendarAt } from './ward';

const samples = join(__dirname, '..', '..', 'samples');
const filesFolder = mkdtempSync(join(tmpdir(), 'ke-hoach-'));
const settings = {
	ten_co_quan: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	dau_moi_chuc_danh: 'Chuyên viên',
	dau_moi_phong: 'Phòng Văn hóa - Xã hội',
	dau_moi_email: 'canbo@hoabinhmau.example',
	dau_moi_dien_thoai: '0900 000 001',
	lanh_dao_email: 'lanhdao@hoabinhmau.example',
	quan_tri_email: 'quantri@hoabinhmau.example',
	gui_tu_email: 'kehoach@hoabinhmau.example',
	thu_muc_tep: filesFolder,
};
const confirmed = {
	so_ky_hieu: '36/KH-UBND',
	ngay_ban_hanh: '2026-05-08',
	han_ngay: '2026-05-20',
	han_gio: '17:00',
	quyet_dinh: 'Xác nhận và gửi cho các đơn vị',
};

let engine: Engine;
let server: MailServer;

const at = (iso: string) => jest.setSystemTime(new Date(iso));
const rows = (kind: string) => engine.tables.rows('kh_events').filter((row) => row.kind === kind);
const onSchedule = () => engine.run('Đôn đốc', 'Mỗi giờ làm việc', [{ json: {} }]);

beforeAll(async () => {
	process.env.N8N_RESTRICT_FILE_ACCESS_TO = filesFolder;
	stopCalendarAt('2026-05-11T20:00:00+07:00');
	server = await startMailServer();
	setDefaultCACertificates([server.certificate]);
	engine = await Engine.start({
		smtp: { ...server.credential },
		keHoachLinkApi: {
			secret: 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu',
			baseUrl: 'https://n8n.phuong.example',
		},
	});
	const upload = engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'danh_ba');
	await engine.run('Thiết lập', 'Biểu mẫu thiết lập', [fileItem(settings, upload)], {
		'Xem lại danh bạ': [{ json: { quyet_dinh: 'Nạp 52 đơn vị hợp lệ' } }],
	});
}, 120_000);

afterAll(async () => {
	jest.useRealTimers();
	await server.close();
	rmSync(filesFolder, { recursive: true });
});

it('what a mail server would not take in the evening goes the next morning, with the document, once', async () => {
	server.senders.push({ code: 550, text: '5.7.1 Not now' });
	const document = engine.file(join(samples, 'ke-hoach.docx'), 'van_ban');
	await engine.run('Kế hoạch mới', 'Biểu mẫu kế hoạch', [fileItem({}, document)], {
		'Xem lại và xác nhận': [{ json: confirmed }],
	});
	expect(server.mails).toEqual([]);
	const putOff = new Set(rows('delivery.deferred').map(({ key }) => key));
	const notices = [...putOff].filter((key) => String(key).endsWith(':notice:email'));
	expect(notices.length).toBeGreaterThan(38);
	server.senders.length = 0;

	at('2026-05-12T06:05:00+07:00');
	await onSchedule();
	expect(server.mails).toEqual([]);

	at('2026-05-12T08:05:00+07:00');
	await onSchedule();
	const sent = rows('delivery.sent').map(({ key }) => key);
	expect(sent.toSorted()).toEqual([...putOff].toSorted());
	expect(server.mails.length).toBeGreaterThan(38);
	expect(server.mails.every(({ attachments }) => attachments[0]?.filename === 'ke-hoach.docx')).toBe(true);

	at('2026-05-12T09:05:00+07:00');
	const before = server.mails.length;
	await onSchedule();
	expect(server.mails).toHaveLength(before);
}, 120_000);

it('a reminder that comes to its turn after hours waits, leaves no trace, and goes the next morning', async () => {
	const { plans, units } = openBook({
		units: engine.tables.rows('kh_units') as unknown as RawRow[],
		plans: engine.tables.rows('kh_plans') as unknown as RawRow[],
		events: [],
	});
	const planId = plans[0]!.planId;
	const to = units.find(({ code }) => code === 'CA')!.contact!.email!;
	const key = `${planId}:CA:d-3:email:2026-05-20:r0`;
	const message = {
		covers: [{ planId, unit: 'CA', key }],
		step: 'd-3',
		channel: 'email',
		to,
		from: { name: 'Phường', address: 'kehoach@hoabinhmau.example' },
		replyTo: '',
		subject: 'Nhắc',
		text: 'Nhắc',
		html: '<p>Nhắc</p>',
		messageId: '<nhac@hoabinhmau.example>',
	};
	at('2026-05-15T17:31:00+07:00');
	const before = server.mails.length;
	const run = await engine.run('Gửi thông báo', 'Được gọi', [{ json: message }]);
	expect(output(run, 'Kết quả của lô').map(({ json }) => json.outcome)).toEqual(['deferred']);
	expect(server.mails).toHaveLength(before);
	expect(engine.tables.rows('kh_events').some((row) => row.key === key)).toBe(false);

	at('2026-05-18T08:05:00+07:00');
	await onSchedule();
	expect(rows('delivery.sent').filter((row) => row.key === key)).toHaveLength(1);
	expect(server.mails.length).toBeGreaterThan(before);
}, 120_000);
