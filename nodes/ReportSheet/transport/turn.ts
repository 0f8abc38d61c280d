import type { sheets_v4 } from '@googleapis/sheets';

/**
 * Google has no If-Match: two runs that looked at the same sheet would both add the same rows. So each batch also makes a
 * mark whose id is one above the one it saw. Ids are unique in a spreadsheet and a batch is done whole or not at all: of two
 * batches after the same look the second is refused, and its run looks again.
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata
 */
const KEY = 'kh-luot';
const FIRST = 450_000;

/** The field of a reading that tells the turn. */
export const TURN_FIELD = 'developerMetadata(metadataId,metadataKey)';

/** The latest turn that was taken; 0 before the first. */
export function turnOf({ developerMetadata = [] }: sheets_v4.Schema$Spreadsheet): number {
	const taken = developerMetadata.filter(({ metadataKey }) => metadataKey === KEY);
	return Math.max(0, ...taken.map(({ metadataId }) => metadataId ?? 0));
}

/** The requests that begin a batch which was reckoned from a sheet seen at this turn. */
export function nextTurn(seen: number): sheets_v4.Schema$Request[] {
	const mark: sheets_v4.Schema$DeveloperMetadata = {
		metadataId: seen ? seen + 1 : FIRST,
		metadataKey: KEY,
		location: { spreadsheet: true },
		visibility: 'DOCUMENT',
	};
	const old = { developerMetadataLookup: { metadataId: seen } };
	return [
		{ createDeveloperMetadata: { developerMetadata: mark } },
		...(seen ? [{ deleteDeveloperMetadata: { dataFilter: old } }] : []),
	];
}
