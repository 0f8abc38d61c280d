import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startZalo, type ZaloStand } from '../fakes/zalo/index';
import { runWorker, startWorker, storedRow, type Rows } from './zaloWorkers';

// Each worker loads the whole of n8n: seconds on a quiet machine, many on a busy one.
jest.setTimeout(240_000);

const CONSENT = 'cấp quyền lại';
const sendText = {
	resource: 'message',
	operation: 'sendText',
	userId: '={{ $json.to }}',
	text: '={{ $json.text }}',
};
const messages = (from: number, to: number) =>
	Array.from({ length: to - from }, (_, i) => ({ to: `u${from + i}`, text: `Tin số ${from + i}` }));

let stand: ZaloStand;
let folder: string;

/** The texts that reached Zalo's people, as the stand-in recorded them. */
const delivered = () =>
	stand
		.asked('/v3.0/oa/message/cs')
		.filter(({ answer }) => (answer as { error?: number }).error === 0)
		.map(({ body }) => (body as { message: { text: string } }).message.text);
const rotations = () =>
	stand.asked('oauth').filter(({ answer }) => 'access_token' in (answer as object)).length;
const secrets = () => [
	stand.credential.accessToken,
	stand.credential.refreshToken,
	stand.credential.appSecret,
	stand.world.access?.token ?? 'x'.repeat(9),
	stand.world.refresh?.token ?? 'x'.repeat(9),
];

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'zalo-'));
	const users = Array.from({ length: 600 }, (_, i) => ({
		userId: `u${i}`,
		name: `Đơn vị ${i}`,
		follows: true,
		interactedAt: Date.now() - 3_600_000,
	}));
	stand = await startZalo({ users, perMinute: 60_000 });
});

afterEach(async () => {
	await stand.stop();
	rmSync(folder, { recursive: true, force: true });
});

describe('a pair of tokens that ends', () => {
	it('in the middle of 500 messages: 500 are sent, each once, with one exchange', async () => {
		const worker = startWorker({
			folder,
			seed: stand.credential,
			parameters: sendText,
			items: messages(0, 500),
		});
		await waitUntil(() => delivered().length >= 250);
		stand.setClock(Date.now() + 25 * 3_600_000);
		const [sent, notSent] = await worker.outputs;
		expect(notSent).toEqual([]);
		expect(sent).toHaveLength(500);
		expect(new Set(delivered()).size).toBe(500);
		expect(delivered()).toHaveLength(500);
		expect(rotations()).toBe(1);
		expect(sent?.map(({ to }) => to)).toEqual(messages(0, 500).map(({ to }) => to));
	});

	it('is exchanged before it ends, saved encrypted, and read by the next run', async () => {
		const seed = { ...stand.credential, expiresAt: Date.now() + 60_000 };
		const [sent] = await runWorker({ folder, seed, parameters: sendText, items: messages(0, 3) });
		expect(sent).toHaveLength(3);
		expect(stand.requests.find(({ host }) => host === 'oa')?.token).toBe('good');
		for (const secret of secrets()) expect(storedRow(folder)).not.toContain(secret);
		const [again] = await runWorker({ folder, parameters: sendText, items: messages(3, 6) });
		expect(again).toHaveLength(3);
		expect(rotations()).toBe(1);
	});

	it('was pasted and nobody knows its age: it is used while it works, not spent', async () => {
		const seed = { ...stand.credential, expiresAt: '' };
		const [sent] = await runWorker({ folder, seed, parameters: sendText, items: messages(0, 2) });
		expect(sent).toHaveLength(2);
		expect(rotations()).toBe(0);
	});

	it('was killed from outside (−216): one exchange, and everything is sent', async () => {
		stand.killAccessToken();
		const worker = startWorker({
			folder,
			seed: stand.credential,
			parameters: sendText,
			items: messages(0, 40),
		});
		const [sent, notSent] = await worker.outputs;
		expect([sent?.length, notSent?.length, rotations()]).toEqual([40, 0, 1]);
		for (const secret of secrets()) expect(worker.written()).not.toContain(secret);
	});

	it('is kept by two workers at once: one wins, the other reads the winner’s pair, nothing is lost or sent twice', async () => {
		const outputs = await together(
			{ ...stand.credential, expiresAt: 1 },
			messages(0, 200),
			messages(200, 400),
		);
		expect(outputs.map(([sent, notSent]) => [sent?.length, notSent?.length])).toEqual([
			[200, 0],
			[200, 0],
		]);
		expect(new Set(delivered()).size).toBe(400);
		expect(delivered()).toHaveLength(400);
		expect(rotations()).toBe(1);
	});

	it('both workers are refused at the same moment: the loser of the exchange waits for what the winner saves', async () => {
		stand.killAccessToken();
		// The winner's answer is late: both have asked by then, and the second is told that the token was used.
		stand.fail({ path: '/v4/oa/access_token', kind: 'slow', ms: 1500 });
		const outputs = await together(stand.credential, messages(0, 30), messages(30, 60));
		expect(outputs.map(([sent]) => sent?.length)).toEqual([30, 30]);
		expect(stand.asked('oauth').map(({ answer }) => (answer as { error?: number }).error)).toContain(-14020);
		expect(rotations()).toBe(1);
	});
});

