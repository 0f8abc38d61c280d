import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { EnrolmentBook, EnrolmentView } from '../../../../domain/zalo/enrolment/desk/view';
import { readJson } from '../../../../domain/text/readJson';
import { readBook } from '../../../parameters/book';
import { readNow } from '../../../parameters/now';

export const viewParameter = (operation: string): INodeProperties => ({
	displayName: 'View',
	name: 'view',
	type: 'json',
	default: '={{ $json.view }}',
	description: 'The view that the last answer gave; empty for the list of units',
	displayOptions: { show: { operation: [operation] } },
});

export const eventParameter = (operation: string): INodeProperties => ({
	displayName: 'Event',
	name: 'event',
	type: 'json',
	default: '={{ $json.event }}',
	required: true,
	description: 'What the Zalo OA Trigger or the Zalo Bot Trigger gave as "event"',
	displayOptions: { show: { operation: [operation] } },
});

/** Book, time and the secret with which the codes are reckoned. */
export async function readEnrolmentBook(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<EnrolmentBook> {
	const { secret } = await context.getCredentials<{ secret: string }>('keHoachLinkApi', itemIndex);
	return { book: readBook(context, itemIndex), secret, now: readNow(context, itemIndex) };
}

export function readView(context: IExecuteFunctions, itemIndex: number): EnrolmentView {
	return (
		readJson<EnrolmentView | null>(context.getNodeParameter('view', itemIndex, ''), 'View', null) ?? {
			page: 'list',
		}
	);
}
