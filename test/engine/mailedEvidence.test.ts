import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IBinaryData } from 'n8n-workflow';
import { ANSWERS, KT_ANSWERS, refilled } from '../nodes/UnitReport/papers';
import { openVips, phonePhoto, type VipsModule } from '../nodes/UnitReport/pictures';
import { output } from './harness';
import { at, engine, filesFolder, log, nodesOf, rows, server, token } from './unitWard';

/** What a unit mails together with its filled form. */
const CONTACT = 'hoasen@hoabinhmau.example';
const PDF = Buffer.from(`%PDF-1.4\n${'x'.repeat(2000)}\n%%EOF\n`);
const PROGRAM = Buffer.from(`MZ${'\0'.repeat(3000)}`);
let vips: VipsModule;
let photo: Buffer;
let before = 0;

beforeAll(async () => {
	vips = await openVips();
	photo = phonePhoto(vips, 2400, 1600);
}, 60_000);
beforeEach(() => {
	before = server.mails.length;
});
afterAll(() => vips.shutdown());

async function form(unit = 'THHS', answers: Record<string, string | undefined> = ANSWERS): Promise<Buffer> {
	const run = await engine.run('Phiếu Excel', 'Tải bằng liên kết', [{ json: { query: { t: token(unit) } } }]);
	const blank = Buffer.from(output(run, 'Lập phiếu')[0]?.binary?.data?.data ?? '', 'base64');
	return refilled(blank, answers);
}
/** A mail as n8n's Email Trigger (IMAP) gives it. */
const mailItem = (files: Record<string, Buffer>, from: string) => ({
	json: {
		headers: { 'message-id': `Message-ID: <${Math.random()}@may.example>` },
		from: { value: [{ address: from, name: '' }] },
		subject: 'Báo cáo',
		text: 'Em gửi báo cáo kèm ảnh ạ.',
	},
	binary: Object.fromEntries(
		Object.entries(files).map(([fileName, content], i): [string, IBinaryData] => [
			`tep_${i}`,
			{ data: content.toString('base64'), mimeType: 'application/octet-stream', fileName },
		]),
	),
});
const mail = async (files: Record<string, Buffer>, from = CONTACT) =>
	await engine.run('Hộp thư', 'Thư đến', [mailItem(files, from)]);
const answers = () =>
	server.mails.slice(before).map(({ subject, text }) => `${subject}\n${(text ?? '').replace(/\s+/g, ' ')}`);
interface Kept {
	name: string;
	type: string;
	path: string;
}
const filesOf = (row = 0) => (rows('report.submitted')[row]?.data.files ?? []) as Kept[];

