import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { nowParameter, readNow } from '../../../parameters/now';
import { sendItems } from '../../../transport/zalo';
import { clientFor, readTemplateData, readText, shownFor, template } from '../parameters';

export const description: INodeProperties[] = [
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		required: true,
		placeholder: '0900 000 001',
		description: 'A Vietnamese mobile number, written in any common way',
		displayOptions: shownFor('message', 'sendTemplateToPhone'),
	},
	...template('sendTemplateToPhone'),
	{
		displayName: 'Tracking ID',
		name: 'trackingId',
		type: 'string',
		default: '',
		required: true,
		description: 'At most 48 characters of your own; the delivery event brings them back',
		displayOptions: shownFor('message', 'sendTemplateToPhone'),
	},
	nowParameter('sendTemplateToPhone'),
];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await sendItems(this, (i) => {
		const to = readText(this, 'phone', i);
		const templateId = readText(this, 'templateId', i);
		const data = readTemplateData(this, i);
		const trackingId = readText(this, 'trackingId', i);
		const client = clientFor(this, i, readNow(this, i));
		return { to, send: () => client.sendTemplateToPhone(to, templateId, data, trackingId) };
	});
}
