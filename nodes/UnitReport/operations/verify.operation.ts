import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { LinkPurpose } from '../../../domain/reports/link';
import { checkToken } from '../../../domain/reports/openLink';
import { nowParameter, readNow } from '../../parameters/now';
import { readToken, tokenParameter } from './visitParameters';

export const description: INodeProperties[] = [
	tokenParameter('verify'),
	{
		displayName: 'Purpose',
		name: 'purpose',
		type: 'options',
		options: [
			{ name: 'Report', value: 'report' },
			{ name: 'Acknowledge', value: 'acknowledge' },
		],
		default: 'report',
		description: 'What the link must have been signed for',
		displayOptions: { show: { operation: ['verify'] } },
	},
	nowParameter('verify'),
];

/** `{ ok: true, planId, unit, purpose, issuedAt, expiresAt }` or `{ ok: false, reason, title, message }`; reads no book. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { secret } = await this.getCredentials('keHoachLinkApi', itemIndex);
	const purpose = this.getNodeParameter('purpose', itemIndex) as LinkPurpose;
	const checked = checkToken(readToken(this, itemIndex), String(secret), readNow(this, itemIndex), purpose);
	const json = checked.ok ? { ok: true, ...checked.claims } : checked;
	return { json: json as unknown as IDataObject };
}
