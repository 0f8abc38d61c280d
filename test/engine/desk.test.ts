import { mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import type { IDataObject } from 'n8n-workflow';
import { startMailServer, type MailServer } from '../mailServer';
import { Engine, fileItem, firstPage, output, shown } from './harness';
import { settingsOf, stopCalendarAt } from './ward';

const samples = join(__dirname, '..', '..', 'samples');
const filesFolder = mkdtempSync(join(tmpdir(), 'ke-hoach-'));
const DESK = 'Điều hành kế hoạch';
const settings = settingsOf(filesFolder);

let engine: Engine;
let server: MailServer;

type Row = IDataObject & { data: IDataObject };
const rows = (kind: string) =>
	engine.tables
		.rows('kh_events')
		.filter((row) => row.kind === kind)
		.map((row) => ({ ...(row as IDataObject), data: JSON.parse(String(row.data)) as IDataObject }) as Row);
const linksTo = (address: string) =>
	server.mails
		.filter(({ to }) => [to].flat().some((one) => one?.text.includes(address)))
		.map(({ text }) => /\?t=([\w.-]+)/.exec(text ?? '')?.[1] ?? '');

/** A unit's answers, on whichever of the form's pages they are asked. */
const filledIn = (banners: string, result: string) => ({
	trang_thai: 'Hoàn thành',
	v_q1: banners,
	v_ket_qua: result,
	ghi_chu: 'Treo thêm một chiếc',
	quyet_dinh: 'Gửi báo cáo này',
	submittedAt: '2026-05-12T09:00:00+07:00',
});

type Step = IDataObject & { next: string; view: IDataObject; fieldsJson: string };
/** One step of the desk: the view that the last one gave, and what the officer answers. */
async function step(view: IDataObject | null, answers: IDataObject): Promise<Step> {
	const run = await engine.run('Điều hành: một bước', 'Một bước', [{ json: { view, answers } }]);
	const [page] = [...output(run, 'Soạn trang ngay'), ...output(run, 'Soạn trang')];
	return page?.json as Step;
}
const open = async () => await step(null, { nguoi: 'Phó Trưởng phòng', kh: '', dv: '' });
const option = ({ fieldsJson }: Step, field: string, begins: string) => {
	const fields = JSON.parse(fieldsJson) as {
		fieldName: string;
		fieldOptions: { values: { option: string }[] };
	}[];
	const values = fields.find(({ fieldName }) => fieldName === field)?.fieldOptions.values ?? [];
	return values.map((value) => value.option).find((value) => value.startsWith(begins)) ?? `no ${begins}`;
};
const choose = async (page: Step, action: string, ...codes: string[]) =>
	await step(page.view, {
		loc: option(page, 'loc', 'Tất cả'),
		viec: action,
		tat_ca: [],
		don_vi: codes.map((code) => option(page, 'don_vi', `${code} - `)),
	});

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
	const directory = engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'danh_ba');
	const yes = { 'Xem lại danh bạ': [{ json: { quyet_dinh: 'Nạp 52 đơn vị hợp lệ' } }] };
	await engine.run('Thiết lập', 'Biểu mẫu thiết lập', [fileItem(settings, directory)], yes);
	const confirmed = {
		so_ky_hieu: '36/KH-UBND',
		ngay_ban_hanh: '2026-05-08',
		han_ngay: '2026-05-20',
		han_gio: '17:00',
		quyet_dinh: 'Xác nhận và gửi cho các đơn vị',
	};
	const document = engine.file(join(samples, 'ke-hoach.docx'), 'van_ban');
	await engine.run('Kế hoạch mới', 'Biểu mẫu kế hoạch', [fileItem({}, document)], {
		'Xem lại và xác nhận': [{ json: confirmed }],
	});
	const answers = filledIn('1', 'Đã xong');
	const photo = engine.file(join(samples, 'ke-hoach.docx'), 'minh_chung_0');
	const report = { 'Phiếu báo cáo': [fileItem(answers, photo)] };
	await engine.run(
		'Báo cáo của đơn vị',
		'Mở từ liên kết',
		[{ json: { t: linksTo('congan@')[0] ?? '' } }],
		report,
	);
}, 120_000);

