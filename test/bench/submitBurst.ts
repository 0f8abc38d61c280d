/**
 * A hundred units send their report, each with a photo of twelve megapixels, within ten seconds: in a real n8n over HTTP,
 * asking for the next page as often as n8n's own page does; then the same through the least form that n8n's own nodes make. Prints figures as JSON on its last line.
 * KE_HOACH_BURST_UNITS, _MS and _MEGAPIXELS change the load; N8N_EXPRESSION_ENGINE is handed on to n8n.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Vips from 'wasm-vips';
import { Campaign } from '../../scripts/host/campaign.ts';
import { root } from '../../scripts/host/environment.ts';
import { FormClient } from '../../scripts/host/formClient.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { N8nHost } from '../../scripts/host/n8nHost.ts';
import { BARE, publishBareForm } from './bareForm.ts';

const UNITS = Number(process.env.KE_HOACH_BURST_UNITS ?? 100);
const WITHIN_MS = Number(process.env.KE_HOACH_BURST_MS ?? 10_000);
const MEGAPIXELS = Number(process.env.KE_HOACH_BURST_MEGAPIXELS ?? 12);

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const quantile = (values: number[], share: number) =>
	values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
const codes = Array.from({ length: UNITS }, (_, at) => `TDP${String(at + 1).padStart(3, '0')}`);
const directory = [
	'Mã,Tên đơn vị,Loại,Email',
	...codes.map(
		(code, at) => `${code},Tổ dân phố số ${at + 1},tổ dân phố,${code.toLowerCase()}@hoabinhmau.example`,
	),
].join('\n');
const plan = `ỦY BAN NHÂN DÂN
PHƯỜNG HÒA BÌNH MẪU
Số: 52/KH-UBND
Hòa Bình Mẫu, ngày 11 tháng 5 năm 2026
KẾ HOẠCH
Ra quân tổng vệ sinh môi trường năm 2026
I. THỜI GIAN
Từ ngày 12/5/2026 đến ngày 18/5/2026.
II. TỔ CHỨC THỰC HIỆN
1. Các tổ dân phố
- Tuyên truyền, vận động nhân dân dọn vệ sinh đường làng, ngõ xóm.
- Báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày 20/5/2026.
Nơi nhận:
- Các tổ dân phố (t/h);
- Lưu: VT.
`;

/** Processor seconds that n8n has taken, and its resident memory at most since the last question, in MB (Linux). */
function taken(pid: number): { cpu: number; peakMB: number } {
	const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
		.split(') ')
		.at(-1)!
		.split(' ')
		.slice(11, 13)
		.map(Number);
	const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	// Sets the peak back to what is resident now.
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
	return { cpu: (user + system) / 100, peakMB: Number(peak) / 1024 };
}

/** Waits for the next page as n8n's page does: a second, then ever a little longer. */
class Patient extends FormClient {
	protected override pause = (tries: number) => 1000 * 1.1 ** tries;
}

async function photo(): Promise<Buffer> {
	const vips = await Vips({ dynamicLibraries: [] });
	const width = Math.round(Math.sqrt((MEGAPIXELS * 1e6 * 4) / 3));
	const clouds = vips.Image.perlin(width, Math.round((width * 3) / 4), { cell_size: 256, uchar: true });
	const grain = vips.Image.gaussnoise(clouds.width, clouds.height, { mean: 0, sigma: 5 });
	const picture = clouds
		.add(grain)
		.bandjoin([clouds, clouds.add(grain)])
		.cast('uchar')
		.copy({ interpretation: 'srgb' });
	const bytes = Buffer.from(picture.writeToBuffer('.jpg', { Q: 85 }));
	vips.shutdown();
	return bytes;
}

interface Burst {
	checkP50: number;
	checkP95: number;
	receiptP50: number;
	receiptP95: number;
	seconds: number;
	openCpuSeconds: number;
	sendCpuSeconds: number;
	openedMB: number;
	peakMB: number;
}
type Page = 'check' | 'receipt';
interface Sender {
	at: number;
	/** Measures how long a page's answer took. */
	timed(page: Page, work: () => Promise<unknown>): Promise<void>;
}

