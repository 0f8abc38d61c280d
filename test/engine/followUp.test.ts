import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import type { IDataObject } from 'n8n-workflow';
import { directoryRows, openBook, type RawRow } from '../../domain/book';
import { startMailServer, type MailServer } from '../mailServer';
import { Engine, fileItem, output, shown } from './harness';
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
const SHARED = 'truong-chung@hoabinhmau.example';

let engine: Engine;
let server: MailServer;
let sharing: string[];

const at = (iso: string) => jest.setSystemTime(new Date(iso));
const rows = (kind: string) => engine.tables.rows('kh_events').filter((row) => row.kind === kind);
const book = () =>
	openBook({
		units: engine.tables.rows('kh_units') as unknown as RawRow[],
		plans: engine.tables.rows('kh_plans') as unknown as RawRow[],
		events: engine.tables.rows('kh_events') as unknown as RawRow[],
	});
const onSchedule = () => engine.run('Đôn đốc', 'Mỗi giờ làm việc', [{ json: {} }]);
/** The officer's form: what is chosen first, then the answers to its pages, all under their own names. */
const byForm = (che_do: string, answers: IDataObject = {}) =>
	engine.run('Đôn đốc', 'Biểu mẫu đôn đốc', [{ json: { che_do } }], { Trang: [{ json: answers }] });
const to = (from: number) =>
	server.mails.slice(from).map(({ to: list }) =>
		[list ?? []]
			.flat()
			.map(({ text }) => text)
			.join(),
	);
const plan = () => {
	const [{ planId, plan: read }] = book().plans as [ReturnType<typeof book>['plans'][number]];
	return `${planId} | ${read.number} ${read.title}`.slice(0, 160);
};

beforeAll(async () => {
	process.env.N8N_RESTRICT_FILE_ACCESS_TO = filesFolder;
	stopCalendarAt('2026-05-12T09:00:00+07:00');
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
	const document = engine.file(join(samples, 'ke-hoach.docx'), 'van_ban');
	await engine.run('Kế hoạch mới', 'Biểu mẫu kế hoạch', [fileItem({}, document)], {
		'Xem lại và xác nhận': [{ json: confirmed }],
	});
	// Three of the units that have work get one contact.
	sharing = book()
		.plans[0]!.assignments.slice(0, 3)
		.map(({ unit }) => unit);
	const units = book().units.map((unit) =>
		sharing.includes(unit.code) ? { ...unit, contact: { ...unit.contact, email: SHARED } } : unit,
	);
	const json = { table: 'kh_units', rows: directoryRows(units, 'dm-chung', '2026-05-12T09:30:00+07:00') };
	await engine.run('Ghi nhật ký', 'Được gọi', [{ json: json as unknown as IDataObject }]);
}, 120_000);

afterAll(async () => {
	jest.useRealTimers();
	await server.close();
	rmSync(filesFolder, { recursive: true });
});

it('one mail a person: three units of one contact are in one mail, and each has its row', async () => {
	at('2026-05-15T08:05:00+07:00');
	const before = server.mails.length;
	await onSchedule();
	expect(server.mails.length - before).toBe(38);
	expect(to(before).filter((address) => address === SHARED)).toHaveLength(1);
	const mail = server.mails.slice(before).find((_, i) => to(before)[i] === SHARED);
	expect(mail?.subject).toContain('Nhắc gửi 03 báo cáo');
	const sent = rows('delivery.sent').filter(({ data }) => String(data).includes('"step":"d-3"'));
	expect(sent).toHaveLength(40);
	const shared = sent.filter(({ unit }) => sharing.includes(String(unit)));
	expect(
		new Set(shared.map(({ data }) => (JSON.parse(String(data)) as { messageId: string }).messageId)).size,
	).toBe(1);
	await onSchedule();
	at('2026-05-15T14:05:00+07:00');
	await onSchedule();
	expect(server.mails.length - before).toBe(38);
}, 60_000);

it('chases one unit once the officer has seen who gets what', async () => {
	at('2026-05-18T10:00:00+07:00');
	const before = server.mails.length;
	const unit = book().units.find(({ code }) => code === 'CA')!;
	const answers = {
		ke_hoach: plan(),
		don_vi: `CA - ${unit.name}`,
		gui_toi: 'Đầu mối đơn vị',
		quyet_dinh: 'Gửi 1 lời nhắc',
	};
	const run = await byForm('Đôn đốc tất cả hoặc một đơn vị', answers);
	expect(to(before)).toEqual([unit.contact?.email]);
	expect(shown(run, 'Kết quả', 'completionMessage')).toContain('Đã gửi 1 thư');
	expect(rows('delivery.sent').at(-1)).toMatchObject({
		unit: 'CA',
		key: expect.stringContaining(':manual:'),
	});

	await byForm('Đôn đốc tất cả hoặc một đơn vị', { ...answers, quyet_dinh: 'Không gửi' });
	expect(server.mails).toHaveLength(before + 1);
}, 60_000);

