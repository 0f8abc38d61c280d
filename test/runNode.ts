import './quietEngine';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

const start = { description: { inputs: [], outputs: ['main'], properties: [] } } as unknown as INodeType;
const url = 'http://127.0.0.1/';
let executions = 0;

/** Runs one node in n8n's own engine: defaults, expressions, credentials, binary data, errors and pairing are the real ones. */
export async function runNode(
	nodeType: INodeType,
	parameters: INodeParameters,
	items: INodeExecutionData[],
	setting: { onError?: INode['onError']; smtp?: object; credentials?: Record<string, object> } = {},
): Promise<{ outputs: INodeExecutionData[][]; error: IRun['data']['resultData']['error']; run: IRun }> {
	const credentials = setting.credentials ?? { smtp: setting.smtp ?? {} };
	const executionId = String(++executions);
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	const trigger: INode = { ...common, id: '1', name: 'Start', type: 'start', parameters: {} };
	const node: INode = {
		...common,
		id: '2',
		name: 'Node',
		type: nodeType.description.name,
		parameters,
		credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: '1', name }])),
		onError: setting.onError,
	};
	const type = (name: string) => (name === 'start' ? start : nodeType);
	const workflow = new Workflow({
		id: 'w',
		nodes: [trigger, node],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: { getByName: type, getByNameAndVersion: type, getKnownTypes: () => ({}) },
		settings: { executionOrder: 'v1', timezone: 'Asia/Ho_Chi_Minh' },
	});
	const additionalData = {
		executionId,
		hooks: new ExecutionLifecycleHooks('integrated', executionId, {
			id: 'w',
			nodes: [node],
		} as unknown as IWorkflowBase),
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			getDecrypted: async (_: unknown, __: unknown, type: string) => credentials[type],
		},
		currentNodeExecutionIndex: 0,
		webhookBaseUrl: url,
		formWaitingBaseUrl: url,
		webhookWaitingBaseUrl: url,
		variables: {},
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const execute = new WorkflowExecute(additionalData, 'integrated');
	const run = await execute.run({ workflow, startNode: trigger, pinData: { Start: items } });
	const outputs = run.data.resultData.runData.Node?.at(-1)?.data?.main ?? [];
	return { outputs: outputs.map((output) => output ?? []), error: run.data.resultData.error, run };
}
