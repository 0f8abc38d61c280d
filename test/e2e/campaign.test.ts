import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { Browser, Page } from 'playwright-core';
import { Campaign } from '../../scripts/host/campaign.ts';
import { FormClient } from '../../scripts/host/formClient.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { root } from '../../scripts/host/environment.ts';
import { N8nHost, OFFICER } from '../../scripts/host/n8nHost.ts';
import { openBrowser } from './browser.ts';

const NOTICE_DAY = '2026-05-12T09:00:00+07:00';
const directory = { file: join(root, 'samples', 'danh-ba-don-vi.xlsx') };
const planDocument = { file: join(root, 'samples', 'ke-hoach.docx') };
const pictures = join(root, 'out', 'pictures');

let mail: MailServer;
let host: N8nHost;
let campaign: Campaign;
let browser: Browser;
let links: Map<string, string>;

beforeAll(async () => {
	const dir = join(root, '.runtime', 'e2e');
	rmSync(dir, { recursive: true, force: true });
	mkdirSync(pictures, { recursive: true });
	mail = await MailServer.start(dir);
	host = await N8nHost.start({ dir, smtp: mail.smtp, clock: NOTICE_DAY });
	campaign = new Campaign(host, mail);
	browser = await openBrowser();
}, 300_000);

afterAll(async () => {
	await browser?.close();
	await host?.stop();
	await mail?.stop();
}, 60_000);

const events = async (kind: string) => (await campaign.book()).events.filter((event) => event.kind === kind);
const phone = async (): Promise<Page> => {
	const page = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
	// The pages of n8n name a font of another host; nothing outside is there to answer.
	await page.route(
		(url) => url.hostname !== '127.0.0.1',
		(route) => route.abort(),
	);
	return page;
};

describe('Thiết lập', () => {
	const csv = (rows: string[]) => ({ file: Buffer.from(rows.join('\n')), name: 'danh-ba.csv' });
	const header = 'Mã,Tên đơn vị,Loại,Email';
	it.each([
		['a directory without the needed columns', ['Tên,Địa chỉ', 'Công an phường,1 Trần Phú'], 'Mã'],
		['an empty file', [''], 'trống'],
		[
			'two units with one code',
			[header, 'CA,Công an,công an,a@p.example', 'CA,Quân sự,quân sự,b@p.example'],
			'Mã “CA”',
		],
		['an unknown type', [header, 'CA,Công an,câu lạc bộ,a@p.example'], 'câu lạc bộ'],
		['an email that is no address', [header, 'CA,Công an,công an,khong-phai-email'], 'khong-phai-email'],
	])(
		'says what to do about %s and stores nothing',
		async (_, rows, words) => {
			await expect(campaign.setUp(csv(rows))).rejects.toThrow(words);
			expect(await host.rows('kh_units')).toEqual([]);
		},
		60_000,
	);

	it('creates the tables and loads the directory', async () => {
		await campaign.setUp(directory);
		expect((await campaign.book()).units).toHaveLength(52);
	}, 60_000);

	it('loads the same directory twice without doubling it', async () => {
		await campaign.setUp(directory);
		expect((await campaign.book()).units).toHaveLength(52);
	}, 60_000);
});

