import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sendItems, zaloBotClient } from '../../transport/zalo';

const displayOptions = { show: { operation: ['sendPhoto'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Photo URL',
		name: 'photoUrl',
		type: 'string',
		default: '',
		required: true,
		description: 'A public address from which Zalo fetches the picture',
		displayOptions,
	},
	{
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		default: '',
		description: 'At most 2,000 characters; more are cut off between sentences',
		displayOptions,
	},
];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await sendItems(this, (i) => {
		const to = String(this.getNodeParameter('chatId', i)).trim();
		const url = String(this.getNodeParameter('photoUrl', i)).trim();
		const caption = String(this.getNodeParameter('caption', i, ''));
		return { to, send: () => zaloBotClient(this, i).sendPhoto(to, url, caption) };
	});
}
