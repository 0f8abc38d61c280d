import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sendItems } from '../../../transport/zalo';
import { clientFor, readText, text, userId } from '../parameters';

export const description: INodeProperties[] = [userId('message', ['sendText']), text('sendText')];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await sendItems(this, (i) => {
		const to = readText(this, 'userId', i);
		const words = String(this.getNodeParameter('text', i));
		return { to, send: () => clientFor(this, i).sendText(to, words) };
	});
}
