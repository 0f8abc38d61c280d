/**
 * The whole job in a real n8n: a plan document in, every unit's mail out, reports through the form, the silent ones
 * chased at every step of the ladder, the committee's workbook. Everything goes over n8n's forms, a real SMTP server and
 * a stand-in for Zalo.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Campaign, domain, type GivenReport } from './host/campaign.ts';
import { MailServer } from './host/mailServer.ts';
import { root } from './host/environment.ts';
import { N8nHost } from './host/n8nHost.ts';
import { ZaloWard } from './host/zaloWard.ts';

const { values: options } = parseArgs({
	options: {
		plan: { type: 'string', default: join(root, 'samples', 'ke-hoach.docx') },
		units: { type: 'string', default: join(root, 'samples', 'danh-ba-co-zalo.xlsx') },
		reports: { type: 'string', default: join(root, 'samples', 'bao-cao-mau.json') },
		out: { type: 'string', default: join(root, 'out') },
	},
});

const OUTPUTS = [
	'plan.json',
	'mail',
	'zalo.jsonl',
	'tong-hop.xlsx',
	'bao-cao.docx',
	'status.html',
	'run.json',
];
const started = Date.now();
const say = (message: string) =>
	console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${message}`);
const shift = (iso: string, hours: number) => new Date(Date.parse(iso) + hours * 3_600_000).toISOString();
const shown = (iso: string) =>
	new Intl.DateTimeFormat('vi-VN', {
		dateStyle: 'short',
		timeStyle: 'short',
		timeZone: 'Asia/Ho_Chi_Minh',
	}).format(new Date(iso));

async function main(): Promise<void> {
	const out = resolve(options.out);
	for (const file of [options.plan, options.units, options.reports]) {
		if (!existsSync(file)) throw new Error(`Không có tệp ${file}`);
	}
	const reports = readReports(options.reports);
	for (const old of OUTPUTS) rmSync(join(out, old), { recursive: true, force: true });
	mkdirSync(out, { recursive: true });
	const dir = join(root, '.runtime', 'demo');
	rmSync(dir, { recursive: true, force: true });

	const mail = await MailServer.start(dir, join(out, 'mail'));
	const zalo = await ZaloWard.start();
	let host: N8nHost | undefined;
	const stop = async () => {
		await host?.stop();
		await mail.stop();
		await zalo.stand.stop();
	};
	process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
	try {
		say('Khởi động n8n và nạp các luồng');
		const clock = new Date().toISOString();
		host = await N8nHost.start({ dir, smtp: mail.smtp, clock, zalo: zalo.credentialAt(clock) });
		await carryOut(new Campaign(host, mail, zalo), zalo, reports, out);
	} finally {
		await stop();
	}
}

async function carryOut(
	campaign: Campaign,
	zalo: ZaloWard,
	reports: Record<string, GivenReport>,
	out: string,
): Promise<void> {
	const { host, mail } = campaign;
	say('Thiết lập: nạp danh bạ đơn vị');
	await campaign.setUp({ file: options.units });
	zalo.settle((await campaign.book()).units);
	say('Kế hoạch mới: đọc văn bản');
	const review = await campaign.readPlan({ file: options.plan });
	const dueDate = review.fields.find(({ label }) => label.endsWith('ngày'))?.value ?? '';
	const dueTime = review.fields.find(({ label }) => label.endsWith('giờ'))?.value ?? '17:00';
	const { date, invented } = dueDate
		? { date: dueDate, invented: false }
		: { date: tenWorkingDaysAhead(), invented: true };
	if (invented) say(`Văn bản không nêu hạn báo cáo; cán bộ chọn ${date}`);

	const start = `${domain.addWorkingDays(date, -6, domain.vietnam2026)}T09:00:00+07:00`;
	const times = Object.values(reports).flatMap(({ at }) => (at ? [at] : []));
	const clock =
		[start, ...times.map((at) => shift(at, -1))].sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? start;
	await host.setClock(clock);
	await host.renewZalo(zalo.credentialAt(clock));
	const sent = await campaign.confirmPlan(
		review,
		invented ? { 'báo cáo: ngày': date, 'báo cáo: giờ': dueTime } : {},
	);
	say(`${shown(clock)}: ${sent}`);

	const { plans, units } = await campaign.book();
	const stored = plans.at(-1);
	if (!stored) throw new Error('Kế hoạch chưa được ghi vào sổ');
	writeFileSync(join(out, 'plan.json'), JSON.stringify(stored.plan, null, '\t') + '\n');
	const links = await campaign.linksFromMessages();
	const unknown = Object.keys(reports).filter(
		(code) => !stored.assignments.some(({ unit }) => unit === code),
	);
	if (unknown.length > 0) say(`Không được giao việc, bỏ qua báo cáo của: ${unknown.join(', ')}`);

	const answering = stored.assignments.filter(({ unit }) => reports[unit] && links.has(unit));
	const moments = [
		...domain
			.ladderInstants(stored.assignments, domain.defaultPolicy, domain.vietnam2026)
			.map((at) => ({ at, run: () => chase(at) })),
		...answering.map((assignment, index) => {
			const given = reports[assignment.unit] ?? {};
			const at = given.at ?? shift(clock, 2 + index / 20);
			return {
				at,
				run: async () => {
					try {
						await campaign.report(links.get(assignment.unit) ?? '', assignment, given);
						say(`${shown(at)}: ${assignment.unit} đã báo cáo`);
					} catch (refusal) {
						say(
							`${shown(at)}: báo cáo của ${assignment.unit} không được nhận: ${(refusal as Error).message}`,
						);
					}
				},
			};
		}),
	].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
	let ranTwice = false;
	async function chase(at: string): Promise<void> {
		const [mails, tins] = [mail.mails.length, zalo.messages.length];
		await campaign.followUp();
		const count = () => mail.mails.length - mails + zalo.messages.length - tins;
		const reminders = count();
		const byZalo = zalo.messages.length - tins;
		say(`${shown(at)}: đôn đốc ${reminders - byZalo} thư, ${byZalo} tin Zalo`);
		if (ranTwice || reminders === 0) return;
		ranTwice = true;
		await campaign.followUp();
		const again = count() - reminders;
		if (again > 0) throw new Error(`Chạy đôn đốc lần hai lúc ${at} đã gửi thêm ${again} thư, tin`);
		say(`${shown(at)}: chạy đôn đốc lần hai cùng lúc, không thư nào được gửi lại`);
	}
	async function setClock(iso: string): Promise<void> {
		zalo.stand.setClock(iso);
		await host.setClock(iso);
	}
	let now = clock;
	for (const { at, run } of moments) {
		if (Date.parse(at) > Date.parse(now)) now = at;
		await setClock(now);
		await run();
	}

	now = shift(now, 1);
	await setClock(now);
	writeFileSync(join(out, 'tong-hop.xlsx'), await campaign.downloadSummary(stored.planId));
	const { report, statusLink } = await campaign.downloadReport(stored.planId);
	writeFileSync(join(out, 'bao-cao.docx'), report);
	writeFileSync(join(out, 'status.html'), await openStatusPage(statusLink));
	say(await campaign.mailSummary(stored.planId));

	const book = await campaign.book();
	const { statuses } = domain.evaluateFollowUp({
		assignments: stored.assignments,
		units: book.units,
		events: book.events,
		policy: domain.defaultPolicy,
		calendar: domain.vietnam2026,
		now,
	});
	const figures = {
		units: units.length,
		assignments: stored.assignments.length,
		messages: { email: mail.mails.length, zalo: zalo.messages.length },
		reports: book.events.filter(({ kind }) => kind === 'report.submitted').length,
		late: statuses.filter(({ late }) => late).length,
		reminders: statuses.reduce((sum, { remindersSent }) => sum + remindersSent, 0),
		seconds: Math.round((Date.now() - started) / 100) / 10,
	};
	zalo.stand.writeRequests(join(out, 'zalo.jsonl'));
	writeFileSync(join(out, 'run.json'), JSON.stringify(figures, null, '\t') + '\n');
	say('Xong. Kết quả:');
	for (const [file, content] of [
		['plan.json', 'kế hoạch như đã đọc'],
		['mail/', `${mail.mails.length} thư như máy chủ thư đã nhận`],
		['zalo.jsonl', `${zalo.stand.requests.length} yêu cầu tới Zalo (${zalo.messages.length} tin đã nhận)`],
		['tong-hop.xlsx', 'bảng tổng hợp cho lãnh đạo'],
		['bao-cao.docx', 'dự thảo báo cáo'],
		['status.html', 'trang theo dõi của lãnh đạo'],
		['run.json', JSON.stringify(figures)],
	]) {
		console.log(`  ${join(out, file ?? '')}: ${content}`);
	}
}

/** As a member of the committee opens it: with the link and nothing else. */
async function openStatusPage(link: string): Promise<string> {
	const response = await fetch(link);
	const page = await response.text();
	if (!response.ok) throw new Error(`Trang theo dõi không mở được: ${response.status} ${page.slice(0, 300)}`);
	return page;
}

function tenWorkingDaysAhead(): string {
	return domain.addWorkingDays(new Date().toISOString().slice(0, 10), 10, domain.vietnam2026);
}

function readReports(file: string): Record<string, GivenReport> {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Record<string, GivenReport>;
	} catch {
		throw new Error(`Tệp báo cáo ${file} không phải là JSON`);
	}
}

main().catch((error: Error) => {
	console.error(`\nDừng lại: ${error.message}`);
	process.exitCode = 1;
});
