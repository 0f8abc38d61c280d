import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

const USER = 'hopthu';
const PASSWORD = 'hopthu-thu';
/** Dovecot reads mail as nobody. */
const NOBODY = 65534;

/** Dovecot, a real IMAP server, on loopback with one mailbox. Needs root, as Debian's dovecot-imapd does. */
export class ImapServer {
	readonly account: { host: string; port: number; user: string; password: string; secure: boolean };
	private readonly folder: string;
	private readonly child: ChildProcess;
	private delivered = 0;

	private constructor(folder: string, port: number, child: ChildProcess) {
		this.folder = folder;
		this.child = child;
		this.account = { host: '127.0.0.1', port, user: USER, password: PASSWORD, secure: false };
	}

	static async start(folder: string, port: number): Promise<ImapServer> {
		const mail = join(folder, 'mail');
		for (const part of ['', 'cur', 'new', 'tmp']) {
			mkdirSync(join(mail, part), { recursive: true });
			chownSync(join(mail, part), NOBODY, NOBODY);
		}
		const config = join(folder, 'dovecot.conf');
		writeFileSync(
			config,
			[
				'protocols = imap',
				'listen = 127.0.0.1',
				`base_dir = ${join(folder, 'run')}`,
				`state_dir = ${join(folder, 'state')}`,
				`log_path = ${join(folder, 'dovecot.log')}`,
				'ssl = no',
				'disable_plaintext_auth = no',
				`mail_location = maildir:${mail}`,
				`passdb {\n driver = static\n args = password=${PASSWORD}\n}`,
				`userdb {\n driver = static\n args = uid=${NOBODY} gid=${NOBODY} home=${mail}\n}`,
				`service imap-login {\n inet_listener imap {\n  port = ${port}\n }\n inet_listener imaps {\n  port = 0\n }\n}`,
				'service stats {\n client_limit = 100\n}',
			].join('\n'),
		);
		const child = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' });
		const server = new ImapServer(folder, port, child);
		for (let tries = 0; !(await answers(port)); tries += 1) {
			if (tries > 100) throw new Error('Dovecot did not start');
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		return server;
	}

	/** Puts a mail into the inbox, as a mail server's delivery agent does. */
	deliver(raw: string): void {
		const file = join(this.folder, 'mail', 'new', `${Date.now()}.${(this.delivered += 1)}.ke-hoach`);
		writeFileSync(file, raw.replace(/\r?\n/g, '\r\n'));
		chownSync(file, NOBODY, NOBODY);
	}

	async stop(): Promise<void> {
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.kill('SIGTERM');
		await ended;
	}
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('data', () => (socket.destroy(), resolve(true)));
		socket.once('error', () => resolve(false));
	});
}
