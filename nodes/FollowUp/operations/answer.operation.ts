import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { batches } from '../../../domain/book';
import { evaluateFollowUp } from '../../../domain/followup';
import { answerDesk, confirmedReminders } from '../../../domain/followup/desk';
import { readJson } from '../../../domain/text/readJson';
import { readView, toDesk, viewParameter } from './desk.operation';
import { withStanding } from './evaluate.operation';
import { followUpParameters, readFollowUpBook } from './followUpParameters';

export const description: INodeProperties[] = [
	...followUpParameters('answer'),
	viewParameter('answer'),
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: 'What the page gave, by field name',
		displayOptions: { show: { operation: ['answer'] } },
	},
];

/**
 * `{ decision, batches }` with the rows to store and decision 'page' (and the view to show next), 'done' (and `title`,
 * `message` of the last page) or 'chase' (and `due`, reminders as Evaluate gives them).
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[][]> {
	const opened = readFollowUpBook(this, itemIndex);
	const answers = readJson<Record<string, unknown>>(this.getNodeParameter('answers', itemIndex), 'Answers');
	const desk = toDesk(opened);
	const answer = answerDesk(readView(this, itemIndex), answers, desk);
	if (answer.decision !== 'chase') {
		const { rows = [], ...said } = answer;
		return [[{ json: { ...said, due: [], batches: batches([], rows) } as unknown as IDataObject }]];
	}
	const due = withStanding(
		confirmedReminders(answer.view, desk),
		evaluateFollowUp(opened.input),
		opened.input.now,
	);
	return [[{ json: { decision: 'chase', due, batches: batches([], []) } as unknown as IDataObject }]];
}
