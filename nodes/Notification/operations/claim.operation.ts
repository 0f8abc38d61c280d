import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { mailStands } from '../../../domain/followup';
import { maySend, releasedRows, sendingRows } from '../../../domain/messages';
import { roadsLeft } from '../../../domain/messages/roads';
import type { LogEvent, Message } from '../../../domain/types';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';

const displayOptions = { show: { operation: ['claim'] } };

export const description: INodeProperties[] = [
	bookParameter('claim'),
	{
		displayName: 'Run',
		name: 'run',
		type: 'string',
		default: '={{ $execution.id }}',
		required: true,
		description: 'Names this run in its delivery.sending rows',
		displayOptions,
	},
	{
		displayName: 'Begun',
		name: 'begun',
		type: 'boolean',
		default: false,
		description: "Whether this run's delivery.sending rows are in the log already",
		displayOptions,
	},
	nowParameter('claim'),
];

/** What the operation Lease asks to be written travels in the same writing. */
function leaseRows(rows: unknown): LogEvent[] {
	return Array.isArray(rows) ? (rows as LogEvent[]).filter(({ kind }) => kind?.startsWith('lease.')) : [];
}

/**
 * First output: messages that are this run's to send, each with `rows` to append before (`delivery.sending`); second: those that were
 * sent, failed for good or are another run's, and reminders that the log does not ask for any more.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { events } = readBook(this, 0);
	const now = readNow(this, 0);
	const run = this.getNodeParameter('run', 0) as string;
	const begun = this.getNodeParameter('begun', 0) as boolean;
	const ours: INodeExecutionData[] = [];
	const skipped: INodeExecutionData[] = [];
	for (const [item, { json, binary }] of this.getInputData().entries()) {
		const message = json as unknown as Message;
		const { covers, to } = message;
		const keys = Array.isArray(covers) ? covers.map(({ key }) => key) : [];
		const stands = keys.length === 0 || mailStands({ covers, to: String(to ?? '') }, events, now);
		if (stands && maySend(keys, events, now, begun ? run : '', to)) {
			const rows = begun ? [] : [...leaseRows(json.rows), ...sendingRows(message, { now, run })];
			// Just before the sending, by the log as it then is.
			const left = begun && message.roads ? roadsLeft(message, events, run) : message.roads;
			const roads = left && { roads: left as unknown as IDataObject[] };
			const mine = { ...json, ...roads, rows: rows as unknown as IDataObject[] };
			ours.push({ json: mine, binary, pairedItem: { item } });
		} else {
			const rows = stands || !begun ? [] : releasedRows(message, { now, run });
			const json = { outcome: 'skipped', to, covers, rows: rows as unknown as IDataObject[] };
			skipped.push({ json, pairedItem: { item } });
		}
	}
	return [ours, skipped];
}
