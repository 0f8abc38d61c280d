import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { startMailServer, type MailServer } from '../mailServer';
import { Engine, fileItem } from './harness';

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
	jest.useFakeTimers({
		now: new Date('2026-05-11T20:00:00+07:00'),
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
			'setTimeout',
			'clearTimeout',
		],
	});
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
