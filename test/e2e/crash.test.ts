import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Campaign } from '../../scripts/host/campaign.ts';
import { root } from '../../scripts/host/environment.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { N8nHost } from '../../scripts/host/n8nHost.ts';

/** How often n8n is killed; KE_HOACH_CRASHES=20 for the figures in the README. */
const CRASHES = Number(process.env.KE_HOACH_CRASHES ?? 2);
const UNITS = 300;
/** Of Gửi thông báo: what was on its way at the cut may come once more. */
const BATCH = 10;
const NOTICE_DAY = Date.parse('2026-05-12T09:00:00+07:00');
const HOUR = 3_600_000;

let mail: MailServer;
let host: N8nHost;
let campaign: Campaign;

const units = [
	'Mã,Tên đơn vị,Loại,Email',
	...Array.from(
		{ length: UNITS },
		(_, at) =>
			`T${at + 1},Tổ công nghệ số cộng đồng Tổ dân phố ${at + 1},tổ công nghệ số cộng đồng,t${at + 1}@hoabinhmau.example`,
	),
].join('\n');

const plan = (round: number) =>
	`ỦY BAN NHÂN DÂN
PHƯỜNG HÒA BÌNH MẪU

Số: ${round + 1}/KH-UBND
Hòa Bình Mẫu, ngày 08 tháng 5 năm 2026

KẾ HOẠCH
Ra quân đợt ${round + 1} năm 2026 trên địa bàn phường Hòa Bình Mẫu

I. THỜI GIAN
Từ ngày 12/5/2026 đến ngày 18/5/2026.
II. TỔ CHỨC THỰC HIỆN
1. Các Tổ công nghệ số cộng đồng
- Hướng dẫn người dân cài đặt ứng dụng, báo cáo Ủy ban nhân dân phường trước ngày 20/5/2026.
`;

beforeAll(async () => {
	const dir = join(root, '.runtime', 'e2e-crash');
	rmSync(dir, { recursive: true, force: true });
	mail = await MailServer.start(dir);
	host = await N8nHost.start({ dir, smtp: mail.smtp, clock: new Date(NOTICE_DAY).toISOString() });
	campaign = new Campaign(host, mail);
	await campaign.setUp({ file: Buffer.from(units), name: 'danh-ba.csv' });
}, 300_000);

afterAll(async () => {
	await host?.stop();
	await mail?.stop();
}, 60_000);

const send = async (round: number) =>
	await campaign.confirmPlan(
		await campaign.readPlan({ file: Buffer.from(plan(round)), name: `dot-${round + 1}.txt` }),
	);

it.each(Array.from({ length: CRASHES }, (_, round) => [round + 1]))(
	'n8n killed while 300 messages go out, time %i: every unit gets its message, and the log says why any came twice',
	async (number) => {
		const round = number - 1;
		await host.setClock(new Date(NOTICE_DAY + round * 3 * HOUR).toISOString());
		const before = mail.mails.length;
		const running = send(round).catch(() => undefined);
		const cut = 1 + Math.floor(Math.random() * (UNITS - 20));
		for (let waited = 0; mail.mails.length < before + cut; waited += 5) {
			if (waited > 120_000) throw new Error('Nothing goes out');
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		await host.kill();
		await running;
		await host.launch();
		// What a dead run was at is nobody's an hour later.
		await host.setClock(new Date(NOTICE_DAY + round * 3 * HOUR + 2 * HOUR).toISOString());
		await send(round);

		const times = new Map<string, Set<string>>();
		const counts = new Map<string, number>();
		for (const { raw, to } of mail.mails.slice(before)) {
			const id = /^Message-ID: <([0-9a-f]{32})@/im.exec(raw.toString())?.[1];
			const [address = ''] = to;
			if (!id || !/^t\d+@/.test(address)) continue;
			times.set(address, (times.get(address) ?? new Set()).add(id));
			counts.set(address, (counts.get(address) ?? 0) + 1);
		}
		const twice = [...counts].filter(([, count]) => count > 1).map(([address]) => address);
		process.stdout.write(
			`crash ${number}: cut after ${cut} of ${UNITS}; ${counts.size} reached, ${twice.length} twice\n`,
		);
		expect(counts.size).toBe(UNITS);
		expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
		expect(twice.length).toBeLessThanOrEqual(BATCH);
		for (const ids of times.values()) expect(ids.size).toBe(1);

		const { events, plans } = await campaign.book();
		const planId = plans.at(-1)?.planId;
		const rows = events.filter((event) => event.planId === planId && event.data.step === 'notice');
		for (let unit = 1; unit <= UNITS; unit += 1) {
			const own = rows.filter((event) => event.unit === `T${unit}`);
			expect(own.filter(({ kind }) => kind === 'delivery.sent')).toHaveLength(1);
			// A message that came twice was begun twice, by two runs.
			const begun = own.filter(({ kind }) => kind === 'delivery.sending');
			const runs = new Set(begun.map(({ data }) => data.run));
			expect(runs.size).toBe(begun.length);
			if (twice.includes(`t${unit}@hoabinhmau.example`)) expect(begun).toHaveLength(2);
		}
	},
	300_000,
);
