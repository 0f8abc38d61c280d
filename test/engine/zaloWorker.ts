/**
 * A process of its own that runs the node Zalo OA as a worker of n8n does: n8n's engine, n8n's own credentials helper with
 * its encryption, over a credential that lies in a file where n8n has a row of its database. Run by node itself.
 *
 * Reads its task (WorkerTask) from the file its first argument names, says "ready", waits for a line when it is told to, and writes the
 * node's outputs as JSON.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export interface WorkerTask {
	/** The repository's root, with dist/ built. */
	root: string;
	/** Where n8n may write, and the credential lies. */
	folder: string;
	/** Which of our nodes runs; Zalo OA unless named. */
	node?: 'zaloOa' | 'notification';
	parameters: object;
	items: object[];
	/** Written into the credential, encrypted, before the node runs. */
	seed?: object;
	/** Ends the process, as kill -9 would, where n8n is about to save the credential. */
	killedBeforeSaving?: boolean;
	/** Saving fails so many times: the database is away. */
	savingFails?: number;
	waits?: boolean;
	/** Does what n8n does when the admin presses Test, with this data in the dialog, instead of running the node. */
	tests?: object;
}

const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as WorkerTask;
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_USER_FOLDER = task.folder;
process.env.N8N_ENCRYPTION_KEY = 'khoa-ma-hoa-thu-nghiem';
const host = join(process.env.KE_HOACH_HOST ?? join(task.root, '.runtime', 'host'), 'node_modules');
const fromN8n = createRequire(join(host, 'n8n', 'package.json'));
fromN8n('reflect-metadata');
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- n8n's internals come without types
const load = (name: string): any => fromN8n(name);
const core = load('n8n-core');
const { Workflow } = load('n8n-workflow');
const { CredentialsHelper } = load(join(host, 'n8n', 'dist', 'credentials-helper.js'));

const row = join(task.folder, 'credential.json');
const TYPE = 'zaloOaApi';
const reference = { id: 'khCredZaloOa0001', name: 'Kế hoạch - Zalo OA' };

interface Row {
	id: string;
	name: string;
	type: string;
	data: string;
	usageScope: string;
}

/** As atomic as an UPDATE: a reader sees the old row or the new one. */
function save(change: Partial<Row>): void {
	const before = existsSync(row) ? (JSON.parse(readFileSync(row, 'utf8')) as Row) : {};
	const next = `${row}.${process.pid}`;
	writeFileSync(next, JSON.stringify({ ...before, ...change }));
	renameSync(next, row);
}

let savingFails = task.savingFails ?? 0;
const repository = {
	findOneByOrFail: async () => JSON.parse(readFileSync(row, 'utf8')) as Row,
	update: async (_: unknown, { data }: Row) => {
		if (task.killedBeforeSaving) process.kill(process.pid, 'SIGKILL');
		if (savingFails-- > 0) throw new Error('SQLITE_BUSY: database is locked');
		save({ data });
	},
};

async function main(): Promise<void> {
	const loader = new core.PackageDirectoryLoader(task.root);
	await loader.loadAll();
	const credentialType = loader.getCredential(TYPE).type;
	const types = { getByName: () => credentialType, getParentTypes: () => [], getSupportedNodes: () => [] };
	const helper = new CredentialsHelper(
		types,
		{ applyOverwrite: (_: string, data: object) => data },
		repository,
		{ resolveIfNeeded: async (_: unknown, data: object) => ({ data, isDynamic: false }) },
		{},
		{ isExternalSecretsLicensed: () => false },
		{ externalSecretsForProjects: false },
		{},
		{ enforceCredentialDecrypt: async () => undefined },
	);
	giveKey();
	if (task.seed) {
		const credential = new core.Credentials(reference, TYPE);
		await credential.setData(task.seed);
		save({ ...reference, type: TYPE, data: credential.getDataToSave().data, usageScope: 'project' });
	}
	process.stdout.write('ready\n');
	if (task.waits) await new Promise((resolve) => process.stdin.once('data', resolve));
	const outputs = task.tests
		? await test(loader, helper, credentialType)
		: task.items.length > 0
			? await run(loader, helper)
			: [];
	process.stdout.write(`${JSON.stringify(outputs)}\n`, () => process.exit(0));
}

