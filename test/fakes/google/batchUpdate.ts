import type { sheets_v4 } from '@googleapis/sheets';
import type { Book } from './book';
import { badRequest, GoogleError } from './googleError';
import { mayWrite } from './protection';
import { cellHandlers } from './requests/cells';
import type { Context, Handlers, Reply, Requests } from './requests/context';
import { dimensionHandlers } from './requests/dimensions';
import { metadataHandlers } from './requests/metadata';
import { objectHandlers } from './requests/objects';
import { sheetHandlers } from './requests/sheets';

const handlers: Handlers = {
	...sheetHandlers,
	...cellHandlers,
	...dimensionHandlers,
	...objectHandlers,
	...metadataHandlers,
};

/**
 * All requests or none: one that is refused undoes those before it.
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate
 */
export function batchUpdate(
	book: Book,
	email: string,
	{ requests = [] }: sheets_v4.Schema$BatchUpdateSpreadsheetRequest,
): sheets_v4.Schema$BatchUpdateSpreadsheetResponse {
	mayWrite(book, email);
	if (requests.length === 0) throw badRequest('Must specify at least one request.');
	const undo = book.snapshot();
	try {
		return {
			spreadsheetId: book.id,
			replies: requests.map((request, i) => handle(request, { book, email, at: `requests[${i}]` })),
		};
	} catch (fault) {
		undo();
		throw fault;
	}
}

function handle(request: Requests, context: Context): Reply {
	const kinds = Object.keys(request) as (keyof Requests)[];
	if (kinds.length !== 1) throw badRequest(`Invalid ${context.at}: exactly one kind of request is needed`);
	const kind = kinds[0]!;
	const handler = handlers[kind] as ((body: unknown, context: Context) => Reply | void) | undefined;
	if (!handler) throw new GoogleError(501, 'UNIMPLEMENTED', `The stand-in has no ${kind}`);
	return handler(request[kind], { ...context, at: `${context.at}.${kind}` }) ?? {};
}
