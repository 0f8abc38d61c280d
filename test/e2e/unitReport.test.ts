import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { BrowserContext, Page } from 'playwright-core';
import { FormClient } from '../../scripts/host/formClient.ts';
import { phonePhoto } from '../nodes/UnitReport/pictures';
import { FORM_POLICY } from './frontDoor.ts';
import {
	campaign,
	decide,
	door,
	elsewhere,
	eventsOf,
	host,
	inspect,
	LAPTOP,
	linkOf,
	links,
	mail,
	openForm,
	PHONE,
	pictures,
	planId,
	signed,
	vips,
	visitor,
} from './unitWard.ts';

describe('a unit on its phone', () => {
	let context: BrowserContext;
	let page: Page;
	beforeAll(async () => ([context, page] = await visitor(PHONE)));
	afterAll(() => context.close());
	const next = () => page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();

	it('opens its link and finds plan, time left and its own work', async () => {
		await page.goto(linkOf('VHXH'));
		await inspect(page);
		await page.getByRole('button', { name: 'Mở phiếu báo cáo' }).click();
		await page.getByText('Hạn báo cáo: 17:00 ngày 20/05/2026 (còn 2 ngày làm việc)').waitFor();
		await inspect(page);
		await page.screenshot({ path: join(pictures, 'phieu-bao-cao-dai.png'), fullPage: true });
		await page.screenshot({ path: join(pictures, 'phieu-bao-cao.png') });
	}, 60_000);

	it('is told of every mistake at the field, and loses neither words nor photo', async () => {
		await page.getByLabel('Hoàn thành', { exact: true }).check();
		await page.getByLabel(/^3\. /).selectOption('Đang thực hiện');
		await page.getByLabel(/tại cổng trụ sở/).fill('một cái');
		for (const field of await page.getByLabel(/— đường/).all()) await field.fill('01 băng rôn');
		await page.getByLabel(/Kết quả thực hiện/).fill('Treo đủ <b>băng rôn</b> & "tờ rơi"');
		await page.getByLabel(/^Đường dẫn/).fill('phuong.example/tin-1');
		await page.getByLabel(/minh chứng/).setInputFiles([
			{ name: 'IMG 0001.jpg', mimeType: 'image/jpeg', buffer: phonePhoto(vips) },
			{ name: 'cài đặt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0090 program') },
		]);
		await next();
		await page.getByText('Chưa gửi được: cần sửa 2 chỗ').waitFor({ timeout: 30_000 });
		await inspect(page);
		await page.screenshot({ path: join(pictures, 'phieu-can-sua.png'), fullPage: true });
		const wrong = page.getByLabel(/CẦN SỬA: “một cái” không phải là số/);
		expect(await wrong.inputValue()).toBe('một cái');
		await page.getByRole('link', { name: /“một cái” không phải là số/ }).click();
		expect(await wrong.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
		const colour = await page.evaluate('getComputedStyle(document.activeElement).borderTopColor');
		expect(colour).toBe('rgb(179, 0, 27)');
		expect(await page.getByLabel(/minh chứng.*CẦN SỬA: Tệp “cài đặt.pdf”/s).count()).toBe(1);
		expect(await page.getByLabel(/^3\. /).inputValue()).toBe('Đang thực hiện');
		expect(await page.getByLabel(/Tệp 01: IMG 0001.jpg/).isChecked()).toBe(true);
		expect(await eventsOf('VHXH', 'report.submitted')).toEqual([]);
	}, 60_000);

	it('looks the whole through before anything is sent', async () => {
		await page.getByLabel(/tại cổng trụ sở/).fill('01');
		await next();
		await page.getByText('chưa được gửi').waitFor();
		await inspect(page);
		await page.screenshot({ path: join(pictures, 'phieu-xem-lai.png'), fullPage: true });
		const words = await page.locator('table').innerText();
		for (const word of [
			'Đang thực hiện',
			'Cộng băng rôn',
			'Treo đủ <b>băng rôn</b> & "tờ rơi"',
			'https://phuong.example/tin-1',
			'IMG 0001.jpg',
		])
			expect(words).toContain(word);
		expect(await eventsOf('VHXH', 'report.submitted')).toEqual([]);
	}, 60_000);

	it('gets a receipt, on the page and by mail, and the log holds what it says', async () => {
		const before = mail.mails.length;
		await page.getByRole('button', { name: 'Xác nhận' }).click();
		await page.getByText('Đã nhận báo cáo').waitFor();
		await inspect(page);
		await page.screenshot({ path: join(pictures, 'da-nhan.png'), fullPage: true });
		expect(await page.locator('.card').innerText()).toContain('báo cáo lần 1');
		const [report] = await eventsOf('VHXH', 'report.submitted');
		expect(report?.data).toMatchObject({
			revision: 1,
			status: 'Đang thực hiện',
			tasks: { g1t3: 'Đang thực hiện' },
			values: { q1: 1, q2p1: 1, ket_qua: 'Treo đủ <b>băng rôn</b> & "tờ rơi"' },
			links: ['https://phuong.example/tin-1'],
		});
		const [file] = report?.data.files as { path: string; name: string; size: number }[];
		expect(file?.path).toMatch(new RegExp(`^${planId}/VHXH/[0-9a-f]{64}\\.jpg$`));
		expect(existsSync(join(host.filesFolder, file?.path ?? ''))).toBe(true);
		const photo = readFileSync(join(host.filesFolder, file?.path ?? ''));
		expect(photo.length).toBe(file?.size);
		expect(photo.includes('Exif') || photo.includes('GPS')).toBe(false);
		expect(vips.Image.newFromBuffer(photo)).toMatchObject({ width: 1500, height: 2000 });
		while (mail.mails.length === before) await new Promise((resolve) => setTimeout(resolve, 50));
		const receipt = await simpleParser(mail.mails.at(-1)?.raw ?? '');
		expect(receipt.subject).toContain('Đã nhận báo cáo lần 1');
		expect(receipt.text).toContain('IMG 0001.jpg');
	}, 60_000);

	it('finds its report again, takes it back with a reason, and finds its words still there', async () => {
		await openForm(page, 'VHXH');
		await page.getByText('Đơn vị đã gửi báo cáo lần 1').waitFor();
		expect(await page.getByLabel(/Tệp 01: IMG 0001.jpg/).isChecked()).toBe(true);
		await page.getByLabel('Rút báo cáo đã gửi').check();
		await page.getByRole('button', { name: 'Tiếp tục' }).click();
		await page.getByLabel('Lý do rút báo cáo').waitFor();
		await inspect(page);
		await page.getByLabel('Lý do rút báo cáo').fill('Nhầm số liệu');
		await page.getByLabel('Rút báo cáo', { exact: true }).check();
		await page.getByRole('button', { name: 'Xác nhận' }).click();
		await page.getByRole('heading', { name: 'Đã rút báo cáo' }).waitFor();
		expect(await eventsOf('VHXH', 'report.withdrawn')).toMatchObject([{ data: { reason: 'Nhầm số liệu' } }]);
		await openForm(page, 'VHXH');
		expect(await page.getByLabel(/Kết quả thực hiện/).inputValue()).toBe(
			'Treo đủ ‹b›băng rôn‹/b› & "tờ rơi"',
		);
	}, 60_000);

	it('asked nothing of any other host on all these pages, although n8n’s pages name a font and an icon elsewhere', async () => {
		expect(elsewhere.asked).toEqual([]);
		door.policy = '';
		const [bare, unprotected] = await visitor(PHONE);
		await unprotected.goto(linkOf('CA'));
		await unprotected.waitForTimeout(1000);
		await bare.close();
		door.policy = FORM_POLICY;
		expect(elsewhere.asked.some((line) => line.includes('fonts.googleapis.com'))).toBe(true);
		elsewhere.asked.length = 0;
	}, 60_000);
});