/** Opens every form, then lets all be sent within the time; seconds, and MB of n8n. */
async function burst(
	host: N8nHost,
	addresses: string[],
	send: (form: Patient, sender: Sender) => Promise<void>,
): Promise<Burst> {
	const opening = taken(host.pid);
	const forms: Patient[] = [];
	for (const address of addresses) {
		const form = await new Patient().open(address);
		forms.push(await form.submit({}));
	}
	const opened = taken(host.pid);
	const answers: Record<Page, number[]> = { check: [], receipt: [] };
	const timed = async (page: Page, work: () => Promise<unknown>) => {
		const from = performance.now();
		await work();
		answers[page].push((performance.now() - from) / 1000);
	};
	const from = performance.now();
	const outcomes = await Promise.allSettled(
		forms.map(async (form, at) => {
			await sleep((at * WITHIN_MS) / forms.length);
			await send(form, { at, timed });
			if (!form.text.includes('Đã nhận báo cáo')) throw new Error(form.text.slice(0, 300));
		}),
	);
	const seconds = (performance.now() - from) / 1000;
	for (const outcome of outcomes) if (outcome.status === 'rejected') console.error(outcome.reason);
	// Receipts and what else follows the answer.
	await sleep(3000);
	const sent = taken(host.pid);
	return {
		checkP50: quantile(answers.check, 0.5),
		checkP95: quantile(answers.check, 0.95),
		receiptP50: quantile(answers.receipt, 0.5),
		receiptP95: quantile(answers.receipt, 0.95),
		seconds,
		openCpuSeconds: (opened.cpu - opening.cpu) / UNITS,
		sendCpuSeconds: (sent.cpu - opened.cpu) / UNITS,
		openedMB: opened.peakMB,
		peakMB: sent.peakMB,
	};
}

async function main(): Promise<void> {
	const dir = join(root, '.runtime', 'bench-submit');
	rmSync(dir, { recursive: true, force: true });
	const mail = await MailServer.start(dir);
	const { N8N_EXPRESSION_ENGINE } = process.env;
	const host = await N8nHost.start({
		dir,
		smtp: mail.smtp,
		clock: '2026-05-12T09:00:00+07:00',
		env: N8N_EXPRESSION_ENGINE ? { N8N_EXPRESSION_ENGINE } : {},
	});
	try {
		const campaign = new Campaign(host, mail);
		await campaign.setUp({ file: Buffer.from(directory), name: 'danh-ba.csv' });
		await campaign.confirmPlan(await campaign.readPlan({ file: Buffer.from(plan), name: 'ke-hoach.txt' }));
		const links = await campaign.linksFromMessages();
		if (links.size !== UNITS) throw new Error(`The plan gave work to ${links.size} units`);
		const file = await photo();
		const before = mail.mails.length;
		const ours = await burst(host, [...links.values()], async (form, { timed, at }) => {
			const upload = { file, name: `anh-${at}.jpg` };
			await timed('check', () =>
				form.submit({ 'Tình trạng thực hiện': 'Hoàn thành', 'Ảnh, tệp minh chứng': upload }),
			);
			await timed('receipt', () => form.submit({ 'Anh/chị muốn': 'Gửi báo cáo này' }));
		});
		const waited = performance.now();
		while (mail.mails.length - before < UNITS && performance.now() - waited < 600_000) await sleep(200);
		const reports = (await campaign.book()).events.filter(({ kind }) => kind === 'report.submitted');
		const kept = reports.filter(({ data }) =>
			(data.files as { path: string }[] | undefined)?.every(({ path }) =>
				existsSync(join(host.filesFolder, path)),
			),
		);
		const address = await publishBareForm(host);
		const addresses = codes.map((code) => `${address}?t=${code}`);
		const bare = await burst(host, addresses, async (form, { timed, at }) => {
			const upload = { file, name: `anh-${at}.jpg` };
			await timed('check', () => form.submit({ [BARE.result]: 'Hoàn thành', [BARE.photo]: upload }));
			await timed('receipt', () => form.submit({ [BARE.send]: 'Gửi' }));
		});
		const named = Object.entries(bare).map(([key, value]) => [
			`bare${key[0]?.toUpperCase()}${key.slice(1)}`,
			value,
		]);
		console.log(
			JSON.stringify({
				units: UNITS,
				photoMB: file.length / 2 ** 20,
				stored: reports.length,
				storedWithPhoto: kept.length,
				lost: UNITS - new Set(kept.map(({ unit }) => unit)).size,
				...ours,
				receiptMails: mail.mails.length - before,
				...Object.fromEntries(named),
				cpuRatio: ours.sendCpuSeconds / bare.sendCpuSeconds,
				receiptP95Ratio: ours.receiptP95 / bare.receiptP95,
			}),
		);
	} finally {
		await host.stop();
		await mail.stop();
	}
}

await main();
