import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import * as XLSX from 'xlsx';
import { Campaign } from '../../scripts/host/campaign.ts';
import { root } from '../../scripts/host/environment.ts';
import { FormClient } from '../../scripts/host/formClient.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { N8nHost, OFFICER } from '../../scripts/host/n8nHost.ts';
import { refilled } from '../nodes/UnitReport/papers.ts';
import { openBrowser } from './browser.ts';

const pictures = join(root, 'out', 'pictures');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A picture of one pixel. */
const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
	'base64',
);
const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

let mail: MailServer;
let host: N8nHost;
let campaign: Campaign;
let browser: Browser;
let links: Map<string, string>;

beforeAll(async () => {
	const dir = join(root, '.runtime', 'e2e-desk');
	rmSync(dir, { recursive: true, force: true });
	mkdirSync(pictures, { recursive: true });
	mail = await MailServer.start(dir);
	host = await N8nHost.start({ dir, smtp: mail.smtp, clock: '2026-05-12T09:00:00+07:00' });
	campaign = new Campaign(host, mail);
	browser = await openBrowser();
	await campaign.setUp({ file: wardOf200(), name: 'danh-ba.csv' });
	await campaign.confirmPlan(await campaign.readPlan({ file: join(root, 'samples', 'ke-hoach.docx') }));
	links = await campaign.linksFromMessages();
	await host.setClock('2026-05-19T09:00:00+07:00');
	for (const code of ['CA', 'TTPVHCC', 'VHXH']) await reportOf(code, { q1: 1 });
	// Two working days after the due time.
	await host.setClock('2026-05-22T09:00:00+07:00');
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await host?.stop();
	await mail?.stop();
}, 60_000);

