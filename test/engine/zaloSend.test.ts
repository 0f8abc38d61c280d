import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startZalo, type ZaloStand } from '../fakes/zalo/index';
import { startWorker } from './zaloWorkers';

/** `count` messages of a plan, each for a person who can be reached by a consultation text and by a template. */
const messages = (count: number) =>
	Array.from({ length: count }, (_, i) => ({
		covers: [{ planId: 'kh-45', unit: `T${i}`, key: `kh-45:T${i}:notice:email` }],
		step: 'notice',
		channel: 'zalo',
		to: `u${i}`,
		from: { name: 'Phường', address: 'kehoach@hoabinhmau.example' },
		replyTo: '',
		subject: 'Giao nhiệm vụ',
		text: 'Giao nhiệm vụ',
		html: '<p>Giao nhiệm vụ</p>',
		messageId: `<tin${i}@hoabinhmau.example>`,
		roads: [
			[
				{ road: 'consultation', to: `u${i}` },
				{ road: 'templateUser', to: `u${i}` },
			],
		],
		zalo: { text: `Tin số ${i}`, templateId: '500001', templateData: { ten_don_vi: `Đơn vị ${i}` } },
	}));

let stand: ZaloStand;
let folder: string;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'zalo-'));
	const parameter = {
		name: 'ten_don_vi',
		require: true,
		type: 'STRING',
		minLength: 1,
		maxLength: 40,
		acceptNull: false,
	};
	stand = await startZalo({
		users: Array.from({ length: 500 }, (_, i) => ({
			userId: `u${i}`,
			name: `Đơn vị ${i}`,
			follows: true,
			// Every tenth was silent for too long for a consultation text.
			interactedAt: Date.now() - (i % 10 === 0 ? 9 * 24 : 1) * 3_600_000,
		})),
		templates: [
			{ templateId: '500001', name: 'Giao việc', status: 'ENABLE', byUser: true, parameters: [parameter] },
		],
		perMinute: 60_000,
	});
	// At night Zalo takes no templates, whenever this test runs.
	stand.setClock(`${new Date().toISOString().slice(0, 10)}T10:00:00+07:00`);
});

afterEach(async () => {
	await stand.stop();
	rmSync(folder, { recursive: true, force: true });
});

const accepted = () =>
	stand
		.asked('/v3.0/oa/message/')
		.filter(({ answer }) => (answer as { error?: number }).error === 0)
		.map(({ body }) => {
			const { recipient, user_id: user } = body as { recipient?: { user_id: string }; user_id?: string };
			return recipient?.user_id ?? user;
		});

it('a token that dies in the middle of 500 messages: each person is told once, the silent by a template, with one exchange', async () => {
	const worker = startWorker({
		folder,
		seed: stand.credential,
		node: 'notification',
		parameters: { operation: 'send', now: '2026-05-12T09:00:00+07:00' },
		items: messages(500),
	});
	for (let waited = 0; accepted().length < 200 && waited < 60_000; waited += 10)
		await new Promise((resolve) => setTimeout(resolve, 10));
	stand.killAccessToken();
	const [sent = [], notSent, alerts] = await worker.outputs;
	expect([notSent, alerts]).toEqual([[], []]);
	expect(sent).toHaveLength(500);
	expect(accepted().toSorted()).toEqual(Array.from({ length: 500 }, (_, i) => `u${i}`).toSorted());
	expect(stand.asked('oauth').filter(({ answer }) => 'access_token' in (answer as object))).toHaveLength(1);
	const rows = sent.flatMap(({ rows }) => rows as { kind: string; data: { road: string } }[]);
	expect(rows.filter(({ kind }) => kind === 'delivery.sent')).toHaveLength(500);
	expect(rows.filter(({ data }) => data.road === 'templateUser')).toHaveLength(50);
}, 120_000);
