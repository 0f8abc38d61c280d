import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
	copyDatabase,
	environment,
	freePort,
	hostRequire,
	keptSecret,
	n8nBinary,
	OWNER,
	root,
	type HostOptions,
} from './environment.ts';
import { leavesFirst, workflowFiles, type WorkflowFile } from './workflowFiles.ts';

const execute = promisify(execFile);

/** Basic auth of the officer's forms. */
export const OFFICER = { user: 'canbo', password: 'canbo-hoabinhmau' };
const ZALO_OA = 'Kế hoạch - Zalo OA';
/** Names that the workflow files refer to, a contract with the admin, and their types. */
const CREDENTIAL_TYPES = {
	'Kế hoạch - SMTP': 'smtp',
	'Kế hoạch - Liên kết': 'keHoachLinkApi',
	'Kế hoạch - Cán bộ': 'httpBasicAuth',
	'Kế hoạch - Cửa nhận': 'httpHeaderAuth',
	'Kế hoạch - Hộp thư': 'imap',
	'Kế hoạch - Google': 'googleApi',
	[ZALO_OA]: 'zaloOaApi',
	'Kế hoạch - Zalo Bot': 'zaloBotApi',
};
type CredentialName = keyof typeof CREDENTIAL_TYPES;

/** Of the door for the e-office. */
export const DOOR = { name: 'X-Ke-Hoach', value: 'van-phong-dien-tu-hoabinhmau' };
/** A workflow with this trigger is published only where a mailbox is given: n8n connects when it publishes. */
const MAILBOX_TRIGGER = 'n8n-nodes-base.emailReadImap';
/** The node that the admin gives the Zalo credential to, as the README says. */
const SENDING = { workflow: 'khGuiThongBao001', node: 'Gửi thư' };

const LOGIN = '/rest/login';

/** A real n8n with the package, the credentials and the published workflows in it, on loopback. */
export class N8nHost {
	readonly dir: string;
	readonly url: string;
	readonly filesFolder: string;
	private readonly env: NodeJS.ProcessEnv;
	private readonly options: HostOptions;
	private child: ChildProcess | undefined;
	private cookie = '';

	private constructor(options: HostOptions, ports: { web: number; broker: number }) {
		this.options = options;
		this.dir = options.dir;
		this.url = `http://127.0.0.1:${ports.web}`;
		this.filesFolder = join(options.dir, '.n8n-files', 'ke-hoach');
		this.env = environment(options, ports, this.url);
	}

	/** Prepares the folder, starts n8n, installs package, credentials and workflows, publishes them. */
	static async start(options: HostOptions): Promise<N8nHost> {
		const host = new N8nHost(options, { web: options.port ?? (await freePort()), broker: await freePort() });
		mkdirSync(host.filesFolder, { recursive: true });
		try {
			const fresh = !existsSync(host.database);
			await host.installPackage();
			if (fresh) await host.prepareDatabase();
			await host.launch();
			if (!fresh) await host.importWorkflows();
			await host.fillCredentials();
			if (options.zalo) await host.sendByZalo();
			await host.publishWorkflows();
		} catch (failure) {
			await host.stop();
			throw failure;
		}
		return host;
	}

	/** Of the running n8n. */
	get pid(): number {
		return this.child?.pid ?? 0;
	}

	/** Moves the clock of the running n8n (see underParent.cjs). */
	async setClock(iso: string): Promise<void> {
		const child = this.child;
		if (!child) throw new Error('n8n is not running');
		const answered = new Promise<void>((resolve) => {
			const listen = (message: unknown) => {
				if ((message as { clockSet?: string }).clockSet !== iso) return;
				child.off('message', listen);
				resolve();
			};
			child.on('message', listen);
		});
		child.send({ clock: iso });
		await answered;
	}

