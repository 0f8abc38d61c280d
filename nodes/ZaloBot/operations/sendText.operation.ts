import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sendItems, zaloBotClient } from '../../transport/zalo';

export const description: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		description: 'More than 2,000 characters go as several messages, cut between sentences',
		displayOptions: { show: { operation: ['sendText'] } },
	},
];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await sendItems(this, (i) => {
		const to = String(this.getNodeParameter('chatId', i)).trim();
		const text = String(this.getNodeParameter('text', i));
		return { to, send: () => zaloBotClient(this, i).sendText(to, text) };
	});
}