describe('Kế hoạch mới', () => {
	it('asks for the officer before it shows the form', async () => {
		expect((await fetch(`${host.url}/form/ke-hoach-moi`)).status).toBe(401);
	});

	it.each([
		['a file that is no plan', Buffer.from('Hôm nay trời đẹp.'), 'thu.txt', 'không'],
		['an empty file', Buffer.alloc(0), 'trong.docx', ''],
		['a 60 MB file', Buffer.alloc(60 * 1024 * 1024, 'a'), 'to.txt', '20 MB'],
		['a broken .docx', Buffer.from('PK\u0003\u0004 hỏng'), 'hong.docx', ''],
	])(
		'says what to do about %s',
		async (_, file, name, words) => {
			const form = await campaign.officerForm('ke-hoach-moi');
			await form.submit({ 'Văn bản kế hoạch': { file, name } });
			expect(form.text).toContain('Chưa đọc được văn bản');
			expect(form.text).toContain(words);
			expect(await host.rows('kh_plans')).toEqual([]);
		},
		60_000,
	);

	it('shows what was read with its evidence, and sends nothing before the officer confirms', async () => {
		const review = await campaign.readPlan(planDocument);
		expect(review.text).toContain('36/KH-UBND');
		expect(review.text).toMatch(/dòng \d+/);
		await review.submit({ 'Sau khi xem lại': 'Để lại, xem tiếp sau (chưa gửi gì)' });
		expect(review.text).toContain('Đã để lại, chưa gửi gì');
		expect(mail.mails).toEqual([]);
		expect((await campaign.book()).plans).toEqual([]);
	}, 60_000);

	it('keeps what the officer typed when the due time is refused', async () => {
		const review = await campaign.readPlan(planDocument);
		await review.submit({
			'báo cáo: ngày': '2026-05-01',
			'Số, ký hiệu': '99/KH-UBND',
			'Sau khi xem lại': 'Xác nhận và gửi cho các đơn vị',
		});
		expect(review.text).toContain('Hạn báo cáo đã qua');
		expect(review.fields.find(({ label }) => label.startsWith('Số, ký hiệu'))?.value).toBe('99/KH-UBND');
	}, 60_000);

	it('mails every unit its own share once the officer confirms', async () => {
		const review = await campaign.readPlan(planDocument);
		const words = await campaign.confirmPlan(review, { 'Số, ký hiệu': '36/KH-UBND' });
		const { plans } = await campaign.book();
		const units = plans[0]?.assignments.length ?? 0;
		expect(units).toBe(40);
		expect(words).toContain(`Gửi được ${units} thư`);
		expect(mail.mails.length).toBeGreaterThan(units);
		expect(words).toContain('bản sao theo nơi nhận');
		links = await campaign.linksFromMessages();
		expect(links.size).toBe(units);
	}, 120_000);

	it('sends nothing again when the same document is confirmed again', async () => {
		const before = mail.mails.length;
		const words = await campaign.confirmPlan(await campaign.readPlan(planDocument));
		expect(words).toContain('đã gửi từ trước 40 thư');
		expect(mail.mails).toHaveLength(before);
	}, 120_000);
});

describe('the mail a unit gets', () => {
	let toPolice: ParsedMail;
	beforeAll(async () => {
		const parsed = await Promise.all(mail.mails.map(({ raw }) => simpleParser(raw)));
		toPolice = parsed.find(({ subject }) => subject?.includes('Công an')) as ParsedMail;
	});

	it('has text, HTML, the due time, the plan attached and a Message-ID of its own', () => {
		expect(toPolice.text).toContain('17:00 ngày 20/05/2026');
		expect(toPolice.html).toContain('Gửi báo cáo');
		expect(toPolice.attachments.map(({ filename }) => filename)).toEqual(['ke-hoach.docx']);
		expect(toPolice.messageId).toMatch(/^<[0-9a-f]{32}@hoabinhmau\.example>$/);
		expect(toPolice.headers.get('auto-submitted')).toBe('auto-generated');
	});

	it('holds only its own tasks', async () => {
		const { plans } = await campaign.book();
		const shares = plans[0]?.assignments ?? [];
		const own = shares.find(({ unit }) => unit === 'CA');
		const office = shares.find(({ unit }) => unit === 'VPUB');
		const flat = (text = '') => text.replace(/\s+/g, ' ');
		for (const { text } of own?.tasks ?? []) expect(flat(toPolice.text)).toContain(flat(text));
		for (const { text } of office?.tasks ?? []) {
			if (!own?.tasks.some((task) => task.text === text))
				expect(flat(toPolice.text)).not.toContain(flat(text));
		}
	});
});

