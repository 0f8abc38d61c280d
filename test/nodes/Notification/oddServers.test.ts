import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { SendResult } from '../../../nodes/Notification/transport/journey';
import { startMailServer, type MailServer, type ServerSetting } from '../../mailServer';
import { startScript, type Script } from '../../scriptedServer';
import { addresses, noticeTo, sendAll } from './sendAll';

let server: MailServer;
afterEach(() => server.close());

const outcomes = (results: SendResult[]) => results.map(({ outcome }) => outcome);
const all = (count: number, outcome: string) => Array<string>(count).fill(outcome);
const clear: ServerSetting = { secure: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] };
const inClear = { secure: false, disableStartTls: true };

describe('size', () => {
	const plan = { filename: 'Kế hoạch.pdf', content: Buffer.alloc(25_000_000, 'kế hoạch ') };

	it('a plan of 25 MB arrives whole where the server takes it', async () => {
		server = await startMailServer();
		const [result] = await sendAll(server, [noticeTo('a@x.example')], { attachments: [plan] });
		expect(result).toMatchObject({ outcome: 'sent', attempts: 1 });
		expect(server.mails[0]!.attachments[0]!.content.equals(plan.content)).toBe(true);
	}, 60_000);

	it.each([
		['announces its limit is not sent it at all', {}],
		['keeps its limit to itself refuses it after it was sent', { hideSize: true }],
	])(
		'a server that %s: failed for good, with a sentence',
		async (_, setting: ServerSetting) => {
			server = await startMailServer({ size: 10_000_000, ...setting });
			const results = await sendAll(server, [noticeTo('a@x.example')], { attachments: [plan] });
			expect(results).toMatchObject([
				{ outcome: 'failed', final: true, attempts: 1, reason: expect.stringContaining('lớn') },
			]);
			expect(server.mailArguments).toHaveLength(setting.hideSize ? 1 : 0);
			const [small] = await sendAll(server, [noticeTo('a@x.example')]);
			expect(small).toMatchObject({ outcome: 'sent' });
		},
		60_000,
	);
});

describe('TLS', () => {
	it('STARTTLS is used where the server offers it, before the login', async () => {
		server = await startMailServer({ secure: false });
		const results = await sendAll(server, [noticeTo('a@x.example')], { credential: { secure: false } });
		expect(outcomes(results)).toEqual(['sent']);
	});

	it('no password goes out in clear because a server lacks STARTTLS, unless the admin switched it off', async () => {
		server = await startMailServer(clear);
		const credential = { secure: false };
		const [refused] = await sendAll(server, [noticeTo('a@x.example')], { credential });
		expect(refused).toMatchObject({
			outcome: 'deferred',
			errorClass: 'connection',
			attempts: 1,
			reason: expect.stringContaining('mã hóa'),
		});
		expect(server.logins).toEqual([]);
		const [sent] = await sendAll(server, [noticeTo('a@x.example')], { credential: inClear });
		expect(sent).toMatchObject({ outcome: 'sent' });
	});

	it('an expired certificate is refused although its issuer is trusted', async () => {
		server = await startMailServer({ expired: new Date('2026-01-01') });
		const trusted = getCACertificates('default');
		setDefaultCACertificates([server.certificate]);
		const options = { allowUnauthorizedCerts: false };
		const results = await sendAll(server, addresses(3).map(noticeTo), { options });
		setDefaultCACertificates(trusted);
		expect(results).toMatchObject([
			{
				outcome: 'deferred',
				response: expect.stringContaining('expired'),
				reason: expect.stringContaining('Chứng thư'),
			},
			{ attempts: 0 },
			{ attempts: 0 },
		]);
	});

	const hello = (line: string) => (/^EHLO/.test(line) ? '250-mail.example\r\n250 STARTTLS' : null);
	const broken: [string, Script][] = [
		['refused', (line) => hello(line) ?? '454 4.7.0 TLS not available due to local problem'],
		[
			'followed by noise',
			(line, socket) => {
				if (line === 'STARTTLS') socket.once('data', () => socket.write('this is no handshake\r\n'));
				return hello(line) ?? '220 go ahead';
			},
		],
		['followed by an end', (line, socket) => hello(line) ?? (socket.end('220 go ahead\r\n'), null)],
	];
	it.each(broken)('STARTTLS that is offered and then %s sends nothing in clear', async (_, script) => {
		server = await startMailServer();
		const liar = await startScript(script);
		const credential = { port: liar.port, secure: false };
		const results = await sendAll(server, addresses(3).map(noticeTo), { credential });
		await liar.close();
		expect(outcomes(results)).toEqual(all(3, 'deferred'));
		expect(results[0]).toMatchObject({ errorClass: 'connection' });
		expect(liar.heard.join('\n')).not.toMatch(/AUTH|MAIL FROM/);
	});

	it('a server that speaks no TLS at that port is told apart from one that is not there', async () => {
		server = await startMailServer();
		const plain = await startScript(() => '250 OK');
		const [result] = await sendAll(server, [noticeTo('a@x.example')], { credential: { port: plain.port } });
		await plain.close();
		expect(result).toMatchObject({ outcome: 'deferred', reason: expect.stringContaining('TLS') });
	});
});

