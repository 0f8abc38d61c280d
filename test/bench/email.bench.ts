import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { generate } from 'selfsigned';
import { Engine, output } from '../engine/harness';
import { report, seconds } from './report';

const MESSAGES = 500;
const DELAY_MS = 20;
/** What an admin sets whose own Zimbra or Exchange takes it (they bear 50 and 20 connections of one client). */
const CHOSEN = { maxConnections: 10, messagesPerSecond: 1000 };
const PASSWORD = 'mat-khau-thu';
const FROM = { name: 'Ủy ban nhân dân phường Hòa Bình Mẫu', address: 'kehoach@hoabinhmau.example' };

let server: ChildProcess;
let engine: Engine;

beforeAll(async () => {
	const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
		extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
	});
	setDefaultCACertificates([certificate.cert]);
	const options = [certificate.private, certificate.cert, String(DELAY_MS), PASSWORD];
	server = fork(join(__dirname, 'slowMailServer.ts'), options, { execArgv: [] });
	const [{ port }] = (await once(server, 'message')) as [{ port: number }];
	const smtp = { host: '127.0.0.1', port, secure: true, user: 'kehoach', password: PASSWORD };
	engine = await Engine.start({ smtp });
}, 60_000);
afterAll(() => server.disconnect());

function items(count: number, bytes: number): INodeExecutionData[] {
	const file = {
		data: Buffer.alloc(bytes, 'kế hoạch ').toString('base64'),
		mimeType: 'application/pdf',
		fileName: 'Kế hoạch.pdf',
	};
	const paragraph = 'Đề nghị đơn vị tổ chức thực hiện và gửi báo cáo kết quả đúng hạn. ';
	return Array.from({ length: count }, (_, i) => ({
		json: {
			covers: [{ planId: 'kh-1', unit: `U${i}`, key: `kh-1:U${i}:notice:email` }],
			step: 'notice',
			channel: 'email',
			to: `u${i}@hoabinhmau.example`,
			from: FROM,
			replyTo: FROM.address,
			subject: `Giao nhiệm vụ cho đơn vị ${i}`,
			text: paragraph.repeat(20),
			html: `<p>${paragraph.repeat(40)}</p>`,
			messageId: `<${i}@hoabinhmau.example>`,
		},
		binary: { data: file },
	}));
}

const ours = async (input: INodeExecutionData[], chosen: object = CHOSEN) => {
	const parameters = { operation: 'send', options: { attachments: 'data', ...chosen } };
	return await run('n8n-nodes-ke-hoach.notification', 1, parameters, input);
};
const theirs = async (input: INodeExecutionData[]) => {
	const parameters = {
		fromEmail: `"${FROM.name}" <${FROM.address}>`,
		toEmail: '={{ $json.to }}',
		subject: '={{ $json.subject }}',
		emailFormat: 'both',
		text: '={{ $json.text }}',
		html: '={{ $json.html }}',
		options: { fileAttachments: 'data', appendAttribution: false },
	};
	return await run('n8n-nodes-base.emailSend', 2.1, parameters, input);
};

/** Runs the node over all items and says what it took; every mail must have arrived. */
async function run(type: string, version: number, parameters: INodeParameters, input: INodeExecutionData[]) {
	server.send('reset');
	collectGarbage();
	const before = inUse();
	let peak = before;
	const sampling = setInterval(() => (peak = Math.max(peak, inUse())), 10);
	const taken = await seconds(async () => {
		const done = await engine.runNode(type, version, parameters, input);
		expect(output(done, 'Node')).toHaveLength(input.length);
	});
	clearInterval(sampling);
	server.send('count');
	const [counted] = (await once(server, 'message')) as [{ mails: number; total: number; most: number }];
	expect(counted.mails).toBe(input.length);
	return { taken, peakMB: (peak - before) / 2 ** 20, ...counted };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const inUse = () => {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
};

it(`email: our Send beside n8n’s Send Email, ${MESSAGES} mails to one server that takes ${DELAY_MS} ms for a command`, async () => {
	const withPlan = items(MESSAGES, 50_000);
	const [we, they] = [await ours(withPlan), await theirs(withPlan)];
	const weByThree = await ours(withPlan, { ...CHOSEN, maxConnections: 3 });
	const withLargePlan = items(60, 2_000_000);
	const [weLarge, theyLarge] = [await ours(withLargePlan), await theirs(withLargePlan)];
	expect(we.most).toBeLessThanOrEqual(CHOSEN.maxConnections);
	process.stdout.write(`Options of Send: ${JSON.stringify(CHOSEN)}; of Send Email: its own\n`);
	report('email', {
		ratio: they.taken / we.taken,
		connections: we.total,
		ratioBy3Connections: they.taken / weByThree.taken,
		n8nConnections: they.total,
		perSecond: MESSAGES / we.taken,
		n8nPerSecond: MESSAGES / they.taken,
		seconds: we.taken,
		n8nSeconds: they.taken,
		peakMB2MB: weLarge.peakMB,
		n8nPeakMB2MB: theyLarge.peakMB,
	});
}, 300_000);