/** The sample directory with so many groups more that the sample plan reaches 200 units. */
function wardOf200(): Buffer {
	const book = XLSX.read(readFileSync(join(root, 'samples', 'danh-ba-don-vi.xlsx')));
	const sheet = book.Sheets[book.SheetNames[0]!]!;
	const [head = [], ...rows] = XLSX.utils.sheet_to_json<string[]>(sheet, {
		header: 1,
		raw: false,
		defval: '',
	});
	const more = Array.from({ length: 160 }, (_, at) => {
		const cells: Record<string, string> = {
			Mã: `CNS${100 + at}`,
			'Tên đơn vị': `Tổ công nghệ số cộng đồng Tổ dân phố ${100 + at}`,
			Loại: 'tổ công nghệ số cộng đồng',
			Email: `cns${100 + at}@hoabinhmau.example`,
		};
		return head.map((column) => cells[column] ?? '');
	});
	const lines = [head, ...rows, ...more].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`));
	return Buffer.from(lines.map((line) => line.join(',')).join('\n'));
}

async function reportOf(code: string, values: Record<string, number>) {
	const { plans } = await campaign.book();
	const share = plans[0]?.assignments.find(({ unit }) => unit === code);
	if (!share) throw new Error(`No share for ${code}`);
	const photo = { file: PIXEL, name: 'ảnh hiện trường.png' };
	await campaign.report(links.get(code) ?? '', share, { values, note: 'Trời mưa', files: [photo] });
}

const events = async (kind: string, unit?: string) =>
	(await campaign.book()).events.filter(
		(event) => event.kind === kind && (unit === undefined || event.unit === unit),
	);

/** The desk as the officer opens it. */
async function openDesk(viewport: { width: number; height: number }, path = 'dieu-hanh'): Promise<Page> {
	const context = await browser.newContext({
		viewport,
		httpCredentials: { username: OFFICER.user, password: OFFICER.password },
		acceptDownloads: true,
	});
	const page = await context.newPage();
	// The pages of n8n name a font of another host; nothing outside is there to answer.
	await page.route(
		(url) => url.hostname !== '127.0.0.1',
		(route) => route.abort(),
	);
	await page.goto(`${host.url}/form/${path}`);
	await page.getByLabel(/Người điều hành/).fill('Phó Trưởng phòng');
	await goOn(page, 'Mở');
	return page;
}

async function goOn(page: Page, button = 'Tiếp tục') {
	await Promise.all([
		page.waitForEvent('load'),
		page.getByRole('button', { name: button, exact: true }).click(),
	]);
}

/** Ticks these units, says what to do, and goes on. */
async function choose(page: Page, action: string, ...codes: string[]) {
	for (const code of codes) await page.getByLabel(new RegExp(`^${code} - `)).check();
	await page.getByLabel('Làm gì với đơn vị được đánh dấu').selectOption(action);
	await goOn(page);
}

/** What axe-core finds against WCAG 2.1 A and AA. */
async function violations(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const run = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`;
	const { violations: found } = (await page.evaluate(run)) as {
		violations: { id: string; help: string; nodes: { html: string }[] }[];
	};
	return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`);
}

/** A page is in order: nothing sticks out sideways, and axe-core finds nothing. */
async function inOrder(page: Page, picture: string) {
	const { width } = page.viewportSize() ?? PHONE;
	await page.screenshot({ path: join(pictures, `dieu-hanh-${picture}-${width}.png`) });
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
	expect(await violations(page)).toEqual([]);
}

const unitForm = async (link: string) => await new FormClient().open(link).then((form) => form.submit({}));

it('asks who comes before it shows anything', async () => {
	expect((await fetch(`${host.url}/form/dieu-hanh`)).status).toBe(401);
});

describe.each([
	['on a laptop', LAPTOP],
	['on a phone', PHONE],
])('%s', (_, viewport) => {
	it('every page of the desk is in order', async () => {
		const page = await openDesk(viewport);
		expect(await page.getByRole('checkbox', { name: /hạn 17:00 ngày 20\/05\/2026/ }).count()).toBe(197);
		await inOrder(page, 'danh-sach');
		await choose(page, 'Duyệt báo cáo', 'CNS01', 'CNS02');
		await page.getByText('Không duyệt được').waitFor();
		await inOrder(page, 'khong-duoc');
		await page.getByLabel(/^CNS01 - /).uncheck();
		await page.getByLabel(/^CNS02 - /).uncheck();
		await choose(page, 'Mở hồ sơ đơn vị (số liệu, tệp, lịch sử)', 'TTPVHCC');
		await inOrder(page, 'ho-so');
		await page.getByLabel('Nhập thay báo cáo').check();
		await goOn(page);
		await inOrder(page, 'nhap-thay');
		await page.getByLabel('Thôi, quay lại').check();
		await goOn(page);
		await page.getByLabel('Tải tệp minh chứng').check();
		await goOn(page);
		await inOrder(page, 'tep');
		await page.getByLabel('Quay về hồ sơ đơn vị').check();
		await goOn(page);
		await page.getByLabel('Quay về danh sách').check();
		await goOn(page);
		await choose(page, 'Gia hạn', 'CNS01', 'CNS02', 'CA');
		await inOrder(page, 'gia-han');
		await page.getByLabel('Hạn mới: ngày').fill('2026-05-29');
		await page.getByLabel(/Lý do gia hạn/).fill('Mưa lũ');
		await goOn(page);
		await page.getByText('Không gia hạn được: Công an').waitFor();
		await inOrder(page, 'xac-nhan');
		await page.getByLabel('Thôi, không làm gì').check();
		await goOn(page);
		await choose(page, 'Đóng kế hoạch');
		await inOrder(page, 'dong');
		await page.getByLabel('Thôi, quay lại').check();
		await goOn(page);
		await choose(page, 'Kết thúc');
		await inOrder(page, 'het');
		expect(await events('due.extended')).toEqual([]);
		await page.context().close();
	}, 120_000);
});

it('shows whom a filter lets through', async () => {
	const page = await openDesk(LAPTOP);
	await page.getByLabel('Hiện các đơn vị').selectOption('Đã nộp (3 đơn vị)');
	await goOn(page);
	expect(await page.getByRole('checkbox', { name: /chờ duyệt/ }).count()).toBe(3);
	expect(await page.getByRole('checkbox', { name: /Quá hạn/ }).count()).toBe(0);
	await page.context().close();
}, 60_000);

it('a report is sent back with a reason; the unit reads it in its mail and its form, which holds the old values', async () => {
	const before = mail.mails.length;
	const page = await openDesk(PHONE);
	await choose(page, 'Trả lại báo cáo để sửa', 'CA');
	await goOn(page);
	await page.getByText('hãy ghi lý do').waitFor();
	expect(mail.mails).toHaveLength(before);
	await page.getByLabel(/Lý do trả lại/).fill('Thiếu ảnh <chụp> tại cổng');
	await goOn(page);
	await page.getByText('Đã báo qua thư cho 1 đơn vị').waitFor();
	await page.screenshot({ path: join(pictures, 'dieu-hanh-da-tra-lai-390.png') });
	expect(await events('report.returned')).toMatchObject([
		{ unit: 'CA', by: 'Phó Trưởng phòng', data: { reason: 'Thiếu ảnh <chụp> tại cổng', revision: 1 } },
	]);
	const { subject, text } = await simpleParser(mail.mails.at(-1)?.raw ?? '');
	expect(subject).toContain('Báo cáo được trả lại');
	expect(text).toContain('Thiếu ảnh <chụp> tại cổng');
	links = await campaign.linksFromMessages();
	const form = await unitForm(links.get('CA') ?? '');
	expect(form.text).toContain('Thiếu ảnh <chụp> tại cổng');
	expect(form.fields.find(({ label }) => label.startsWith('Băng rôn'))?.value).toBe('1');
	await reportOf('CA', { q1: 2 });
	expect((await events('report.submitted', 'CA')).map(({ data }) => data.revision)).toEqual([1, 2]);
	await page.context().close();
}, 120_000);

it('many are given more time at once; their forms and their mails say so', async () => {
	const before = mail.mails.length;
	const page = await openDesk(LAPTOP);
	await choose(page, 'Gia hạn', 'CNS01', 'CNS02', 'CNS03');
	await page.getByLabel('Hạn mới: ngày').fill('2026-05-29');
	await page.getByLabel('Hạn mới: giờ').fill('16h30');
	await page.getByLabel(/Lý do gia hạn/).fill('Mưa lũ');
	await goOn(page);
	await page.getByText('Gia hạn: 3 đơn vị').waitFor();
	expect(await events('due.extended')).toEqual([]);
	await goOn(page);
	await page.getByText('Đã báo qua thư cho 3 đơn vị').waitFor();
	expect((await events('due.extended')).map(({ unit, data }) => [unit, data.dueAt])).toEqual(
		['CNS01', 'CNS02', 'CNS03'].map((unit) => [unit, '2026-05-29T16:30:00+07:00']),
	);
	expect(mail.mails).toHaveLength(before + 3);
	expect((await unitForm(links.get('CNS01') ?? '')).text).toContain('16:30 ngày 29/05/2026');
	await page.context().close();
}, 120_000);

it('a report is entered on behalf, shown as such, and accepted', async () => {
	const page = await openDesk(PHONE);
	await choose(page, 'Nhập thay báo cáo', 'KTHTDT');
	await page.getByLabel('Hoàn thành').check();
	for (const box of await page.getByLabel(/chỉ tiêu/).all()) await box.fill('một');
	await goOn(page);
	await page.getByText('không phải là số').first().waitFor();
	for (const box of await page.getByLabel(/chỉ tiêu/).all()) await box.fill('1');
	await goOn(page);
	await page.getByText('Đã nhập thay báo cáo của').waitFor();
	expect(await events('report.submitted', 'KTHTDT')).toMatchObject([
		{ by: 'Phó Trưởng phòng', data: { revision: 1, via: 'officer' } },
	]);
	await choose(page, 'Mở hồ sơ đơn vị (số liệu, tệp, lịch sử)', 'KTHTDT');
	await page.getByText('Cán bộ nhập thay báo cáo lần 1 (Phó Trưởng phòng)').waitFor();
	await page.getByLabel('Duyệt báo cáo').check();
	await goOn(page);
	await page.getByText('Duyệt báo cáo lần 1 (Phó Trưởng phòng)').waitFor();
	expect(await events('report.accepted', 'KTHTDT')).toHaveLength(1);
	await page.context().close();
}, 120_000);

it('the evidence of a unit is downloaded, and the way leads back to the unit', async () => {
	const page = await openDesk(LAPTOP);
	await choose(page, 'Mở hồ sơ đơn vị (số liệu, tệp, lịch sử)', 'TTPVHCC');
	await page.getByLabel('Tải tệp minh chứng').check();
	await goOn(page);
	await page.getByLabel(/1\. ảnh hiện trường\./).check();
	const downloading = page.waitForEvent('download');
	await goOn(page);
	const download = await downloading;
	const [report] = await events('report.submitted', 'TTPVHCC');
	const [file] = report?.data.files as { name: string; path: string }[];
	expect(download.suggestedFilename()).toBe(file?.name);
	const kept = readFileSync(join(host.filesFolder, file?.path ?? ''));
	expect(readFileSync(await download.path()).equals(kept)).toBe(true);
	await page.getByRole('link', { name: 'Mở lại hồ sơ đơn vị' }).click();
	await page.getByLabel(/Người điều hành/).waitFor();
	await goOn(page, 'Mở');
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(
		'Trung tâm Phục vụ hành chính công',
	);
	await page.context().close();
}, 60_000);

/** The unit's form as a workbook, filled in, as it would come on a stick. */
async function filledForm(code: string) {
	const token = new URL(links.get(code) ?? '').searchParams.get('t');
	const response = await fetch(`${host.url}/webhook/phieu-excel?t=${token}`);
	const share = (await campaign.book()).plans[0]?.assignments.find(({ unit }) => unit === code);
	const values = (share?.indicators ?? []).map(({ id, kind }) => [
		`v_${id}`,
		kind === 'text' ? 'Đã xong' : '1',
	]);
	const answers = { trang_thai: 'Hoàn thành', ...Object.fromEntries(values) };
	const buffer = refilled(Buffer.from(await response.arrayBuffer()), answers);
	return { name: `phieu-bao-cao-${code}.xlsx`, mimeType: 'application/octet-stream', buffer };
}

/** The same page on both screens. */
async function inOrderOnBoth(page: Page, picture: string) {
	for (const viewport of [LAPTOP, PHONE]) {
		await page.setViewportSize(viewport);
		await inOrder(page, picture);
	}
}

it('a filled form that came by hand is read onto the page, looked through, and stored as entered on behalf', async () => {
	const page = await openDesk(LAPTOP);
	await choose(page, 'Nhập thay báo cáo', 'CNS07');
	await page.getByLabel(/Phiếu Excel đơn vị đã điền/).setInputFiles(await filledForm('CNS08'));
	await goOn(page);
	await page.getByText(/là phiếu của .* không phải của .*: chưa ghi gì/).waitFor();
	await page.getByLabel(/Phiếu Excel đơn vị đã điền/).setInputFiles(await filledForm('CNS07'));
	await goOn(page);
	await page.getByText('Đã đọc phiếu Excel “phieu-bao-cao-CNS07.xlsx”').waitFor();
	await inOrderOnBoth(page, 'da-doc-phieu');
	expect(await events('report.submitted', 'CNS07')).toEqual([]);
	await goOn(page);
	await page.getByText('Đã nhập thay báo cáo của').waitFor();
	expect(await events('report.submitted', 'CNS07')).toMatchObject([
		{ by: 'Phó Trưởng phòng', data: { via: 'officer', paper: 'phieu-bao-cao-CNS07.xlsx' } },
	]);
	await page.context().close();
}, 120_000);

it('several filled forms at once get a line each before anything is stored', async () => {
	const page = await openDesk(PHONE);
	await choose(page, 'Nhập các phiếu Excel đơn vị đã điền (chọn tệp ở trang sau)');
	await inOrderOnBoth(page, 'chon-phieu');
	const wrong = { name: 'danh-sach.xlsx', mimeType: 'application/octet-stream', buffer: PIXEL };
	const files = [await filledForm('CNS08'), await filledForm('CNS09'), wrong];
	await page.getByLabel('Phiếu Excel đơn vị đã điền').setInputFiles(files);
	await goOn(page);
	await page.getByText('Ghi được 2 phiếu, chưa ghi được 1').waitFor();
	await inOrderOnBoth(page, 'phieu-da-doc');
	expect(await events('report.submitted', 'CNS08')).toEqual([]);
	await goOn(page);
	await page.getByText('Đã nhập thay báo cáo của').waitFor();
	for (const code of ['CNS08', 'CNS09'])
		expect(await events('report.submitted', code)).toMatchObject([{ data: { via: 'officer', revision: 1 } }]);
	await page.context().close();
}, 120_000);

it('a link that leaked is revoked: it opens nothing more, the new one does', async () => {
	const old = links.get('VHXH') ?? '';
	const page = await openDesk(LAPTOP);
	await choose(page, 'Thu hồi liên kết báo cáo', 'VHXH');
	await page.getByLabel(/Lý do thu hồi/).fill('Đăng nhầm lên nhóm chung');
	await goOn(page);
	await page.getByText('Đã báo qua thư cho 1 đơn vị').waitFor();
	links = await campaign.linksFromMessages();
	expect(links.get('VHXH')).not.toBe(old);
	expect((await unitForm(old)).text).not.toContain('Tình trạng thực hiện');
	expect((await unitForm(links.get('VHXH') ?? '')).text).toContain('Tình trạng thực hiện');
	await page.context().close();
}, 60_000);

it('a closed plan takes no report; opened again it does', async () => {
	const page = await openDesk(PHONE);
	await choose(page, 'Đóng kế hoạch');
	await page.getByLabel(/Lý do đóng/).fill('Đã tổng hợp');
	await goOn(page);
	await page.getByText(/Kế hoạch đã đóng lúc .*Phó Trưởng phòng: Đã tổng hợp/).waitFor();
	expect((await unitForm(links.get('CNS05') ?? '')).text).not.toContain('Tình trạng thực hiện');
	await choose(page, 'Mở lại kế hoạch');
	await page.getByLabel(/Lý do mở lại/).fill('Còn thiếu số liệu');
	await goOn(page);
	await page.getByText(/Kế hoạch được mở lại lúc/).waitFor();
	expect((await unitForm(links.get('CNS05') ?? '')).text).toContain('Tình trạng thực hiện');
	expect(await events('plan.closed')).toMatchObject([{ unit: '', data: { reason: 'Đã tổng hợp' } }]);
	expect(await events('plan.reopened')).toMatchObject([{ unit: '', data: { reason: 'Còn thiếu số liệu' } }]);
	await page.context().close();
}, 120_000);
