import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { generate } from 'selfsigned';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { SmtpCredential } from '../nodes/Notification/transport/connectionOptions';

export const PASSWORD = 'mật-khẩu thử 1';

/** What the server does with a recipient, from the first attempt on; the last entry stays. Default: takes it. */
export type Answer = { code: number; text: string } | 'take' | 'drop';

export interface MailServer {
	credential: SmtpCredential;
	mails: ParsedMail[];
	/** By recipient. */
	answers: Map<string, Answer[]>;
	logins: string[];
	connections: { now: number; most: number; total: number };
	/** PEM, signed by itself: no client trusts it until told to. */
	certificate: string;
	close(): Promise<void>;
}

/** A real SMTP server on loopback: TLS from the first byte, login required, a certificate made for this run. */
export async function startMailServer(): Promise<MailServer> {
	const mails: ParsedMail[] = [];
	const answers = new Map<string, Answer[]>();
	const logins: string[] = [];
	const connections = { now: 0, most: 0, total: 0 };

	const next = (address: string): Answer => {
		const list = answers.get(address) ?? [];
		return (list.length > 1 ? list.shift() : list[0]) ?? 'take';
	};
	const drop = (session: SMTPServerSession) => {
		for (const client of server.connections) {
			const { session: own, _socket: socket } = client as unknown as {
				session: SMTPServerSession;
				_socket: { destroy(): void };
			};
			if (own === session) socket.destroy();
		}
	};

	const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
		extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
	});
	const server = new SMTPServer({
		key: certificate.private,
		cert: certificate.cert,
		secure: true,
		logger: false,
		closeTimeout: 100,
		onConnect(_, callback) {
			connections.total++;
			connections.most = Math.max(connections.most, ++connections.now);
			callback();
		},
		onClose: () => void connections.now--,
		onAuth({ username = '', password }, _, callback) {
			logins.push(username);
			if (password === PASSWORD) callback(null, { user: username });
			else callback(Object.assign(new Error('Wrong user or password'), { responseCode: 535 }));
		},
		onRcptTo({ address }, session, callback) {
			const answer = next(address);
			if (answer === 'take') callback();
			else if (answer === 'drop') drop(session);
			else callback(Object.assign(new Error(answer.text), { responseCode: answer.code }));
		},
		onData(stream, _, callback) {
			simpleParser(stream).then((mail) => {
				mails.push(mail);
				callback();
			}, callback);
		},
	});
	// A client that turns away from our certificate is one of the cases, no failure of the server.
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	const credential = { user: 'kehoach', password: PASSWORD, host: '127.0.0.1', port, secure: true };
	return {
		credential,
		mails,
		answers,
		logins,
		connections,
		certificate: certificate.cert,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
