import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { Campaign } from '../../scripts/host/campaign.ts';
import { root } from '../../scripts/host/environment.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { N8nHost, OFFICER } from '../../scripts/host/n8nHost.ts';
import { openBrowser } from './browser.ts';

const pictures = join(root, 'out', 'pictures');
const NOTICE = 'Giao nhiệm vụ cho {{ten_don_vi}} – {{van_ban}}[, hạn {{han_ngay}}]';

let mail: MailServer;
let host: N8nHost;
let campaign: Campaign;
let browser: Browser;

beforeAll(async () => {
	const dir = join(root, '.runtime', 'e2e-templates');
	rmSync(dir, { recursive: true, force: true });
	mkdirSync(pictures, { recursive: true });
	mail = await MailServer.start(dir);
	host = await N8nHost.start({ dir, smtp: mail.smtp, clock: '2026-05-12T09:00:00+07:00' });
	campaign = new Campaign(host, mail);
	await campaign.setUp({ file: join(root, 'samples', 'danh-ba-don-vi.xlsx') });
	browser = await openBrowser();
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await host?.stop();
	await mail?.stop();
}, 60_000);

test('the officer words the notice in a browser: what is wrong is named, nothing typed is lost, and the units get the new words', async () => {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		httpCredentials: { username: OFFICER.user, password: OFFICER.password },
	});
	const page = await context.newPage();
	await page.route(
		(url) => url.hostname !== '127.0.0.1',
		(route) => route.abort(),
	);
	await page.goto(`${host.url}/form/mau-thu`);
	await next(page, 'Mở');
	await next(page);
	expect(await page.getByLabel('Tiêu đề thư').inputValue()).toBe(NOTICE);

	const body = page.getByLabel(/^Nội dung/);
	const standard = await body.inputValue();
	const words = 'UBND phường trân trọng gửi đơn vị phần việc dưới đây.';
	const own = standard.replace(/\{\{ten_co_quan\}\} gửi đơn vị.*/, `${words} {{o_khong_co}}`);
	expect(own).toContain(words);
	await page.getByLabel('Tiêu đề thư').fill(`[Hỏa tốc] ${NOTICE}`);
	await body.fill(own);
	await page.getByLabel('Lưu và dùng mẫu này').check();
	await next(page);
	expect(await page.locator('body').innerText()).toMatch(/Cần sửa trước khi lưu[\s\S]*o_khong_co/);
	await page.screenshot({ path: join(pictures, 'mau-thu-can-sua.png'), fullPage: true });
	expect(await page.getByLabel(/^Nội dung/).inputValue()).toBe(own);
	expect(await events()).toHaveLength(0);

	await page.getByLabel(/^Nội dung/).fill(own.replace(' {{o_khong_co}}', ''));
	await page.getByLabel('Xem trước, chưa lưu').check();
	await next(page);
	expect(await page.locator('body').innerText()).toContain(words);
	expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
	await page.screenshot({ path: join(pictures, 'mau-thu-xem-truoc.png'), fullPage: true });
	expect(await events()).toHaveLength(0);
	await page.getByLabel('Lưu và dùng mẫu này').check();
	await next(page);
	expect(await page.locator('body').innerText()).toContain('Từ nay thư loại này viết theo mẫu mới');
	expect(await events()).toHaveLength(1);
	await context.close();

	await campaign.confirmPlan(await campaign.readPlan({ file: join(root, 'samples', 'ke-hoach.docx') }));
	const links = await campaign.linksFromMessages();
	expect(links.size).toBeGreaterThan(10);
	const sent = await Promise.all(mail.mails.map(({ raw }) => simpleParser(raw)));
	const notices = sent.filter(({ text = '' }) => text.includes(words));
	expect(notices.length).toBeGreaterThan(10);
	for (const { subject } of notices) expect(subject).toMatch(/^\[Hỏa tốc\] Giao nhiệm vụ cho .*36\/KH-UBND/);
}, 240_000);

async function next(page: Page, button = 'Tiếp tục') {
	await Promise.all([
		page.waitForEvent('load'),
		page.getByRole('button', { name: button, exact: true }).click(),
	]);
	await page.waitForLoadState('networkidle');
}

const events = async () => (await campaign.book()).events.filter(({ kind }) => kind === 'template.changed');
