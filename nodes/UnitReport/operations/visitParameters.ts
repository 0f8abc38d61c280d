import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { refusedAtDoor } from '../../../domain/reports/door';
import { foldReports } from '../../../domain/reports/foldReports';
import { signLink, type LinkClaims, type LinkPurpose } from '../../../domain/reports/link';
import { openLink, type Refusal } from '../../../domain/reports/openLink';
import type { Visit } from '../../../domain/reports/pages/view';
import type { RawRow } from '../../../domain/book';
import { bookParameter, readBookSince } from '../../parameters/book';
import { readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';

export const tokenParameter = (operation: string): INodeProperties => ({
	displayName: 'Link Token',
	name: 'token',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: { show: { operation: [operation] } },
});

/** The parameters that every step of a visit shares: whose link, which book, what time. */
export const visitParameters = (operation: string): INodeProperties[] => [
	tokenParameter(operation),
	bookParameter(operation),
	nowParameter(operation),
	{
		displayName: 'Calendar',
		name: 'calendar',
		type: 'json',
		default: '',
		description: 'Days off and worked Saturdays, as in Follow-Up; empty for Việt Nam in 2026',
		displayOptions: { show: { operation: [operation] } },
	},
];

export type Opening = Refusal | { ok: true; visit: Visit; claims: LinkClaims };

export function readToken(context: IExecuteFunctions, itemIndex: number): string {
	return String(context.getNodeParameter('token', itemIndex, '') ?? '');
}

interface OpeningOptions {
	purpose?: LinkPurpose;
	/** For what may be said after the close-off. */
	closedToo?: boolean;
	/** Rows of the log that were read after the book. */
	since?: RawRow[];
}

/** Reads the shared parameters and opens the link they name. */
export async function openVisit(
	context: IExecuteFunctions,
	itemIndex: number,
	{ purpose = 'report', closedToo = false, since = [] }: OpeningOptions = {},
): Promise<Opening> {
	const { secret, baseUrl } = await context.getCredentials('keHoachLinkApi', itemIndex);
	const token = readToken(context, itemIndex);
	const now = readNow(context, itemIndex);
	const book = readBookSince(context, itemIndex, since);
	const outcome = openLink(token, book, String(secret), now, purpose);
	if (!outcome.ok) return outcome;
	const { opened, claims } = outcome;
	const state = foldReports(opened.assignment, book.events);
	const refusal = closedToo ? null : refusedAtDoor(opened, state, book, now);
	if (refusal) return refusal;
	const { calendar } = readLadder({ calendar: context.getNodeParameter('calendar', itemIndex, '') }, book);
	const paperLink = purpose === 'report' ? paperAddress(baseUrl, token) : undefined;
	return { ok: true, visit: { opened, state, book, now, calendar, paperLink }, claims };
}

/** The address of a form with a token for it. */
export function linkAddress(
	credential: { secret?: unknown; baseUrl?: unknown },
	path: string,
	claims: LinkClaims,
): string {
	const url = new URL(`${String(credential.baseUrl).replace(/\/+$/, '')}/form/${path}`);
	url.searchParams.set('t', signLink(claims, String(credential.secret)));
	return url.toString();
}

/** Where a report link's token gets the unit's form as a workbook (workflow Phiếu Excel). */
export function paperAddress(baseUrl: unknown, token: string): string {
	const url = new URL(`${String(baseUrl).replace(/\/+$/, '')}/webhook/${PAPER_PATH}`);
	url.searchParams.set('t', token);
	return url.toString();
}

const PAPER_PATH = 'phieu-excel';
export const REPORT_PATH = 'bao-cao-don-vi';
export const ACKNOWLEDGE_PATH = 'da-nhan-ke-hoach';

export const reportPathParameter = (operation: string): INodeProperties => ({
	displayName: 'Form Path',
	name: 'formPath',
	type: 'string',
	default: REPORT_PATH,
	description: 'The path of the Form Trigger that opens the report form',
	displayOptions: { show: { operation: [operation] } },
});
