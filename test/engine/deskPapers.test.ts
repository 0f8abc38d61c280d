import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { signLink } from '../../domain/reports/link';
import { stored } from '../domain/messages/greenSunday';
import { ANSWERS, KT_ANSWERS, refilled } from '../nodes/UnitReport/papers';
import { output } from './harness';
import { at, engine, log, NOW, rows, send, token } from './unitWard';

/** Filled forms that come to the officer by hand: on a stick, by Zalo, through the e-office. */
const DOWNLOAD = 'Phiếu Excel';
const LATER = '2026-05-18T09:10:00.000+07:00';
const contentOf = (run: Awaited<ReturnType<typeof engine.run>>, node: string) =>
	Buffer.from(output(run, node)[0]?.binary?.data?.data ?? '', 'base64');
const blank = async (unit: string) =>
	contentOf(
		await engine.run(DOWNLOAD, 'Tải bằng liên kết', [{ json: { query: { t: token(unit) } } }]),
		'Lập phiếu',
	);
const filled = async (unit: string, answers: Record<string, string | undefined>) =>
	refilled(await blank(unit), answers);

type Step = IDataObject & { view: IDataObject; title: string; fieldsJson: string };
interface Field {
	fieldName: string;
	fieldType: string;
	defaultValue?: string;
	html?: string;
	fieldOptions?: { values: { option: string }[] };
}
const fieldsOf = ({ fieldsJson }: Step) => JSON.parse(fieldsJson) as Field[];
const field = (page: Step, name: string) => fieldsOf(page).find(({ fieldName }) => fieldName === name);
const optionsOf = (page: Step, name: string) =>
	(field(page, name)?.fieldOptions?.values ?? []).map(({ option }) => option);
const words = (page: Step) =>
	fieldsOf(page)
		.map(({ html = '' }) => html)
		.join('\n');

/** One answer of the officer, with the files that the page brought. */
async function step(view: IDataObject | null, answers: IDataObject, files: Record<string, Buffer> = {}) {
	const binary = Object.fromEntries(
		Object.entries(files).map(([fileName, content], i): [string, IBinaryData] => [
			`phieu_excel_${i}`,
			{ data: content.toString('base64'), mimeType: 'application/octet-stream', fileName },
		]),
	);
	const item = { json: { view, answers }, binary };
	const run = await engine.run('Điều hành: một bước', 'Một bước', [item]);
	return [...output(run, 'Soạn trang ngay'), ...output(run, 'Soạn trang')][0]?.json as Step;
}
const list = async () => await step(null, { nguoi: 'Phó Trưởng phòng', kh: '', dv: '' });
async function choose(action: string, ...codes: string[]): Promise<Step> {
	const page = await list();
	const units = codes.map(
		(code) => optionsOf(page, 'don_vi').find((one) => one.startsWith(`${code} - `)) ?? '',
	);
	const viec = optionsOf(page, 'viec').find((one) => one.startsWith(action)) ?? `no ${action}`;
	return await step(page.view, { loc: optionsOf(page, 'loc')[0], viec, tat_ca: [], don_vi: units });
}
const enter = async (code: string) => await choose('Nhập thay báo cáo', code);
const SEND = { sau_do: 'Ghi báo cáo thay đơn vị' };
/** What the page would send if the officer touched nothing. */
const asShown = (page: Step): IDataObject =>
	Object.fromEntries(fieldsOf(page).map(({ fieldName, defaultValue = '' }) => [fieldName, defaultValue]));
const drop = async (files: Record<string, Buffer>) =>
	await step((await choose('Nhập các phiếu Excel')).view, { sau_do: 'Đọc các phiếu' }, files);

