import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { planIdOf } from '../../../domain/plan';
import { officerReview, type Reading } from '../../../domain/plan/officerReview';
import { formFieldsJson } from '../../../domain/text/formFields';
import { readJson } from '../../../domain/text/readJson';
import { assignUnits } from '../../../domain/units';
import { planParameters, readPlanAndBook } from './planParameters';

export const description: INodeProperties[] = [
	...planParameters('review'),
	{
		displayName: 'Retry',
		name: 'retry',
		type: 'json',
		default: '',
		description: 'What the officer answered and what was wrong with it, { answers, problems }: shown again',
		displayOptions: { show: { operation: ['review'] } },
	},
];

/** `{ fieldsJson }`: the fields of the officer's page, as text for the Form node's JSON definition. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { plan, book } = readPlanAndBook(this, itemIndex);
	if (book.units.length === 0) {
		throw new Error('Chưa có danh bạ đơn vị: hãy mở biểu mẫu Thiết lập, nạp danh bạ rồi làm lại.');
	}
	const before = book.plans.find((stored) => stored.planId === planIdOf(plan)) ?? null;
	const retry = readJson<Reading['retry']>(this.getNodeParameter('retry', itemIndex, ''), 'Retry', null);
	const fields = officerReview({ plan, ...assignUnits(plan, book.units), units: book.units, before, retry });
	return { json: { fieldsJson: formFieldsJson(fields) } };
}
