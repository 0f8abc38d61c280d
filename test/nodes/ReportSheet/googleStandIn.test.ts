import type { sheets_v4 } from '@googleapis/sheets';
import { startGoogle, type Google } from '../../fakes/google/startGoogle';

/** What the stand-in refuses, so that a test which passes against it says something about Google. */
let google: Google;
let id: string;
const OWNER = 'vhxh@hoabinhmau.example';

beforeAll(async () => {
	google = await startGoogle({ limits: { reads: 40, writes: 1000 } });
});
afterAll(() => google.close());

async function send(method: string, path: string, body?: object, email = OWNER) {
	const headers = { Authorization: `Bearer ${google.tokenOf(email)}`, 'Content-Type': 'application/json' };
	const answer = await fetch(google.url + path.replace('ID', id), {
		method,
		headers,
		body: body && JSON.stringify(body),
	});
	const text = await answer.text();
	return {
		status: answer.status,
		text,
		json: (text.startsWith('{') ? JSON.parse(text) : {}) as sheets_v4.Schema$Spreadsheet,
	};
}
const batch = (...requests: object[]) => send('POST', '/v4/spreadsheets/ID:batchUpdate', { requests });

beforeEach(async () => {
	const created = await send('POST', '/v4/spreadsheets', {
		properties: { title: 'Thử', locale: 'vi_VN' },
		sheets: [
			{ properties: { sheetId: 7, title: 'Báo cáo', gridProperties: { rowCount: 10, columnCount: 5 } } },
		],
	});
	id = created.json.spreadsheetId!;
});

const cell = (rowIndex: number, columnIndex: number) => ({ sheetId: 7, rowIndex, columnIndex });
const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
const area = (startRowIndex: number, endRowIndex: number, startColumnIndex = 0, endColumnIndex = 5) => ({
	sheetId: 7,
	startRowIndex,
	endRowIndex,
	startColumnIndex,
	endColumnIndex,
});
const metadata = { metadataId: 5, metadataKey: 'k', visibility: 'DOCUMENT', location: { spreadsheet: true } };

describe('The stand-in of Google refuses', () => {
	it.each<[string, object, string]>([
		[
			'a field that Google does not know',
			{ updateCells: { start: cell(0, 0), rows: [], fields: '*', colour: 1 } },
			'Unknown name \\"colour\\" at \'requests[0].updateCells\'',
		],
		[
			'a value of another kind',
			{ addSheet: { properties: { title: 3 } } },
			"Invalid value at 'requests[0].addSheet.properties.title'",
		],
		[
			'a field mask with a field that is none',
			{ updateCells: { start: cell(0, 0), rows: [], fields: 'value' } },
			'Invalid field selection value',
		],
		[
			'a request without its field mask',
			{ updateCells: { start: cell(0, 0), rows: [] } },
			'fields: field is required',
		],
		[
			'cells beyond the sheet',
			{ updateCells: { start: cell(9, 0), rows: [{}, { values: [text('x')] }], fields: '*' } },
			'exceeds grid limits',
		],
		[
			'a sheet that is not there',
			{ updateCells: { start: { sheetId: 8 }, rows: [], fields: '*' } },
			'No grid with id: 8',
		],
		['a second sheet of the same name', { addSheet: { properties: { title: 'Báo cáo' } } }, 'already exists'],
		[
			'values that Google reckons itself',
			{ updateCells: { start: cell(0, 0), rows: [{ values: [{ formattedValue: '1' }] }], fields: '*' } },
			'read-only',
		],
		[
			'a list without options',
			{ setDataValidation: { range: area(0, 1), rule: { condition: { type: 'ONE_OF_LIST' } } } },
			'requires 1 or more',
		],
		[
			'holes in a protection that is not of a whole sheet',
			{ addProtectedRange: { protectedRange: { range: area(0, 3), unprotectedRanges: [area(0, 1)] } } },
			'only supported on protected sheets',
		],
		[
			'a metadata id that is taken',
			{ createDeveloperMetadata: { developerMetadata: metadata } },
			'already exists',
		],
	])('%s, and does nothing of the batch', async (_, request, words) => {
		await batch({ createDeveloperMetadata: { developerMetadata: metadata } });
		const refused = await batch(
			{ updateCells: { start: cell(0, 0), rows: [{ values: [text('vết')] }], fields: '*' } },
			request,
		);
		expect(refused.status).toBe(400);
		expect(refused.text.replace('requests[1]', 'requests[0]')).toContain(words);
		expect(google.person(id, OWNER).cell('A1')).toEqual({});
	});

	it('two merges over the same cells', async () => {
		await batch({ mergeCells: { range: area(0, 2), mergeType: 'MERGE_ALL' } });
		expect((await batch({ mergeCells: { range: area(1, 3), mergeType: 'MERGE_ALL' } })).status).toBe(400);
	});

	it('a query parameter, a range and a partial answer that are none', async () => {
		expect((await send('GET', '/v4/spreadsheets/ID?field=a')).text).toContain('Cannot bind query parameter');
		expect((await send('GET', '/v4/spreadsheets/ID/values/Khác!A1')).text).toContain('Unable to parse range');
		expect((await send('GET', '/v4/spreadsheets/ID?fields=sheets(cells)')).text).toContain(
			'Invalid field selection',
		);
	});

	it('a writer who touches what is protected, and a reader who writes at all; the owner may', async () => {
		await batch({
			addProtectedRange: { protectedRange: { range: { sheetId: 7 }, unprotectedRanges: [area(2, 3, 1, 2)] } },
		});
		const share = (emailAddress: string, role: string) =>
			send('POST', '/drive/v3/files/ID/permissions', { type: 'user', role, emailAddress });
		await share('to1@hoabinhmau.example', 'writer');
		await share('xem@hoabinhmau.example', 'reader');
		const type = (range: string, email: string) =>
			send(
				'PUT',
				`/v4/spreadsheets/ID/values/${encodeURIComponent(range)}?valueInputOption=RAW`,
				{ values: [['x']] },
				email,
			);
		expect((await type('Báo cáo!B3', 'to1@hoabinhmau.example')).status).toBe(200);
		expect((await type('Báo cáo!B4', 'to1@hoabinhmau.example')).text).toContain('protected cell');
		expect((await type('Báo cáo!B3', 'xem@hoabinhmau.example')).status).toBe(403);
		expect((await type('Báo cáo!B3', 'nguoi-la@hoabinhmau.example')).status).toBe(404);
		expect((await type('Báo cáo!B4', OWNER)).status).toBe(200);
		const person = google.person(id, 'to1@hoabinhmau.example');
		expect(() => person.sort("'Báo cáo'!A1:E10", 0)).toThrow(/protected/);
		expect(() => person.insertRows('Báo cáo', 2)).toThrow(/protected/);
	});

	it('more reads in a minute than the quota has', async () => {
		const user = 'nhieu@hoabinhmau.example';
		await send('POST', '/drive/v3/files/ID/permissions', {
			type: 'user',
			role: 'writer',
			emailAddress: user,
		});
		let last = 200;
		for (let i = 0; i < 85 && last === 200; i++)
			last = (await send('GET', '/v4/spreadsheets/ID?fields=spreadsheetId', undefined, user)).status;
		expect(last).toBe(429);
	});
});