describe('a server that takes its time', () => {
	const script: Script = (line) =>
		/^EHLO/.test(line) ? '250 mail.example' : /^DATA/.test(line) ? '354 go' : '250 OK';
	const options = { timeoutSeconds: 0.1, retries: 1 };

	it.each<[string, Script, { msPerByte?: number }]>([
		['keeps silent after the greeting', () => null, {}],
		['trickles its answers', () => `250 ${'x'.repeat(200)}`, { msPerByte: 20 }],
		['keeps silent at the recipient', (line) => (/^RCPT/.test(line) ? null : script(line, null!)), {}],
	])(
		'%s: the attempt ends, and the run with it',
		async (_, behaviour, pace) => {
			server = await startMailServer();
			const slow = await startScript(behaviour, pace);
			const credential = { port: slow.port, ...inClear, user: '', password: '' };
			const results = await sendAll(server, addresses(5).map(noticeTo), { credential, options });
			await slow.close();
			expect(outcomes(results)).toEqual(all(5, 'deferred'));
			expect(results[0]).toMatchObject({ errorClass: 'connection', attempts: 2 });
			expect(results[4]).toMatchObject({ attempts: 0 });
		},
		30_000,
	);

	it('over the mail itself is waited for longer than for a command, so that nobody gets it twice', async () => {
		server = await startMailServer();
		let mails = 0;
		const scanning = await startScript((line, socket) => {
			if (line !== '.') return /^(EHLO|MAIL|RCPT|DATA|QUIT)/.test(line) ? script(line, socket) : null;
			mails++;
			setTimeout(() => socket.write('250 OK\r\n'), 1_500);
			return null;
		});
		const credential = { port: scanning.port, ...inClear, user: '', password: '' };
		const [result] = await sendAll(server, [noticeTo('a@x.example')], { credential, options });
		await scanning.close();
		expect(result).toMatchObject({ outcome: 'sent', attempts: 1 });
		expect(mails).toBe(1);
	}, 30_000);
});

describe('the login', () => {
	it('that the server does not take for the moment is tried again', async () => {
		server = await startMailServer();
		let logins = 0;
		const busy = await startScript((line) => {
			if (/^EHLO/.test(line)) return '250-mail.example\r\n250 AUTH PLAIN';
			if (/^AUTH/.test(line)) return ++logins < 3 ? '454 4.7.0 Temporary authentication failure' : '235 OK';
			return /^DATA/.test(line) ? '354 go' : /^(MAIL|RCPT|\.$)/.test(line) ? '250 OK' : null;
		});
		const [result] = await sendAll(server, [noticeTo('a@x.example')], {
			credential: { port: busy.port, ...inClear },
		});
		await busy.close();
		expect(result).toMatchObject({ outcome: 'sent', attempts: 3 });
	});

	it('that the server asks for and does not offer defers all, and names the account', async () => {
		server = await startMailServer();
		const closed = await startScript((line) =>
			/^EHLO/.test(line) ? '250 mail.example' : '530 5.7.0 Authentication required',
		);
		const results = await sendAll(server, addresses(4).map(noticeTo), {
			credential: { port: closed.port, ...inClear },
		});
		await closed.close();
		expect(outcomes(results)).toEqual(all(4, 'deferred'));
		expect(results[0]).toMatchObject({ errorClass: 'auth', reason: expect.stringContaining('tài khoản') });
	});
});
