import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { mailStands, sendingWindow } from '../../../domain/followup';
import { maySend, releasedRows, sendingRows } from '../../../domain/messages';
import { roadsLeft } from '../../../domain/messages/roads';
import type { Book } from '../../../domain/book';
import type { LogEvent, Message } from '../../../domain/types';
import { bookParameter, readBook } from '../../parameters/book';
import { ladderOptions, readLadder } from '../../parameters/ladder';
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
	ladderOptions('claim'),
];

/** What the operation Lease asks to be written travels in the same writing. */
function leaseRows(rows: unknown): LogEvent[] {
	return Array.isArray(rows) ? (rows as LogEvent[]).filter(({ kind }) => kind?.startsWith('lease.')) : [];
}

const CLOSED =
	'Đã hết giờ gửi thư nhắc nên thư này chưa gửi. Hệ thống gửi ở khung giờ kế tiếp nếu đơn vị vẫn chưa báo cáo.';

/**
 * First output: messages that are this run's to send, each with `rows` to append before (`delivery.sending`), and reminders
 * with a `lease` that ends with their sending window; second: those that were sent, failed for good or are another run's,
 * reminders that are not asked for any more ('skipped') and those that have to wait for the next window ('deferred').
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const book = readBook(this, 0);
	const now = readNow(this, 0);
	const run = this.getNodeParameter('run', 0) as string;
	const begun = this.getNodeParameter('begun', 0) as boolean;
	const written = this.getNodeParameter('options', 0, {}) as IDataObject;
	const verdictOn = judge(book, { now, run }, written);
	const ours: INodeExecutionData[] = [];
	const others: INodeExecutionData[] = [];
	for (const [item, { json, binary }] of this.getInputData().entries()) {
		const message = json as unknown as Message;
		const { covers, to } = message;
		const keys = Array.isArray(covers) ? covers.map(({ key }) => key) : [];
		const { verdict, lease } = keys.length === 0 ? SENDABLE : verdictOn(message);
		const pairedItem = { item };
		if (verdict === 'send' && maySend(keys, book.events, now, begun ? run : '', to)) {
			const rows = begun ? [] : [...leaseRows(json.rows), ...sendingRows(message, { now, run })];
			const held = lease ? { lease: earlier(json.lease, lease) } : {};
			// Just before the sending, by the log as it then is.
			const left = begun && message.roads ? roadsLeft(message, book.events, run) : message.roads;
			const roads = left && { roads: left as unknown as IDataObject[] };
			const ready = { ...json, ...roads, ...held, rows: rows as unknown as IDataObject[] };
			ours.push({ json: ready, binary, pairedItem });
			continue;
		}
		const rows = verdict === 'send' || !begun ? [] : releasedRows(message, { now, run });
		const said = verdict === 'wait' ? { outcome: 'deferred', reason: CLOSED } : { outcome: 'skipped' };
		others.push({ json: { ...said, to, covers, rows } as unknown as IDataObject, pairedItem });
	}
	return [ours, others];
}

interface Judged {
	verdict: 'send' | 'void' | 'wait';
	/** Until when it may leave; null for what may leave at any hour. */
	lease: string | null;
}
const SENDABLE: Judged = { verdict: 'send', lease: null };

/** What the log and the clock say of a message now. */
function judge(
	{ events, plans }: Book,
	{ now, run }: { now: string; run: string },
	written: IDataObject,
): (message: Message) => Judged {
	const { policy, calendar } = readLadder(written, { events });
	const { timezone } = calendar;
	return ({ covers, to, step }) => {
		const mail = { covers, to: String(to ?? ''), step };
		if (!mailStands(mail, events, now, { timezone, plans, run })) return { verdict: 'void', lease: null };
		const window = sendingWindow(mail, events, now, { policy, calendar });
		return window.open ? { verdict: 'send', lease: window.until } : { verdict: 'wait', lease: null };
	};
}

/** The lease that the Send operation keeps to, cut short where the sending window closes before it. */
function earlier(lease: unknown, until: string): IDataObject {
	const held = (lease ?? {}) as IDataObject;
	const ends = typeof held.until === 'string' ? Date.parse(held.until) : Infinity;
	return ends <= Date.parse(until) ? held : { ...held, until };
}
