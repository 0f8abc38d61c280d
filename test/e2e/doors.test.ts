import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Campaign } from '../../scripts/host/campaign.ts';
import { freePort, root } from '../../scripts/host/environment.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { DOOR, N8nHost, OFFICER } from '../../scripts/host/n8nHost.ts';
import { ImapServer } from '../imapServer.ts';
import { openBrowser } from './browser.ts';

const NOTICE_DAY = '2026-05-12T09:00:00+07:00';
const pictures = join(root, 'out', 'pictures');
const document = readFileSync(join(root, 'samples', 'ke-hoach.docx'));

let mail: MailServer;
let imap: ImapServer;
let host: N8nHost;
let campaign: Campaign;
let browser: Browser;

beforeAll(async () => {
	const dir = join(root, '.runtime', 'e2e-doors');
	rmSync(dir, { recursive: true, force: true });
	mkdirSync(pictures, { recursive: true });
	mail = await MailServer.start(dir);
	imap = await ImapServer.start(join(dir, 'imap'), await freePort());
	host = await N8nHost.start({ dir, smtp: mail.smtp, imap: imap.account, clock: NOTICE_DAY });
	campaign = new Campaign(host, mail);
	browser = await openBrowser();
	await campaign.setUp({ file: join(root, 'samples', 'danh-ba-don-vi.xlsx') });
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await host?.stop();
	await imap?.stop();
	await mail?.stop();
}, 60_000);

async function bring(
	file: Buffer | null,
	name: string,
	fields: Record<string, string> = {},
	key = DOOR.value,
) {
	const form = new FormData();
	for (const [field, value] of Object.entries(fields)) form.set(field, value);
	if (file) form.set('tep', new Blob([new Uint8Array(file)]), name);
	const response = await fetch(`${host.url}/webhook/ke-hoach-den`, {
		method: 'POST',
		headers: { [DOOR.name]: key },
		body: form,
	});
	const text = await response.text();
	return {
		status: response.status,
		json: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, string>,
	};
}

