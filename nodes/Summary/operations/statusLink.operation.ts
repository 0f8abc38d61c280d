import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { linkExpiry } from '../../../domain/reports/link';
import { signStatusLink } from '../../../domain/summary';
import { nowParameter, readNow } from '../../parameters/now';

const displayOptions = { show: { operation: ['statusLink'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Plan ID',
		name: 'planId',
		type: 'string',
		default: '={{ $json.planId }}',
		required: true,
		displayOptions,
	},
	{
		displayName: 'Valid Days',
		name: 'validDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 366 },
		default: 90,
		description: 'How many days from now the link stays open',
		displayOptions,
	},
	nowParameter('statusLink'),
	{
		displayName: 'Webhook Path',
		name: 'path',
		type: 'string',
		default: 'theo-doi',
		description: 'The path of the Webhook that shows the page',
		displayOptions,
	},
];

/** The item with `statusLink` and `statusLinkExpiresAt`; its files stay with it. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { secret, baseUrl } = await this.getCredentials('keHoachLinkApi', itemIndex);
	const planId = String(this.getNodeParameter('planId', itemIndex, '') ?? '').trim();
	if (!planId) throw new Error('A status link needs a plan ID');
	const validDays = this.getNodeParameter('validDays', itemIndex) as number;
	const expiresAt = linkExpiry('', readNow(this, itemIndex), validDays);
	const path = String(this.getNodeParameter('path', itemIndex));
	const url = new URL(`${String(baseUrl).replace(/\/+$/, '')}/webhook/${path}`);
	url.searchParams.set('t', signStatusLink({ planId, expiresAt }, String(secret)));
	const item = this.getInputData()[itemIndex];
	return { ...item, json: { ...item?.json, statusLink: url.toString(), statusLinkExpiresAt: expiresAt } };
}
