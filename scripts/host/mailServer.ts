import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { SMTPServer } from 'smtp-server';
import type { Smtp } from './environment.ts';

/** A mail as the server received it. */
export interface ReceivedMail {
	raw: Buffer;
	from: string;
	to: string[];
}

/** A real SMTP server on loopback with TLS and AUTH. `answer` may refuse a recipient with an SMTP code. */
export class MailServer {
	readonly mails: ReceivedMail[] = [];
	connections = 0;
	readonly smtp: Smtp;
	/** Set by tests: the SMTP reply to refuse this recipient with, or null to accept. */
	answer: (recipient: string) => { code: number; message: string } | null = () => null;
	private readonly server: SMTPServer;

	private constructor(server: SMTPServer, smtp: Smtp) {
		this.server = server;
		this.smtp = smtp;
	}

	/** Writes its certificate into `dir`, and each mail into `mailDir` when given. */
	static async start(dir: string, mailDir?: string): Promise<MailServer> {
		mkdirSync(dir, { recursive: true });
		if (mailDir) mkdirSync(mailDir, { recursive: true });
		const names = [
			{ type: 2 as const, value: 'localhost' },
			{ type: 7 as const, ip: '127.0.0.1' },
		];
		const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
			extensions: [{ name: 'subjectAltName', altNames: names }],
		});
		const caFile = join(dir, 'smtp-ca.pem');
		writeFileSync(caFile, certificate.cert);
		const account = { user: 'kehoach@hoabinhmau.example', password: 'mat-khau-thu' };
		const self: { current?: MailServer } = {};
		const server = new SMTPServer({
			secure: true,
			key: certificate.private,
			cert: certificate.cert,
			authMethods: ['PLAIN', 'LOGIN'],
			logger: false,
			onConnect: (_session, done) => {
				if (self.current) self.current.connections++;
				done();
			},
			onAuth: ({ username, password }, _session, done) =>
				username === account.user && password === account.password
					? done(null, { user: username })
					: done(new Error('Invalid username or password')),
			onRcptTo: ({ address }, _session, done) => {
				const refusal = self.current?.answer(address);
				if (!refusal) return done();
				done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
			},
			onData: (stream, session, done) => {
				const chunks: Buffer[] = [];
				stream.on('data', (chunk: Buffer) => chunks.push(chunk));
				stream.on('end', () => {
					const from = session.envelope.mailFrom;
					const mail = {
						raw: Buffer.concat(chunks),
						from: from ? from.address : '',
						to: session.envelope.rcptTo.map(({ address }) => address),
					};
					self.current?.mails.push(mail);
					const number = String(self.current?.mails.length ?? 0).padStart(3, '0');
					if (mailDir) writeFileSync(join(mailDir, `${number}-${mail.to[0]}.eml`), mail.raw);
					done();
				});
			},
		});
		server.on('error', () => undefined);
		server.listen(0, '127.0.0.1');
		await once(server.server, 'listening');
		const { port } = server.server.address() as { port: number };
		self.current = new MailServer(server, { host: '127.0.0.1', port, ...account, caFile });
		return self.current;
	}

	async stop(): Promise<void> {
		await new Promise<void>((resolve) => this.server.close(() => resolve()));
	}
}
