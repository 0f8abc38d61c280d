import { createRequire } from 'node:module';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Assignment, LogEvent, Plan, Unit, UnitStatus } from '../../domain/types.ts';
import { FormClient, type Answers, type Upload } from './formClient.ts';
import type { MailServer } from './mailServer.ts';
import type { ZaloWard } from './zaloWard.ts';
import { root } from './environment.ts';
import { OFFICER, type N8nHost } from './n8nHost.ts';

export interface OpenedBook {
	units: Unit[];
	plans: { planId: string; plan: Plan; assignments: Assignment[] }[];
	events: LogEvent[];
}

/** The built rules, as anyone may use them without n8n. */
export const domain = createRequire(import.meta.url)(join(root, 'dist', 'domain', 'index.js')) as {
	openBook(raw: object): OpenedBook;
	ladderInstants(assignments: Assignment[], policy: object, calendar: object): string[];
	addWorkingDays(date: string, days: number, calendar: object): string;
	evaluateFollowUp(input: object): { statuses: UnitStatus[] };
	defaultPolicy: { steps: { id: string }[] };
	vietnam2026: object;
};

/** What a unit answers, as in `--reports`. */
export interface GivenReport {
	values?: Record<string, unknown>;
	nil?: boolean;
	note?: string;
	at?: string;
	files?: Upload[];
}

const SAMPLE_SETTINGS: Answers = {
	'Tên cơ quan': 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	'chức danh': 'Chuyên viên phụ trách',
	'phòng, ban': 'Phòng Văn hóa - Xã hội',
	'nhận thư trả lời': 'vhxh@hoabinhmau.example',
	'đầu mối: điện thoại': '0900 000 001',
	'Lãnh đạo nhận': 'lanhdao@hoabinhmau.example',
	'Quản trị nhận': 'quantri@hoabinhmau.example',
	'Địa chỉ gửi': 'kehoach@hoabinhmau.example',
};

/** What the people of a ward do with the forms, over HTTP. Each throws with the page's own words when refused. */
export class Campaign {
	readonly host: N8nHost;
	readonly mail: MailServer;

	/** Zalo's stand-in, where messages go by Zalo too. */
	readonly zalo: ZaloWard | undefined;

	constructor(host: N8nHost, mail: MailServer, zalo?: ZaloWard) {
		this.host = host;
		this.mail = mail;
		this.zalo = zalo;
	}

	officerForm(path: string): Promise<FormClient> {
		return new FormClient(OFFICER).open(`${this.host.url}/form/${path}`);
	}

	/** The set-up form. Stops at the review page, storing nothing, when a row of the directory was refused. */
	async setUp(directory: Upload): Promise<void> {
		const form = await this.officerForm('thiet-lap');
		await form.submit({
			...SAMPLE_SETTINGS,
			...this.zalo?.settings,
			'Thư mục cất tệp': this.host.filesFolder,
			'Danh bạ': directory,
		});
		const accept = form.fields
			.find(({ label }) => label === 'Quyết định')
			?.options.find((one) => one.startsWith('Nạp'));
		if (!accept || form.text.includes('Không nhận')) {
			const words = form.text;
			if (accept) await form.submit({ 'Quyết định': 'Dừng lại để sửa tệp, chưa nạp gì' });
			throw new Error(words);
		}
		await form.submit({ 'Quyết định': accept });
		if (!form.text.includes('Đã thiết lập')) throw new Error(form.text);
	}

	/** Uploads the plan; the page that comes back shows what was read. */
	async readPlan(document: Upload): Promise<FormClient> {
		const form = await this.officerForm('ke-hoach-moi');
		await form.submit({ 'Văn bản kế hoạch': document });
		if (!form.text.includes('Đã đọc được')) throw new Error(form.text);
		return form;
	}

	/** Confirms what was read as it is; a name that nobody answers to is left out. Returns the last page's words. */
	async confirmPlan(review: FormClient, corrections: Answers = {}): Promise<string> {
		const unmatched = review.fields.filter(({ label }) => label.startsWith('Chưa rõ'));
		await review.submit({
			...Object.fromEntries(unmatched.map(({ input }) => [input, 'Bỏ qua tên này'])),
			'Sau khi xem lại': 'Xác nhận và gửi cho các đơn vị',
			...corrections,
		});
		if (!review.text.includes('Kế hoạch đã được triển khai')) throw new Error(review.text);
		return review.text;
	}

	async book(): Promise<OpenedBook> {
		return domain.openBook(await this.host.book());
	}

	/** The link of each unit, out of the mails and the Zalo messages that arrived. */
	async linksFromMessages(): Promise<Map<string, string>> {
		const links = new Map<string, string>();
		const mails = this.mail.mails.map(async ({ raw }) => (await simpleParser(raw)).text ?? '');
		const texts = [...(await Promise.all(mails)), ...(this.zalo?.texts(this.host.url) ?? [])];
		for (const text of texts) {
			for (const [link, payload = ''] of text.matchAll(
				/https?:\/\/\S+\/form\/bao-cao-don-vi\?t=([\w-]+)\.[\w-]+/g,
			)) {
				const [, unit] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as string[];
				if (unit === undefined) continue;
				links.set(unit, link);
			}
		}
		return links;
	}