async function arrives(count: number): Promise<void> {
	for (let tries = 0; mail.mails.length < count; tries += 1) {
		if (tries > 300) throw new Error(`${mail.mails.length} of ${count} mails arrived`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

async function officer(viewport: { width: number; height: number }): Promise<[BrowserContext, Page]> {
	const context = await browser.newContext({
		httpCredentials: { username: OFFICER.user, password: OFFICER.password },
		viewport,
	});
	const page = await context.newPage();
	await page.route(
		(url) => url.hostname !== '127.0.0.1',
		(route) => route.abort(),
	);
	return [context, page];
}

/** One page of the review: what to choose last, then on. */
async function goOn(page: Page, label: string): Promise<void> {
	await page.getByLabel(label, { exact: true }).check();
	await page.getByRole('button', { name: 'Tiếp tục' }).click();
}

describe('Cửa nhận văn bản', () => {
	let reviewUrl = '';

	it('is shut without the header that the e-office was given', async () => {
		const { status } = await bring(document, 'ke-hoach.docx', {}, 'khong-biet');
		expect(status).toBe(403);
		expect(await host.rows('kh_plans')).toEqual([]);
	});

	it.each([
		['no file', null, {}, '', 'Chưa có văn bản'],
		['a file that is no plan', Buffer.from('Hôm nay trời đẹp.'), {}, 'thu.txt', 'không có phần giao việc'],
		['metadata that is no JSON', document, { metadata: '{số: 3' }, 'kh.docx', 'metadata không phải là JSON'],
	])(
		'says what to do about %s and keeps nothing waiting',
		async (_, file, fields, name, words) => {
			const { status, json } = await bring(file, name, fields);
			expect({ status, state: json.state }).toEqual({ status: 422, state: 'refused' });
			expect(json.message).toContain(words);
			expect(await host.rows('kh_plans')).toEqual([]);
			expect(mail.mails).toEqual([]);
		},
		60_000,
	);

	it('takes a document in, tells the officer, and sends the units nothing', async () => {
		const metadata = JSON.stringify({ number: '36/KH-UBND', date: '08/05/2026' });
		const { status, json } = await bring(document, 'Kế hoạch 36.docx', { metadata });
		expect({ status, state: json.state }).toEqual({ status: 200, state: 'new' });
		reviewUrl = json.reviewUrl ?? '';
		await arrives(1);
		const { subject, text, to } = await simpleParser(mail.mails[0]?.raw ?? '');
		expect([to].flat()[0]?.text).toBe('vhxh@hoabinhmau.example');
		expect(subject).toContain('Chờ xem lại');
		expect(text).toContain(reviewUrl);
		expect((await campaign.book()).plans).toEqual([]);
	}, 60_000);

	it('knows the same document again under another name', async () => {
		const { status, json } = await bring(document, 'ban sao.docx');
		expect({ status, state: json.state }).toEqual({ status: 200, state: 'waiting' });
		await new Promise((resolve) => setTimeout(resolve, 1000));
		expect(mail.mails).toHaveLength(1);
		expect((await host.rows('kh_plans')).length).toBe(1);
	}, 60_000);

	it('leads the officer to the review, where a unit is dropped, one gets its own due time, and a message is looked at', async () => {
		const [context, page] = await officer({ width: 390, height: 844 });
		await page.goto(reviewUrl);
		await page.getByRole('button', { name: 'Mở' }).click();
		await page.getByText('Điểm cần xem lại').waitFor();
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
		await page.screenshot({ path: join(pictures, 'xem-lai-390.png'), fullPage: true });
		await goOn(page, 'Bớt đơn vị');
		await page.getByText('Không giao việc cho').waitFor();
		await page.getByLabel('CA - Công an phường').check();
		await page.screenshot({ path: join(pictures, 'bot-don-vi-390.png') });
		await goOn(page, 'Ghi lại và quay về trang xem lại');
		await page.getByText('Anh/chị đã sửa').waitFor();
		await goOn(page, 'Đặt hạn riêng cho đơn vị');
		await page.getByText('Đặt hạn riêng cho').first().waitFor();
		await page.getByLabel(/^TTPVHCC - /).check();
		await page.getByLabel('Hạn riêng: ngày').fill('2026-05-25');
		await goOn(page, 'Ghi lại và quay về trang xem lại');
		await page.getByText('Hạn riêng 17:00 ngày 25/05/2026').waitFor();
		await goOn(page, 'Xem thử thư của một đơn vị');
		await page.getByLabel('Xem thư của đơn vị').selectOption({ index: 2 });
		await goOn(page, 'Ghi lại và quay về trang xem lại');
		await page.getByText('liên kết riêng của đơn vị').waitFor();
		await page.screenshot({ path: join(pictures, 'xem-thu-390.png'), fullPage: true });
		await goOn(page, 'Gửi thử thư này về hộp thư của cán bộ đầu mối');
		await page.getByText('Đã chuyển một thư gửi thử').waitFor();
		await arrives(2);
		expect(mail.mails[1]?.to).toEqual(['vhxh@hoabinhmau.example']);
		await context.close();
		expect(mail.mails).toHaveLength(2);
		expect((await campaign.book()).plans).toEqual([]);
	}, 120_000);

	it('goes on where the officer left, on a laptop, and sends once confirmed', async () => {
		const [context, page] = await officer({ width: 1280, height: 900 });
		await page.goto(`${host.url}/form/xem-lai-ke-hoach`);
		await page.getByRole('button', { name: 'Mở' }).click();
		await page.getByText('Chờ xem lại:').waitFor();
		await page.getByRole('button', { name: 'Tiếp tục' }).click();
		await page.getByText('Không giao việc cho: Công an phường').waitFor();
		await page.screenshot({ path: join(pictures, 'xem-lai-1280.png'), fullPage: true });
		await goOn(page, 'Xác nhận và gửi cho các đơn vị');
		await page.getByText('Kế hoạch đã được triển khai').waitFor({ timeout: 60_000 });
		await context.close();
		const { plans } = await campaign.book();
		const shares = plans[0]?.assignments ?? [];
		expect(shares.map(({ unit }) => unit)).not.toContain('CA');
		expect(shares.find(({ unit }) => unit === 'TTPVHCC')?.dueAt).toBe('2026-05-25T17:00:00+07:00');
		await arrives(2 + shares.length);
		const { json } = await bring(document, 'lan nua.docx');
		expect(json.state).toBe('confirmed');
	}, 180_000);
});

describe('Hộp thư', () => {
	const letter = (from: string, file: Buffer, name: string) =>
		[
			`From: <${from}>`,
			'To: <kehoach@hoabinhmau.example>',
			`Message-ID: <${Date.now()}.${name.length}@${from.split('@')[1]}>`,
			'Subject: Van ban den',
			'Date: Tue, 24 Nov 2026 09:00:00 +0700',
			'MIME-Version: 1.0',
			'Content-Type: multipart/mixed; boundary="b"',
			'',
			'--b',
			'Content-Type: text/plain; charset=utf-8',
			'',
			'Kinh gui',
			'--b',
			`Content-Type: application/octet-stream; name="${name}"`,
			`Content-Disposition: attachment; filename="${name}"`,
			'Content-Transfer-Encoding: base64',
			'',
			file.toString('base64').replace(/.{76}/g, '$&\n'),
			'--b--',
			'',
		].join('\n');
	const other = Buffer.from(
		readFileSync(join(root, 'test', 'fixtures', 'plans', 'thang-doc-sach.txt'), 'utf8'),
	);

	it('takes in a document that the ward was sent, and tells the officer', async () => {
		const before = mail.mails.length;
		imap.deliver(letter('vanthu@hoabinhmau.example', other, 'thang-doc-sach.txt'));
		await arrives(before + 1);
		const { subject, text } = await simpleParser(mail.mails.at(-1)?.raw ?? '');
		expect(subject).toContain('Chờ xem lại');
		expect(text).toContain('Thư của vanthu@hoabinhmau.example');
	}, 90_000);

	it('tells the officer why a document cannot be read', async () => {
		const before = mail.mails.length;
		imap.deliver(letter('vanthu@hoabinhmau.example', Buffer.from('Hôm nay trời đẹp.'), 'thu.txt'));
		await arrives(before + 1);
		const { text } = await simpleParser(mail.mails.at(-1)?.raw ?? '');
		expect(text).toContain('không có phần giao việc');
	}, 90_000);

	it('leaves the mail of strangers alone', async () => {
		const before = mail.mails.length;
		const plans = (await host.rows('kh_plans')).length;
		imap.deliver(letter('ai@khac.example', Buffer.concat([other, Buffer.from('\nThêm.')]), 'la.txt'));
		await new Promise((resolve) => setTimeout(resolve, 5000));
		expect(mail.mails).toHaveLength(before);
		expect((await host.rows('kh_plans')).length).toBe(plans);
	}, 60_000);

	it('puts a mail that came back into the log, for that unit and address', async () => {
		const own = mail.mails.find(({ to }) => to[0]?.startsWith('hcc@'));
		const [address = ''] = own?.to ?? [];
		const id = /^Message-ID: (<[^>]+>)/im.exec(own?.raw.toString() ?? '')?.[1] ?? '';
		imap.deliver(
			[
				'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
				'To: <kehoach@hoabinhmau.example>',
				'Subject: Undelivered Mail Returned to Sender',
				`Message-ID: <${Date.now()}@mx.example>`,
				'Date: Tue, 12 May 2026 09:00:00 +0700',
				'Auto-Submitted: auto-replied',
				'MIME-Version: 1.0',
				'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
				'',
				'--b',
				'Content-Type: text/plain; charset=utf-8',
				'',
				'Your message could not be delivered.',
				'--b',
				'Content-Type: message/delivery-status',
				'',
				'Reporting-MTA: dns; mx.example',
				'',
				`Final-Recipient: rfc822; ${address}`,
				'Action: failed',
				'Status: 5.1.1',
				'Diagnostic-Code: smtp; 550 5.1.1 No such user',
				'',
				'--b',
				'Content-Type: text/rfc822-headers',
				'',
				`Message-ID: ${id}`,
				`To: <${address}>`,
				'',
				'--b--',
				'',
			].join('\n'),
		);
		for (let tries = 0; ; tries += 1) {
			const failed = (await campaign.book()).events.filter(({ kind }) => kind === 'delivery.failed');
			if (failed.length > 0) {
				expect(failed).toMatchObject([
					{ unit: 'TTPVHCC', data: { final: true, bounced: true, to: address } },
				]);
				break;
			}
			if (tries > 100) throw new Error('The bounce was not read');
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}, 90_000);

	it('hands the answer of a person to the officer, and lets an automatic one lie', async () => {
		const id = /^Message-ID: (<[^>]+>)/im.exec(mail.mails[5]?.raw.toString() ?? '')?.[1] ?? '';
		const answer = (extra: string[], words: string) =>
			[
				'From: Don vi <don-vi@hoabinhmau.example>',
				'To: <kehoach@hoabinhmau.example>',
				'Subject: Re: Giao nhiem vu',
				`Message-ID: <${Date.now()}.${words.length}@hoabinhmau.example>`,
				`In-Reply-To: ${id}`,
				'Date: Tue, 12 May 2026 09:05:00 +0700',
				...extra,
				'Content-Type: text/plain; charset=utf-8',
				'',
				words,
				'',
			].join('\n');
		const before = mail.mails.length;
		imap.deliver(answer(['Auto-Submitted: auto-replied', 'Subject: Out of office'], 'Toi dang nghi phep.'));
		imap.deliver(answer([], 'De nghi gui lai phu luc.'));
		await arrives(before + 1);
		const { text, replyTo } = await simpleParser(mail.mails.at(-1)?.raw ?? '');
		expect(text).toContain('De nghi gui lai phu luc.');
		expect([replyTo].flat()[0]?.text).toContain('don-vi@hoabinhmau.example');
		await new Promise((resolve) => setTimeout(resolve, 3000));
		expect(mail.mails).toHaveLength(before + 1);
	}, 90_000);
});
