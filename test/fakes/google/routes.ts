import type { sheets_v4 } from '@googleapis/sheets';
import type { drive_v3 } from '@googleapis/drive';
import { batchUpdate } from './batchUpdate';
import type { Book } from './book';
import { describe, exportFile, share, SHEET_TYPE, unshare, updateFile } from './driveApi';
import { GoogleError, badRequest, forbidden } from './googleError';
import { find } from './requests/metadata';
import { areasOf, readBook } from './spreadsheetsApi';
import { parseA1 } from './ranges';
import {
	appendValues,
	batchGetValues,
	batchUpdateValues,
	clearValues,
	getValues,
	readArea,
	updateValues,
} from './valuesApi';

/** What a method is given: the caller's address, the parts of the path, query and body. */
export interface Call {
	email: string;
	strangers: string[];
	path: string[];
	query: URLSearchParams;
	body: unknown;
	/** The spreadsheet of the path, as far as the caller may see it. */
	book(): Book;
	create(given: sheets_v4.Schema$Spreadsheet, parents?: string[]): Book;
}

export interface Route {
	api: 'sheets/v4' | 'drive/v3';
	/** As Google's packages name its parameters. */
	method: string;
	http: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: RegExp;
	/** The type of its body. */
	body?: string;
	counts: 'reads' | 'writes';
	run(call: Call): unknown;
}

const SHEET = '/v4/spreadsheets/([^/:]+)';
const route = (
	http: Route['http'],
	path: string,
	method: string,
	counts: Route['counts'],
	run: Route['run'],
	body?: string,
): Route => ({
	api: path.startsWith('/v4') ? 'sheets/v4' : 'drive/v3',
	http,
	path: new RegExp(`^${path}$`),
	method,
	counts,
	run,
	body,
});

