import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { PlanDocument } from '../../../nodes/PlanDocument/PlanDocument.node';
import { runNode } from '../../runNode';

export async function runPlanDocument(
	items: INodeExecutionData[],
	parameters: INodeParameters,
	onError?: INode['onError'],
) {
	const { outputs, error } = await runNode(new PlanDocument(), parameters, items, { onError });
	return { outputs, failure: error };
}

/** An item with a file, as an upload form gives it. */
export function fileItem(content: Buffer, fileName: string, property = 'data'): INodeExecutionData {
	const file = { data: content.toString('base64'), mimeType: 'application/octet-stream', fileName };
	return { json: {}, binary: { [property]: file } };
}
