import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { directoryRows, settingsEvent } from '../../domain/book';
import { signLink, type LinkPurpose } from '../../domain/reports/link';
import type { LogEvent } from '../../domain/types';
import { economy, school, settings, stored } from '../domain/messages/greenSunday';
import { startMailServer, type MailServer } from '../mailServer';
import { Engine, fileItem, output, shown, workflows } from './harness';
import { startS3 } from './s3Stand';

const SECRET = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
const NOW = '2026-05-18T09:00:00.000+07:00';
const PLAN = stored.planId;
const filesFolder = mkdtempSync(join(tmpdir(), 'ke-hoach-don-vi-'));
const REPORT = 'Báo cáo của đơn vị';
const ACKNOWLEDGE = 'Đã nhận kế hoạch';

let engine: Engine;
let server: MailServer;

type Row = Record<string, unknown>;
const at = (iso: string) => jest.setSystemTime(new Date(iso));
const append = (table: string, rows: object[]) =>
	engine.tables
		.project(table)
		.insertRows(
			rows.map((row) => ({ ...row, data: JSON.stringify((row as Row).data) })) as never,
			'count' as never,
		);
const log = (kind: string, unit = '', data: object = {}, moment = NOW) => {
	const event: LogEvent = { planId: PLAN, unit, kind, at: moment, by: 'Cán bộ', key: '', data: { ...data } };
	return append('kh_events', [event]);
};
const rows = (kind: string) =>
	engine.tables
		.rows('kh_events')
		.filter((row) => row.kind === kind)
		.map((row) => ({ key: String(row.key), ...row, data: JSON.parse(String(row.data)) as Row }));
const token = (unit: string, purpose: LinkPurpose = 'report', issuedAt = '2026-05-12T09:00:00+07:00') =>
	signLink({ planId: PLAN, unit, purpose, issuedAt, expiresAt: '2026-07-01T00:00:00+07:00' }, SECRET);
const open = (workflow: string, t: string | null, pages: Record<string, INodeExecutionData[]> = {}) =>
	engine.run(workflow, 'Mở từ liên kết', [{ json: { t } }], pages);
/** One set of answers for every page of a visit: each page reads its own. */
const ANSWERS = {
	trang_thai: 'Hoàn thành',
	v_q1: '01',
	v_cay: '1.250',
	v_ket_qua: 'Đã dọn vệ sinh',
	quyet_dinh: 'Gửi báo cáo này',
	submittedAt: NOW,
};
const send = (unit: string, answers: IDataObject = {}, binary = {}) =>
	open(REPORT, token(unit), { 'Phiếu báo cáo': [fileItem({ ...ANSWERS, ...answers }, binary)] });
const nodesOf = (run: Awaited<ReturnType<typeof open>>) => Object.keys(run.run.data.resultData.runData);

beforeAll(async () => {
	process.env.N8N_RESTRICT_FILE_ACCESS_TO = filesFolder;
	jest.useFakeTimers({
		now: new Date(NOW),
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
		keHoachLinkApi: { secret: SECRET, baseUrl: 'https://n8n.phuong.example' },
	});
}, 60_000);

beforeEach(async () => {
	at(NOW);
	engine.tables.tables.clear();
	const text = (names: string[]) => names.map((name) => ({ name, type: 'string' as const }));
	for (const [name, columns] of [
		['kh_units', ['importId', 'importSize', 'code', 'name', 'type', 'at', 'by', 'data']],
		['kh_plans', ['planId', 'title', 'dueAt', 'at', 'by', 'data']],
		['kh_events', ['planId', 'unit', 'kind', 'at', 'by', 'key', 'data']],
	] as const)
		await engine.tables.aggregate().createDataTable({ name, columns: text([...columns]) } as never);
	await append('kh_units', directoryRows([economy, school], 'i1', NOW));
	const { plan, assignments } = stored;
	await append('kh_plans', [
		{ planId: PLAN, title: plan.title, dueAt: '', at: NOW, by: '', data: { plan, assignments } },
	]);
	await append('kh_events', [settingsEvent({ ...settings, filesFolder }, NOW)]);
});

