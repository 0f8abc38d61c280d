import '../quietEngine';
import './oneRealm';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type * as Core from 'n8n-core';
import type * as Flow from 'n8n-workflow';
import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IPinData,
	IRun,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { DataTables } from './dataTables';

const root = join(__dirname, '..', '..');
const host = process.env.KE_HOACH_HOST;
if (!host)
	throw new Error(
		'KE_HOACH_HOST is not set: run the engine tests through npm test, which installs n8n first',
	);
const base = join(host, 'node_modules', 'n8n-nodes-base');
const fromBase = createRequire(join(base, 'package.json'));
const core = fromBase('n8n-core') as typeof Core;
const flow = fromBase('n8n-workflow') as typeof Flow;

export const workflows = new Map<string, IWorkflowBase>(
	readdirSync(join(root, 'workflows'))
		.filter((file) => file.endsWith('.json'))
		.map((file) => JSON.parse(readFileSync(join(root, 'workflows', file), 'utf8')) as IWorkflowBase)
		.map((workflow) => [workflow.name, workflow]),
);

/** n8n's own engine over the built package and the real nodes-base; Data Tables in memory, no server. */
export class Engine {
	readonly tables = new DataTables();
	readonly credentials: Record<string, ICredentialDataDecryptedObject>;
	/** The runs of called workflows, in the order of their ends. */
	readonly called: { name: string; run: IRun }[] = [];
	private readonly loaders: Core.DirectoryLoader[];
	private executions = 0;

	private constructor(
		loaders: Core.DirectoryLoader[],
		credentials: Record<string, ICredentialDataDecryptedObject>,
	) {
		this.loaders = loaders;
		this.credentials = credentials;
	}

	static async start(credentials: Record<string, ICredentialDataDecryptedObject>): Promise<Engine> {
		const loaders = [new core.PackageDirectoryLoader(root), new core.LazyPackageDirectoryLoader(base)];
		for (const loader of loaders) await loader.loadAll();
		return new Engine(loaders, credentials);
	}

	nodeType(type: string, version?: number): INodeType {
		const [packageName, name = ''] = type.split('.');
		const loader = this.loaders.find((candidate) => candidate.packageName === packageName);
		if (!loader) throw new Error(`No package for the node type ${type}`);
		return flow.NodeHelpers.getVersionedNodeType(loader.getNode(name).type, version);
	}

	/** A file as a form's upload brings it: n8n's binary data under a property. */
	file(path: string, property: string): Record<string, IBinaryData> {
		const content = readFileSync(path);
		const data = content.toString('base64');
		return {
			[property]: {
				data,
				mimeType: 'application/octet-stream',
				fileName: basename(path),
				fileSize: String(content.length),
			},
		};
	}

	/**
	 * Runs a workflow from one of its triggers. `pages` are the answers of its form pages: a page is the one thing that
	 * needs a person, so its output is given.
	 */
	async run(
		name: string,
		trigger: string,
		items: INodeExecutionData[],
		pages: Record<string, INodeExecutionData[]> = {},
	): Promise<{ run: IRun; workflow: Workflow }> {
		const found = workflows.get(name);
		if (!found) throw new Error(`No workflow ${name}`);
		return await this.runFrom(found, trigger, items, pages);
	}

	/** What a webhook trigger of a workflow makes of a request; `request` carries rawBody, body and headers as n8n's does. */
	async hear(
		name: string,
		trigger: string,
		request: object,
		response: object,
	): Promise<IWebhookResponseData> {
		const found = workflows.get(name) as IWorkflowBase;
		const workflow = this.open(found);
		const node = workflow.getNode(trigger) as INode;
		const data = { ...this.additionalData(found), httpRequest: request, httpResponse: response };
		const context = new core.WebhookContext(
			workflow,
			node,
			data as unknown as IWorkflowExecuteAdditionalData,
			'webhook',
			{} as IWebhookData,
			[],
			null,
		);
		return await this.nodeType(node.type, node.typeVersion).webhook!.call(context);
	}

	/** What n8n does with a trigger when its workflow is published ('create') or no more ('delete'); `base` ends with '/'. */
	async hook(name: string, trigger: string, method: 'create' | 'delete', base: string): Promise<boolean> {
		const found = workflows.get(name) as IWorkflowBase;
		const workflow = this.open(found);
		const node = workflow.getNode(trigger) as INode;
		const data = { ...this.additionalData(found), webhookBaseUrl: base };
		const context = new core.HookContext(workflow, node, data, 'trigger', 'activate');
		return await this.nodeType(node.type, node.typeVersion).webhookMethods!.default![method].call(context);
	}

	/** Runs one node, named Node, on these items. */
	async runNode(type: string, typeVersion: number, parameters: INodeParameters, items: INodeExecutionData[]) {
		const credentials = Object.fromEntries(
			Object.keys(this.credentials).map((name) => [name, { id: '1', name }]),
		);
		const common = { position: [0, 0] as [number, number], parameters: {} };
		const start = { ...common, id: '1', name: 'Start', type: 'n8n-nodes-base.noOp', typeVersion: 1 };
		const node = { ...common, id: '2', name: 'Node', type, typeVersion, parameters, credentials };
		const connections = { Start: { main: [[{ node: 'Node', type: 'main' as const, index: 0 }]] } };
		const workflow = {
			id: 'w',
			name: 'w',
			nodes: [start, node],
			connections,
			settings: { executionOrder: 'v1' },
		};
		return await this.runFrom(workflow as unknown as IWorkflowBase, 'Start', items, {});
	}

