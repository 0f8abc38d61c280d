import '../../quietEngine';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Notification } from '../../../nodes/Notification/Notification.node';

const start = {
	name: 'Start',
	description: { inputs: [], outputs: ['main'], properties: [] },
} as unknown as INodeType;

/** Runs the node in n8n's own engine: defaults, expressions, credentials, outputs and pairing are the real ones. */
export async function runNode(
	parameters: INodeParameters,
	items: INodeExecutionData[],
	setting: { smtp?: object; onError?: INode['onError'] } = {},
): Promise<{ outputs: INodeExecutionData[][]; error: Error | undefined; run: IRun }> {
	const nodes = [
		{ id: '1', name: 'Start', type: 'start', typeVersion: 1, position: [0, 0], parameters: {} },
		{
			id: '2',
			name: 'Notification',
			type: 'notification',
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: { smtp: { id: '1', name: 'SMTP' } },
			onError: setting.onError,
		},
	] as INode[];
	const connections = { Start: { main: [[{ node: 'Notification', type: 'main' as const, index: 0 }]] } };
	const type = (name: string) => (name === 'start' ? start : new Notification());
	const nodeTypes = { getByName: type, getByNameAndVersion: type, getKnownTypes: () => ({}) };
	const base = {
		id: 'w',
		name: 'W',
		nodes,
		connections,
		settings: {},
		active: false,
	} as unknown as IWorkflowBase;
	const workflow = new Workflow({ ...base, settings: { executionOrder: 'v1' }, nodeTypes });
	const additionalData = {
		executionId: '1',
		hooks: new ExecutionLifecycleHooks('integrated', '1', base),
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			getDecrypted: async () => setting.smtp as ICredentialDataDecryptedObject,
		},
		currentNodeExecutionIndex: 0,
		webhookBaseUrl: 'http://127.0.0.1/',
		formWaitingBaseUrl: 'http://127.0.0.1/',
		webhookWaitingBaseUrl: 'http://127.0.0.1/',
		variables: {},
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const execute = new WorkflowExecute(additionalData, 'integrated');
	const run = await execute.run({ workflow, startNode: nodes[0]!, pinData: { Start: items } });
	const outputs = run.data.resultData.runData.Notification?.at(-1)?.data?.main ?? [];
	return { outputs: outputs.map((items) => items ?? []), error: run.data.resultData.error, run };
}
