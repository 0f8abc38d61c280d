import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { ZaloResult } from './result';
import { failureRow } from './sendItems';

/** One question an item, one after the other: nothing at Zalo's changes, so a failure may stop the node. */
export async function askItems(
	context: IExecuteFunctions,
	ask: (itemIndex: number) => Promise<ZaloResult<object | object[]>>,
): Promise<INodeExecutionData[][]> {
	const results: INodeExecutionData[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const result = await ask(itemIndex);
		if (result.ok) {
			const rows = (Array.isArray(result.data) ? result.data : [result.data]) as IDataObject[];
			results.push(...rows.map((json) => ({ json, pairedItem: { item: itemIndex } })));
			continue;
		}
		const { host, code, sentence } = result.failure;
		if (!context.continueOnFail()) {
			const description = `Zalo (${host}) answered ${code}`;
			throw new NodeOperationError(context.getNode(), sentence, { itemIndex, description });
		}
		results.push({ json: failureRow(result.failure), pairedItem: { item: itemIndex } });
	}
	return [results];
}
