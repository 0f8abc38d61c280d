import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import * as XLSX from 'xlsx';
import { Campaign } from '../../scripts/host/campaign.ts';
import { root } from '../../scripts/host/environment.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { N8nHost } from '../../scripts/host/n8nHost.ts';
import { openBrowser } from './browser.ts';

const pictures = join(root, 'out', 'pictures');

let mail: MailServer;
let host: N8nHost;
let browser: Browser;
let report: Buffer;
let link: string;

/** One plan that was sent to everybody, two units that have reported. */
beforeAll(async () => {
	const dir = join(root, '.runtime', 'e2e-status');
	rmSync(dir, { recursive: true, force: true });
	mkdirSync(pictures, { recursive: true });
	mail = await MailServer.start(dir);
	host = await N8nHost.start({ dir, smtp: mail.smtp, clock: '2026-05-12T09:00:00+07:00' });
	const campaign = new Campaign(host, mail);
	await campaign.setUp({ file: join(root, 'samples', 'danh-ba-don-vi.xlsx') });
	await campaign.confirmPlan(await campaign.readPlan({ file: join(root, 'samples', 'ke-hoach.docx') }));
	const links = await campaign.linksFromMessages();
	const stored = (await campaign.book()).plans.at(-1)!;
	for (const assignment of stored.assignments.slice(0, 2))
		await campaign.report(links.get(assignment.unit)!, assignment, { note: 'Đề nghị cấp thêm băng rôn' });
	({ report, statusLink: link } = await campaign.downloadReport(stored.planId));
	browser = await openBrowser();
}, 900_000);

afterAll(async () => {
	await browser?.close();
	await host?.stop();
	await mail?.stop();
}, 60_000);

test.each([
	['a phone', 'phone', 390, 844],
	['a wall screen', 'wall', 1920, 1080],
])(
	'the link opens the page without a password on %s, nothing wider than the screen, no other host asked',
	async (_, name, width, height) => {
		const page = await browser.newPage({ viewport: { width, height } });
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).origin));
		const answer = await page.goto(link);
		expect(answer?.status()).toBe(200);
		expect((await answer!.body()).length).toBeLessThan(150_000);
		await page.screenshot({ path: join(pictures, `trang-theo-doi-${name}.png`), fullPage: true });
		expect(await page.locator('dl dd b').allTextContents()).toHaveLength(4);
		expect(await page.locator('dl').innerText()).toMatch(/Đã báo cáo\s+2/);
		expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
		expect([...new Set(asked)]).toEqual([new URL(link).origin]);
		await page.close();
	},
	60_000,
);

test('the page leads to the workbook and to its picture', async () => {
	const workbook = await fetch(`${link}&tep=xlsx`);
	expect(workbook.headers.get('content-disposition')).toContain('tong-hop.xlsx');
	expect(XLSX.read(Buffer.from(await workbook.arrayBuffer())).SheetNames).toContain('Chi tiết');
	const picture = await fetch(`${link}&tep=png`);
	expect(picture.headers.get('content-type')).toContain('image/png');
	const png = Buffer.from(await picture.arrayBuffer());
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	writeFileSync(join(pictures, 'tinh-hinh.png'), png);
}, 60_000);

test('a link that was changed shows a page of refusal and nothing of the plan', async () => {
	for (const wrong of [link.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')), link.split('?')[0]!]) {
		const answer = await fetch(`${wrong}${wrong.includes('?') ? '' : '?x=1'}&tep=xlsx`);
		expect(answer.status).toBe(403);
		const text = await answer.text();
		expect(text).toContain('Liên kết không hợp lệ');
		expect(text).not.toContain('đơn vị báo cáo');
	}
}, 60_000);

test('the draft report that the form hands out is a Word file', () => {
	expect(report.subarray(0, 2).toString()).toBe('PK');
});