afterAll(async () => {
	jest.useRealTimers();
	await server.close();
	rmSync(filesFolder, { recursive: true });
});

it('opens on the only plan, by the name that was given', async () => {
	const page = await open();
	expect(page).toMatchObject({ next: 'page', title: DESK, view: { page: 'list', by: 'Phó Trưởng phòng' } });
	expect(option(page, 'don_vi', 'CA - ')).toContain('Đã nộp lần 1, chờ duyệt');
}, 60_000);

it('a returned report is in the log, and the unit is told at once with a link of its own', async () => {
	const before = server.mails.length;
	const page = await choose(await open(), 'Trả lại báo cáo để sửa', 'CA');
	const done = await step(page.view, { ly_do: 'Thiếu ảnh hiện trường', sau_do: 'Tiếp tục' });
	expect(rows('report.returned')).toMatchObject([
		{ unit: 'CA', by: 'Phó Trưởng phòng', data: { reason: 'Thiếu ảnh hiện trường', revision: 1 } },
	]);
	expect(server.mails).toHaveLength(before + 1);
	const mail = server.mails.at(-1);
	expect(mail?.subject).toContain('Báo cáo được trả lại');
	expect(mail?.text).toContain('Thiếu ảnh hiện trường');
	expect(mail?.text).toMatch(/bao-cao-don-vi\?t=[\w.-]+/);
	const key = String(rows('report.returned')[0]?.key);
	expect(rows('delivery.sent').filter((row) => row.key === `${key}:email`)).toHaveLength(1);
	expect(done.fieldsJson).toContain('Đã báo qua thư cho 1 đơn vị');
}, 60_000);

it('the unit’s form then shows why, and what it reported', async () => {
	const link = linksTo('congan@').at(-1) ?? '';
	const run = await engine.run('Báo cáo của đơn vị', 'Mở từ liên kết', [{ json: { t: link } }], {
		'Phiếu báo cáo': [{ json: filledIn('2', 'Đã bổ sung ảnh') }],
	});
	const form = firstPage(run);
	expect(form).toContain('Thiếu ảnh hiện trường');
	expect(form).toContain('Đã xong');
	expect(rows('report.submitted').map(({ data }) => data.revision)).toEqual([1, 2]);
}, 60_000);

it('a decision that was stored twice at the same moment counts once, and is told once', async () => {
	const page = await choose(await open(), 'Gia hạn', 'VHXH', 'VPUB');
	const confirm = await step(page.view, {
		han_ngay: '2026-05-25',
		han_gio: '17:00',
		ly_do: 'Mưa lũ',
		sau_do: 'Tiếp tục',
	});
	const before = server.mails.length;
	await Promise.all([0, 1].map(() => step(confirm.view, { sau_do: 'Thực hiện cho 2 đơn vị' })));
	expect(new Set(rows('due.extended').map(({ key }) => key)).size).toBe(2);
	expect(server.mails).toHaveLength(before + 2);
	const after = await open();
	expect(option(after, 'don_vi', 'VHXH - ')).toContain('hạn 17:00 ngày 25/05/2026');
	await choose(after, 'Mở hồ sơ đơn vị (số liệu, tệp, lịch sử)', 'VHXH').then(({ fieldsJson }) =>
		expect(fieldsJson.match(/Gia hạn đến 17:00 ngày 25\/05\/2026/g)).toHaveLength(1),
	);
}, 60_000);

it('nothing is written and nobody is told for an answer that is refused', async () => {
	const [events, mails] = [engine.tables.rows('kh_events').length, server.mails.length];
	const page = await choose(await open(), 'Duyệt báo cáo', 'VHXH', 'VPUB');
	expect(page.fieldsJson).toContain('Không duyệt được');
	expect(engine.tables.rows('kh_events')).toHaveLength(events);
	expect(server.mails).toHaveLength(mails);
}, 60_000);

