import { readdirSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';
import { SHEET_CHOICES } from '../../domain/plan/review/sheetChoice';
import { settings, stored } from '../domain/messages/greenSunday';
import { startGoogle, type Google } from '../fakes/google/startGoogle';
import { fileItem, output, shown, workflows } from './harness';
import { at, engine, filesFolder, log, NOW, rows, server } from './unitWard';

const PLAN = stored.planId;
const SYNC = 'Đồng bộ bảng chung';
let google: Google;

const create = (sharing = 'link') =>
	engine.run('Lập bảng chung', 'Được gọi', [{ json: { planId: PLAN, sharing } }]);
const sync = (moment: string) => {
	at(moment);
	return engine.run(SYNC, 'Mỗi 10 phút', [{ json: {} }]);
};
const sheet = () => google.book(String(rows('sheet.created').at(-1)?.data.spreadsheetId));
const anybody = () => google.person(sheet().id, 'ai-do@nguoi-la.example');
/** A1 of a cell in a unit's row: `what` is its task or indicator, '' for the head of the unit. */
const cell = (unit: string, what: string, column: string) => {
	const key = what ? new RegExp(`^${unit}\\|.*${what}$`) : new RegExp(`^${unit}\\|[^|]*$`);
	const row = sheet().grids[0]!.cells.findIndex((one) =>
		key.test(one?.[0]?.userEnteredValue?.stringValue ?? ''),
	);
	return `'Báo cáo'!${column}${row + 1}`;
};
const fillSchool = (cay: string | number = 1250) => {
	const person = anybody();
	person.type(cell('THHS', '', 'H'), 'Hoàn thành');
	person.type(cell('THHS', 'q1', 'G'), 1);
	person.type(cell('THHS', 'cay', 'G'), cay);
	person.type(cell('THHS', 'ket_qua', 'G'), 'Đã dọn vệ sinh trường, lớp');
	person.type(cell('THHS', '', 'K'), true);
};

beforeAll(async () => {
	google = await startGoogle({ limits: { reads: 1000, writes: 1000 } });
	engine.credentials.googleApi = { ...google.account };
	for (const { nodes } of workflows.values())
		for (const node of nodes)
			if (node.type === 'n8n-nodes-ke-hoach.reportSheet')
				node.parameters.options = { apiRoot: google.url, firstPause: 1 };
}, 60_000);
afterAll(() => google.close());

describe('Lập bảng chung', () => {
	it('makes one sheet, keeps it in the log and gives it with its warnings, however often it is asked', async () => {
		const first = await create();
		expect(output(first, 'Đã lập')[0]?.json).toMatchObject({
			ok: true,
			message: 'Đã lập bảng chung.',
			warnings: [expect.stringContaining('ai cầm đường dẫn')],
		});
		const again = await create();
		expect(output(again, 'Đã lập')[0]?.json).toMatchObject({ message: 'Kế hoạch này đã có bảng chung.' });
		expect(rows('sheet.created')).toHaveLength(1);
	});

	it('says in a sentence why Google made none', async () => {
		google.options.off = ['sheets'];
		const run = await create().finally(() => delete google.options.off);
		expect(output(run, 'Chưa lập')[0]?.json).toMatchObject({
			ok: false,
			message: expect.stringContaining('Google Sheets API chưa được bật'),
		});
		expect(rows('sheet.created')).toHaveLength(0);
	});
});

describe('Kế hoạch mới', () => {
	const confirm = async (choice: string) => {
		const { plan } = stored;
		const waiting = {
			planId: PLAN,
			title: plan.title,
			dueAt: '',
			at: NOW,
			by: '',
			data: JSON.stringify({ plan, sha256: 'ab' }),
		};
		await engine.tables.project('kh_plans').insertRows([waiting] as never, 'count' as never);
		await log('plan.edited', '', {
			edits: { added: [{ unit: 'THHS', like: null, tasks: ['Dọn vệ sinh trường, lớp'] }] },
		});
		const answers = {
			han_ngay: '2026-05-29',
			han_gio: '17:00',
			cach_nop: choice,
			quyet_dinh: 'Xác nhận và gửi cho các đơn vị',
		};
		return await engine.run('Kế hoạch mới', 'Biểu mẫu chờ xem lại', [{ json: { ma: PLAN } }], {
			'Xem lại và xác nhận': [{ json: answers }],
		});
	};

	it('makes the sheet that the officer chose before the units are written to, and each mail opens its own rows', async () => {
		const before = server.mails.length;
		const run = await confirm(SHEET_CHOICES[2]![0]);
		expect(shown(run, 'Đã gửi', 'completionMessage')).toContain('Đã lập bảng chung.');
		const [mail] = server.mails.slice(before);
		expect(mail?.text).toContain(`${sheet().id}/edit#gid=1001&fvid=`);
		expect(mail?.html).toContain('Hoặc nhập vào bảng chung');
	}, 60_000);

	it('sends the forms all the same when Google makes no sheet, and says so', async () => {
		const before = server.mails.length;
		google.options.off = ['sheets'];
		const run = await confirm(SHEET_CHOICES[2]![0]).finally(() => delete google.options.off);
		expect(shown(run, 'Đã gửi', 'completionMessage')).toContain('Các đơn vị nộp bằng phiếu');
		expect(server.mails.length).toBeGreaterThan(before);
		expect(server.mails.at(-1)?.text).not.toContain('docs.google.com');
	}, 60_000);

	it('makes none where the officer wants the form alone', async () => {
		await confirm(SHEET_CHOICES[0]![0]);
		expect(rows('sheet.created')).toHaveLength(0);
	}, 60_000);
});

describe('Đồng bộ bảng chung', () => {
	beforeEach(() => create());

	it('takes a completed unit into the log, then tells the sheet, by two looks and one writing', async () => {
		fillSchool();
		const calls = google.calls.length;
		await sync('2026-05-18T09:10:00+07:00');
		expect(rows('report.submitted')).toMatchObject([
			{ unit: 'THHS', data: { via: 'sheet', revision: 1, values: { cay: 1250 } } },
		]);
		expect(google.calls.slice(calls).filter(({ path }) => path !== '/token')).toHaveLength(3);
		expect(anybody().cell(cell('THHS', '', 'M')).userEnteredValue?.stringValue).toMatch(/Đã/);
		await sync('2026-05-18T09:20:00+07:00');
		expect(rows('report.submitted')).toHaveLength(1);
	});

	it.each([
		['at night', '2026-05-18T22:10:00+07:00'],
		['on a Sunday', '2026-05-17T09:10:00+07:00'],
	])('asks Google for nothing %s', async (_, moment) => {
		const calls = google.calls.length;
		await sync(moment);
		expect(google.calls).toHaveLength(calls);
	});

	it('runs whenever the officer asks', async () => {
		fillSchool();
		at('2026-05-17T21:10:00+07:00');
		const pages = { 'Chọn kế hoạch': [{ json: { ke_hoach: `${PLAN} | Tháng` } }] };
		const run = await engine.run(
			'Bảng chung',
			'Biểu mẫu bảng chung',
			[{ json: { viec: 'Đồng bộ ngay với bảng Google' } }],
			pages,
		);
		expect(shown(run, 'Đã đồng bộ', 'completionMessage')).toContain('Đã đọc bảng');
		expect(rows('report.submitted')).toHaveLength(1);
	});

	it('mails a unit once about what it left wrong for half an hour, with the cell', async () => {
		fillSchool('nhiều cây');
		const before = server.mails.length;
		for (const minute of ['10', '20', '40', '50']) await sync(`2026-05-18T09:${minute}:00+07:00`);
		const mails = server.mails.slice(before);
		expect(mails).toHaveLength(1);
		expect(mails[0]?.subject).toContain('chỗ cần xem lại trong bảng chung');
		expect(mails[0]?.text).toContain(cell('THHS', 'cay', 'G').split('!')[1]!);
		expect(anybody().cell(cell('THHS', 'cay', 'G')).note).toBeTruthy();
		expect(rows('report.submitted')).toHaveLength(0);
	}, 60_000);

	it('mails the officer when Google fails for half an hour, and goes on by itself afterwards', async () => {
		fillSchool();
		google.options.off = ['sheets'];
		const before = server.mails.length;
		for (const minute of ['10', '40', '50']) await sync(`2026-05-18T09:${minute}:00+07:00`);
		delete google.options.off;
		expect(server.mails.slice(before).map(({ to }) => [to].flat().map((one) => one?.text))).toEqual([
			[settings.officer.email],
		]);
		expect(server.mails.at(-1)?.text).toContain('Google Sheets API chưa được bật');
		await sync('2026-05-18T10:00:00+07:00');
		expect(rows('report.submitted')).toHaveLength(1);
	}, 60_000);

	it('closes the sheet of a closed plan, keeps a copy once, and opens it with the plan', async () => {
		fillSchool();
		await sync('2026-05-18T09:10:00+07:00');
		await log('plan.closed', '', {}, '2026-05-18T09:15:00+07:00');
		await sync('2026-05-18T09:20:00+07:00');
		await sync('2026-05-18T09:30:00+07:00');
		const locked = rows('sheet.locked');
		expect(locked).toHaveLength(1);
		expect(readdirSync(filesFolder)).toContain((locked[0]?.data.file as { path: string }).path);
		expect(() => anybody().type(cell('THHS', 'cay', 'G'), 7)).toThrow(/protected/);
		await log('plan.reopened', '', {}, '2026-05-18T09:35:00+07:00');
		await sync('2026-05-18T09:40:00+07:00');
		anybody().type(cell('THHS', 'cay', 'G'), 7);
	}, 60_000);
});

describe('Bảng chung', () => {
	const ask = (viec: string, page: IDataObject = {}, binary = {}) =>
		engine.run('Bảng chung', 'Biểu mẫu bảng chung', [{ json: { viec } }], {
			'Chọn kế hoạch': [fileItem({ ke_hoach: `${PLAN} | Tháng`, ...page }, binary)],
		});

	it('makes the sheet of a plan that is already running', async () => {
		const run = await ask('Lập bảng Google, chia sẻ theo địa chỉ của đơn vị', { bang: '' });
		expect(shown(run, 'Kết quả lập bảng', 'completionMessage')).toContain('Đã lập bảng chung.');
		expect(rows('sheet.created')).toMatchObject([{ data: { sharing: 'addresses' } }]);
	});

	it('hands out an offline copy without Google, and takes it back', async () => {
		const calls = google.calls.length;
		const run = await ask('Tải bản ngoại tuyến (.xlsx)');
		const copy = output(run, 'Lập bản ngoại tuyến')[0]?.binary?.data;
		expect(copy?.fileName).toMatch(/\.xlsx$/);
		const back = await ask('Nộp bản ngoại tuyến đã điền', {}, { tep: copy! });
		expect(shown(back, 'Đã nộp', 'completionTitle')).toBeTruthy();
		expect(google.calls).toHaveLength(calls);
	});
});
