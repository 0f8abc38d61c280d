import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { planIdOf } from '../../../domain/plan';
import { readJson } from '../../../domain/text/readJson';
import type { Plan, Unit } from '../../../domain/types';
import { assignUnits, type Correction } from '../../../domain/units';

const show = { operation: ['assign'] };

export const description: INodeProperties[] = [
	{
		displayName: 'Plan',
		name: 'plan',
		type: 'json',
		default: '={{ $json.plan }}',
		required: true,
		description: 'The plan as read by the operation Read',
		displayOptions: { show },
	},
	{
		displayName: 'Units',
		name: 'units',
		type: 'json',
		default: '',
		required: true,
		description: 'The directory: an array of units as the Unit Directory node gives them',
		displayOptions: { show },
	},
	{
		displayName: 'Due At',
		name: 'dueAt',
		type: 'string',
		default: '',
		placeholder: '2026-05-20T17:00:00+07:00',
		description: 'When reports are due, ISO 8601; overrides what the plan says',
		displayOptions: { show },
	},
	{
		displayName: 'Corrections',
		name: 'corrections',
		type: 'json',
		default: '[]',
		description:
			'What the officer decided for names that no unit answers to: [{ "name": "…", "units": ["CODE"] }]; no units leaves the name out',
		displayOptions: { show },
	},
	{
		displayName: 'Output As',
		name: 'outputAs',
		type: 'options',
		options: [
			{
				name: 'Items',
				value: 'items',
				description: 'One item per assignment, and one per unmatched name on the second output',
			},
			{ name: 'Single Item', value: 'single', description: 'Everything in one item' },
		],
		default: 'items',
		displayOptions: { show },
	},
];

/** Assignments on the first output, unmatched names on the second; or `{ planId, plan, assignments, unmatched }` on the first. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[][]> {
	const plan = readJson<Plan>(this.getNodeParameter('plan', itemIndex), 'Plan');
	const units = readJson<Unit[]>(this.getNodeParameter('units', itemIndex), 'Units');
	const corrections = readJson<Correction[]>(
		this.getNodeParameter('corrections', itemIndex, ''),
		'Corrections',
		[],
	);
	const dueAt = String(this.getNodeParameter('dueAt', itemIndex, '') ?? '').trim();
	const { assignments, unmatched } = assignUnits(plan, units, { corrections, ...(dueAt && { dueAt }) });
	if (this.getNodeParameter('outputAs', itemIndex, 'items') === 'single') {
		return [[item({ planId: planIdOf(plan), plan, assignments, unmatched })]];
	}
	return [assignments.map(item), unmatched.map(item)];
}

function item(json: object): INodeExecutionData {
	return { json: json as unknown as IDataObject };
}