	/** Calls n8n's own API as the owner. */
	async api<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const ask = () =>
			fetch(this.url + path, {
				method,
				headers: { 'content-type': 'application/json', cookie: this.cookie, 'browser-id': 'ke-hoach' },
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		let response = await ask();
		// A clock that was moved by more than a week has outlived the session.
		if (response.status === 401 && path !== LOGIN && (await this.login())) response = await ask();
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
		const cookie = response.headers.get('set-cookie');
		if (cookie) this.cookie = cookie.split(';')[0] ?? '';
		return (text ? (JSON.parse(text) as { data: T }).data : undefined) as T;
	}

	/** Every row of a Data Table, oldest first. */
	async rows(table: string): Promise<Record<string, unknown>[]> {
		const { id: project } = await this.api<{ id: string }>('GET', '/rest/projects/personal');
		const tables = await this.api<{ data: { id: string; name: string }[] }>(
			'GET',
			`/rest/projects/${project}/data-tables`,
		);
		const found = tables.data.find(({ name }) => name === table);
		if (!found) return [];
		const path = `/rest/projects/${project}/data-tables/${found.id}/rows?sortBy=id:asc&take=250`;
		const rows: Record<string, unknown>[] = [];
		for (;;) {
			const page = await this.api<{ count: number; data: Record<string, unknown>[] }>(
				'GET',
				`${path}&skip=${rows.length}`,
			);
			rows.push(...page.data);
			if (page.data.length === 0 || rows.length >= page.count) return rows;
		}
	}

	/** The three tables, as the workflow Đọc nhật ký reads them. */
	async book(): Promise<{ units: object[]; plans: object[]; events: object[] }> {
		return {
			units: await this.rows('kh_units'),
			plans: await this.rows('kh_plans'),
			events: await this.rows('kh_events'),
		};
	}

	async stop(): Promise<void> {
		const child = this.child;
		this.child = undefined;
		if (!child || child.exitCode !== null) return;
		const exited = once(child, 'exit');
		child.kill('SIGTERM');
		const killer = setTimeout(() => child.kill('SIGKILL'), 15_000);
		await exited;
		clearTimeout(killer);
	}

	/** Ends n8n as a power cut would. */
	async kill(): Promise<void> {
		const child = this.child;
		this.child = undefined;
		if (!child || child.exitCode !== null) return;
		const exited = once(child, 'exit');
		child.kill('SIGKILL');
		await exited;
	}

	/** Starts n8n in the prepared folder and waits until it answers. */
	async launch(): Promise<void> {
		const child = spawn(process.execPath, [n8nBinary(), 'start'], {
			cwd: this.dir,
			env: this.env,
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		});
		this.child = child;
		const log = createWriteStream(join(this.dir, 'n8n.log'), { flags: 'a' });
		child.stdout?.pipe(log);
		child.stderr?.pipe(log);
		const deadline = Date.now() + 120_000;
		while (Date.now() < deadline) {
			if (child.exitCode !== null) break;
			const ready = await fetch(`${this.url}/healthz/readiness`).catch(() => null);
			if (ready?.ok && (await this.login())) return;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		throw new Error(`n8n did not become ready; its log is ${join(this.dir, 'n8n.log')}`);
	}

	private get database(): string {
		return join(this.dir, '.n8n', 'database.sqlite');
	}

	/**
	 * n8n runs some 200 migrations on an empty database and takes ten seconds to import: both are done once for a version
	 * of n8n and of the workflows, and copied from then on.
	 */
	private async prepareDatabase(): Promise<void> {
		const { version } = hostRequire('n8n/package.json') as { version: string };
		const content = [...workflowFiles().map(({ text }) => text), ...Object.keys(CREDENTIAL_TYPES)];
		const hash = createHash('sha256')
			.update([version, ...content].join('\n'))
			.digest('hex')
			.slice(0, 12);
		const prepared = join(root, '.runtime', `database-${hash}`);
		if (!existsSync(prepared)) {
			await this.launch();
			await this.createCredentials();
			await this.importWorkflows();
			await this.stop();
			copyDatabase(dirname(this.database), `${prepared}.part`);
			renameSync(`${prepared}.part`, prepared);
		}
		copyDatabase(prepared, dirname(this.database));
	}

	private async login(): Promise<boolean> {
		try {
			await this.api('POST', LOGIN, { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
			return true;
		} catch {
			return false;
		}
	}

	/** The community way: the packed package, installed below the user folder without its scripts. */
	private async installPackage(): Promise<void> {
		const nodes = join(this.dir, '.n8n', 'nodes');
		mkdirSync(nodes, { recursive: true });
		const npm = ['--silent', '--no-audit', '--no-fund', '--ignore-scripts'];
		const packed = await execute('npm', ['pack', ...npm, '--pack-destination', nodes], { cwd: root });
		writeFileSync(join(nodes, 'package.json'), '{"name":"installed-nodes","private":true}');
		const tarball = packed.stdout.trim().split('\n').at(-1) ?? '';
		const args = ['install', ...npm, '--no-package-lock', '--legacy-peer-deps', '--omit=dev', `./${tarball}`];
		await execute('npm', args, { cwd: nodes });
	}

	/** The workflows find their credentials by these names when they are imported. */
	private async createCredentials(): Promise<void> {
		for (const [name, type] of Object.entries(CREDENTIAL_TYPES)) {
			await this.api('POST', '/rest/credentials', { name, type, data: {} });
		}
	}

	private async fillCredentials(): Promise<void> {
		const { smtp } = this.options;
		// The link secret is kept with the instance: links that were sent stay valid when the same n8n starts again.
		const values: Record<string, object> = {
			smtp: {
				user: smtp.user,
				password: smtp.password,
				host: smtp.host,
				port: smtp.port,
				secure: true,
				hostName: 'n8n.hoabinhmau.example',
			},
			keHoachLinkApi: { secret: keptSecret(join(this.dir, 'link.key')), baseUrl: this.url },
			httpBasicAuth: OFFICER,
			httpHeaderAuth: DOOR,
			// Nobody's: the shared sheet is a real Google account's.
			googleApi: { email: 'ke-hoach@hoabinhmau.example', privateKey: 'khong-co' },
			imap: this.options.imap ?? { host: '127.0.0.1', port: 993, user: '', password: '' },
			zaloOaApi: this.options.zalo ?? {},
			zaloBotApi: {},
		};
		for (const name of Object.keys(CREDENTIAL_TYPES) as CredentialName[])
			await this.fill(name, values[CREDENTIAL_TYPES[name]] ?? {});
	}

	/** The admin pastes another pair of tokens. */
	async renewZalo(data: object): Promise<void> {
		await this.fill(ZALO_OA, data);
	}

	private async fill(name: CredentialName, data: object): Promise<void> {
		const type = CREDENTIAL_TYPES[name];
		const id = await this.credentialId(name);
		await this.api('PATCH', `/rest/credentials/${id}`, { name, type, data });
	}

	private async credentialId(name: string): Promise<string> {
		const known = await this.api<{ id: string; name: string }[]>('GET', '/rest/credentials');
		return known.find((credential) => credential.name === name)?.id ?? '';
	}

	/** What the admin does in the editor to have messages go by Zalo too. */
	private async sendByZalo(): Promise<void> {
		const path = `/rest/workflows/${SENDING.workflow}`;
		interface Sending {
			versionId: string;
			connections: object;
			nodes: { name: string; credentials?: Record<string, object> }[];
		}
		const { nodes, connections, versionId } = await this.api<Sending>('GET', path);
		const node = nodes.find(({ name }) => name === SENDING.node);
		if (!node) throw new Error(`The workflow ${SENDING.workflow} has no node ${SENDING.node}`);
		const zaloOaApi = { id: await this.credentialId(ZALO_OA), name: ZALO_OA };
		node.credentials = { ...node.credentials, zaloOaApi };
		await this.api('PATCH', path, { nodes, connections, versionId });
	}

	/** `n8n import:workflow` skips a bad file with exit 0, so the count is compared. */
	private async importWorkflows(): Promise<void> {
		const input = join(root, 'workflows');
		const env = { ...this.env, NODE_OPTIONS: process.env.NODE_OPTIONS };
		await execute(process.execPath, [n8nBinary(), 'import:workflow', '--separate', `--input=${input}`], {
			env,
		});
		const known = await this.api<{ id: string }[]>('GET', '/rest/workflows?take=100');
		const missing = workflowFiles().filter(({ workflow }) => !known.some(({ id }) => id === workflow.id));
		if (missing.length > 0)
			throw new Error(`n8n did not import: ${missing.map(({ file }) => file).join(', ')}`);
	}

	/** Leaves first: a workflow that calls an unpublished one cannot be published. */
	private async publishWorkflows(): Promise<void> {
		const withMailbox = ({ nodes }: WorkflowFile) => nodes.some(({ type }) => type === MAILBOX_TRIGGER);
		const uses = ({ nodes }: WorkflowFile, type: string) =>
			nodes.some(({ credentials }) => credentials?.[type]);
		const workflows = leavesFirst(workflowFiles().map(({ workflow }) => workflow)).filter(
			(workflow) =>
				(this.options.imap || !withMailbox(workflow)) &&
				(this.options.zalo || !uses(workflow, 'zaloOaApi')) &&
				!uses(workflow, 'zaloBotApi'),
		);
		for (const { id } of workflows) {
			const { versionId } = await this.api<{ versionId: string }>('GET', `/rest/workflows/${id}`);
			await this.api('POST', `/rest/workflows/${id}/activate`, { versionId });
		}
		await this.formsAnswer(workflows);
	}

	/** Publishing returns before the form is registered: wait until every form answers. */
	private async formsAnswer(workflows: WorkflowFile[]): Promise<void> {
		const paths = workflows.flatMap(({ nodes }) =>
			nodes
				.filter(({ type }) => type === 'n8n-nodes-base.formTrigger')
				.map((node) => node.parameters?.options?.path),
		);
		for (const path of paths) {
			for (let tries = 0; ; tries++) {
				const { status } = await fetch(`${this.url}/form/${path}`);
				if (status !== 404) break;
				if (tries > 100) throw new Error(`The form /form/${path} was not registered`);
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}
	}
}
