import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { nowParameter, readNow } from '../../../parameters/now';
import { sendItems } from '../../../transport/zalo';
import { clientFor, readTemplateData, readText, template, userId } from '../parameters';

export const description: INodeProperties[] = [
	userId('message', ['sendTemplateToUser']),
	...template('sendTemplateToUser'),
	nowParameter('sendTemplateToUser'),
];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await sendItems(this, (i) => {
		const to = readText(this, 'userId', i);
		const templateId = readText(this, 'templateId', i);
		const data = readTemplateData(this, i);
		const client = clientFor(this, i, readNow(this, i));
		return { to, send: () => client.sendTemplateToUser(to, templateId, data) };
	});
}
