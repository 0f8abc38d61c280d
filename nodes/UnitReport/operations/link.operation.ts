import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { linkExpiry } from '../../../domain/reports/link';
import { nowParameter, readNow } from '../../parameters/now';
import { ACKNOWLEDGE_PATH, linkAddress, reportPathParameter } from './visitParameters';

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
	reportPathParameter('link'),
	{
		displayName: 'Acknowledge Path',
		name: 'acknowledgePath',
		type: 'string',
		default: ACKNOWLEDGE_PATH,
		description: 'The path of the Form Trigger with which a unit says that it has received the plan',
		displayOptions: { show },
	},
];

/** The item with `link` to the report form, `acknowledgeLink` to "Đã nhận kế hoạch", and `linkExpiresAt` of both. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const credential = await this.getCredentials('keHoachLinkApi', itemIndex);
	const text = (name: string) => String(this.getNodeParameter(name, itemIndex, '') ?? '');
	const planId = text('planId');
	const unit = text('unit');
	if (!planId || !unit) throw new Error('A link needs a plan ID and a unit code');
	const validDays = this.getNodeParameter('validDays', itemIndex) as number;
	const issuedAt = readNow(this, itemIndex);
	const expiresAt = linkExpiry(text('dueAt'), issuedAt, validDays);
	const claims = { planId, unit, issuedAt, expiresAt };
	const item = this.getInputData()[itemIndex];
	return {
		...item,
		json: {
			...item?.json,
			link: linkAddress(credential, text('formPath'), { ...claims, purpose: 'report' }),
			acknowledgeLink: linkAddress(credential, text('acknowledgePath'), {
				...claims,
				purpose: 'acknowledge',
			}),
			linkExpiresAt: expiresAt,
		},
	};
}
