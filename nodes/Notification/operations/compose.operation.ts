import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import {
	composeBatch,
	unreachableRow,
	type Batch,
	type MailKind,
	type MailRequest,
} from '../../../domain/messages';
import { bookParameter, readBook } from '../../parameters/book';
import { ladderOptions, readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';

const displayOptions = { show: { operation: ['compose'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		options: [
			{
				name: 'Notice',
				value: 'notice',
				description: 'A unit and its own share of a plan; items with planId, unit and link',
			},
			{
				name: 'Recipients',
				value: 'recipients',
				description: 'Copies of a plan by its Nơi nhận; one item a plan, with planId and perhaps statusLink',
			},
			{
				name: 'Reminder',
				value: 'reminder',
				description: 'What the Follow-Up node found due; its items with the link added',
			},
			{
				name: 'Road Alert',
				value: 'roadAlert',
				description: 'To the admin: roads that do not work; the third output of Send',
			},
			{
				name: 'Summary',
				value: 'summary',
				description: 'The figures of a plan for the committee; items with planId, units, reported and late',
			},
			{
				name: 'Test',
				value: 'test',
				description: 'To see that mails arrive; items with an address, or without one for the officer',
			},
		],
		default: 'notice',
		displayOptions,
	},
	bookParameter('compose'),
	nowParameter('compose'),
	{
		displayName: 'Attachment Field',
		name: 'attachmentField',
		type: 'string',
		default: 'data',
		description:
			'Binary property of the input items that is handed on with their messages; several with commas between',
		displayOptions,
	},
	ladderOptions('compose'),
];

/** First output: one item a message; second: units without an address, each with `rows` that say so in the log. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const batch = compose.call(this, items);
	const fields = (this.getNodeParameter('attachmentField', 0, 'data') as string)
		.split(',')
		.map((field) => field.trim());

	const messages = batch.composed.map(({ message, sources }): INodeExecutionData => {
		const files = items[sources[0]!]?.binary ?? {};
		const carried = fields.flatMap((field) => (files[field] ? [[field, files[field]] as const] : []));
		return {
			json: message as unknown as IDataObject,
			...(carried.length > 0 && { binary: Object.fromEntries(carried) }),
			pairedItem: sources.map((item) => ({ item })),
		};
	});
	const problems = batch.problems.map(({ message, source }): INodeExecutionData => {
		if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), message, { itemIndex: source });
		return { json: { error: message }, pairedItem: { item: source } };
	});
	const unreachable = batch.unreachable.map(
		({ one, source }): INodeExecutionData => ({
			json: { ...one, rows: [unreachableRow(one, readNow(this, 0))] as unknown as IDataObject[] },
			pairedItem: { item: source },
		}),
	);
	return [[...messages, ...problems], unreachable];
}

function compose(this: IExecuteFunctions, items: INodeExecutionData[]): Batch {
	try {
		const book = readBook(this, 0);
		return composeBatch({
			kind: this.getNodeParameter('kind', 0) as MailKind,
			requests: items.map((item) => item.json as MailRequest),
			book,
			now: readNow(this, 0),
			...readLadder(this.getNodeParameter('options', 0, {}) as IDataObject, book),
		});
	} catch (cause) {
		// What concerns the whole run concerns every item of it.
		const { message } = cause as Error;
		return {
			composed: [],
			unreachable: [],
			problems: items.map((_, source) => ({ message, source })),
		};
	}
}
