import type { sheets_v4 } from '@googleapis/sheets';
import type { Book } from '../book';
import { parseMask, writeMasked } from '../fieldMask';
import { badRequest } from '../googleError';
import { oneOf, required, type Handlers } from './context';

type Metadata = sheets_v4.Schema$DeveloperMetadata;
type Lookup = sheets_v4.Schema$DeveloperMetadataLookup;

/** Developer metadata: put on a spreadsheet, a sheet, a row or a column, it goes where that goes. */
export const metadataHandlers: Handlers = {
	createDeveloperMetadata({ developerMetadata }, { book, at }) {
		const given = required(developerMetadata, `${at}.developerMetadata`);
		const added: Metadata = structuredClone(given);
		const taken = allMetadata(book).map(({ metadataId }) => metadataId);
		added.metadataId = book.freshId(given.metadataId, taken, at);
		required(added.metadataKey, `${at}.developerMetadata.metadataKey`);
		oneOf(added.visibility, ['DOCUMENT', 'PROJECT'], `${at}.developerMetadata.visibility`);
		const home = homeOf(book, required(added.location, `${at}.developerMetadata.location`), at);
		added.location!.locationType = home.type;
		home.list.push(added);
		return { createDeveloperMetadata: { developerMetadata: added } };
	},
	updateDeveloperMetadata({ dataFilters = [], developerMetadata = {}, fields }, { book, at }) {
		const mask = parseMask('sheets/v4', 'DeveloperMetadata', required(fields, `${at}.fields`));
		for (const filter of dataFilters)
			for (const one of find(book, filter.developerMetadataLookup ?? {}))
				writeMasked(one, developerMetadata, mask);
	},
	deleteDeveloperMetadata({ dataFilter }, { book, at }) {
		const gone = new Set(find(book, required(dataFilter?.developerMetadataLookup, at)));
		book.developerMetadata = book.developerMetadata.filter((one) => !gone.has(one));
		for (const { objects } of book.grids)
			objects.developerMetadata = objects.developerMetadata.filter((one) => !gone.has(one));
	},
};

export const allMetadata = (book: Book): Metadata[] => [
	...book.developerMetadata,
	...book.grids.flatMap(({ objects }) => objects.developerMetadata),
];

/** https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter#DeveloperMetadataLookup */
export function find(book: Book, lookup: Lookup): Metadata[] {
	const { metadataId, metadataKey, metadataValue, visibility, locationType, metadataLocation } = lookup;
	const same = (wanted: unknown, value: unknown) =>
		wanted === undefined || wanted === null || wanted === value;
	return allMetadata(book).filter(
		(one) =>
			same(metadataId, one.metadataId) &&
			same(metadataKey, one.metadataKey) &&
			same(metadataValue, one.metadataValue) &&
			same(visibility, one.visibility) &&
			same(locationType, one.location?.locationType) &&
			(!metadataLocation ||
				((metadataLocation.sheetId === undefined ||
					metadataLocation.sheetId === (one.location?.sheetId ?? one.location?.dimensionRange?.sheetId)) &&
					(!metadataLocation.dimensionRange ||
						JSON.stringify(metadataLocation.dimensionRange) ===
							JSON.stringify(one.location?.dimensionRange)))),
	);
}

function homeOf(
	book: Book,
	location: sheets_v4.Schema$DeveloperMetadataLocation,
	at: string,
): { type: string; list: Metadata[] } {
	const { spreadsheet, sheetId, dimensionRange } = location;
	if (spreadsheet) return { type: 'SPREADSHEET', list: book.developerMetadata };
	if (dimensionRange) {
		const { dimension, startIndex, endIndex } = dimensionRange;
		oneOf(dimension, ['ROWS', 'COLUMNS'], `${at}.location.dimensionRange.dimension`);
		if (typeof startIndex !== 'number' || endIndex !== startIndex + 1)
			throw badRequest(`Invalid ${at}: developer metadata can only be put on a single row or column`);
		const grid = book.grid(dimensionRange.sheetId, at);
		if (endIndex > grid.dimensions(dimension as 'ROWS').length)
			throw badRequest(`Invalid ${at}: no such row or column`);
		return { type: dimension === 'ROWS' ? 'ROW' : 'COLUMN', list: grid.objects.developerMetadata };
	}
	if (typeof sheetId === 'number')
		return { type: 'SHEET', list: book.grid(sheetId, at).objects.developerMetadata };
	throw badRequest(`Invalid ${at}: a location is needed`);
}
