import '../../quietEngine';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { PlanDocument } from '../../../nodes/PlanDocument/PlanDocument.node';

const start = { description: { inputs: [], outputs: ['main'], properties: [] } } as unknown as INodeType;
const NODE = 'Plan Document';

/** Runs the node in n8n's own engine: defaults, expressions, binary data, errors and pairing are the real ones. */
export async function runPlanDocument(
	items: INodeExecutionData[],
	parameters: INodeParameters,
	onError?: INode['onError'],
) {
	const nodes = [
		{ id: '1', name: 'Start', type: 'start', typeVersion: 1, position: [0, 0], parameters: {} },
		{ id: '2', name: NODE, type: 'planDocument', typeVersion: 1, position: [0, 0], parameters, onError },
	] as INode[];
	const type = (name: string) => (name === 'start' ? start : new PlanDocument());
	const workflow = new Workflow({
		id: 'w',
		nodes,
		connections: { Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: { getByName: type, getByNameAndVersion: type, getKnownTypes: () => ({}) },
		settings: { executionOrder: 'v1', timezone: 'Asia/Ho_Chi_Minh' },
	});
	const url = 'http://127.0.0.1/';
	const additionalData = {
		executionId: '1',
		hooks: new ExecutionLifecycleHooks('integrated', '1', { id: 'w' } as IWorkflowBase),
		currentNodeExecutionIndex: 0,
		webhookBaseUrl: url,
		formWaitingBaseUrl: url,
		webhookWaitingBaseUrl: url,
		variables: {},
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const { data } = await new WorkflowExecute(additionalData, 'integrated').run({
		workflow,
		startNode: nodes[0] as INode,
		pinData: { Start: items },
	});
	const outputs = data.resultData.runData[NODE]?.at(-1)?.data?.main ?? [];
	return { outputs: outputs.map((output) => output ?? []), failure: data.resultData.error };
}

/** An item with a file, as an upload form gives it. */
export function fileItem(content: Buffer, fileName: string, property = 'data'): INodeExecutionData {
	const file = { data: content.toString('base64'), mimeType: 'application/octet-stream', fileName };
	return { json: {}, binary: { [property]: file } };
}
