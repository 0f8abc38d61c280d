import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { batches } from '../../../domain/book';
import { answerReview, FIRST_PAGE } from '../../../domain/plan/review/answerReview';
import { chosenPlan } from '../../../domain/plan/review/choosePage';
import { readJson } from '../../../domain/text/readJson';
import { planParameters, readPlanId, readUnderReview } from './planParameters';
import { readBook } from '../../parameters/book';

export const description: INodeProperties[] = [
	...planParameters('confirm'),
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: "What the officer's page gave, by field name",
		displayOptions: { show: { operation: ['confirm'] } },
	},
];

/**
 * `{ planId, decision, batches }` with the rows to store and decision 'send' (and assignments), 'page' (and the view to
 * show next), 'later' or 'drop'.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const answers = readJson<Record<string, unknown>>(this.getNodeParameter('answers', itemIndex), 'Answers');
	if (readPlanId(this, itemIndex) === '') {
		const planId = chosenPlan(answers, readBook(this, itemIndex));
		return { json: { planId, decision: 'page', view: { ...FIRST_PAGE }, batches: batches([], []) } };
	}
	const { waiting, edits, view, book, now } = readUnderReview(this, itemIndex);
	const { planRows, eventRows, ...answered } = answerReview(waiting, edits, { view, answers }, { book, now });
	return { json: { ...answered, batches: batches(planRows, eventRows) } as unknown as IDataObject };
}