describe('a unit on its laptop', () => {
	it('reports with the keyboard alone', async () => {
		const [context, page] = await visitor(LAPTOP);
		await openForm(page, 'CA');
		await inspect(page);
		await page.screenshot({ path: join(pictures, 'phieu-may-tinh.png'), fullPage: true });
		const reach = async (isThere: string) => {
			for (let presses = 0; presses < 40; presses++) {
				await page.keyboard.press('Tab');
				if (await page.evaluate(`(() => { const field = document.activeElement; return ${isThere}; })()`))
					return;
			}
			throw new Error(`Not reached by Tab: ${isThere}`);
		};
		await reach("field.value === 'Hoàn thành'");
		const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
		expect(outline).toBe('solid');
		await page.keyboard.press('Space');
		await reach("field.type === 'text'");
		await page.keyboard.type('1');
		await reach("field.id === 'submit-btn'");
		await page.keyboard.press('Enter');
		await page.getByText('chưa được gửi').waitFor();
		await inspect(page);
		await reach("field.id === 'submit-btn'");
		await page.keyboard.press('Enter');
		await page.getByText('Đã nhận báo cáo').waitFor();
		await inspect(page);
		expect(await eventsOf('CA', 'report.submitted')).toMatchObject([{ data: { values: { q1: 1 } } }]);
		await context.close();
	}, 90_000);

	it('must tick that there is nothing to report', async () => {
		const [context, page] = await visitor(LAPTOP);
		await openForm(page, 'VPUB');
		await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
		await page.getByText('Chưa gửi được').waitFor();
		await page.getByLabel('Không phát sinh', { exact: true }).check();
		await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
		await page.getByText('chưa được gửi').waitFor();
		await page.getByRole('button', { name: 'Xác nhận' }).click();
		await page.getByText('Hãy đánh dấu ô xác nhận không phát sinh').waitFor();
		expect(await eventsOf('VPUB', 'report.submitted')).toEqual([]);
		await page.getByLabel(/không phát sinh nội dung nào/).check();
		await page.getByRole('button', { name: 'Xác nhận' }).click();
		await page.getByText('Đã nhận báo cáo').waitFor();
		expect(await eventsOf('VPUB', 'report.submitted')).toMatchObject([{ data: { nil: true, values: {} } }]);
		await context.close();
	}, 90_000);
});

