import type { SendResult } from '../../../nodes/Notification/transport/journey';
import type { SmtpCredential } from '../../../nodes/Notification/transport/connectionOptions';
import { mailerOfRun } from '../../../nodes/Notification/transport/mailerOfRun';
import { startMailServer, type Answer, type MailServer } from '../../mailServer';
import { addresses, noticeTo, quick, sendAll as send } from './sendAll';

let server: MailServer;
beforeEach(async () => void (server = await startMailServer()));
afterEach(() => server.close());
const sendAll = (
	...[messages, setting]: Parameters<typeof send> extends [unknown, ...infer Rest] ? Rest : never
) => send(server, messages, setting);

describe('a mail that arrives', () => {
	it('reads as it was composed, in Vietnamese, with its file under its own name', async () => {
		const message = noticeTo('hoasen@hoabinhmau.example');
		const plan = { filename: 'Kế hoạch tháng môi trường.docx', content: Buffer.from('nội dung') };
		const [result] = await sendAll([message], { attachments: [plan] });

		expect(result).toMatchObject({ outcome: 'sent', attempts: 1 });
		const [mail] = server.mails;
		expect(mail!.subject).toBe(message.subject);
		expect(mail!.messageId).toBe(message.messageId);
		expect(mail!.from!.value).toEqual([
			{ name: 'Ủy ban nhân dân phường Hòa Bình Mẫu', address: 'kehoach@hoabinhmau.example' },
		]);
		expect(mail!.replyTo!.text).toBe('vhxh@hoabinhmau.example');
		expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
		expect(mail!.text!.trim()).toBe(message.text.trim());
		expect((mail!.html as string).trim()).toBe(message.html.trim());
		expect(mail!.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
			['Kế hoạch tháng môi trường.docx', 'nội dung'],
		]);
	});

	it('goes to every address of the committee in one sending', async () => {
		await sendAll([{ ...noticeTo('a@x.example'), to: 'a@x.example, b@x.example' }]);
		expect(server.mails).toHaveLength(1);
		expect([server.mails[0]!.to].flat()[0]!.text).toBe('a@x.example, b@x.example');
	});
});

describe('what the server says about one recipient stays with that recipient', () => {
	const busy = { code: 450, text: '4.2.1 Try later' };
	const unknown = { code: 550, text: '5.1.1 No such user' };
	const cases: [string, Answer[], Partial<SendResult> & Record<string, unknown>][] = [
		['busy once, then taken', [busy, 'take'], { outcome: 'sent', attempts: 2 }],
		['dropped once, then taken', ['drop', 'take'], { outcome: 'sent', attempts: 2 }],
		['busy for long', [busy], { outcome: 'deferred', errorClass: 'temporary', attempts: 4 }],
		['unknown', [unknown], { outcome: 'failed', errorClass: 'permanent', attempts: 1 }],
		[
			'full',
			[{ code: 552, text: '5.2.2 Mailbox full' }],
			{ outcome: 'failed', errorClass: 'permanent', reason: expect.stringContaining('đã đầy') },
		],
	];
	it.each(cases)('%s', async (_, answers, expected) => {
		const [one, two] = ['truoc@x.example', 'sau@x.example'];
		server.answers.set('giua@x.example', answers);
		const results = await sendAll([noticeTo(one), noticeTo('giua@x.example'), noticeTo(two)]);
		expect(results[1]).toMatchObject(expected);
		expect([results[0]!.outcome, results[2]!.outcome]).toEqual(['sent', 'sent']);
		const arrived = server.mails.map((mail) => [mail.to].flat()[0]!.text);
		const inMiddle = expected.outcome === 'sent' ? 1 : 0;
		expect(arrived.filter((to) => to === 'giua@x.example')).toHaveLength(inMiddle);
		expect(arrived).toHaveLength(2 + inMiddle);
	});

	it('names who of several was refused and does not send to the others again', async () => {
		server.answers.set('cu@x.example', [unknown]);
		const [result] = await sendAll([{ ...noticeTo('moi@x.example'), to: 'moi@x.example, cu@x.example' }]);
		expect(result).toMatchObject({
			outcome: 'sent',
			attempts: 1,
			reason: expect.stringContaining('cu@x.example'),
		});
		expect(server.mails).toHaveLength(1);
	});
});