describe('an exchange that goes wrong', () => {
	it('its answer is lost on the wire: nothing is sent, and one sentence says that consent must be given again', async () => {
		stand.killAccessToken();
		stand.fail({ path: '/v4/oa/access_token', kind: 'lost' });
		const worker = startWorker({
			folder,
			seed: stand.credential,
			parameters: sendText,
			items: messages(0, 20),
		});
		const [sent, notSent] = await worker.outputs;
		expect(sent).toEqual([]);
		expect(notSent).toHaveLength(20);
		for (const row of notSent ?? []) {
			expect(row).toMatchObject({ outcome: 'failed', host: 'oauth', code: -14020, remedy: 'stop' });
			expect(row.reason).toContain(CONSENT);
		}
		// One lost, one refused; the other 19 messages did not ask again.
		expect(stand.asked('oauth')).toHaveLength(2);
		for (const secret of secrets()) expect(worker.written()).not.toContain(secret);
	});

	it('the line breaks before Zalo has it: it is asked again and everything is sent', async () => {
		stand.killAccessToken();
		stand.fail({ path: '/v4/oa/access_token', kind: 'cut' });
		const [sent] = await runWorker({
			folder,
			seed: stand.credential,
			parameters: sendText,
			items: messages(0, 5),
		});
		expect(sent).toHaveLength(5);
		expect(rotations()).toBe(1);
	});

	it('saving fails while the database is away: the pair that was bought is not lost', async () => {
		stand.killAccessToken();
		const [sent] = await runWorker({
			folder,
			seed: stand.credential,
			parameters: sendText,
			items: messages(0, 5),
			savingFails: 1,
		});
		expect(sent).toHaveLength(5);
		expect(rotations()).toBe(1);
		const [later] = await runWorker({ folder, parameters: sendText, items: messages(5, 8) });
		expect(later).toHaveLength(3);
		expect(rotations()).toBe(1);
	});

	it('n8n is killed between the exchange and the saving: the next run says that consent must be given again', async () => {
		stand.killAccessToken();
		const killed = startWorker({
			folder,
			seed: stand.credential,
			parameters: sendText,
			items: messages(0, 5),
			killedBeforeSaving: true,
		});
		expect(await killed.outputs).toEqual([]);
		expect(killed.signal()).toBe('SIGKILL');
		expect(rotations()).toBe(1);
		const [sent, notSent] = await runWorker({ folder, parameters: sendText, items: messages(0, 5) });
		expect(sent).toEqual([]);
		expect(notSent?.map(({ reason }) => String(reason).includes(CONSENT))).toEqual([
			true,
			true,
			true,
			true,
			true,
		]);
		expect(delivered()).toEqual([]);
		// A person consents again and pastes the new pair: it goes on from there.
		const fresh = stand.consent();
		const [after] = await runWorker({
			folder,
			seed: { ...stand.credential, ...fresh, expiresAt: '' },
			parameters: sendText,
			items: messages(0, 5),
		});
		expect(after).toHaveLength(5);
	});
});

describe('Account: Keep Token', () => {
	const keep = { resource: 'account', operation: 'keepToken', hours: 6 };

	it('exchanges what ends within the hours, leaves what lasts, and tells what is lost on its second output', async () => {
		const soon = { ...stand.credential, expiresAt: Date.now() + 5 * 3_600_000 };
		const [kept, none] = await runWorker({ folder, seed: soon, parameters: keep, items: [{}, {}] });
		expect(kept).toMatchObject([{ kept: true, exchanged: true }]);
		expect(none).toEqual([]);
		const [again] = await runWorker({ folder, parameters: keep, items: [{}] });
		expect(again).toMatchObject([
			{ kept: true, exchanged: false, goodUntil: expect.stringContaining('+07:00') },
		]);
		expect(rotations()).toBe(1);
		stand.revoke();
		const seed = { ...stand.credential, expiresAt: 1 };
		const [, lost] = await runWorker({ folder, seed, parameters: keep, items: [{}] });
		expect(lost).toMatchObject([{ kept: false, remedy: 'stop', reason: expect.stringContaining(CONSENT) }]);
	});
});

describe('Test in the dialog of the credential', () => {
	const press = async (data: object) => {
		const [[answer] = []] = await runWorker({ folder, seed: data, parameters: {}, items: [], tests: data });
		return answer;
	};

	it('says yes to a pair that works, without spending it', async () => {
		expect(await press(stand.credential)).toEqual({ status: 'OK' });
		expect(await press({ ...stand.credential, expiresAt: '' })).toEqual({ status: 'OK' });
		expect(rotations()).toBe(0);
		expect(stand.asked('/v2.0/oa/getoa').length).toBeGreaterThan(1);
	});

	it('exchanges a pair that Zalo does not take any more and keeps the new one', async () => {
		stand.killAccessToken();
		expect(await press(stand.credential)).toEqual({ status: 'OK' });
		expect(rotations()).toBe(1);
		const [sent] = await runWorker({ folder, parameters: sendText, items: messages(0, 2) });
		expect(sent).toHaveLength(2);
		expect(rotations()).toBe(1);
	});

	it('says no with what to do, although Zalo answers HTTP 200', async () => {
		expect(await press({ ...stand.credential, expiresAt: '', accessToken: '', appSecret: 'sai' })).toEqual({
			status: 'Error',
			message: expect.stringContaining('app secret'),
		});
		stand.revoke();
		expect(await press(stand.credential)).toEqual({
			status: 'Error',
			message: expect.stringContaining(CONSENT),
		});
	});
});

/** Two workers over one stored credential, let go at the same moment. */
async function together(seed: object, ...shares: object[][]): Promise<Rows[][]> {
	const workers = [];
	for (const items of shares) {
		const first = workers.length === 0 ? { seed } : {};
		const worker = startWorker({ folder, ...first, parameters: sendText, items, waits: true });
		await worker.ready;
		workers.push(worker);
	}
	for (const worker of workers) worker.go();
	return await Promise.all(workers.map((worker) => worker.outputs));
}

async function waitUntil(reached: () => boolean): Promise<void> {
	for (let i = 0; i < 3000 && !reached(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
}