afterAll(async () => {
	jest.useRealTimers();
	await server.close();
	rmSync(filesFolder, { recursive: true });
});

describe('a token that is none', () => {
	const forged = [
		['missing', null],
		['random', 'YWJj.ZGVm'],
		['changed', `${token('THHS')}x`],
		['of another unit under this signature', `${token('KT').split('.')[0]}.${token('THHS').split('.')[1]}`],
		['for another purpose', token('THHS', 'acknowledge')],
	] as const;

	it.each(forged)('%s: is refused before anything is read', async (_, t) => {
		const run = await open(REPORT, t);
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Liên kết không hợp lệ');
		expect(nodesOf(run)).not.toContain('Đọc sổ');
	});

	it('does not acknowledge either', async () => {
		const run = await open(ACKNOWLEDGE, token('THHS', 'report'));
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Liên kết không hợp lệ');
		expect(nodesOf(run)).not.toContain('Đọc sổ');
		expect(rows('notice.acknowledged')).toEqual([]);
	});
});

describe('a report', () => {
	it('is in the log before the unit reads “Đã nhận”, and its receipt goes out once under a key of its own', async () => {
		const run = await send('THHS');
		const [row] = rows('report.submitted');
		expect(row).toMatchObject({
			planId: PLAN,
			unit: 'THHS',
			by: 'Trường Tiểu học Hoa Sen',
			data: {
				revision: 1,
				values: { q1: 1, cay: 1250, ket_qua: 'Đã dọn vệ sinh' },
				status: 'Hoàn thành',
				via: 'form',
			},
		});
		const names = nodesOf(run);
		expect(names.indexOf('Ghi báo cáo')).toBeLessThan(names.indexOf('Đã nhận'));
		expect(shown(run, 'Đã nhận', 'completionTitle')).toBe('Đã nhận báo cáo');
		expect(shown(run, 'Đã nhận', 'completionMessage')).toContain(
			'<b>báo cáo lần 1</b> lúc 09:00 ngày 18/05/2026',
		);
		expect(rows('delivery.sent')).toMatchObject([
			{ key: 'kh-45:THHS:receipt:1:email', data: { step: 'receipt' } },
		]);
		expect(server.mails.at(-1)).toMatchObject({ subject: expect.stringContaining('Đã nhận báo cáo lần 1') });
		expect(server.mails.at(-1)?.text).toContain('https://n8n.phuong.example/form/bao-cao-don-vi?t=');
	});

	it('counts twice when two people send at the same moment: two numbers, the later one is current', async () => {
		const [one, other] = await Promise.all([
			send('THHS', { v_cay: '1.000' }),
			send('THHS', { v_cay: '1.100' }),
		]);
		expect(rows('report.submitted')).toHaveLength(2);
		const numbers = [one, other].map((run) => Number(output(run, 'Biên nhận')[0]?.json.revision));
		expect(numbers.toSorted()).toEqual([1, 2]);
		const receipts = rows('delivery.sent').map(({ key }) => key);
		expect(receipts.toSorted()).toEqual(['kh-45:THHS:receipt:1:email', 'kh-45:THHS:receipt:2:email']);
	});

	it('ends with the page when nobody answers it for days', async () => {
		const run = await open(REPORT, token('THHS'), { 'Phiếu báo cáo': [{ json: { title: 'Trang' } }] });
		expect(nodesOf(run)).not.toContain('Nhận trả lời');
		expect(rows('report.submitted')).toEqual([]);
	});

	it('can be withdrawn with a reason', async () => {
		await send('THHS');
		at('2026-05-18T09:05:00+07:00');
		const run = await send('THHS', {
			viec: 'Rút báo cáo đã gửi',
			quyet_dinh: 'Rút báo cáo',
			ly_do: 'Nhập nhầm số cây',
		});
		expect(rows('report.withdrawn')).toMatchObject([
			{ unit: 'THHS', data: { revision: 1, reason: 'Nhập nhầm số cây' } },
		]);
		expect(shown(run, 'Đã nhận', 'completionTitle')).toBe('Đã rút báo cáo');
		expect(rows('delivery.sent')).toHaveLength(1);
	});

	it.each([
		['the plan is closed', 'plan.closed', '', 'Kế hoạch đã khóa sổ'],
		['the unit is excluded', 'unit.excluded', 'THHS', 'Đơn vị không phải báo cáo kế hoạch này'],
		['its link was revoked', 'link.revoked', 'THHS', 'Liên kết này không còn dùng được'],
	])('is refused with the officer’s number when %s', async (_, kind, unit, title) => {
		await log(kind, unit, { reason: 'Thử' });
		const run = await send('THHS');
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe(title);
		expect(shown(run, 'Không mở được', 'completionMessage')).toContain('0900 000 001');
		expect(rows('report.submitted')).toEqual([]);
	});

	it('comes through a link that was issued after the revocation', async () => {
		await log('link.revoked', 'THHS', { reason: 'Lộ' }, '2026-05-17T09:00:00+07:00');
		const pages = { 'Phiếu báo cáo': [fileItem(ANSWERS, {})] };
		await open(REPORT, token('THHS', 'report', '2026-05-17T09:00:00.001+07:00'), pages);
		expect(rows('report.submitted')).toHaveLength(1);
	});

	it('is stopped after a dozen within the hour', async () => {
		for (let minute = 0; minute < 12; minute++)
			await log(
				'report.submitted',
				'THHS',
				{ values: {}, via: 'form' },
				`2026-05-18T08:${30 + minute}:00+07:00`,
			);
		const run = await send('THHS');
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Đã gửi quá nhiều lần');
	});

	it('names no other unit in anything that its run would show', async () => {
		const run = await send('THHS');
		const shownToUnit = ['Mở phiếu', 'Nhận trả lời', 'Biên nhận']
			.map((name) => JSON.stringify(output(run, name)[0]?.json))
			.join();
		expect(shownToUnit).toContain('Cây xanh');
		expect(shownToUnit).not.toMatch(/Kinh tế|Bến Nước/);
	});
});

