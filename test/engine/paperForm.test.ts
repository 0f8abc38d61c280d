import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { refilled, ANSWERS as PAPER, KT_ANSWERS } from '../nodes/UnitReport/papers';
import { fileItem, firstPage, output, shown } from './harness';
import { at, engine, log, NOW, nodesOf, open, REPORT, rows, server, token } from './unitWard';

const DOWNLOAD = 'Phiếu Excel';
const MAILBOX = 'Hộp thư';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CONTACT = 'hoasen@hoabinhmau.example';
const HEAD = 'hieutruong.hoasen@hoabinhmau.example';

const download = async (t: string) =>
	await engine.run(DOWNLOAD, 'Tải bằng liên kết', [{ json: { query: { t } } }]);
const contentOf = (item: INodeExecutionData | undefined) =>
	Buffer.from(item?.binary?.data?.data ?? '', 'base64');
async function blank(unit: string): Promise<Buffer> {
	return contentOf(output(await download(token(unit)), 'Lập phiếu')[0]);
}
async function blankForAll(units = '') {
	const pages = { 'Chọn kế hoạch': [{ json: { ke_hoach: 'kh-45 | Tháng hành động' } }] };
	return await engine.run(DOWNLOAD, 'Biểu mẫu của cán bộ', [{ json: { don_vi: units } }], pages);
}
const attached = (files: Buffer[]) =>
	Object.fromEntries(
		files.map((content, i) => [
			`tep_${i}`,
			{ data: content.toString('base64'), mimeType: XLSX, fileName: `phieu-${i}.xlsx` },
		]),
	);
/** A mail as n8n's Email Trigger (IMAP) gives it. */
function mail(files: Buffer[], from = CONTACT, headers: IDataObject = {}, subject = 'Báo cáo') {
	const json = {
		headers: { 'message-id': `Message-ID: <${Math.random()}@may.example>`, ...headers },
		from: { value: [{ address: from, name: '' }] },
		subject,
		text: 'Em gửi báo cáo ạ.',
	};
	return engine.run(MAILBOX, 'Thư đến', [{ json, binary: attached(files) }]);
}
const mailsTo = (address: string) => server.mails.filter(({ to }) => JSON.stringify(to).includes(address));
let before = 0;
const newMails = () => server.mails.slice(before);
beforeEach(() => {
	before = server.mails.length;
});

describe('the link to the workbook', () => {
	it('hands out the form of this unit under a plain name', async () => {
		const run = await download(token('THHS'));
		expect(nodesOf(run)).toContain('Trả phiếu');
		expect(output(run, 'Lập phiếu')[0]?.json).toMatchObject({
			units: ['THHS'],
			fileName: 'phieu-bao-cao-THHS.xlsx',
		});
	});

	it.each([
		['missing', ''],
		['random', 'YWJj.ZGVm'],
		['for another purpose', token('THHS', 'acknowledge')],
		['the one inside a form', token('THHS', 'workbook')],
	])('with a token that is %s reads nothing', async (_, t) => {
		const run = await download(t);
		expect(nodesOf(run)).not.toContain('Đọc sổ');
		expect(output(run, 'Trả trang báo')[0]?.json.title).toBe('Liên kết không hợp lệ');
	});

	it('stands on the unit’s form page', async () => {
		const run = await open(REPORT, token('THHS'), { 'Phiếu báo cáo': [{ json: {} }] });
		const fields = firstPage(run);
		expect(fields).toContain(`https://n8n.phuong.example/webhook/phieu-excel?t=${token('THHS')}`);
	});

	it('says why when the plan is closed', async () => {
		await log('plan.closed', '', { reason: 'Xong' });
		const run = await download(token('THHS'));
		expect(output(run, 'Trả trang báo')[0]?.json.title).toBe('Kế hoạch đã khóa sổ');
	});
});

describe('the officer’s workbook', () => {
	it('holds every unit, or those that were named', async () => {
		expect(output(await blankForAll(), 'Lập các phiếu')[0]?.json.units).toEqual(['KT', 'THHS']);
		expect(output(await blankForAll('KT'), 'Lập các phiếu')[0]?.json.units).toEqual(['KT']);
		const none = await blankForAll('XX');
		expect(shown(none, 'Chưa lập được', 'completionMessage')).toContain('XX');
	});
});

describe('a filled form, uploaded at the link', () => {
	it('is the report, as if it had been typed, and is no evidence', async () => {
		const file = refilled(await blank('THHS'), PAPER);
		const answers = { quyet_dinh: 'Gửi báo cáo này', submittedAt: NOW };
		const run = await open(REPORT, token('THHS'), {
			'Phiếu báo cáo': [fileItem(answers, attached([file]))],
		});
		expect(shown(run, 'Đã nhận', 'completionTitle')).toBe('Đã nhận báo cáo');
		expect(rows('report.submitted')).toMatchObject([
			{
				unit: 'THHS',
				data: { values: { q1: 1, cay: 1250, ket_qua: 'Đã dọn vệ sinh' }, status: 'Hoàn thành', via: 'xlsx' },
			},
		]);
		expect(rows('report.submitted')[0]?.data.files).toBeUndefined();
	});
});

