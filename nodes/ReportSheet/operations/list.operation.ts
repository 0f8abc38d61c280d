import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { dueSheets } from '../../../domain/sharing/dueSheets';
import { bookParameter, readBook } from '../../parameters/book';
import { readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';

const show = { operation: ['list'] };

export const description: INodeProperties[] = [
	bookParameter('list'),
	{
		displayName: 'Only Plan ID',
		name: 'onlyPlan',
		type: 'string',
		default: '',
		description: 'One plan instead of all that have a sheet',
		displayOptions: { show },
	},
	{
		displayName: 'Only in Working Hours',
		name: 'workingHours',
		type: 'boolean',
		default: false,
		description: "Whether nothing is due on days off and outside the ladder's window",
		displayOptions: { show },
	},
	nowParameter('list'),
];

/** One item a plan whose sheet has something to do: `planId`, `url`, `task` 'sync' or 'lock' (the plan was closed). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const book = readBook(this, itemIndex);
	const { policy, calendar } = readLadder({}, book);
	const due = dueSheets(book, {
		now: readNow(this, itemIndex),
		only: String(this.getNodeParameter('onlyPlan', itemIndex, '') ?? '').trim(),
		hours: this.getNodeParameter('workingHours', itemIndex) ? { window: policy.window, calendar } : null,
	});
	return due.map((json) => ({ json: json as unknown as IDataObject }));
}
