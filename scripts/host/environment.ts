import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const OWNER = { email: 'quantri@hoabinhmau.example', password: 'Hoabinhmau-2026' };
export interface Smtp {
	host: string;
	port: number;
	user: string;
	password: string;
	/** PEM file of the authority that signed the server's certificate. */
	caFile: string;
}

export interface HostOptions {
	/** Folder of this instance: database, files, installed package. */
	dir: string;
	smtp: Smtp;
	/** ISO instant the clock starts at; the real time when absent. */
	clock?: string;
	port?: number;
	/** The mailbox of the workflow Hộp thư; without one that workflow stays unpublished. */
	imap?: Imap;
	/** Data of the credential Kế hoạch - Zalo OA; without it nothing of Zalo's is published and all goes by mail. */
	zalo?: object;
	env?: Record<string, string>;
}

/** As n8n's credential takes it. */
export interface Imap {
	host: string;
	port: number;
	user: string;
	password: string;
	secure: boolean;
	allowUnauthorizedCerts?: boolean;
}

/** What n8n is started with. */
export function environment(
	options: HostOptions,
	ports: { web: number; broker: number },
	url: string,
): NodeJS.ProcessEnv {
	const { dir, clock } = options;
	const { hashSync } = hostRequire('bcryptjs') as { hashSync(text: string, rounds: number): string };
	return {
		PATH: process.env.PATH,
		// n8n keeps files below the home folder: nothing of the person running this is touched.
		HOME: dir,
		// n8n loads some thousand files at each start: kept compiled between runs.
		NODE_COMPILE_CACHE: join(root, '.runtime', 'compile-cache'),
		N8N_USER_FOLDER: dir,
		// One key for this clone: the prepared database goes with it.
		N8N_ENCRYPTION_KEY: keptSecret(join(root, '.runtime', 'encryption.key')),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(ports.web),
		N8N_RUNNERS_BROKER_PORT: String(ports.broker),
		WEBHOOK_URL: `${url}/`,
		// Every run of a sub-workflow takes an isolate for its expressions; n8n keeps one ready by default.
		N8N_EXPRESSION_ENGINE_POOL_SIZE: '6',
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: OWNER.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Quản trị',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Mẫu',
		N8N_INSTANCE_OWNER_PASSWORD_HASH: hashSync(OWNER.password, 10),
		NODE_EXTRA_CA_CERTS: options.smtp.caFile,
		NODE_OPTIONS: `--require ${join(root, 'scripts', 'host', 'underParent.cjs')}`,
		...(clock && { KE_HOACH_CLOCK: clock }),
		...options.env,
	};
}

function hostFolder(): string {
	const folder = process.env.KE_HOACH_HOST;
	if (!folder)
		throw new Error('KE_HOACH_HOST is not set: start through an npm script, which installs n8n first');
	return folder;
}

/** A module of the installed n8n. */
export function hostRequire(name: string): unknown {
	return createRequire(join(hostFolder(), 'package.json'))(name);
}

export function n8nBinary(): string {
	return join(hostFolder(), 'node_modules', 'n8n', 'bin', 'n8n');
}

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** Random, kept in this file from then on. */
export function keptSecret(file: string): string {
	mkdirSync(dirname(file), { recursive: true });
	if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
	return readFileSync(file, 'utf8');
}

/** SQLite's write-ahead log belongs to the database: n8n may end before it was folded in. */
export function copyDatabase(from: string, to: string): void {
	rmSync(join(to, 'database.sqlite-shm'), { force: true });
	for (const file of ['database.sqlite', 'database.sqlite-wal']) {
		rmSync(join(to, file), { force: true });
		if (existsSync(join(from, file))) cpSync(join(from, file), join(to, file));
	}
}