export const routes: Route[] = [
	route(
		'POST',
		'/v4/spreadsheets',
		'Spreadsheets$Create',
		'writes',
		({ body, create, email, query }) => {
			const book = create(body as sheets_v4.Schema$Spreadsheet);
			return readBook(book, { email, areas: null, fields: query.get('fields') });
		},
		'Spreadsheet',
	),
	route('GET', SHEET, 'Spreadsheets$Get', 'reads', ({ book, email, query }) => {
		const ranges = query.getAll('ranges');
		const areas = ranges.length > 0 ? ranges.map((one) => parseA1(one, book().grids)) : null;
		return readBook(book(), {
			email,
			areas,
			fields: query.get('fields'),
			includeGridData: query.get('includeGridData') === 'true',
		});
	}),
	route(
		'POST',
		`${SHEET}:getByDataFilter`,
		'Spreadsheets$Getbydatafilter',
		'reads',
		({ book, email, query, body }) => {
			const { dataFilters, includeGridData } = body as sheets_v4.Schema$GetSpreadsheetByDataFilterRequest;
			const areas = dataFilters?.length ? areasOf(book(), dataFilters) : null;
			return readBook(book(), {
				email,
				areas,
				fields: query.get('fields'),
				includeGridData: includeGridData === true,
			});
		},
		'GetSpreadsheetByDataFilterRequest',
	),
	route(
		'POST',
		`${SHEET}:batchUpdate`,
		'Spreadsheets$Batchupdate',
		'writes',
		({ book, email, body }) =>
			batchUpdate(book(), email, body as sheets_v4.Schema$BatchUpdateSpreadsheetRequest),
		'BatchUpdateSpreadsheetRequest',
	),
	route(
		'POST',
		`${SHEET}/developerMetadata:search`,
		'Spreadsheets$Developermetadata$Search',
		'reads',
		({ book, body }) => {
			const { dataFilters = [] } = body as sheets_v4.Schema$SearchDeveloperMetadataRequest;
			const found = dataFilters.flatMap((filter) => find(book(), filter.developerMetadataLookup ?? {}));
			return {
				matchedDeveloperMetadata: found.map((developerMetadata) => ({ developerMetadata, dataFilters })),
			};
		},
		'SearchDeveloperMetadataRequest',
	),
	route('GET', `${SHEET}/values:batchGet`, 'Spreadsheets$Values$Batchget', 'reads', ({ book, query }) =>
		batchGetValues(book(), query),
	),
	route(
		'POST',
		`${SHEET}/values:batchUpdate`,
		'Spreadsheets$Values$Batchupdate',
		'writes',
		({ book, email, body }) =>
			batchUpdateValues(book(), email, body as sheets_v4.Schema$BatchUpdateValuesRequest),
		'BatchUpdateValuesRequest',
	),
	route(
		'POST',
		`${SHEET}/values:batchGetByDataFilter`,
		'Spreadsheets$Values$Batchgetbydatafilter',
		'reads',
		({ book, body }) => {
			const { dataFilters, valueRenderOption, majorDimension } =
				body as sheets_v4.Schema$BatchGetValuesByDataFilterRequest;
			const query = new URLSearchParams({
				...(valueRenderOption && { valueRenderOption }),
				...(majorDimension && { majorDimension }),
			});
			const valueRanges = areasOf(book(), dataFilters).map(({ grid, area }) => ({
				valueRange: readArea(book(), grid, area, query),
				dataFilters,
			}));
			return { spreadsheetId: book().id, valueRanges };
		},
		'BatchGetValuesByDataFilterRequest',
	),
	route(
		'GET',
		`${SHEET}/values/([^:]+(?::[^:]+)?)`,
		'Spreadsheets$Values$Get',
		'reads',
		({ book, path, query }) => getValues(book(), path[1]!, query),
	),
	route(
		'PUT',
		`${SHEET}/values/([^:]+(?::[^:]+)?)`,
		'Spreadsheets$Values$Update',
		'writes',
		({ book, email, path, query, body }) =>
			updateValues(
				book(),
				email,
				path[1]!,
				body as sheets_v4.Schema$ValueRange,
				query.get('valueInputOption'),
			),
		'ValueRange',
	),
	route(
		'POST',
		`${SHEET}/values/(.+):append`,
		'Spreadsheets$Values$Append',
		'writes',
		({ book, email, path, query, body }) =>
			appendValues(book(), email, path[1]!, body as sheets_v4.Schema$ValueRange, query),
		'ValueRange',
	),
	route(
		'POST',
		`${SHEET}/values/(.+):clear`,
		'Spreadsheets$Values$Clear',
		'writes',
		({ book, email, path }) => clearValues(book(), email, path[1]!),
		'ClearValuesRequest',
	),

	route(
		'POST',
		'/drive/v3/files',
		'Files$Create',
		'writes',
		({ body, create, query }) => {
			const { mimeType, name, parents } = body as drive_v3.Schema$File;
			if (mimeType !== SHEET_TYPE)
				throw new GoogleError(501, 'UNIMPLEMENTED', 'The stand-in keeps spreadsheets only');
			return describe(
				create({ properties: { title: name ?? 'Untitled' } }, parents ?? undefined),
				query.get('fields'),
			);
		},
		'File',
	),
	route('GET', '/drive/v3/files/([^/]+)', 'Files$Get', 'reads', ({ book, query }) =>
		describe(book(), query.get('fields')),
	),
	route(
		'PATCH',
		'/drive/v3/files/([^/]+)',
		'Files$Update',
		'writes',
		({ book, email, body, query }) => {
			updateFile(book(), email, body as drive_v3.Schema$File);
			return describe(book(), query.get('fields'));
		},
		'File',
	),
	route('GET', '/drive/v3/files/([^/]+)/export', 'Files$Export', 'reads', ({ book, query }) =>
		exportFile(book(), query.get('mimeType')),
	),
	route(
		'POST',
		'/drive/v3/files/([^/]+)/permissions',
		'Permissions$Create',
		'writes',
		({ book, email, body, query, strangers }) =>
			share(book(), email, body as drive_v3.Schema$Permission, {
				strangers,
				notify: query.get('sendNotificationEmail') !== 'false',
			}),
		'Permission',
	),
	route('GET', '/drive/v3/files/([^/]+)/permissions', 'Permissions$List', 'reads', ({ book, email }) => {
		if (book().role(email) !== 'owner' && book().role(email) !== 'writer') throw forbidden();
		return { kind: 'drive#permissionList', permissions: book().permissions };
	}),
	route(
		'DELETE',
		'/drive/v3/files/([^/]+)/permissions/([^/]+)',
		'Permissions$Delete',
		'writes',
		({ book, email, path }) => unshare(book(), email, path[1]!),
	),
];

/** The method behind an address; null for none. */
export function routeOf(http: string, pathname: string): { route: Route; path: string[] } | null {
	for (const one of routes) {
		const match = one.http === http ? one.path.exec(pathname) : null;
		if (match) return { route: one, path: match.slice(1).map(decode) };
	}
	return null;
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw badRequest('Malformed address');
	}
}
