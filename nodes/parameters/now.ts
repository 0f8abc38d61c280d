import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { instant, toIso } from '../../domain/text/time';

/** The one place where a node reads the clock: everything below is given the time. */
export const nowParameter = (operation: string): INodeProperties => ({
	displayName: 'Now',
	name: 'now',
	type: 'string',
	default: '',
	placeholder: '2026-05-18T16:30:00+07:00',
	description: 'The moment to reckon with, as an ISO 8601 instant; empty for the moment the node runs',
	displayOptions: { show: { operation: [operation] } },
});

/** ISO instant with offset, Asia/Ho_Chi_Minh. Throws a RangeError for text that is no instant. */
export function readNow(context: IExecuteFunctions, itemIndex: number): string {
	const given = String(context.getNodeParameter('now', itemIndex, '') ?? '').trim();
	return toIso(instant(given || new Date().toISOString()));
}