	/** A unit opens its link, fills in its form, looks it through and sends it. Returns the last page's words. */
	async report(link: string, assignment: Assignment, given: GivenReport): Promise<string> {
		const mailsBefore = this.mail.mails.length;
		const form = await new FormClient().open(link);
		await form.submit({});
		if (form.fields.length < 2) throw new Error(form.text);
		const { texts, counts, rest } = sortValues(assignment, given);
		await form.submit({
			'Tình trạng thực hiện': given.nil ? 'Không phát sinh' : 'Hoàn thành',
			'Ghi chú': [given.note, ...rest].filter(Boolean).join('\n'),
			...counts,
			...texts,
			...(given.files && { 'Ảnh, tệp minh chứng': given.files }),
		});
		if (form.text.includes('cần vài chữ giải trình'))
			await form.submit({ 'Ghi chú': 'Số liệu đúng như thực tế của đơn vị.' });
		const nil = form.fields.find(({ label }) => label === 'Xác nhận không phát sinh');
		if (!form.text.includes('chưa được gửi')) throw new Error(form.text);
		await form.submit({
			'Anh/chị muốn': 'Gửi báo cáo này',
			...(nil && { [nil.label]: nil.options[0] ?? '' }),
		});
		if (!form.text.includes('Đã nhận báo cáo')) throw new Error(form.text);
		if (form.text.includes('Biên nhận này cũng được gửi')) await this.mailsMoreThan(mailsBefore);
		return form.text;
	}

	/** The receipt goes out on its own; what is counted next must not count it. */
	private async mailsMoreThan(count: number): Promise<void> {
		for (let tries = 0; this.mail.mails.length <= count && tries < 400; tries++)
			await new Promise((resolve) => setTimeout(resolve, 50));
	}

	/** "Đôn đốc" on demand. Returns the page's words. */
	async followUp(when: { date?: string; time?: string; dryRun?: boolean } = {}): Promise<string> {
		const form = await this.officerForm('don-doc');
		await form.submit({
			'Tính tại ngày': when.date ?? '',
			'Tính tại giờ': when.time ?? '',
			'Cách chạy': when.dryRun ? 'Chạy thử, không gửi gì' : 'Gửi ngay các thư đến hạn',
		});
		return form.text;
	}

	/** The summary workbook as the committee gets it. */
	async downloadSummary(planId: string): Promise<Buffer> {
		const form = await this.summaryForm(planId, 'Tải bảng tổng hợp');
		return form.download.content;
	}

	/** The draft report as the committee gets it, and the link to its page. */
	async downloadReport(planId: string): Promise<{ report: Buffer; statusLink: string }> {
		const form = await this.summaryForm(planId, 'Tải dự thảo báo cáo');
		const statusLink = /href=(["'])(http[^"']+\/webhook\/theo-doi\?t=[^"']+)\1/.exec(form.html)?.[2];
		if (!statusLink) throw new Error(`The page gives no link to the status page. It reads: ${form.text}`);
		return { report: form.download.content, statusLink };
	}

	/** The summary by mail to the committee. Returns the page's words. */
	async mailSummary(planId: string): Promise<string> {
		return (await this.summaryForm(planId, 'Gửi thư cho lãnh đạo')).text;
	}

	private async summaryForm(planId: string, purpose: string): Promise<FormClient> {
		const form = await this.officerForm('tong-hop');
		await form.submit({ 'Anh/chị cần': purpose });
		const plan = form.fields[0]?.options.find((option) => option.startsWith(`${planId} `));
		if (!plan) throw new Error(form.text);
		return await form.submit({ 'Kế hoạch': plan });
	}
}

/** Puts given values to the indicators they name, by id or label; what names none goes into the note. */
function sortValues(assignment: Assignment, given: GivenReport) {
	const counts: Record<string, string> = {};
	const texts: Record<string, string> = {};
	const left = new Map(Object.entries(given.values ?? {}));
	for (const { id, label, kind, quota } of assignment.indicators) {
		const key = [id, label].find((name) => left.has(name));
		const value = key === undefined ? undefined : left.get(key);
		if (key !== undefined) left.delete(key);
		const field = quota === null ? label : `${label} (chỉ tiêu`;
		if (kind === 'text') texts[field] = String(value ?? '');
		else if (kind === 'yesno') texts[field] = String(value ?? (given.nil ? '' : 'Không'));
		else if (!given.nil)
			counts[field] = typeof value === 'number' ? typedNumber(value) : String(value ?? '0');
	}
	return { counts, texts, rest: [...left].map(([name, value]) => `${name}: ${String(value)}`) };
}

function typedNumber(value: number): string {
	return String(value).replace('.', ',');
}