describe('a filled form, mailed back', () => {
	it('is stored with its sender and answered with the receipt', async () => {
		await mail([refilled(await blank('THHS'), PAPER)]);
		expect(rows('report.submitted')).toMatchObject([
			{ unit: 'THHS', data: { revision: 1, values: { cay: 1250 }, via: 'xlsx', from: CONTACT } },
		]);
		expect(newMails().map(({ subject }) => subject)).toEqual([
			expect.stringContaining('Đã nhận báo cáo lần 1'),
		]);
		expect(newMails()[0]?.text).toContain('1.250');
	});

	it('twice is one revision and one answer', async () => {
		const file = refilled(await blank('THHS'), PAPER);
		await mail([file]);
		at('2026-05-18T09:10:00+07:00');
		await mail([file]);
		await mail([file, file]);
		const book = await open(REPORT, token('THHS'), { 'Phiếu báo cáo': [{ json: {} }] });
		expect(firstPage(book)).toContain('đã gửi báo cáo lần 1');
		expect(newMails()).toHaveLength(1);
	});

	it('again after a return is a new revision', async () => {
		const file = refilled(await blank('THHS'), PAPER);
		await mail([file]);
		await log('report.returned', 'THHS', { reason: 'Thiếu', revision: 1 }, '2026-05-18T09:05:00+07:00');
		at('2026-05-18T09:10:00+07:00');
		await mail([file]);
		expect(newMails().map(({ subject }) => subject)).toEqual([
			expect.stringContaining('lần 1'),
			expect.stringContaining('lần 2'),
		]);
	});

	it('with wrong answers is answered with what to mend, cell by cell, and the link for the unit’s own address', async () => {
		await mail([refilled(await blank('THHS'), { ...PAPER, v_cay: 'nhiều', v_q1: undefined })], HEAD);
		expect(rows('report.submitted')).toEqual([]);
		const [answer] = newMails();
		expect(answer?.subject).toContain('Phiếu Excel chưa được nhận');
		const text = (answer?.text ?? '').replace(/\s+/g, ' ');
		expect(text).toMatch(/Băng rôn treo tại cổng đơn vị: chưa có số liệu.*\(ô G\d+\)/);
		expect(text).toMatch(/Cây xanh trồng mới: “nhiều” không phải là số.*\(ô G\d+\)/);
		expect(text).toContain('/form/bao-cao-don-vi?t=');
	});

	it('by somebody else is stored; the unit’s contact is told, the sender gets no link', async () => {
		await mail([refilled(await blank('THHS'), PAPER)], 'nguoi.la@noikhac.example');
		expect(rows('report.submitted')[0]?.data.from).toBe('nguoi.la@noikhac.example');
		const [one, other] = newMails();
		const answer = [one, other].find(({ to } = {} as never) => JSON.stringify(to).includes('nguoi.la'));
		const receipt = [one, other].find(({ to } = {} as never) => JSON.stringify(to).includes(CONTACT));
		expect(receipt?.subject).toContain('Đã nhận báo cáo lần 1');
		expect(answer?.text).toContain('Đã nhận báo cáo lần 1');
		expect(answer?.text).not.toContain('?t=');
	});

	it('for two units in one workbook stores both', async () => {
		const all = contentOf(output(await blankForAll(), 'Lập các phiếu')[0]);
		const file = refilled(refilled(all, KT_ANSWERS), PAPER, { at: 1 });
		await mail([file]);
		expect((rows('report.submitted') as unknown as { unit: string }[]).map(({ unit }) => unit)).toEqual([
			'KT',
			'THHS',
		]);
	});

	it.each([
		['the plan is closed', 'plan.closed', '', 'Kế hoạch đã khóa sổ'],
		['the unit’s links were revoked', 'link.revoked', 'THHS', 'đã bị cán bộ đầu mối thu hồi'],
	])('is refused by mail when %s', async (_, kind, unit, words) => {
		const file = refilled(await blank('THHS'), PAPER);
		await log(kind, unit, { reason: 'Thử' }, '2026-05-18T09:01:00+07:00');
		at('2026-05-18T09:10:00+07:00');
		await mail([file]);
		expect(rows('report.submitted')).toEqual([]);
		expect(newMails()).toHaveLength(1);
		expect((newMails()[0]?.text ?? '').replace(/\s+/g, ' ')).toContain(words);
	});

	it('that nothing proves to be ours goes to the officer; its sender is not answered', async () => {
		const forged = refilled(await blank('THHS'), PAPER, {
			change: ({ C1: cell }) => (cell.v = `${String(cell.v).slice(0, -2)}xx`),
		});
		await mail([forged], 'ke.xau@noikhac.example');
		expect(rows('report.submitted')).toEqual([]);
		expect(mailsTo('ke.xau')).toEqual([]);
		expect(newMails()[0]).toMatchObject({ subject: expect.stringContaining('không rõ của đơn vị nào') });
	});

	it('in an automatic reply is left alone', async () => {
		const file = refilled(await blank('THHS'), PAPER);
		await mail([file], CONTACT, { 'auto-submitted': 'Auto-Submitted: auto-replied' });
		expect(rows('report.submitted')).toEqual([]);
		expect(newMails()).toEqual([]);
	});
});

describe('another workbook in a mail', () => {
	it('takes the ways that mails took before', async () => {
		const other = refilled(
			await blank('THHS'),
			{},
			{
				change: (sheet) => {
					for (const address of Object.keys(sheet))
						if (/^[A-Z]/.test(address)) sheet[address] = { t: 's', v: 'Danh sách' };
				},
			},
		);
		const run = await mail([other]);
		expect(nodesOf(run)).toContain('Thư khác');
		expect(nodesOf(run)).not.toContain('Trả lời phiếu');
		expect(newMails()).toEqual([]);
	});
});
