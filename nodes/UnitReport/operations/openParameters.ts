import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { openLink, type LinkOutcome } from '../../../domain/reports/openLink';
import { foldReports, type UnitReportState } from '../../../domain/reports/foldReports';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';

/** The parameters that Form and Check share: whose link, which book, what time. */
export const openParameters = (operation: string): INodeProperties[] => [
	{
		displayName: 'Link Token',
		name: 'token',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		displayOptions: { show: { operation: [operation] } },
	},
	bookParameter(operation),
	nowParameter(operation),
];

export type Opening =
	| Extract<LinkOutcome, { ok: false }>
	| (Extract<LinkOutcome, { ok: true }> & { state: UnitReportState; now: string });

/** Reads the shared parameters and opens the link they name. */
export async function openFromParameters(context: IExecuteFunctions, itemIndex: number): Promise<Opening> {
	const { secret } = await context.getCredentials('keHoachLinkApi', itemIndex);
	const token = String(context.getNodeParameter('token', itemIndex, '') ?? '');
	const now = readNow(context, itemIndex);
	const book = readBook(context, itemIndex);
	const outcome = openLink(token, book, String(secret), now);
	if (!outcome.ok) return outcome;
	return { ...outcome, now, state: foldReports(outcome.opened.assignment, book.events) };
}
