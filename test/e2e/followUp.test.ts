import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { Campaign } from '../../scripts/host/campaign.ts';
import { root } from '../../scripts/host/environment.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { N8nHost } from '../../scripts/host/n8nHost.ts';

const UNITS = 60;
/** Each contact answers for three units, each head for six. */
const CONTACTS = UNITS / 3;
const HEADS = UNITS / 6;
const FOLLOW_UP = 'khDonDoc00000001';

let mail: MailServer;
let host: N8nHost;
let campaign: Campaign;

const units = [
	'Mã,Tên đơn vị,Loại,Email,Điện thoại,Email lãnh đạo',
	...Array.from({ length: UNITS }, (_, i) => {
		const name = `Tổ công nghệ số cộng đồng Tổ dân phố ${i + 1}`;
		return `T${i + 1},${name},tổ công nghệ số cộng đồng,dm${Math.floor(i / 3) + 1}@hoabinhmau.example,0900 000 002,ld${Math.floor(i / 6) + 1}@hoabinhmau.example`;
	}),
].join('\n');

const plan = (number: number, due: string) =>
	`ỦY BAN NHÂN DÂN
PHƯỜNG HÒA BÌNH MẪU

Số: ${number}/KH-UBND
Hòa Bình Mẫu, ngày 08 tháng 5 năm 2026

KẾ HOẠCH
Ra quân đợt ${number} năm 2026 trên địa bàn phường Hòa Bình Mẫu

I. THỜI GIAN
Từ ngày 12/5/2026 đến ngày 18/5/2026.
II. TỔ CHỨC THỰC HIỆN
1. Các Tổ công nghệ số cộng đồng
- Hướng dẫn người dân cài đặt ứng dụng, báo cáo Ủy ban nhân dân phường trước ngày ${due}.
`;

/** What arrived since: to whom, when by the clock of n8n, under which Message-ID, about what. */
async function arrived(since: number) {
	return await Promise.all(
		mail.mails.slice(since).map(async ({ raw, to }) => {
			const { date, messageId = '', subject = '' } = await simpleParser(raw);
			return { to: to.join(), at: date ?? new Date(0), messageId, subject };
		}),
	);
}
const vietnam = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString();
const count = () => mail.mails.length;
const at = async (iso: string) => await host.setClock(`${iso}+07:00`);

/** The schedule itself: switched off and on again a moment before its minute, so that it counts by the moved clock. */
async function letScheduleFire(minute: string): Promise<void> {
	await at(
		`${minute}:00`.replace(
			/:(\d\d):00$/,
			(_, min: string) => `:${String(Number(min) - 1).padStart(2, '0')}:55`,
		),
	);
	const { versionId } = await host.api<{ versionId: string }>('GET', `/rest/workflows/${FOLLOW_UP}`);
	await host.api('POST', `/rest/workflows/${FOLLOW_UP}/deactivate`);
	await host.api('POST', `/rest/workflows/${FOLLOW_UP}/activate`, { versionId });
}

/** Waits until as many mails are there, and as long again as it takes to be sure that no more follow. */
async function mailsReach(wanted: number): Promise<void> {
	for (let tries = 0; count() < wanted && tries < 600; tries++) await pause(200);
	await pause(3000);
}
const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
	const dir = join(root, '.runtime', 'e2e-follow-up');
	rmSync(dir, { recursive: true, force: true });
	mail = await MailServer.start(dir);
	host = await N8nHost.start({ dir, smtp: mail.smtp, clock: '2026-05-12T09:00:00+07:00' });
	campaign = new Campaign(host, mail);
	await campaign.setUp({ file: Buffer.from(units), name: 'danh-ba.csv' });
	for (const [number, due] of [
		[36, '20/5/2026'],
		[37, '21/5/2026'],
	] as const) {
		const file = Buffer.from(plan(number, due));
		await campaign.confirmPlan(await campaign.readPlan({ file, name: `ke-hoach-${number}.txt` }));
	}
}, 300_000);

afterAll(async () => {
	await host?.stop();
	await mail?.stop();
}, 60_000);

it('the schedule fires by the clock of n8n: one mail a contact for three units', async () => {
	const before = count();
	await letScheduleFire('2026-05-15T08:05');
	await mailsReach(before + CONTACTS);
	const mails = await arrived(before);
	expect(mails).toHaveLength(CONTACTS);
	expect(new Set(mails.map(({ to }) => to)).size).toBe(CONTACTS);
	expect(mails[0]?.subject).toContain('Nhắc gửi 03 báo cáo');
}, 240_000);

it('nothing leaves again the same day, in the evening, at the weekend', async () => {
	const before = count();
	for (const when of [
		'2026-05-15T14:05:00',
		'2026-05-15T19:05:00',
		'2026-05-16T09:05:00',
		'2026-05-17T10:05:00',
	]) {
		await at(when);
		await campaign.followUp();
	}
	expect(count()).toBe(before);
}, 240_000);

