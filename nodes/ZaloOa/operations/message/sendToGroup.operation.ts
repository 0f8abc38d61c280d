import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sendItems } from '../../../transport/zalo';
import { clientFor, readText, shownFor, text } from '../parameters';

export const description: INodeProperties[] = [
	{
		displayName: 'Group ID',
		name: 'groupId',
		type: 'string',
		default: '',
		required: true,
		description: 'A group (GMF) of this Official Account, as Group: Get Many gives it',
		displayOptions: shownFor('message', 'sendToGroup'),
	},
	text('sendToGroup'),
];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await sendItems(this, (i) => {
		const to = readText(this, 'groupId', i);
		const words = String(this.getNodeParameter('text', i));
		return { to, send: () => clientFor(this, i).sendToGroup(to, words) };
	});
}
