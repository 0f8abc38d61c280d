import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/**
 * An SMTP server in a process of its own, so that it takes no memory from what is measured: TLS from the first byte, a
 * login, and so many milliseconds before it works on each command. It throws the mails away and counts.
 */
const [key, cert, delay, password] = process.argv.slice(2) as [string, string, string, string];
const milliseconds = Number(delay);
let mails = 0;
let total = 0;
let now = 0;
let most = 0;

interface Slowed {
	session: unknown;
	_parser: { oncommand(command: Buffer, done: () => void): void };
}

const server = new SMTPServer({
	key,
	cert,
	secure: true,
	logger: false,
	// Asking the DNS who connects would be charged to whoever connects more often.
	disableReverseLookup: true,
	onConnect(session, done) {
		total++;
		most = Math.max(most, ++now);
		const connections = [...server.connections] as unknown as Slowed[];
		const parser = connections.find((connection) => connection.session === session)!._parser;
		const work = parser.oncommand;
		parser.oncommand = (command, next) => void setTimeout(() => work(command, next), milliseconds);
		setTimeout(done, milliseconds);
	},
	onClose: () => void now--,
	onAuth: ({ username, password: given }, _, done) =>
		given === password ? done(null, { user: username }) : done(new Error('Invalid login')),
	onData(stream, _, done) {
		stream.resume();
		stream.on('end', () => {
			mails++;
			setTimeout(done, milliseconds);
		});
	},
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.server.address() as AddressInfo).port }));

process.on('message', (question) => {
	if (question === 'count') process.send!({ mails, total, most });
	if (question === 'reset') mails = total = most = 0;
});
process.on('disconnect', () => process.exit(0));
