import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { askItems } from '../../../transport/zalo';
import { clientFor, readText, userId } from '../parameters';

export const description: INodeProperties[] = [userId('user', ['get', 'lastInteraction'])];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await askItems(this, (i) => clientFor(this, i).getUser(readText(this, 'userId', i)));
}