describe('evidence', () => {
	const samples = join(__dirname, '..', '..', 'samples');

	it('is kept below plan and unit, by its content, before the unit looks its report through', async () => {
		const run = await send('THHS', {}, engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'minh_chung'));
		const [row] = rows('report.submitted');
		const [file] = row?.data.files as { name: string; path: string; sha256: string; size: number }[];
		expect(file).toMatchObject({ name: 'danh-ba-don-vi.xlsx', path: `kh-45/THHS/${file?.sha256}.xlsx` });
		const content = readFileSync(join(filesFolder, file?.path ?? ''));
		expect(createHash('sha256').update(content).digest('hex')).toBe(file?.sha256);
		const names = nodesOf(run);
		expect(names.indexOf('Cất minh chứng')).toBeLessThan(names.indexOf('Ghi báo cáo'));
	});

	it('comes back through Lấy tệp under its own name', async () => {
		await send('THHS', {}, engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'minh_chung'));
		const [file] = rows('report.submitted')[0]?.data.files as IDataObject[];
		const run = await engine.run('Lấy tệp', 'Được gọi', [{ json: file ?? {} }]);
		expect(output(run, 'Đọc từ đĩa')[0]?.binary?.data).toMatchObject({ fileName: 'danh-ba-don-vi.xlsx' });
	});

	it('never leaves the folder that the admin set', async () => {
		const refusal = async (path: string, folder = filesFolder) => {
			const files = [{ path, property: 'tep' }];
			const upload = engine.file(join(samples, 'ke-hoach.docx'), 'tep');
			const run = engine.run('Cất tệp', 'Được gọi', [fileItem({ files, folder }, upload)]);
			return await run.then(
				() => 'stored',
				(cause: Error) => cause.message,
			);
		};
		for (const path of ['../x.docx', 'a/../../x.docx', '/etc/x.docx', 'a//x.docx', '.ssh/x'])
			expect(await refusal(path)).toContain('no plain name');
		expect(await refusal('a/x.docx', tmpdir())).toContain('does not let nodes write');
		symlinkSync(tmpdir(), join(filesFolder, 'lien-ket'));
		expect(await refusal('lien-ket/b/x.docx')).toContain('not allowed');
		expect(existsSync(join(tmpdir(), 'b'))).toBe(false);
	});

	it('goes to S3 and comes back when the two workflows are swapped', async () => {
		const s3 = await startS3();
		engine.credentials.s3 = s3.credential;
		const variant = (file: string) =>
			JSON.parse(readFileSync(join(__dirname, '..', '..', 'workflows', 's3', file), 'utf8'));
		const names = { 'cat-tep.json': 'Cất tệp', 'lay-tep.json': 'Lấy tệp' };
		for (const [file, name] of Object.entries(names)) {
			expect(variant(file)).toMatchObject({ id: workflows.get(name)?.id, name });
			workflows.set(`${name} S3`, variant(file));
		}
		const upload = {
			...engine.file(join(samples, 'ke-hoach.docx'), 'tep_1'),
			...engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'tep_2'),
		};
		const files = [
			{ path: 'kh-45/THHS/aa.docx', property: 'tep_1' },
			{ path: 'kh-45/THHS/bb.xlsx', property: 'tep_2' },
		];
		await engine.run('Cất tệp S3', 'Được gọi', [fileItem({ files }, upload)]);
		const kept = (key: string) => s3.objects.get(`ke-hoach/kh-45/THHS/${key}`)?.body;
		expect(kept('aa.docx')).toEqual(readFileSync(join(samples, 'ke-hoach.docx')));
		expect(kept('bb.xlsx')).toEqual(readFileSync(join(samples, 'danh-ba-don-vi.xlsx')));
		const asked = { path: 'kh-45/THHS/bb.xlsx', name: 'Danh bạ.xlsx', type: 'application/vnd.ms-excel' };
		const run = await engine.run('Lấy tệp S3', 'Được gọi', [{ json: asked }]);
		const back = output(run, 'Tên gốc')[0]?.binary?.data;
		expect(back).toMatchObject({ fileName: 'Danh bạ.xlsx', mimeType: 'application/vnd.ms-excel' });
		expect(Buffer.from(back?.data ?? '', 'base64')).toEqual(kept('bb.xlsx'));
		expect(s3.unsigned).toEqual([]);
		for (const name of Object.values(names)) workflows.delete(`${name} S3`);
		await s3.close();
	});
});

describe('“Đã nhận kế hoạch”', () => {
	it('is stored once, with a way on to the form', async () => {
		const run = await open(ACKNOWLEDGE, token('THHS', 'acknowledge'));
		await open(ACKNOWLEDGE, token('THHS', 'acknowledge'));
		expect(rows('notice.acknowledged')).toMatchObject([{ unit: 'THHS', key: 'kh-45:THHS:acknowledged' }]);
		const message = shown(run, 'Đã ghi nhận', 'completionMessage');
		const [, t = ''] = /bao-cao-don-vi\?t=([\w.-]+)/.exec(message) ?? [];
		await open(REPORT, t, { 'Phiếu báo cáo': [fileItem(ANSWERS, {})] });
		expect(rows('report.submitted')).toHaveLength(1);
	});

	it('is not taken once the plan is closed', async () => {
		await log('plan.closed', '', { reason: 'Xong' });
		const run = await open(ACKNOWLEDGE, token('THHS', 'acknowledge'));
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Kế hoạch đã khóa sổ');
		expect(rows('notice.acknowledged')).toEqual([]);
	});
});