describe('The stand-in of Google keeps', () => {
	it('what lies on rows and columns when people insert, delete, move and sort', async () => {
		await batch(
			{
				updateCells: {
					start: cell(0, 0),
					rows: ['c', 'a', 'b'].map((one) => ({ values: [text(one), { ...text(`${one}2`), note: one }] })),
					fields: '*',
				},
			},
			{ addProtectedRange: { protectedRange: { range: area(1, 2) } } },
			{ mergeCells: { range: area(4, 5, 2, 4), mergeType: 'MERGE_ALL' } },
			{
				createDeveloperMetadata: {
					developerMetadata: {
						metadataKey: 'k',
						visibility: 'DOCUMENT',
						location: { dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } },
					},
				},
			},
		);
		const person = google.person(id, OWNER);
		person.sort("'Báo cáo'!A1:B3", 0);
		person.insertRows('Báo cáo', 0, 2);
		person.moveColumns('Báo cáo', 1, 2, 4);
		expect(['A3', 'D3', 'A5'].map((at) => person.cell(`'Báo cáo'!${at}`))).toEqual([
			text('a'),
			{ ...text('a2'), note: 'a' },
			text('c'),
		]);
		const { objects } = google.book(id).grids[0]!;
		expect(objects.protectedRanges[0]?.range).toMatchObject({ startRowIndex: 3, endRowIndex: 4 });
		expect(objects.merges[0]).toMatchObject({ startRowIndex: 6, endRowIndex: 7 });
		expect(objects.developerMetadata[0]?.location?.dimensionRange).toMatchObject({
			startIndex: 3,
			endIndex: 4,
		});
		person.deleteRows('Báo cáo', 6);
		expect(google.book(id).grids[0]!.objects.merges).toEqual([]);
	});

	it.each([
		['1.250', { numberValue: 1250 }],
		['2,5', { numberValue: 2.5 }],
		['2,5 triệu', { stringValue: '2,5 triệu' }],
		['18/5/2026', { numberValue: 46160 }],
		["'05", { stringValue: '05' }],
		['=SUM(A1:A2)', { formulaValue: '=SUM(A1:A2)' }],
		['TRUE', { boolValue: true }],
	])('%s as Google understands it in a Vietnamese sheet', (typed, value) => {
		const person = google.person(id, OWNER);
		person.type("'Báo cáo'!A1", typed);
		expect(person.cell("'Báo cáo'!A1").userEnteredValue).toEqual(value);
	});
});