	private async runFrom(
		found: IWorkflowBase,
		trigger: string,
		items: INodeExecutionData[],
		pages: Record<string, INodeExecutionData[]>,
	): Promise<{ run: IRun; workflow: Workflow }> {
		const workflow = this.open(found);
		const pinData: IPinData = { [trigger]: items, ...pages };
		const execute = new core.WorkflowExecute(this.additionalData(found), 'integrated');
		const startNode = workflow.getNode(trigger) as INode;
		const run = await execute.run({ workflow, startNode, pinData });
		if (run.data.resultData.error) throw run.data.resultData.error;
		return { run, workflow };
	}

	private open({ id, name, nodes, connections, settings }: IWorkflowBase): Workflow {
		const nodeTypes = {
			getByName: (type: string) => this.nodeType(type),
			getByNameAndVersion: (type: string, version?: number) => this.nodeType(type, version),
			getKnownTypes: () => ({}),
		};
		return new flow.Workflow({ id, name, nodes, connections, settings, active: false, nodeTypes });
	}

	private additionalData(workflow: IWorkflowBase): IWorkflowExecuteAdditionalData {
		const executionId = String(++this.executions);
		const url = 'http://127.0.0.1/';
		return {
			executionId,
			hooks: new core.ExecutionLifecycleHooks('integrated', executionId, workflow),
			credentialsHelper: {
				getParentTypes: (type: string) => (type.endsWith('OAuth2Api') ? ['oAuth2Api'] : []),
				isCredentialUsableByNode: () => true,
				getDecrypted: async (_: unknown, __: unknown, type: string) => this.credentials[type],
				getCredentials: async (node: { id: string; name: string }, type: string) => ({
					...node,
					type,
					data: '',
				}),
				authenticate: async (_: unknown, __: unknown, options: unknown) => options,
				preAuthentication: async () => undefined,
				runPreAuthentication: async () => undefined,
			},
			executeWorkflow: async (
				info: { id?: string },
				_: unknown,
				options: { inputData?: INodeExecutionData[] },
			) => await this.call(info.id ?? '', options.inputData ?? []),
			'data-table': {
				dataTableProxyProvider: {
					getDataTableAggregateProxy: async () => this.tables.aggregate(),
					getDataTableProxy: async (_: unknown, __: unknown, id: string) => this.tables.project(id),
				},
			},
			currentNodeExecutionIndex: 0,
			restApiUrl: url,
			instanceBaseUrl: url,
			formWaitingBaseUrl: `${url}form-waiting`,
			webhookBaseUrl: url,
			webhookWaitingBaseUrl: `${url}webhook-waiting`,
			webhookTestBaseUrl: url,
			variables: {},
			getRunExecutionData: async () => undefined,
			setExecutionStatus: () => undefined,
			sendDataToUI: () => undefined,
			logAiEvent: () => undefined,
		} as unknown as IWorkflowExecuteAdditionalData;
	}

	/** What the Execute Workflow node asks for: the called workflow's last node's items. */
	private async call(id: string, items: INodeExecutionData[]) {
		const called = [...workflows.values()].find((workflow) => workflow.id === id);
		if (!called) throw new Error(`No workflow with id ${id}`);
		const workflow = this.open(called);
		const node = called.nodes.find(({ type }) => type.endsWith('executeWorkflowTrigger')) as INode;
		const stack = [{ node, data: { main: [items] }, source: null }];
		const data = flow.createRunExecutionData({ executionData: { nodeExecutionStack: stack } });
		const execute = new core.WorkflowExecute(this.additionalData(called), 'integrated', data);
		const run = await execute.processRunExecutionData(workflow);
		this.called.push({ name: called.name, run });
		if (run.data.resultData.error) throw run.data.resultData.error;
		const last = run.data.resultData.runData[run.data.resultData.lastNodeExecuted ?? '']?.at(-1);
		return { executionId: String(this.executions), data: last?.data?.main ?? [] };
	}
}

/** An item with answers and files, as a form gives it. */
export function fileItem(json: IDataObject, binary: Record<string, IBinaryData>): INodeExecutionData {
	return { json, binary };
}

/** The items a node gave in its last run. */
export function output({ run }: { run: IRun }, node: string, branch = 0): INodeExecutionData[] {
	return run.data.resultData.runData[node]?.at(-1)?.data?.main?.[branch] ?? [];
}

/** The fields of the first page that a unit's link opened. */
export function firstPage({ run }: { run: IRun }): string {
	const [opened] = run.data.resultData.runData['Một bước'] ?? [];
	return String(opened?.data?.main?.[0]?.[0]?.json.fieldsJson);
}

/** A parameter of a node as its expression evaluates after the run: what a page or an ending would show. */
export function shown(
	{ run, workflow }: { run: IRun; workflow: Workflow },
	node: string,
	parameter: string,
): string {
	const { parameters } = workflow.getNode(node) as INode;
	const last = run.data.resultData.runData[node]?.at(-1);
	const source = last?.source[0];
	if (!source) throw new Error(`The node ${node} did not run`);
	const input =
		run.data.resultData.runData[source.previousNode]?.[source.previousNodeRun ?? 0]?.data?.main?.[
			source.previousNodeOutput ?? 0
		] ?? [];
	const value = workflow.expression.getParameterValue(
		(parameters as IDataObject)[parameter] as string,
		run.data,
		0,
		0,
		node,
		input,
		'integrated',
		{},
		{ node: workflow.getNode(node) as INode, data: { main: [input] }, source: { main: [source] } },
	);
	return String(value);
}
