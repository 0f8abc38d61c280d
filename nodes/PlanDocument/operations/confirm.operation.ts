import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { StoredFile } from '../../../domain/book';
import { confirmPlan } from '../../../domain/plan/confirmPlan';
import { readJson } from '../../../domain/text/readJson';
import { planParameters, readPlanAndBook } from './planParameters';
import { nowParameter, readNow } from '../../parameters/now';

const show = { operation: ['confirm'] };

export const description: INodeProperties[] = [
	...planParameters('confirm'),
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: "What the officer's page gave, by field name",
		displayOptions: { show },
	},
	{
		displayName: 'File',
		name: 'file',
		type: 'json',
		default: '',
		description: 'The stored document: { name, type, size, sha256, path }',
		displayOptions: { show },
	},
	nowParameter('confirm'),
];

/** `{ decision: 'send', planId, assignments, planRow, eventRow }`, `{ decision: 'retry', retry }` or `{ decision: 'stop' }`. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { plan, book } = readPlanAndBook(this, itemIndex);
	const answers = readJson<Record<string, unknown>>(this.getNodeParameter('answers', itemIndex), 'Answers');
	const file = readJson<StoredFile | null>(this.getNodeParameter('file', itemIndex, ''), 'File', null);
	const now = readNow(this, itemIndex);
	return { json: confirmPlan(plan, book.units, answers, { file, now }) as unknown as IDataObject };
}
