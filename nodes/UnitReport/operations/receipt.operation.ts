import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { RawRow } from '../../../domain/book';
import { receiptFor } from '../../../domain/reports/receipt';
import { readJson } from '../../../domain/text/readJson';
import { linkAddress, openVisit, reportPathParameter, visitParameters } from './visitParameters';

export const description: INodeProperties[] = [
	...visitParameters('receipt'),
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		default: '={{ $json.key }}',
		required: true,
		description: 'The key of the log row, as Check gave it',
		displayOptions: { show: { operation: ['receipt'] } },
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'json',
		default: '[]',
		description:
			"The unit's rows of the log as read after the report was stored; empty when the book itself was read after that",
		displayOptions: { show: { operation: ['receipt'] } },
	},
	reportPathParameter('receipt'),
];

/** `{ ok: true, title, message, revision, mail }`; `mail` is a message for the workflow Gửi thông báo, or null. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	// What was stored is confirmed, even when the officer closed the plan a moment later.
	const since = readJson<RawRow[]>(this.getNodeParameter('since', itemIndex, '[]'), 'Since');
	const opening = await openVisit(this, itemIndex, { closedToo: true, since });
	if (!opening.ok) return { json: opening as unknown as IDataObject };
	const credential = await this.getCredentials('keHoachLinkApi', itemIndex);
	const link = linkAddress(credential, String(this.getNodeParameter('formPath', itemIndex)), opening.claims);
	const { title, message, revision, mail } = receiptFor(
		opening.visit,
		String(this.getNodeParameter('key', itemIndex)),
		link,
	);
	return { json: { ok: true, title, message, revision, mail } as unknown as IDataObject };
}