describe('trouble that is ours defers every mail and throws nothing', () => {
	it('a wrong password is tried once, however many mails wait, and is told to nobody', async () => {
		const results = await sendAll(addresses(8).map(noticeTo), { credential: { password: 'bí-mật-sai' } });
		expect(results.map(({ outcome }) => outcome)).toEqual(Array(8).fill('deferred'));
		expect(results[7]).toMatchObject({ errorClass: 'auth', attempts: 0 });
		expect(server.logins).toHaveLength(1);
		expect(JSON.stringify(results)).not.toContain('bí-mật-sai');
	});

	it('a server that is not there costs the attempts of one mail, not of all', async () => {
		const { port } = server.credential;
		await server.close();
		const results = await sendAll(addresses(20).map(noticeTo), { credential: { port } });
		expect(results.map(({ outcome }) => outcome)).toEqual(Array(20).fill('deferred'));
		expect(results[0]).toMatchObject({ errorClass: 'connection', attempts: 4 });
		expect(results[19]).toMatchObject({ errorClass: 'connection', attempts: 0 });
		server = await startMailServer();
	});

	it('a certificate that nobody vouches for', async () => {
		const [result] = await sendAll([noticeTo('a@x.example')], { options: { allowUnauthorizedCerts: false } });
		expect(result).toMatchObject({
			outcome: 'deferred',
			errorClass: 'connection',
			reason: expect.stringContaining('Chứng thư'),
		});
	});
});

describe('the batches of one run', () => {
	async function batches(run: string, credential: SmtpCredential, lists: string[][]): Promise<SendResult[]> {
		const results: SendResult[] = [];
		for (const list of lists) {
			const mailer = await mailerOfRun(run, credential, quick);
			results.push(...(await Promise.all(list.map((address) => mailer.send(noticeTo(address))))));
			mailer.release();
		}
		return results;
	}
	const lists = [addresses(4), addresses(8).slice(4), addresses(12).slice(8)];

	it('share their connections; another run has its own', async () => {
		const results = await batches('1', server.credential, lists);
		expect(results.map(({ outcome }) => outcome)).toEqual(Array(12).fill('sent'));
		expect(server.connections.total).toBeLessThanOrEqual(quick.maxConnections);
		const before = server.connections.total;
		await batches('2', server.credential, [['a@x.example']]);
		expect(server.connections.total).toBe(before + 1);
	});

	it('try a wrong password once together', async () => {
		const credential = { ...server.credential, password: 'sai' };
		const results = await batches('1', credential, lists);
		expect(results.map(({ outcome }) => outcome)).toEqual(Array(12).fill('deferred'));
		expect(server.logins).toHaveLength(1);
	});

	it('do not give up a server that comes back between them', async () => {
		const { credential } = server;
		await server.close();
		const before = await batches('1', credential, [['a@x.example']]);
		server = await startMailServer({ port: credential.port });
		const after = await batches('1', credential, [['b@x.example']]);
		expect([...before, ...after].map(({ outcome }) => outcome)).toEqual(['deferred', 'sent']);
	});
});

describe('the pool', () => {
	it('keeps to its connections and logs in once for each', async () => {
		const results = await sendAll(addresses(40).map(noticeTo), { options: { maxConnections: 2 } });
		expect(results.every(({ outcome }) => outcome === 'sent')).toBe(true);
		expect(server.mails).toHaveLength(40);
		expect(server.connections.most).toBeLessThanOrEqual(2);
		expect(server.connections.total).toBeLessThanOrEqual(2);
		expect(server.logins.length).toBe(server.connections.total);
	});

	it('keeps to its pace', async () => {
		const start = performance.now();
		await sendAll(addresses(12).map(noticeTo), { options: { messagesPerSecond: 5 } });
		expect(performance.now() - start).toBeGreaterThan(1_500);
	});
});
