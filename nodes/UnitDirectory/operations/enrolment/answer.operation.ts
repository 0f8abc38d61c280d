import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readJson } from '../../../../domain/text/readJson';
import { answerEnrolment } from '../../../../domain/zalo/enrolment/desk';
import { bookParameter } from '../../../parameters/book';
import { nowParameter } from '../../../parameters/now';
import { readEnrolmentBook, readView, viewParameter } from './enrolmentParameters';

export const description: INodeProperties[] = [
	bookParameter('answer'),
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
	nowParameter('answer'),
];

/** `{ decision, view, rows }`, rows to store first; decision 'page' (show `view` next), 'sheet' (and `units`, `road`) or 'done' (and `title`, `message`). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const answers = readJson<Record<string, unknown>>(this.getNodeParameter('answers', itemIndex), 'Answers');
	const opened = await readEnrolmentBook(this, itemIndex);
	const answer = answerEnrolment(answers, readView(this, itemIndex), opened, randomUUID());
	return { json: answer as unknown as IDataObject };
}
