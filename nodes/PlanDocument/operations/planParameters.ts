import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Book } from '../../../domain/book';
import { readJson } from '../../../domain/text/readJson';
import type { Plan } from '../../../domain/types';
import { bookParameter, readBook } from '../../parameters/book';

/** The parameters that Review and Confirm share. */
export const planParameters = (operation: string): INodeProperties[] => [
	{
		displayName: 'Plan',
		name: 'plan',
		type: 'json',
		default: '={{ $json.plan }}',
		required: true,
		description: 'The plan as read by the operation Read',
		displayOptions: { show: { operation: [operation] } },
	},
	bookParameter(operation),
];

export function readPlanAndBook(context: IExecuteFunctions, itemIndex: number): { plan: Plan; book: Book } {
	return {
		plan: readJson<Plan>(context.getNodeParameter('plan', itemIndex), 'Plan'),
		book: readBook(context, itemIndex),
	};
}
