import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { openBook, type Book, type RawBook } from '../../../domain/book';
import { readJson } from '../../../domain/text/readJson';
import type { Plan } from '../../../domain/types';

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
	{
		displayName: 'Book',
		name: 'book',
		type: 'json',
		default: '',
		required: true,
		description: 'The rows of the three tables: { units, plans, events }',
		displayOptions: { show: { operation: [operation] } },
	},
];

export function readPlanAndBook(context: IExecuteFunctions, itemIndex: number): { plan: Plan; book: Book } {
	return {
		plan: readJson<Plan>(context.getNodeParameter('plan', itemIndex), 'Plan'),
		book: openBook(readJson<RawBook>(context.getNodeParameter('book', itemIndex), 'Book')),
	};
}