describe('Báo cáo của đơn vị', () => {
	it('is filled in on a phone: number, note, photo, receipt', async () => {
		const page = await phone();
		await page.goto(links.get('TTPVHCC') ?? '');
		await page.getByRole('button', { name: 'Mở phiếu báo cáo' }).click();
		await page.getByText('Nhiệm vụ của đơn vị').waitFor();
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
		await page.screenshot({ path: join(pictures, 'phieu-bao-cao.png') });
		await page.screenshot({ path: join(pictures, 'phieu-bao-cao-dai.png'), fullPage: true });
		await page.getByLabel('Hoàn thành').check();
		await page.getByLabel(/Băng rôn/).fill('một cái');
		await page.getByLabel(/Ghi chú/).fill('Trời mưa ngày 13/5 <b>không</b> ảnh hưởng');
		await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
		await page.getByText('không phải là số').first().waitFor();
		await page.screenshot({ path: join(pictures, 'phieu-can-sua.png'), fullPage: true });
		expect(await page.getByLabel(/Ghi chú/).inputValue()).toContain('‹b›không‹/b›');
		expect(await events('report.submitted')).toEqual([]);

		await page.getByLabel(/Băng rôn/).fill('01');
		await page.getByLabel(/minh chứng/).setInputFiles({
			name: 'ảnh băng rôn.png',
			mimeType: 'image/png',
			buffer: Buffer.from(
				'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
				'base64',
			),
		});
		await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
		await page.getByText('chưa được gửi').waitFor();
		await page.getByRole('button', { name: 'Xác nhận' }).click();
		await page.getByText('Đã nhận báo cáo').waitFor();
		await page.screenshot({ path: join(pictures, 'da-nhan.png') });
		const [report] = await events('report.submitted');
		expect(report).toMatchObject({
			unit: 'TTPVHCC',
			data: {
				revision: 1,
				values: { q1: 1 },
				status: 'Hoàn thành',
				note: 'Trời mưa ngày 13/5 <b>không</b> ảnh hưởng',
				via: 'form',
			},
		});
		const [file] = report?.data.files as { name: string; path: string }[];
		expect(file?.name).toBe('ảnh băng rôn.jpg');
		expect(existsSync(join(host.filesFolder, file?.path ?? ''))).toBe(true);
		await page.close();
	}, 120_000);

	it('keeps a second submission as a new revision', async () => {
		const { plans } = await campaign.book();
		const share = plans[0]?.assignments.find(({ unit }) => unit === 'TTPVHCC');
		if (!share) throw new Error('No share');
		await campaign.report(links.get('TTPVHCC') ?? '', share, {
			values: { q1: 2, ket_qua: '=HYPERLINK("http://x.example")' },
		});
		const reports = await events('report.submitted');
		expect(reports.map(({ data }) => data.revision)).toEqual([1, 2]);
	}, 60_000);

	it.each([
		['with one letter of its signature changed', (link: string) => flip(link, link.length - 1)],
		['with one letter of its payload changed', (link: string) => flip(link, link.indexOf('?t=') + 12)],
		['without a token', (link: string) => link.replace(/\?.*/, '')],
		[
			'with another unit put into it',
			(link: string) => link.replace(/t=[^.]+/, `t=${payload('kh-khac', 'CA')}`),
		],
	])(
		'shows a plain page for a link %s',
		async (_, change) => {
			const before = (await campaign.book()).events.length;
			const form = await new FormClient().open(change(links.get('CA') ?? ''));
			await form.submit({});
			expect(form.text).toContain('Liên kết không hợp lệ');
			expect(form.text).not.toContain('Công an');
			expect(form.text).not.toContain('36/KH-UBND');
			expect((await campaign.book()).events).toHaveLength(before);
		},
		60_000,
	);

	it('shows a plain page for a link that expired', async () => {
		await host.setClock('2026-12-01T09:00:00+07:00');
		const form = await new FormClient().open(links.get('CA') ?? '');
		await form.submit({});
		await host.setClock(NOTICE_DAY);
		expect(form.text).toContain('Liên kết đã hết hạn');
		expect(form.text).not.toContain('Công an');
	}, 60_000);
});

