import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { startMailServer, type MailServer } from '../mailServer';
import { Engine, fileItem, output, shown, workflows } from './harness';
import { settingsOf, stopCalendarAt } from './ward';

const samples = join(__dirname, '..', '..', 'samples');
const filesFolder = mkdtempSync(join(tmpdir(), 'ke-hoach-'));
const settings = settingsOf(filesFolder);
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
const linkOf = (unit: string) => {
	const mail = server.mails.find(({ text }) => text?.includes(unit));
	return /\?t=([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
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
}, 60_000);

afterAll(async () => {
	jest.useRealTimers();
	await server.close();
	rmSync(filesFolder, { recursive: true });
});

describe('every workflow file', () => {
	it.each([...workflows.values()].map((workflow) => [workflow.name, workflow] as const))(
		'%s has a stable id, its timezone, notes in Vietnamese, known nodes and no secret of an instance',
		(_, workflow) => {
			expect(workflow.id).toMatch(/^kh[A-Za-z]+\d+$/);
			expect(workflow.settings).toMatchObject({ executionOrder: 'v1', timezone: 'Asia/Ho_Chi_Minh' });
			if (workflow.name !== 'Báo lỗi')
				expect(workflow.settings?.errorWorkflow).toBe(workflows.get('Báo lỗi')?.id);
			expect(workflow.nodes.some(({ type }) => type === 'n8n-nodes-base.stickyNote')).toBe(true);
			for (const node of workflow.nodes) {
				expect(node.type).not.toMatch(/^CUSTOM\.|\.code$/);
				expect(engine.nodeType(node.type, node.typeVersion).description.displayName).toBeTruthy();
				for (const parent of Object.values(workflow.connections)) {
					for (const target of parent.main?.flat() ?? []) {
						expect(workflow.nodes.map(({ name }) => name)).toContain(target?.node);
					}
				}
			}
			expect(JSON.stringify(workflow)).not.toMatch(/pinData|staticData|instanceId/);
		},
	);
});

describe('a plan, from the document to the workbook', () => {
	it('Thiết lập creates the tables and stores the directory once the officer agrees', async () => {
		const upload = engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'danh_ba');
		const trigger = 'Biểu mẫu thiết lập';
		const no = { 'Xem lại danh bạ': [{ json: { quyet_dinh: 'Dừng lại để sửa tệp, chưa nạp gì' } }] };
		await engine.run('Thiết lập', trigger, [fileItem(settings, upload)], no);
		expect([...engine.tables.tables.keys()]).toEqual([]);

		const yes = { 'Xem lại danh bạ': [{ json: { quyet_dinh: 'Nạp 52 đơn vị hợp lệ' } }] };
		const run = await engine.run('Thiết lập', trigger, [fileItem(settings, upload)], yes);
		expect(shown(run, 'Xong', 'completionMessage')).toContain('Đã nạp 52 đơn vị');
		expect(engine.tables.rows('kh_units')).toHaveLength(52);
		expect(rows('settings.changed')).toHaveLength(1);
	}, 60_000);

	it('Thiết lập says which setting is wrong', async () => {
		const upload = engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'danh_ba');
		const wrong = fileItem({ ...settings, lanh_dao_email: 'a@b.example, không phải' }, upload);
		const run = await engine.run('Thiết lập', 'Biểu mẫu thiết lập', [wrong]);
		expect(shown(run, 'Tệp không đọc được', 'completionMessage')).toContain(
			'“không phải” không phải là địa chỉ email',
		);
	}, 60_000);

	it('Kế hoạch mới stores the plan and mails every unit its share with the document', async () => {
		const upload = engine.file(join(samples, 'ke-hoach.docx'), 'van_ban');
		const pages = { 'Xem lại và xác nhận': [{ json: confirmed }] };
		const run = await engine.run('Kế hoạch mới', 'Biểu mẫu kế hoạch', [fileItem({}, upload)], pages);
		expect(shown(run, 'Đã gửi', 'completionMessage')).toContain('Gửi được 40 thư');
		expect(engine.tables.rows('kh_plans')).toHaveLength(2);
		expect(rows('plan.received')).toHaveLength(1);
		const notices = server.mails.filter(({ subject }) => subject?.startsWith('Giao nhiệm vụ'));
		expect(notices).toHaveLength(40);
		expect(
			rows('delivery.sent').filter(({ key }) => String(key).includes(':recipient:')).length,
		).toBeGreaterThan(0);
		expect(server.mails[0]?.attachments.map(({ filename }) => filename)).toEqual(['ke-hoach.docx']);
		expect(
			rows('delivery.sent')
				.map(({ key }) => key)
				.sort(),
		).toEqual(
			rows('delivery.sending')
				.map(({ key }) => key)
				.sort(),
		);
	}, 60_000);

	it('Kế hoạch mới knows the same document again and sends nothing twice', async () => {
		const before = server.mails.length;
		const upload = engine.file(join(samples, 'ke-hoach.docx'), 'van_ban');
		const later = { ...confirmed, quyet_dinh: 'Để lại, xem tiếp sau (chưa gửi gì)' };
		const pages = { 'Xem lại và xác nhận': [{ json: later }] };
		const run = await engine.run('Kế hoạch mới', 'Biểu mẫu kế hoạch', [fileItem({}, upload)], pages);
		expect(output(run, 'Nhận văn bản')[0]?.json).toMatchObject({ state: 'confirmed' });
		expect(shown(run, 'Để lại', 'completionTitle')).toContain('chưa gửi gì');
		expect(engine.tables.rows('kh_plans')).toHaveLength(2);
		expect(server.mails).toHaveLength(before);
	}, 60_000);

	it('Báo cáo của đơn vị stores a report with its evidence', async () => {
		const photo = engine.file(join(samples, 'ke-hoach.docx'), 'minh_chung_0');
		const answers = {
			trang_thai: 'Hoàn thành',
			v_q1: '01',
			v_ket_qua: 'Đã xong',
			quyet_dinh: 'Gửi báo cáo này',
			submittedAt: '2026-05-12T09:00:00+07:00',
		};
		const run = await engine.run(
			'Báo cáo của đơn vị',
			'Mở từ liên kết',
			[{ json: { t: linkOf('Công an phường') } }],
			{ 'Phiếu báo cáo': [fileItem(answers, photo)] },
		);
		expect(shown(run, 'Đã nhận', 'completionMessage')).toContain('báo cáo lần 1');
		const [report] = rows('report.submitted');
		expect(JSON.parse(String(report?.data))).toMatchObject({
			revision: 1,
			values: { q1: 1, ket_qua: 'Đã xong' },
		});
		const [evidence] = JSON.parse(String(report?.data)).files as { path: string }[];
		expect(evidence?.path).toMatch(/^kh-36-kh-ubnd-\w+\/CA\/\w+\.docx$/);
		expect(existsSync(join(filesFolder, evidence?.path ?? ''))).toBe(true);
	}, 60_000);

	it('Báo cáo của đơn vị stores nothing for a link that was changed', async () => {
		const before = rows('report.submitted').length;
		const run = await engine.run('Báo cáo của đơn vị', 'Mở từ liên kết', [
			{ json: { t: `${linkOf('Công an')}x` } },
		]);
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Liên kết không hợp lệ');
		expect(rows('report.submitted')).toHaveLength(before);
	}, 60_000);

	it('Đôn đốc reminds the silent units by the schedule, and once only', async () => {
		at('2026-05-15T08:05:00+07:00');
		const before = server.mails.length;
		await engine.run('Đôn đốc', 'Mỗi giờ làm việc', [{ json: {} }]);
		expect(server.mails.length - before).toBe(39);
		await engine.run('Đôn đốc', 'Mỗi giờ làm việc', [{ json: {} }]);
		expect(server.mails.length - before).toBe(39);
	}, 60_000);

	it('Đôn đốc rehearses any date without sending', async () => {
		const before = server.mails.length;
		const asked = { ngay: '2026-05-26', gio: '08:00', che_do: 'Chạy thử, không gửi gì' };
		const run = await engine.run('Đôn đốc', 'Biểu mẫu đôn đốc', [{ json: asked }]);
		expect(shown(run, 'Kết quả', 'completionTitle')).toContain('Chạy thử');
		expect(shown(run, 'Kết quả', 'completionMessage')).toContain('lãnh đạo UBND');
		expect(server.mails).toHaveLength(before);
	}, 60_000);

	it('Tổng hợp hands out the workbook, and mails it by the schedule once a day', async () => {
		const planId = String(engine.tables.rows('kh_plans')[0]?.planId);
		const pages = { 'Chọn kế hoạch': [{ json: { ke_hoach: `${planId} | Hưởng ứng` } }] };
		const asked = [{ json: { viec: 'Tải bảng tổng hợp' } }];
		const run = await engine.run('Tổng hợp', 'Biểu mẫu tổng hợp', asked, pages);
		expect(shown(run, 'Tải về', 'completionMessage')).toContain('1/40 đơn vị đã báo cáo');
		expect(output(run, 'Lập bảng')[0]?.binary?.data?.fileName).toBe('tong-hop.xlsx');

		const before = server.mails.length;
		await engine.run('Tổng hợp', 'Giờ gửi hằng ngày', [{ json: {} }]);
		await engine.run('Tổng hợp', 'Giờ gửi hằng ngày', [{ json: {} }]);
		expect(server.mails.length - before).toBe(1);
		const files = server.mails.at(-1)?.attachments;
		expect(files?.map(({ filename }) => filename)).toEqual(['tong-hop.xlsx', 'tinh-hinh.png']);
		expect(files?.[1]?.content.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
	}, 60_000);

	it('Tổng hợp hands out the draft report and the way to the status page, which shows the same figures', async () => {
		const planId = String(engine.tables.rows('kh_plans')[0]?.planId);
		const pages = { 'Chọn kế hoạch': [{ json: { ke_hoach: `${planId} | Hưởng ứng` } }] };
		const asked = [{ json: { viec: 'Tải dự thảo báo cáo' } }];
		const run = await engine.run('Tổng hợp', 'Biểu mẫu tổng hợp', asked, pages);
		expect(output(run, 'Lập báo cáo')[0]?.binary?.data?.fileName).toBe('bao-cao.docx');
		const link = /href="([^"]+)"/.exec(shown(run, 'Tải về', 'completionMessage'))?.[1] ?? '';
		const query = { t: new URL(link).searchParams.get('t') };
		const opened = await engine.run('Trang theo dõi', 'Mở bằng liên kết', [{ json: { query } }]);
		expect(output(opened, 'Lập trang')[0]?.json).toMatchObject({ ok: true, planId, reported: 1, units: 40 });
		const shownAs = async (tep: string, node: string) =>
			output(
				await engine.run('Trang theo dõi', 'Mở bằng liên kết', [{ json: { query: { ...query, tep } } }]),
				node,
			)[0]?.binary;
		expect((await shownAs('png', 'Lập ảnh'))?.picture?.mimeType).toBe('image/png');
		expect((await shownAs('xlsx', 'Lập bảng'))?.data?.fileName).toBe('tong-hop.xlsx');
	}, 60_000);

	it('Trang theo dõi reads nothing for a link that was forged', async () => {
		const forged = await engine.run('Trang theo dõi', 'Mở bằng liên kết', [
			{ json: { query: { t: 'a.b' } } },
		]);
		expect(output(forged, 'Kiểm tra liên kết')[0]?.json).toMatchObject({ ok: false, statusCode: 403 });
		expect(Object.keys(forged.run.data.resultData.runData)).not.toContain('Đọc sổ');
		expect(shown(forged, 'Trả lời từ chối', 'inputFieldName')).toBe('data');
	}, 60_000);

	it('Mẫu tổng hợp keeps the ward’s own form, which Tổng hợp fills until it is taken out of use', async () => {
		const planId = String(engine.tables.rows('kh_plans')[0]?.planId);
		const pages = { 'Chọn kế hoạch': [{ json: { ke_hoach: `${planId} | Hưởng ứng` } }] };
		const ask = async () =>
			await engine.run(
				'Tổng hợp',
				'Biểu mẫu tổng hợp',
				[{ json: { viec: 'Tải bảng theo mẫu riêng' } }],
				pages,
			);
		const give = async (viec: string, file?: string) => {
			const item = file ? fileItem({ viec }, engine.file(file, 'mau')) : { json: { viec } };
			return await engine.run('Mẫu tổng hợp', 'Biểu mẫu mẫu tổng hợp', [item]);
		};
		const message = 'completionMessage';
		expect(shown(await ask(), 'Chưa lập được', message)).toContain('Chưa có mẫu riêng');
		const wrong = await give('Nạp mẫu mới', join(samples, 'danh-ba-don-vi.xlsx'));
		expect(shown(wrong, 'Chưa nhận mẫu', message)).toContain('Mẫu chưa có ô hay dòng nào mang tên kh_…');
		const taken = await give('Nạp mẫu mới', join(samples, 'mau-tong-hop.xlsx'));
		expect(shown(taken, 'Đã nhận', message)).toContain('(kh_dong_don_vi): stt, ten, bao_cao');

		const filled = await ask();
		expect(shown(filled, 'Tải về', message)).toContain('1/40 đơn vị đã báo cáo');
		expect(output(filled, 'Điền mẫu')[0]?.binary?.data?.fileName).toBe('tong-hop-theo-mau.xlsx');

		expect(shown(await give('Bỏ mẫu riêng đang dùng'), 'Đã nhận', 'completionTitle')).toBe('Đã bỏ mẫu riêng');
		expect(shown(await ask(), 'Chưa lập được', message)).toContain('Chưa có mẫu riêng');
		expect(rows('summary.template')).toHaveLength(2);
	}, 60_000);

	it('Chốt tổng hợp keeps the workbook of a closed plan and says so in the log, once', async () => {
		const planId = String(engine.tables.rows('kh_plans')[0]?.planId);
		const closed = {
			planId,
			unit: '',
			kind: 'plan.closed',
			at: new Date().toISOString(),
			by: '',
			key: 'k',
			data: {},
		};
		await engine.run('Ghi nhật ký', 'Được gọi', [{ json: { rows: [closed] } }]);
		await engine.run('Chốt tổng hợp', 'Mỗi 30 phút', [{ json: {} }]);
		await engine.run('Chốt tổng hợp', 'Được gọi', [{ json: { planId } }]);
		const frozen = rows('summary.frozen').map(
			({ data }) => JSON.parse(String(data)) as Record<string, never>,
		);
		expect(frozen).toMatchObject([{ version: 1, figures: { units: 40, reported: 1 } }]);
		expect(readdirSync(filesFolder)).toContain((frozen[0]?.file as unknown as { path: string }).path);
	}, 60_000);

	it('Tổng hợp mails nothing more about a plan that is closed', async () => {
		at('2026-05-18T16:30:00+07:00');
		const before = server.mails.length;
		await engine.run('Tổng hợp', 'Giờ gửi hằng ngày', [{ json: {} }]);
		expect(server.mails).toHaveLength(before);
	}, 60_000);

	it('Báo lỗi tells the admin which workflow and node failed', async () => {
		const failure = { name: 'Đôn đốc', id: 'khDonDoc00000001' };
		const execution = {
			id: '7',
			url: 'https://n8n.phuong.example/e/7',
			lastNodeExecuted: 'Gửi thư',
			error: { message: 'hỏng' },
		};
		await engine.run('Báo lỗi', 'Khi có lỗi', [{ json: { workflow: failure, execution } }]);
		const mail = server.mails.at(-1);
		expect(mail?.subject).toBe('Kế hoạch: luồng “Đôn đốc” bị lỗi');
		expect(mail?.text).toContain('Nút: Gửi thư');
	}, 60_000);

	it('reads no file of a workflow twice into the folder', () => {
		const names = readdirSync(filesFolder, { withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names.some((name) => name.startsWith('danh-ba-dm-'))).toBe(true);
		expect(readFileSync(join(filesFolder, names[0] ?? '')).length).toBeGreaterThan(0);
	});
});