describe('photos and files mailed with the filled form', () => {
	it('are kept with the report as at the link: before it is stored, stripped and shrunk', async () => {
		const run = await mail({ 'phieu.xlsx': await form(), 'IMG_01.JPG': photo, 'biên bản.pdf': PDF });
		expect(filesOf()).toMatchObject([
			{ name: 'IMG_01.jpg', type: 'image/jpeg', path: expect.stringMatching(/^kh-45\/THHS\/\w{64}\.jpg$/) },
			{ name: 'biên bản.pdf', type: 'application/pdf' },
		]);
		expect(Object.keys(filesOf()[0] ?? {}).sort()).toEqual(['name', 'path', 'sha256', 'size', 'type']);
		const kept = vips.Image.newFromBuffer(readFileSync(join(filesFolder, filesOf()[0]?.path ?? '')));
		expect([kept.width, kept.height]).toEqual([1333, 2000]);
		expect(kept.getTypeof('exif-ifd3-GPSLatitude')).toBe(0);
		const names = nodesOf(run);
		expect(names.indexOf('Cất minh chứng')).toBeLessThan(names.indexOf('Ghi báo cáo'));
		expect(answers()).toEqual([
			expect.stringMatching(/Đã nhận báo cáo lần 1[\s\S]*IMG_01\.jpg.*biên bản\.pdf/),
		]);
		expect(answers()[0]).not.toContain('không được cất');
	}, 60_000);

	it('that do not pass are named in the receipt with the reason; the report is stored all the same', async () => {
		const logo = vips.Image.black(16, 16).writeToBuffer('.png');
		await mail({
			'phieu.xlsx': await form(),
			'ảnh.jpg': PROGRAM,
			'logo.png': Buffer.from(logo),
			'biên bản.pdf': PDF,
		});
		expect(rows('report.submitted')).toMatchObject([{ unit: 'THHS', data: { values: { cay: 1250 } } }]);
		expect(filesOf().map(({ name }) => name)).toEqual(['biên bản.pdf']);
		const [receipt, ...more] = answers();
		expect(more).toEqual([]);
		expect(receipt).toContain('Tệp gửi kèm không được cất');
		expect(receipt).toMatch(/Tệp “ảnh\.jpg” không được nhận/);
		expect(receipt).toMatch(/Tệp “logo\.png” là ảnh rất nhỏ \(1 kB\)/);
	}, 60_000);

	it('by another sender are named to that sender too', async () => {
		await mail({ 'phieu.xlsx': await form(), 'a.exe': PROGRAM }, 'nguoi.khac@noikhac.example');
		expect(answers()).toHaveLength(2);
		for (const one of answers()) expect(one).toContain('Tệp “a.exe” không được nhận');
	}, 60_000);

	it('twice are one report; the form sent again with a photo is a new one, with the files of before', async () => {
		const file = await form();
		await mail({ 'phieu.xlsx': file, 'a.pdf': PDF });
		at('2026-05-18T09:10:00+07:00');
		await mail({ 'phieu.xlsx': file, 'a.pdf': PDF });
		expect(answers()).toHaveLength(1);
		await mail({ 'phieu.xlsx': file, 'a.pdf': PDF, 'b.jpg': photo });
		expect(answers().map((one) => one.slice(0, 21))).toEqual([
			'Đã nhận báo cáo lần 1',
			'Đã nhận báo cáo lần 2',
		]);
		expect(
			rows('report.submitted').map(({ data }) => (data.files as Kept[]).map(({ name }) => name)),
		).toEqual([['a.pdf'], ['a.pdf'], ['a.pdf', 'b.jpg']]);
	}, 60_000);

	it('are not kept while the form needs mending, and the answer asks for them again', async () => {
		const run = await mail({
			'phieu.xlsx': await form('THHS', { ...ANSWERS, v_cay: 'nhiều' }),
			'a.jpg': photo,
		});
		expect(rows('report.submitted')).toEqual([]);
		expect(nodesOf(run)).not.toContain('Cất minh chứng');
		expect(answers()).toEqual([expect.stringContaining('chưa được cất, xin gửi kèm lại')]);
	}, 60_000);

	it('with the forms of two units are nobody’s: both are told', async () => {
		const kt = await form('KT', KT_ANSWERS);
		await mail({ 'a.xlsx': await form(), 'b.xlsx': kt, 'a.jpg': photo });
		expect(rows('report.submitted').map(({ data }) => data.files)).toEqual([undefined, undefined]);
		const told = answers().filter((one) => one.includes('không biết ảnh và tệp khác là của đơn vị nào'));
		expect(told.length).toBeGreaterThanOrEqual(2);
	}, 60_000);

	it('of several mails in one run go with their own reports', async () => {
		const kt = await form('KT', KT_ANSWERS);
		const other = Buffer.from(PDF.toString().replace('xx', 'yy'));
		await engine.run('Hộp thư', 'Thư đến', [
			mailItem({ 'a.xlsx': await form(), 'hoa sen.pdf': PDF }, CONTACT),
			mailItem({ 'b.xlsx': kt, 'kinh tế.pdf': other }, 'kinhte@hoabinhmau.example'),
		]);
		expect(
			rows('report.submitted').map(({ data }) => (data.files as Kept[]).map(({ name }) => name)),
		).toEqual([['hoa sen.pdf'], ['kinh tế.pdf']]);
		for (const row of [0, 1]) expect(existsSync(join(filesFolder, filesOf(row)[0]?.path ?? ''))).toBe(true);
	}, 60_000);

	it('that cannot be put away do not hold up the report: the admin is told why, the unit where to bring them', async () => {
		await log('settings.changed', '', {
			...settingsInForce(),
			filesFolder: join(filesFolder, 'khong-co', '..', '..'),
		});
		await mail({ 'phieu.xlsx': await form(), 'a.pdf': PDF });
		expect(rows('report.submitted').map(({ data }) => data.files)).toEqual([undefined]);
		const [admin = '', receipt = ''] = answers();
		expect(admin).toContain('Không cất được ảnh, tệp gửi kèm phiếu Excel');
		expect(receipt).toMatch(/Đã nhận báo cáo lần 1[\s\S]*chưa cất được do lỗi của hệ thống/);
	}, 60_000);
});

const settingsInForce = () => rows('settings.changed').at(-1)!.data;