/** The steps of n8n's CredentialsTester (runRequestTest): a no-op node with one routed request, then the rules. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- n8n's internals come without types
async function test(loader: any, credentialsHelper: any, credentialType: any): Promise<object[][]> {
	const { createEmptyRunExecutionData } = load('n8n-workflow');
	const shown = credentialsHelper.applyDefaultsAndOverwrites.bind(credentialsHelper);
	const data = await shown({}, task.tests, TYPE, 'internal', undefined, undefined);
	const decrypted = { ...reference, type: TYPE, data };
	const node = {
		id: 'temp',
		parameters: {},
		name: 'Temp-Node',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0],
		credentials: { [TYPE]: reference },
	};
	const routing = { request: credentialType.test.request };
	const type = {
		description: {
			name: 'noOp',
			displayName: 'No Operation',
			version: 1,
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: TYPE, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing, default: '' }],
		},
	};
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = {
		credentialsHelper: new Proxy(credentialsHelper, {
			get: (target, name) =>
				name === 'getDecrypted'
					? async (_: unknown, __: unknown, ___: unknown, ____: unknown, _____: unknown, raw: boolean) =>
							raw ? await target.getDecrypted(_, __, ___, ____, _____, raw) : data
					: typeof target[name] === 'function'
						? target[name].bind(target)
						: target[name],
		}),
		variables: {},
	};
	const inputs = { main: [[{ json: {} }]] };
	const run = { node, data: {}, source: null };
	const context = new core.ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		inputs,
		run,
		[],
	);
	try {
		await workflow.expression.acquireIsolate();
		const response = await new core.RoutingNode(context, type, decrypted).runNode();
		const get = load('lodash/get');
		const broken = credentialType.test.rules.find(
			({ properties }: { properties: { key: string; value: unknown } }) =>
				get(response[0][0].json, properties.key) === properties.value,
		);
		return [[broken ? { status: 'Error', message: broken.properties.message } : { status: 'OK' }]];
	} catch (error) {
		return [[{ status: 'Error', message: (error as Error).message }]];
	}
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- n8n's internals come without types
async function run(loader: any, credentialsHelper: unknown): Promise<unknown> {
	const start = { description: { inputs: [], outputs: ['main'], properties: [] } };
	const ours = task.node ?? 'zaloOa';
	const nodeType = loader.getNode(ours).type;
	const type = (name: string) => (name === 'start' ? start : nodeType);
	const common = { typeVersion: 1, position: [0, 0] };
	const trigger = { ...common, id: '1', name: 'Start', type: 'start', parameters: {} };
	const node = {
		...common,
		id: '2',
		name: 'Node',
		type: `n8n-nodes-ke-hoach.${ours}`,
		parameters: task.parameters,
		credentials: { [TYPE]: reference },
	};
	const workflow = new Workflow({
		id: 'w',
		nodes: [trigger, node],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: { getByName: type, getByNameAndVersion: type, getKnownTypes: () => ({}) },
		settings: { executionOrder: 'v1' },
	});
	const url = 'http://127.0.0.1/';
	const additionalData = {
		executionId: '1',
		hooks: new core.ExecutionLifecycleHooks('integrated', '1', { id: 'w', nodes: [node] }),
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		webhookBaseUrl: url,
		formWaitingBaseUrl: url,
		webhookWaitingBaseUrl: url,
		variables: {},
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	};
	const execute = new core.WorkflowExecute(additionalData, 'integrated');
	const items = task.items.map((json) => ({ json }));
	const { data } = await execute.run({ workflow, startNode: trigger, pinData: { Start: items } });
	const { error, runData } = data.resultData;
	if (error) return { failed: error.message, whole: JSON.stringify(error) };
	return runData.Node.at(-1).data.main.map((output: { json: object }[] | null) =>
		(output ?? []).map(({ json }) => json),
	);
}

/** n8n keeps the key that encrypts in its database, itself encrypted with the key of the instance. */
function giveKey(): void {
	const { Container } = load('@n8n/di');
	const value = Container.get(core.Cipher).encryptDEKWithInstanceKey('ab'.repeat(32));
	const key = { id: 'thu', value, algorithm: 'aes-256-gcm', format: 'prefixed' };
	const provider = {
		getActiveKey: async () => key,
		getKeyById: async () => key,
		getLegacyKey: async () => key,
	};
	Container.get(core.EncryptionKeyProxy).setProvider(provider);
}

main().catch((error: unknown) => {
	process.stderr.write(`${String((error as Error).stack ?? error)}\n`, () => process.exit(1));
});
