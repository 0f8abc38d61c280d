import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { generate } from 'selfsigned';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { SmtpCredential } from '../nodes/Notification/transport/connectionOptions';

export const PASSWORD = 'mật-khẩu thử 1';

/** What the server does, from the first attempt on; the last entry stays. Default: takes it. */
export type Answer = { code: number; text: string } | 'take' | 'drop';
/** At the mail itself: 'cut' breaks the line before its end, 'drop' takes the mail and breaks the line without a word. */
export type DataAnswer = Answer | 'cut';

export interface MailServer {
	credential: SmtpCredential;
	mails: ParsedMail[];
	/** The same mails as their bytes. */
	raw: Buffer[];
	/** At RCPT TO, by recipient. */
	answers: Map<string, Answer[]>;
	/** At the mail, by its first recipient. */
	dataAnswers: Map<string, DataAnswer[]>;
	/** At the greeting, for every connection. */
	greetings: Answer[];
	/** At MAIL FROM. */
	senders: Answer[];
	/** To the login. */
	logins: string[];
	/** What the client asked for at MAIL FROM, e.g. SIZE, RET, ENVID. */
	mailArguments: Record<string, unknown>[];
	/** And at RCPT TO, e.g. NOTIFY, ORCPT. */
	recipientArguments: Record<string, unknown>[];
	connections: { now: number; most: number; total: number };
	/** PEM, signed by itself: no client trusts it until told to. */
	certificate: string;
	/** Breaks every connection. */
	dropAll(): void;
	close(): Promise<void>;
}

export interface ServerSetting extends SMTPServerOptions {
	/** Connections at once; a further one is sent away with 421. */
	perClient?: number;
	/** The certificate was in force until this day. */
	expired?: Date;
	port?: number;
}

/**
 * A real SMTP server on loopback: TLS from the first byte, login required, a certificate made for this run, unless
 * the setting says otherwise.
 */
export async function startMailServer({
	perClient = Infinity,
	expired,
	port: wanted = 0,
	...options
}: ServerSetting = {}): Promise<MailServer> {
	const mails: ParsedMail[] = [];
	const raw: Buffer[] = [];
	const answers = new Map<string, Answer[]>();
	const dataAnswers = new Map<string, DataAnswer[]>();
	const greetings: Answer[] = [];
	const senders: Answer[] = [];
	const logins: string[] = [];
	const mailArguments: Record<string, unknown>[] = [];
	const recipientArguments: Record<string, unknown>[] = [];
	const connections = { now: 0, most: 0, total: 0 };

	const next = <T>(list: T[] = []): T | 'take' => (list.length > 1 ? list.shift() : list[0]) ?? 'take';
	const sockets = () =>
		[...server.connections].map(
			(client) => client as unknown as { session: SMTPServerSession; _socket: { destroy(): void } },
		);
	const drop = (session: SMTPServerSession) => {
		for (const client of sockets()) if (client.session === session) client._socket.destroy();
	};
	const give = (
		answer: Answer,
		session: SMTPServerSession,
		callback: (error?: Error | null) => void,
	): void => {
		if (answer === 'take') callback();
		else if (answer === 'drop') drop(session);
		else callback(Object.assign(new Error(answer.text), { responseCode: answer.code }));
	};

	const day = 24 * 60 * 60 * 1000;
	const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
		extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
		...(expired ? { notBeforeDate: new Date(expired.getTime() - day), notAfterDate: expired } : {}),
	});
	const server = new SMTPServer({
		key: certificate.private,
		cert: certificate.cert,
		secure: true,
		logger: false,
		closeTimeout: 100,
		disableReverseLookup: true,
		...options,
		onConnect(session, callback) {
			connections.total++;
			connections.most = Math.max(connections.most, ++connections.now);
			const many = { code: 421, text: '4.3.2 Too many concurrent connections' };
			give(connections.now > perClient ? many : next(greetings), session, callback);
		},
		onClose: () => void connections.now--,
		onAuth({ username = '', password }, _, callback) {
			logins.push(username);
			if (password === PASSWORD) callback(null, { user: username });
			else callback(Object.assign(new Error('Wrong user or password'), { responseCode: 535 }));
		},
		onMailFrom({ args }, session, callback) {
			mailArguments.push({ ...(args || {}), ...session.envelope.dsn });
			give(next(senders), session, callback);
		},
		onRcptTo({ address, dsn }, session, callback) {
			recipientArguments.push({ ...dsn });
			give(next(answers.get(address)), session, callback);
		},
		onData(stream, session, callback) {
			const answer = next(dataAnswers.get(session.envelope.rcptTo[0]?.address ?? ''));
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => {
				if (answer === 'cut') drop(session);
				chunks.push(chunk);
			});
			stream.on('end', () => {
				if (answer === 'cut') return;
				if (stream.sizeExceeded)
					return callback(Object.assign(new Error('5.3.4 Message too big'), { responseCode: 552 }));
				if (answer !== 'take' && answer !== 'drop') return give(answer, session, callback);
				const bytes = Buffer.concat(chunks);
				simpleParser(bytes).then((mail) => {
					mails.push(mail);
					raw.push(bytes);
					give(answer, session, callback);
				}, callback);
			});
		},
	});
	// A client that turns away from our certificate is one of the cases, no failure of the server.
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	const secure = options.secure ?? true;
	const credential = { user: 'kehoach', password: PASSWORD, host: '127.0.0.1', port, secure };
	return {
		credential,
		mails,
		raw,
		answers,
		dataAnswers,
		greetings,
		senders,
		logins,
		mailArguments,
		recipientArguments,
		connections,
		certificate: certificate.cert,
		dropAll: () => sockets().forEach(({ _socket }) => _socket.destroy()),
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
