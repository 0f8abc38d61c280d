import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { openBook, type RawBook } from '../../../domain/book';
import { maySend } from '../../../domain/messages';
import type { Message } from '../../../domain/types';
import { jsonParameter } from './jsonParameter';

const displayOptions = { show: { operation: ['claim'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Book',
		name: 'book',
		type: 'json',
		required: true,
		default: '',
		description: 'The rows of the three tables as an object with units, plans and events, read just now',
		displayOptions,
	},
	{
		displayName: 'Run',
		name: 'run',
		type: 'string',
		default: '',
		description: 'The run whose delivery.sending rows are in the log already; empty before they were written',
		displayOptions,
	},
	{
		displayName: 'Now',
		name: 'now',
		type: 'string',
		default: '={{ $now.toISO() }}',
		displayOptions,
	},
];

/** First output: messages that are this run's to send; second: those that were sent, failed for good or are another run's. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { events } = openBook(jsonParameter<RawBook>(this, 'book', 'Book') ?? {});
	const now = this.getNodeParameter('now', 0) as string;
	const run = this.getNodeParameter('run', 0) as string;
	const ours: INodeExecutionData[] = [];
	const skipped: INodeExecutionData[] = [];
	for (const [item, { json, binary }] of this.getInputData().entries()) {
		const { covers, to } = json as unknown as Message;
		const keys = Array.isArray(covers) ? covers.map(({ key }) => key) : [];
		if (maySend(keys, events, now, run)) ours.push({ json, binary, pairedItem: { item } });
		else skipped.push({ json: { outcome: 'skipped', to, covers, rows: [] }, pairedItem: { item } });
	}
	return [ours, skipped];
}