describe('Đôn đốc', () => {
	it('lists who would be reminded at a given time without sending anything', async () => {
		const before = mail.mails.length;
		const words = await campaign.followUp({ date: '2026-05-21', time: '08:00', dryRun: true });
		expect(words).toContain('39 lời nhắc đến hạn');
		expect(mail.mails).toHaveLength(before);
	}, 60_000);

	it('does not send for a time to come', async () => {
		const before = mail.mails.length;
		expect(await campaign.followUp({ date: '2035-05-21', time: '08:00' })).toContain('Chưa chạy');
		expect(mail.mails).toHaveLength(before);
	}, 60_000);

	it('reminds every silent unit once when two runs start at the same moment', async () => {
		await host.setClock('2026-05-15T08:00:10+07:00');
		const before = mail.mails.length;
		await Promise.all([campaign.followUp(), campaign.followUp()]);
		expect(mail.mails.length - before).toBe(39);
		const ids = mail.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw.toString())?.[1]);
		expect(new Set(ids).size).toBe(ids.length);
	}, 180_000);

	it('sends nothing more at the same instant, nor on a day off', async () => {
		const before = mail.mails.length;
		await campaign.followUp();
		await host.setClock('2026-05-17T10:00:00+07:00');
		await campaign.followUp();
		expect(mail.mails).toHaveLength(before);
	}, 120_000);

	it('reminds the others when one address is refused, and says which', async () => {
		await host.setClock('2026-05-19T08:00:10+07:00');
		const { units } = await campaign.book();
		const refused = units.find(({ code }) => code === 'CA')?.contact?.email ?? '';
		mail.answer = (to) => (to === refused ? { code: 550, message: 'No such user' } : null);
		const before = mail.mails.length;
		const words = await campaign.followUp();
		mail.answer = () => null;
		expect(mail.mails.length - before).toBe(38);
		expect(words).toContain('chưa gửi được 1 thư');
		const failed = await events('delivery.failed');
		expect(failed).toMatchObject([{ unit: 'CA', data: { final: true } }]);
	}, 120_000);

	it('finishes the job after a power cut in the middle of sending, and sends nothing twice', async () => {
		await host.setClock('2026-05-20T08:00:10+07:00');
		const before = mail.mails.length;
		const running = campaign.followUp().catch(() => undefined);
		while (mail.mails.length < before + 15) await new Promise((resolve) => setTimeout(resolve, 20));
		await host.kill();
		await running;
		await host.launch();
		await host.setClock('2026-05-20T09:30:00+07:00');
		await campaign.followUp();
		const times = new Map<string, number>();
		const toOfficer = new Set<string>();
		for (const { raw, to } of mail.mails.slice(before)) {
			// n8n reports the run that was cut off: one mail to the admin, not one of ours.
			const id = /^Message-ID: <([0-9a-f]{32})@/im.exec(raw.toString())?.[1];
			if (!id) continue;
			times.set(id, (times.get(id) ?? 0) + 1);
			if (to.includes('vhxh@hoabinhmau.example')) toOfficer.add((await simpleParser(raw)).subject ?? '');
		}
		// One mail a unit that is still silent; only what was on its way at the cut may come once more, under its own id.
		// The officer is a unit's contact, too: of reminder and list of calls comes the list, one mail a day.
		expect(times.size).toBe(38);
		expect([...toOfficer]).toEqual([expect.stringContaining('đôn đốc ngày 20/05/2026')]);
		expect([...times.values()].filter((count) => count > 1).length).toBeLessThanOrEqual(10);
		expect(Math.max(...times.values())).toBeLessThanOrEqual(2);
	}, 240_000);
});

describe('Tổng hợp', () => {
	it('hands the committee a workbook, and mails it once a day', async () => {
		await host.setClock('2026-05-20T16:30:00+07:00');
		const { plans } = await campaign.book();
		const planId = plans[0]?.planId ?? '';
		const workbook = await campaign.downloadSummary(planId);
		expect(workbook.subarray(0, 2).toString()).toBe('PK');
		const before = mail.mails.length;
		expect(await campaign.mailSummary(planId)).toContain('Đã gửi bảng tổng hợp');
		expect(await campaign.mailSummary(planId)).toContain('không gửi lần nữa');
		expect(mail.mails).toHaveLength(before + 1);
		const { attachments } = await simpleParser(mail.mails.at(-1)?.raw ?? '');
		expect(attachments.map(({ filename }) => filename)).toEqual(['tong-hop.xlsx', 'tinh-hinh.png']);
	}, 120_000);
});

describe('the forms of the officer', () => {
	it('work in a browser behind the officer login', async () => {
		const context = await browser.newContext({
			httpCredentials: { username: OFFICER.user, password: OFFICER.password },
		});
		const page = await context.newPage();
		await page.route(
			(url) => url.hostname !== '127.0.0.1',
			(route) => route.abort(),
		);
		await page.goto(`${host.url}/form/ke-hoach-moi`);
		await page.getByLabel(/Văn bản kế hoạch/).setInputFiles(planDocument.file);
		await page.getByRole('button', { name: 'Đọc văn bản' }).click();
		await page.getByText('Điểm cần xem lại').waitFor();
		await page.screenshot({ path: join(pictures, 'xem-lai.png'), fullPage: true });
		expect(await page.getByText('Kế hoạch này đã được xác nhận').count()).toBe(1);
		await context.close();
	}, 60_000);
});

function flip(text: string, at: number): string {
	return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

function payload(planId: string, unit: string): string {
	return Buffer.from(JSON.stringify([planId, unit, 1_900_000_000])).toString('base64url');
}
