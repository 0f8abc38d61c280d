import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readNow } from '../../../parameters/now';
import { askItems } from '../../../transport/zalo';
import { clientFor, readText } from '../parameters';

export const description: INodeProperties[] = [];

const WEEK_MS = 7 * 24 * 3_600_000;

/** `reachable`: whether a consultation message (tin tư vấn) would reach the person now. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await askItems(this, async (i) => {
		const result = await clientFor(this, i).lastInteraction(readText(this, 'userId', i));
		if (!result.ok) return result;
		const { at } = result.data;
		const reachable = at !== null && Date.parse(readNow(this, i)) - Date.parse(at) < WEEK_MS;
		return { ...result, data: { ...result.data, reachable } };
	});
}
