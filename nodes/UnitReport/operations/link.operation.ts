import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { linkExpiry, signLink } from '../../../domain/reports/link';
import { nowParameter, readNow } from '../../parameters/now';

const show = { operation: ['link'] };

export const description: INodeProperties[] = [
	{
		displayName: 'Plan ID',
		name: 'planId',
		type: 'string',
		default: '={{ $json.planId }}',
		required: true,
		displayOptions: { show },
	},
	{
		displayName: 'Unit Code',
		name: 'unit',
		type: 'string',
		default: '={{ $json.unit }}',
		required: true,
		displayOptions: { show },
	},
	{
		displayName: 'Due Time',
		name: 'dueAt',
		type: 'string',
		default: '={{ $json.dueAt }}',
		description: 'ISO instant from which the days below are counted, or now when that is later',
		displayOptions: { show },
	},
	{
		displayName: 'Valid Days',
		name: 'validDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 366 },
		default: 60,
		description: 'How many days after the due time the link stays open',
		displayOptions: { show },
	},
	nowParameter('link'),
	{
		displayName: 'Form Path',
		name: 'formPath',
		type: 'string',
		default: 'bao-cao-don-vi',
		description: 'The path of the Form Trigger that opens the form',
		displayOptions: { show },
	},
];

export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { secret, baseUrl } = await this.getCredentials('keHoachLinkApi', itemIndex);
	const text = (name: string) => String(this.getNodeParameter(name, itemIndex, '') ?? '');
	const planId = text('planId');
	const unit = text('unit');
	if (!planId || !unit) throw new Error('A link needs a plan ID and a unit code');
	const validDays = this.getNodeParameter('validDays', itemIndex) as number;
	const expiresAt = linkExpiry(text('dueAt'), readNow(this, itemIndex), validDays);
	const url = new URL(`${String(baseUrl).replace(/\/+$/, '')}/form/${text('formPath')}`);
	url.searchParams.set('t', signLink({ planId, unit, expiresAt }, String(secret)));
	const item = this.getInputData()[itemIndex];
	return { ...item, json: { ...item?.json, link: url.toString(), linkExpiresAt: expiresAt } };
}