it('a plan that is paused rests until it goes on', async () => {
	const pause = { ke_hoach: plan(), viec: 'Tạm dừng nhắc', ly_do: 'Bão số 3' };
	const run = await byForm('Tạm dừng hoặc nhắc tiếp một kế hoạch', pause);
	expect(shown(run, 'Xong', 'completionTitle')).toBe('Đã tạm dừng nhắc');
	at('2026-05-19T08:05:00+07:00');
	const before = server.mails.length;
	await onSchedule();
	expect(server.mails).toHaveLength(before);
	await byForm('Tạm dừng hoặc nhắc tiếp một kế hoạch', { ke_hoach: plan(), viec: 'Nhắc tiếp' });
	await onSchedule();
	expect(server.mails.length - before).toBe(38);
}, 60_000);

it('an address that refuses mail gets no more: the officer gets a list to call, once a day', async () => {
	const refused = book().units.find(({ code }) => code === 'CA')!.contact!.email!;
	server.answers.set(refused, [{ code: 550, text: 'No such user' }]);
	at('2026-05-20T08:05:00+07:00');
	await onSchedule();
	expect(rows('delivery.failed')).toMatchObject([{ unit: 'CA' }]);
	const before = server.mails.length;
	at('2026-05-20T09:05:00+07:00');
	await onSchedule();
	at('2026-05-20T10:05:00+07:00');
	await onSchedule();
	expect(to(before)).toEqual(['canbo@hoabinhmau.example']);
	expect(server.mails.at(-1)?.subject).toContain('1 đơn vị cần gọi điện');
	expect(server.mails.at(-1)?.text).toContain('Công an');
	at('2026-05-21T08:05:00+07:00');
	await onSchedule();
	expect(to(before + 1)).not.toContain(refused);
	expect(to(before + 1).filter((address) => address === 'canbo@hoabinhmau.example')).toHaveLength(1);
}, 60_000);

it('the calendar that the officer writes is in force from the next run on', async () => {
	const days = [
		'01/01/2026; nghỉ; Tết Dương lịch; Bộ luật Lao động 2019, Điều 112',
		'30/04/2026; nghỉ; Ngày Chiến thắng; Bộ luật Lao động 2019, Điều 112',
		'01/05/2026; nghỉ; Ngày Quốc tế Lao động; Bộ luật Lao động 2019, Điều 112',
		'22/05/2026; nghỉ; Nghỉ phòng chống bão; Công điện 5/CĐ-UBND',
		'02/09/2026; nghỉ; Quốc khánh; Bộ luật Lao động 2019, Điều 112',
	];
	const run = await byForm('Sửa lịch làm việc', {
		nam: '2026',
		cac_ngay: days.join('\n'),
		sau_do: 'Ghi lại',
	});
	expect(shown(run, 'Xong', 'completionTitle')).toBe('Đã ghi lịch năm 2026');
	at('2026-05-22T08:05:00+07:00');
	const before = server.mails.length;
	await onSchedule();
	expect(server.mails).toHaveLength(before);
	at('2026-05-25T08:05:00+07:00');
	await onSchedule();
	expect(server.mails.length).toBeGreaterThan(before);
}, 60_000);

it('a rehearsal shows ten days as a calendar and sends nothing', async () => {
	const before = server.mails.length;
	const asked = { ngay: '2026-05-22', gio: '07:00', che_do: 'Chạy thử, không gửi gì' };
	const run = await engine.run('Đôn đốc', 'Biểu mẫu đôn đốc', [{ json: asked }]);
	const page = shown(run, 'Kết quả', 'completionMessage');
	expect(page).toContain('10 ngày tới');
	expect(page).toContain('Nghỉ: Nghỉ phòng chống bão');
	expect(page).toContain('lãnh đạo UBND');
	expect(server.mails).toHaveLength(before);
}, 60_000);

it('why a unit was reminded is told from the log', async () => {
	const unit = book().units.find(({ code }) => code === 'CA')!;
	const answers = { ke_hoach: plan(), don_vi: `CA - ${unit.name}`, sau_do: 'Kết thúc' };
	const run = await byForm('Xem vì sao một đơn vị được nhắc', answers);
	const page = String(output(run, 'Soạn trang')[0]?.json.fieldsJson);
	expect(page).toContain('bước “cán bộ đôn đốc”');
	expect(page).toContain('Thư không gửi được');
	expect(shown(run, 'Xong', 'completionTitle')).toBe('Đã xem xong');
}, 60_000);
