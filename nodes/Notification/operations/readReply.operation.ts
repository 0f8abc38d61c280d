import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readReply, type ReceivedMail } from '../../../domain/messages';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import { readBody, readRawMail, readResolved } from '../transport/receivedMail';

const displayOptions = { show: { operation: ['readReply'] } };

export const description: INodeProperties[] = [
	bookParameter('readReply'),
	{
		displayName: 'Binary Property',
		name: 'binaryProperty',
		type: 'string',
		default: 'data',
		description:
			'Where a whole mail (.eml) is kept. Items of the Email Trigger (IMAP) in its format Resolved are read as they are; its format RAW lacks the headers, so that only bounces are recognised.',
		displayOptions,
	},
	nowParameter('readReply'),
];

/** A returned mail may carry the plan again; what is looked for stands at its beginning. */
const LONGEST_PART = 100_000;

/** What each mail of the sender's box means, with the `rows` to append to the log. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { events } = readBook(this, 0);
	const results: INodeExecutionData[] = [];
	for (const item of this.getInputData().keys()) {
		try {
			const mail = await receivedMail(this, item);
			const reading = readReply(mail, events, readNow(this, item)) as unknown as IDataObject;
			// A mail that is none of these may bring a document.
			const { binary } = this.getInputData()[item]!;
			results.push({ json: reading, ...(binary && { binary }), pairedItem: { item } });
		} catch (cause) {
			const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex: item });
			if (!this.continueOnFail()) throw failure;
			results.push({ json: { error: failure.message }, pairedItem: { item } });
		}
	}
	return [results];
}

async function receivedMail(context: IExecuteFunctions, item: number): Promise<ReceivedMail> {
	const { json, binary = {} } = context.getInputData()[item]!;
	if (typeof json.raw === 'string') return await readBody(json.raw);
	if (json.headers) return readResolved(json, await attachedMails(context, item));
	const property = context.getNodeParameter('binaryProperty', item) as string;
	if (!binary[property])
		throw new Error(
			`The item holds no mail: neither what the Email Trigger (IMAP) gives nor a file in "${property}"`,
		);
	return await readRawMail(await context.helpers.getBinaryDataBuffer(item, property));
}

async function attachedMails(context: IExecuteFunctions, item: number): Promise<ReceivedMail['parts']> {
	const { binary = {} } = context.getInputData()[item]!;
	return await Promise.all(
		Object.entries(binary)
			.filter(([, { mimeType }]) => /^(?:message\/|text\/rfc822)/.test(mimeType))
			.map(async ([property, { mimeType }]) => {
				const content = await context.helpers.getBinaryDataBuffer(item, property);
				return { type: mimeType, text: content.subarray(0, LONGEST_PART).toString('utf8') };
			}),
	);
}