describe('a filled form on the page that enters a report on behalf', () => {
	it('is shown as if it had been typed; only then it is stored, as entered on behalf', async () => {
		const page = await enter('THHS');
		const read = await step(
			page.view,
			{ ...SEND, v_cay: '3' },
			{ 'phieu-THHS.xlsx': await filled('THHS', ANSWERS) },
		);
		expect(rows('report.submitted')).toEqual([]);
		expect(words(read)).toContain('Đã đọc phiếu Excel “phieu-THHS.xlsx”');
		expect(words(read)).not.toContain('Chưa làm được');
		expect(asShown(read)).toMatchObject({ trang_thai: 'Hoàn thành', v_q1: '01', v_cay: '1.250' });
		at(LATER);
		const done = await step(read.view, { ...asShown(read), v_q1: '2', ghi_chu: 'Đã hỏi lại', ...SEND });
		expect(rows('report.submitted')).toMatchObject([
			{
				unit: 'THHS',
				by: 'Phó Trưởng phòng',
				data: {
					revision: 1,
					values: { q1: 2, cay: 1250, ket_qua: 'Đã dọn vệ sinh' },
					via: 'officer',
					paper: 'phieu-THHS.xlsx',
				},
			},
		]);
		expect(words(done)).toContain('Đã nhập thay báo cáo của');
		const history = words(await choose('Mở hồ sơ đơn vị', 'THHS'));
		expect(history).toContain(
			'Cán bộ nhập thay báo cáo lần 1 từ phiếu Excel “phieu-THHS.xlsx” (Phó Trưởng phòng)',
		);
	});

	it('with what cannot be read or is missing shows the rest, and names the cells', async () => {
		const file = await filled('THHS', { ...ANSWERS, v_cay: 'nhiều', v_q1: undefined });
		const read = await step((await enter('THHS')).view, SEND, { 'a.xlsx': file });
		expect(words(read)).toMatch(/Băng rôn treo tại cổng đơn vị: chưa có số liệu.*\(ô G\d+\)/);
		expect(words(read)).toMatch(/Cây xanh trồng mới: “nhiều” không phải là số.*\(ô G\d+\)/);
		expect(asShown(read)).toMatchObject({ v_ket_qua: 'Đã dọn vệ sinh', v_cay: 'nhiều' });
		expect(rows('report.submitted')).toEqual([]);
	});

	const forge = async () =>
		refilled(await blank('THHS'), ANSWERS, {
			change: ({ C1: cell }) => (cell.v = `${String(cell.v).slice(0, -2)}xx`),
		});
	it.each([
		[
			'of another unit',
			() => filled('KT', KT_ANSWERS),
			/là phiếu của Phòng Kinh tế.*, không phải của Trường/,
		],
		['with a changed token', forge, /mang mã không đúng hoặc đã bị thay đổi/],
		['that is no form', async () => Buffer.from('xin chào'), /không phải phiếu Excel tải từ hệ thống/],
		['that nobody filled in', () => blank('THHS'), /nhưng chưa điền gì/],
	])('%s is refused in one sentence, and what was typed stays', async (_, file, sentence) => {
		const read = await step((await enter('THHS')).view, { ...SEND, v_cay: '7' }, { 'a.xlsx': await file() });
		expect(words(read)).toMatch(sentence);
		expect(words(read).match(/<li>/g)?.length).toBeGreaterThanOrEqual(1);
		expect(asShown(read)).toMatchObject({ v_cay: '7' });
		expect(rows('report.submitted')).toEqual([]);
	});

	it('of another plan is refused, and says of which', async () => {
		const { plan, assignments } = stored;
		const data = JSON.stringify({ plan: { ...plan, number: '46/KH-UBND' }, assignments });
		const row = { planId: 'kh-46', title: plan.title, dueAt: '', at: NOW, by: '', data };
		await engine.tables.project('kh_plans').insertRows([row] as never, 'count' as never);
		const other = signLink(
			{
				planId: 'kh-46',
				unit: 'THHS',
				purpose: 'workbook',
				issuedAt: NOW,
				expiresAt: '2026-07-01T00:00:00+07:00',
			},
			String(engine.credentials.keHoachLinkApi?.secret),
		);
		const file = refilled(await blank('THHS'), ANSWERS, { change: ({ C1: cell }) => (cell.v = other) });
		const view = { ...(await list()).view, planId: 'kh-45', page: 'papers', units: [] };
		const read = await step(view, { sau_do: 'Đọc các phiếu' }, { 'a.xlsx': file });
		expect(words(read)).toContain(
			'Tệp “a.xlsx” là phiếu của Trường Tiểu học Hoa Sen cho Kế hoạch số 46/KH-UBND',
		);
		expect(words(read)).toContain('không phải kế hoạch đang mở');
	});

	it('whose token was revoked with the unit’s links is refused', async () => {
		const file = await filled('THHS', ANSWERS);
		await log('link.revoked', 'THHS', { reason: 'Lộ' }, '2026-05-18T09:05:00+07:00');
		at(LATER);
		const read = await step((await enter('THHS')).view, SEND, { 'a.xlsx': file });
		expect(words(read)).toContain('Tệp “a.xlsx” là phiếu đã bị thu hồi cùng liên kết của đơn vị');
		expect(rows('report.submitted')).toEqual([]);
	});

	it('is left unread when the officer goes back', async () => {
		const page = await enter('THHS');
		const back = await step(
			page.view,
			{ sau_do: 'Thôi, quay lại' },
			{ 'a.xlsx': await filled('THHS', ANSWERS) },
		);
		expect(back.title).toBe('Điều hành kế hoạch');
		expect(rows('report.submitted')).toEqual([]);
	});
});

