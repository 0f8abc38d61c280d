import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { askItems } from '../../../transport/zalo';
import { clientFor } from '../parameters';

export const description: INodeProperties[] = [];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await askItems(this, (i) => clientFor(this, i).account());
}