describe('“Đã nhận kế hoạch”', () => {
	it('takes a tap: a mail scanner that opens the link acknowledges nothing', async () => {
		const link = signed('CA', 'da-nhan-ke-hoach', 'acknowledge');
		for (const method of ['GET', 'HEAD']) await fetch(link, { method });
		expect(await eventsOf('CA', 'notice.acknowledged')).toEqual([]);
		const [context, page] = await visitor(PHONE);
		for (let tap = 1; tap <= 2; tap++) {
			await page.goto(link);
			await inspect(page);
			await page.getByRole('button', { name: 'Đã nhận kế hoạch' }).click();
			await page.getByText('Đã ghi nhận').waitFor();
			await inspect(page);
		}
		await page.screenshot({ path: join(pictures, 'da-nhan-ke-hoach.png') });
		expect(await eventsOf('CA', 'notice.acknowledged')).toHaveLength(1);
		const onward = await page.getByRole('link', { name: 'Mở phiếu báo cáo' }).getAttribute('href');
		await page.goto((onward ?? '').replace(host.url, door.url));
		await page.getByRole('button', { name: 'Mở phiếu báo cáo' }).click();
		await page.getByText('Công an phường').first().waitFor();
		await context.close();
	}, 90_000);
});

describe('the door', () => {
	it('closes while a form is open: the report is refused with the officer’s number', async () => {
		const [context, page] = await visitor(PHONE);
		await openForm(page, 'TTPVHCC');
		await decide('plan.closed', '', '2026-05-18T09:30:00+07:00');
		await page.getByLabel('Hoàn thành', { exact: true }).check();
		await page.getByLabel(/Băng rôn/).fill('1');
		await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
		await page.getByText('Kế hoạch đã khóa sổ').waitFor();
		await inspect(page);
		await page.screenshot({ path: join(pictures, 'da-khoa-so.png') });
		expect(await page.locator('.card').innerText()).toContain('0900 000 001');
		expect(await eventsOf('TTPVHCC', 'report.submitted')).toEqual([]);
		await decide('plan.reopened', '', '2026-05-18T09:31:00+07:00');
		await context.close();
	}, 60_000);

	it('does not open to a link that was revoked, and opens to the one that replaced it', async () => {
		await host.setClock('2026-05-18T10:00:00+07:00');
		await decide('link.revoked', 'TTPVHCC', '2026-05-18T09:50:00+07:00');
		const old = await new FormClient().open(links.get('TTPVHCC') ?? '');
		await old.submit({});
		expect(old.text).toContain('Liên kết này không còn dùng được');
		const fresh = signed('TTPVHCC', 'bao-cao-don-vi', 'report', '2026-05-18T09:51:00+07:00');
		const form = await new FormClient().open(fresh);
		await form.submit({});
		expect(form.text).toContain('Hạn báo cáo');
	}, 60_000);

	it('stays shut to tokens that nobody signed, and nothing is read for them', async () => {
		const good = links.get('CA') ?? '';
		const [, payload = '', signature = ''] = /t=([\w-]+)\.([\w-]+)/.exec(good) ?? [];
		const runsOf = async (workflow: string) =>
			(
				await host.api<{ count: number }>(
					'GET',
					`/rest/executions?filter=${encodeURIComponent(JSON.stringify({ workflowId: workflow }))}&limit=1`,
				)
			).count;
		const before = { rows: (await campaign.book()).events.length, reads: await runsOf('khDocNhatKy00001') };
		for (const t of [
			'x',
			'a.b',
			`${payload}.`,
			`${payload}.${signature.toUpperCase()}`,
			`${payload}x.${signature}`,
			'a'.repeat(4000),
			'%00.%00',
		])
			for (const path of ['bao-cao-don-vi', 'da-nhan-ke-hoach']) {
				const form = await new FormClient().open(`${host.url}/form/${path}?t=${t}`);
				await form.submit({});
				expect(form.text).toContain('Liên kết không hợp lệ');
				expect(form.text).not.toMatch(/Công an|36\/KH-UBND/);
			}
		expect((await campaign.book()).events).toHaveLength(before.rows);
		expect(await runsOf('khDocNhatKy00001')).toBe(before.reads);
	}, 120_000);
});