describe('several filled forms at once', () => {
	it('get a line each: whose, what was read, what was refused; nothing is stored before it is confirmed', async () => {
		const read = await drop({
			'kinh-te.xlsx': await filled('KT', { ...KT_ANSWERS, v_q2p1: 'hai' }),
			'hoa-sen.xlsx': await filled('THHS', ANSWERS),
			'danh-sach.xlsx': Buffer.from('PK không phải'),
		});
		expect(read.title).toBe('Phiếu Excel đã đọc');
		expect(words(read)).toContain('Ghi được 1 phiếu, chưa ghi được 2');
		expect(words(read)).toMatch(
			/Phòng Kinh tế[^<]*<\/th><td>kinh-te\.xlsx: CHƯA GHI ĐƯỢC<br>.*“hai” không phải là số/,
		);
		expect(words(read)).toMatch(
			/Hoa Sen<\/th><td>hoa-sen\.xlsx: sẽ là báo cáo lần 1<br>Tình trạng: Hoàn thành/,
		);
		expect(words(read)).toContain('Tệp “danh-sach.xlsx” không phải phiếu Excel tải từ hệ thống');
		expect(rows('report.submitted')).toEqual([]);

		const kept = await step(read.view, { sau_do: 'Ghi 1 báo cáo thay đơn vị' });
		expect(rows('report.submitted')).toMatchObject([
			{ unit: 'THHS', by: 'Phó Trưởng phòng', data: { via: 'officer', paper: 'hoa-sen.xlsx' } },
		]);
		// What is left to mend is offered at once.
		expect(words(kept)).toContain('Đã nhập thay báo cáo của: Trường');
		const [mend = ''] = optionsOf(kept, 'sau_do');
		expect(mend).toMatch(/^Xem, sửa phiếu: KT - /);
		const page = await step(kept.view, { sau_do: mend });
		expect(asShown(page)).toMatchObject({ v_q2p1: 'hai', v_kp: '2,5 triệu' });
		const done = await step(page.view, { ...asShown(page), v_q2p1: '2', ...SEND });
		expect(rows('report.submitted').map(({ data }) => data.paper)).toEqual(['hoa-sen.xlsx', 'kinh-te.xlsx']);
		expect(done.title).toBe('Điều hành kế hoạch');
	});

	it('the same file again has nothing new to store', async () => {
		const file = await filled('THHS', ANSWERS);
		await step((await drop({ 'a.xlsx': file, 'b.xlsx': file })).view, {
			sau_do: 'Ghi 1 báo cáo thay đơn vị',
		});
		const again = await drop({ 'a.xlsx': file });
		expect(words(again)).toContain('Giống hệt báo cáo lần 1 đã có');
		expect(optionsOf(again, 'sau_do')).toEqual(['Chọn tệp khác', 'Thôi, quay lại']);
		expect(rows('report.submitted')).toHaveLength(1);
	});

	it('two that differ for one unit are both refused', async () => {
		const read = await drop({
			'a.xlsx': await filled('THHS', ANSWERS),
			'b.xlsx': await filled('THHS', { ...ANSWERS, v_q1: '2' }),
		});
		expect(words(read)).toContain('Ghi được 0 phiếu, chưa ghi được 2');
		expect(words(read)).toContain('không biết lấy phiếu nào');
	});

	it('are not stored over what a unit has sent meanwhile', async () => {
		const read = await drop({ 'a.xlsx': await filled('THHS', ANSWERS) });
		await send('THHS');
		const answered = await step(read.view, { sau_do: 'Ghi 1 báo cáo thay đơn vị' });
		expect(words(answered)).toContain('Tình hình vừa thay đổi, chưa ghi gì');
		expect(rows('report.submitted').map(({ data }) => data.via)).toEqual(['form']);
	});

	it('come in one workbook of the officer’s too; the sheets nobody filled in are said to be empty', async () => {
		const pages = { 'Chọn kế hoạch': [{ json: { ke_hoach: 'kh-45 | Tháng hành động' } }] };
		const all = await engine.run(DOWNLOAD, 'Biểu mẫu của cán bộ', [{ json: { don_vi: '' } }], pages);
		const read = await drop({
			'ca-phuong.xlsx': refilled(contentOf(all, 'Lập các phiếu'), ANSWERS, { at: 1 }),
		});
		expect(words(read)).toContain('Ghi được 1 phiếu, chưa ghi được 1');
		expect(words(read)).toMatch(
			/ca-phuong\.xlsx, trang [^”]+” là phiếu của Phòng Kinh tế[^<]* nhưng chưa điền gì/,
		);
	});
});