it('says whom the mail server refused, and the decision stands', async () => {
	const unit = engine.tables.rows('kh_units').find(({ code }) => code === 'VPUB');
	const { contact } = JSON.parse(String(unit?.data)) as { contact: { email: string } };
	server.answers.set(contact.email, [{ code: 550, text: 'No such user' }]);
	const page = await choose(await open(), 'Loại trừ (không phải báo cáo)', 'VPUB');
	const done = await step(page.view, { ly_do: 'Không có việc', sau_do: 'Tiếp tục' });
	expect(rows('unit.excluded')).toHaveLength(1);
	expect(done.fieldsJson).toContain('Chưa báo được cho Văn phòng HĐND - UBND');
	expect(option(done, 'don_vi', 'VPUB - ')).toContain('Không phải nộp');
}, 60_000);

describe('evidence', () => {
	/** From the form to the ending: the officer's page answers with what leads there. */
	const download = async (count: number) => {
		const unit = await choose(await open(), 'Mở hồ sơ đơn vị (số liệu, tệp, lịch sử)', 'CA');
		const files = await step(unit.view, { viec: 'Tải tệp minh chứng' });
		const chosen = (
			JSON.parse(files.fieldsJson) as { fieldName: string; fieldOptions: { values: { option: string }[] } }[]
		)
			.find(({ fieldName }) => fieldName === 'tep')!
			.fieldOptions.values.map((value) => value.option);
		const answered = await step(files.view, {
			tep: chosen.slice(0, count),
			sau_do: 'Tải về các tệp được đánh dấu',
		});
		expect(answered).toMatchObject({ next: 'download', files: expect.any(Array) });
		return answered;
	};
	/** Runs the upper part of the workflow on a step that leads to the files. */
	const handOut = async (answered: Step) =>
		await engine.run(DESK, 'Biểu mẫu điều hành', [{ json: { nguoi: '', kh: '', dv: '' } }], {
			'Đến bước': [{ json: answered }],
		});

	it('is handed out through Lấy tệp', async () => {
		const run = await handOut(await download(1));
		expect(output(run, 'Gom tệp')[0]?.binary?.data?.fileName).toBe('ke-hoach.docx');
		expect(shown(run, 'Tải về', 'completionMessage')).toContain('Tệp đang được tải về');
	}, 60_000);

	it('of several files is one .zip', async () => {
		const one = await download(1);
		const [file] = one.files as IDataObject[];
		const run = await handOut({ ...one, files: [file!, { ...file, name: 'ke-hoach (2).docx' }] });
		expect(output(run, 'Nén tệp')[0]?.binary?.goi).toMatchObject({ fileName: 'minh-chung-CA.zip' });
		expect(shown(run, 'Tải gói về', 'completionMessage')).not.toContain('không còn');
	}, 60_000);

	it('that is gone is said to be gone', async () => {
		const one = await download(1);
		const [file] = one.files as IDataObject[];
		unlinkSync(join(filesFolder, String(file?.path)));
		const run = await handOut(one);
		expect(shown(run, 'Không còn tệp', 'completionTitle')).toBe('Không lấy được tệp');
	}, 60_000);
});

it('closing a plan freezes its summary at once, as the first version', async () => {
	const page = await choose(await open(), 'Đóng kế hoạch');
	const asked = { ly_do: 'Hết đợt', sau_do: 'Tiếp tục' };
	const confirm = await step(page.view, asked);
	const end = confirm.view.page === 'confirm' ? await step(confirm.view, { sau_do: 'Thực hiện' }) : confirm;
	expect(end.next).toBe('page');
	const [closed] = rows('plan.closed');
	expect(closed?.data).toMatchObject({ reason: 'Hết đợt' });
	expect(rows('summary.frozen')).toMatchObject([
		{ planId: closed?.planId, data: { version: 1, closedAt: closed?.at, figures: { units: 39 } } },
	]);
	const { file } = rows('summary.frozen')[0]!.data as { file: { path: string } };
	expect(readdirSync(filesFolder)).toContain(file.path);
}, 60_000);

it('ends on a page of its own', async () => {
	const run = await engine.run(DESK, 'Biểu mẫu điều hành', [{ json: { nguoi: '', kh: '', dv: '' } }], {
		Trang: [{ json: { loc: 'Tất cả (40 đơn vị)', viec: 'Kết thúc', tat_ca: [], don_vi: [] } }],
	});
	expect(shown(run, 'Kết thúc', 'completionTitle')).toBe('Đã kết thúc');
}, 60_000);