it('two plans on one day are one mail a contact, and n8n killed in the middle of it finishes the job', async () => {
	await at('2026-05-19T08:05:10');
	const before = count();
	const running = campaign.followUp().catch(() => undefined);
	while (count() < before + 7) await pause(20);
	await host.kill();
	await running;
	await host.launch();
	await at('2026-05-19T09:30:00');
	await campaign.followUp();
	await at('2026-05-19T11:30:00');
	await campaign.followUp();
	const mails = (await arrived(before)).filter(({ to }) => to.startsWith('dm'));
	const byPerson = new Map<string, string[]>();
	for (const { to, messageId } of mails) byPerson.set(to, [...(byPerson.get(to) ?? []), messageId]);
	// Everybody has it; what was on its way at the cut may have come once more, under its own Message-ID.
	expect(byPerson.size).toBe(CONTACTS);
	for (const ids of byPerson.values()) {
		expect(new Set(ids).size).toBe(1);
		expect(ids.length).toBeLessThanOrEqual(2);
	}
	expect(mails[0]?.subject).toContain('báo cáo');
}, 300_000);

it('after days without n8n there is one mail a person, of the latest step', async () => {
	await host.stop();
	const before = count();
	await host.launch();
	await at('2026-05-22T10:05:00');
	await campaign.followUp();
	// The admin hears of the runs that were cut off before.
	const mails = (await arrived(before)).filter(({ to: one }) => !one.startsWith('quantri'));
	const to = mails.map((one) => one.to);
	expect(new Set(to).size).toBe(to.length);
	expect(to.filter((one) => one.startsWith('dm'))).toHaveLength(CONTACTS);
	expect(to.filter((one) => one.startsWith('ld'))).toHaveLength(HEADS);
	await at('2026-05-22T15:05:00');
	await campaign.followUp();
	expect((await arrived(before)).filter(({ to: one }) => !one.startsWith('quantri'))).toHaveLength(
		mails.length,
	);
}, 300_000);

it('a unit that reports is left in peace, the others reach the committee in one list for both plans', async () => {
	const { plans } = await campaign.book();
	const links = await campaign.linksFromMessages();
	const share = plans.at(-1)?.assignments.find(({ unit }) => unit === 'T1');
	if (!share) throw new Error('T1 has no share');
	await campaign.report(links.get('T1') ?? '', share, { note: 'Đã xong' });
	const before = count();
	for (const when of ['2026-05-25T08:05:00', '2026-05-26T08:05:00', '2026-05-27T08:05:00']) {
		await at(when);
		await campaign.followUp();
	}
	const { events } = await campaign.book();
	const sent = events.filter(({ kind, data }) => kind === 'delivery.sent' && data.step === 'd+4-chair');
	const reported = events.find(({ kind }) => kind === 'report.submitted');
	expect(sent.some(({ unit, planId }) => unit === 'T1' && planId === reported?.planId)).toBe(false);
	expect(new Set(sent.map(({ unit, planId }) => `${planId} ${unit}`)).size).toBe(2 * UNITS - 1);
	const lists = (await arrived(before)).filter(({ to }) => to === 'lanhdao@hoabinhmau.example');
	expect(new Set(lists.map(({ at: when }) => vietnam(when).slice(0, 10))).size).toBe(lists.length);
}, 300_000);

it('over the whole campaign nobody got two mails a day, and none left outside office hours', async () => {
	const { events } = await campaign.book();
	const bare = (id: unknown) => String(id).replace(/[<>]/g, '');
	// The receipt of a report answers the unit and is no reminder.
	const receipts = new Set(
		events.filter(({ data }) => data.step === 'receipt').map(({ data }) => bare(data.messageId)),
	);
	const reminders = (await arrived(0)).filter(({ to, at: when, messageId }) => {
		const own = !to.startsWith('quantri') && !receipts.has(bare(messageId));
		return own && when.getTime() > Date.parse('2026-05-13T00:00:00+07:00');
	});
	expect(reminders.length).toBeGreaterThan(CONTACTS * 3);
	const days = new Map<string, Set<string>>();
	for (const { to, at: when, messageId } of reminders) {
		const local = vietnam(when);
		expect(local.slice(11, 16) >= '07:30' && local.slice(11, 16) < '17:30').toBe(true);
		expect([0, 6]).not.toContain(new Date(local).getUTCDay());
		const key = `${to} ${local.slice(0, 10)}`;
		days.set(key, (days.get(key) ?? new Set()).add(messageId));
	}
	for (const [day, ids] of days) expect([day, ids.size]).toEqual([day, 1]);
}, 60_000);
