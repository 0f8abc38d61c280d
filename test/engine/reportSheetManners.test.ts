import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Engine } from './harness';
import { fillIn, head, openWard, PLAN, REPORT, unitOf, type Ward } from './sheetWard';

let engine: Engine;
const opened: Ward[] = [];
const ward = async (...[units, options]: Parameters<typeof openWard>) => {
	const one = await openWard(units, { engine, ...options });
	opened.push(one);
	return one;
};
const CREATE = { operation: 'create', sharing: 'addresses' };
const READ = { operation: 'read' };
const UPDATE = { operation: 'update' };
const many = (count: number) => Array.from({ length: count }, (_, i) => unitOf(i + 1));
const event = (unit: string, kind: string, data: object, at = '2026-05-18T10:00:00+07:00') => ({
	planId: PLAN,
	unit,
	kind,
	at,
	by: 'Cán bộ',
	key: '',
	data: { ...data },
});
const says = (words: string) => ({ message: expect.stringContaining(words) as unknown });

beforeAll(async () => {
	engine = await Engine.start({});
}, 60_000);
afterEach(async () => {
	for (const { google } of opened.splice(0)) await google.close();
});

describe('Update', () => {
	it('carries new units, an extension and an exclusion in, keeping answers and the users own columns', async () => {
		const one = await ward(many(3));
		const { spreadsheetId: id } = await one.store(CREATE);
		const keeper = one.google.person(String(id), one.google.account.email);
		fillIn(keeper, 0, { done: false });
		keeper.insertColumns(REPORT, 13);
		keeper.type(`'${REPORT}'!N${head(0)}`, 'Đã gọi điện');
		one.units.push(unitOf(4));
		one.events.push(
			event('DV001', 'due.extended', { dueAt: '2026-05-25T17:00:00+07:00', reason: 'Mưa bão' }),
		);
		one.events.push(event('DV002', 'unit.excluded', { reason: 'Đã sáp nhập' }));
		const updated = await one.store(UPDATE);
		expect(updated.calls).toBe(3);
		const grid = one.google.book(String(id)).grids[0]!;
		expect(keeper.cell(`'${REPORT}'!G${head(0) + 3}`).userEnteredValue).toEqual({ numberValue: 5 });
		expect(keeper.cell(`'${REPORT}'!N${head(0)}`).userEnteredValue).toEqual({ stringValue: 'Đã gọi điện' });
		expect(JSON.stringify(grid.cells)).toContain('Tổ dân phố số 4');
		expect(await one.store(UPDATE)).toMatchObject({ changed: 0, calls: 1 });
		one.google.person(String(id), 'don-vi-4@hoabinhmau.example').type(`'${REPORT}'!G${head(3) + 3}`, '2');
		expect(() =>
			one.google.person(String(id), 'don-vi-2@hoabinhmau.example').type(`'${REPORT}'!G${head(1) + 3}`, '2'),
		).toThrow(/protected/);
	});

	it('writes what needs mending beside the cell, and takes it away when it is mended', async () => {
		const one = await ward(many(1));
		const { spreadsheetId: id } = await one.store(CREATE);
		const unit = one.google.person(String(id), 'don-vi-1@hoabinhmau.example');
		const cell = `'${REPORT}'!G${head(0) + 3}`;
		fillIn(unit, 0, { result: 'khoảng năm cái' });
		await one.store(READ);
		await one.store(UPDATE);
		expect(unit.cell(cell).note).toMatch(/\S/);
		expect(unit.cell(cell).userEnteredValue).toEqual({ stringValue: 'khoảng năm cái' });
		unit.type(cell, '5');
		expect((await one.store(READ)).submitted).toEqual(['DV001']);
		await one.store(UPDATE);
		expect(unit.cell(cell).note ?? '').toBe('');
	});

	it('writes nothing twice when two runs do it at once', async () => {
		const one = await ward(many(2));
		const { spreadsheetId: id } = await one.store(CREATE);
		one.units.push(unitOf(3), unitOf(4));
		await Promise.all([one.run(UPDATE), one.run(UPDATE), one.run(UPDATE)]);
		const { cells, objects } = one.google.book(String(id)).grids[0]!;
		const keys = cells.slice(2).flatMap((row) => row?.[0]?.userEnteredValue?.stringValue ?? []);
		expect(keys).toHaveLength(20);
		expect(new Set(keys).size).toBe(20);
		const places = objects.protectedRanges.map(
			({ description, range }) => `${description} ${JSON.stringify(range)}`,
		);
		expect(new Set(places).size).toBe(places.length);
	});

	it('tells the officer when the sheet cannot be written for long, and stops once it can', async () => {
		const one = await ward(many(1));
		await one.store(CREATE);
		one.units.push(unitOf(2));
		const told = { whenGoogleFails: 'tell' };
		one.google.fail({ status: 403, path: /:batchUpdate/, times: 1 });
		expect(await one.store({ ...UPDATE, ...told })).toMatchObject({
			ok: false,
			rows: [{ kind: 'sheet.stuck' }],
		});
		expect((await one.store({ ...READ, ...told })).problems).toContainEqual(
			expect.objectContaining({
				unit: '',
				sentence: expect.stringContaining('không có quyền sửa') as unknown,
			}),
		);
		expect(await one.store({ ...UPDATE, ...told })).toMatchObject({ ok: true });
		expect((await one.store({ ...READ, ...told })).problems).toEqual([]);
	});

	it('loses no answer when a unit types between its looking and its writing', async () => {
		const one = await ward(many(2));
		const { spreadsheetId: id } = await one.store(CREATE);
		one.events.push(
			event('DV001', 'due.extended', { dueAt: '2026-05-25T17:00:00+07:00', reason: 'Mưa bão' }),
		);
		const unit = one.google.person(String(id), 'don-vi-1@hoabinhmau.example');
		one.google.options.before = (path) => path.includes(':batchUpdate') && fillIn(unit, 0);
		await one.store(UPDATE);
		delete one.google.options.before;
		expect(unit.cell(`'${REPORT}'!G${head(0) + 3}`).userEnteredValue).toEqual({ numberValue: 5 });
		expect((await one.store(READ)).submitted).toEqual(['DV001']);
	});
});

describe('Lock', () => {
	it('closes every cell, fetches a copy, and opens them again when the plan is', async () => {
		const one = await ward(many(2));
		const { spreadsheetId: id } = await one.store(CREATE);
		const unit = one.google.person(String(id), 'don-vi-1@hoabinhmau.example');
		fillIn(unit, 0);
		await one.store(READ);
		one.events.push(event('', 'plan.closed', {}));
		const [items] = await one.run({ operation: 'lock', now: '2026-05-18T10:05:00+07:00' });
		const copy = items?.[0]?.binary?.data;
		expect(copy).toMatchObject({ fileName: `bang-chung-${PLAN}.xlsx` });
		expect(items?.[0]?.json.rows).toMatchObject([
			{ kind: 'sheet.locked', data: { file: { type: expect.stringContaining('spreadsheetml') as unknown } } },
		]);
		expect(() => unit.type(`'${REPORT}'!G${head(0) + 3}`, '7')).toThrow(/protected/);
		one.events.push(event('', 'plan.reopened', {}, '2026-05-19T08:00:00+07:00'));
		await one.store(UPDATE);
		unit.type(`'${REPORT}'!G${head(0) + 3}`, '7');
	});
});

describe('Manners towards Google', () => {
	it.each([
		['429', { status: 429, times: 3 }],
		['429 with Retry-After', { status: 429, retryAfter: 0.01 }],
		['503', { status: 503, times: 2 }],
	])('reads again after %s', async (_, fault) => {
		const one = await ward(many(1));
		const { spreadsheetId: id } = await one.store(CREATE);
		fillIn(one.google.person(String(id), 'don-vi-1@hoabinhmau.example'), 0);
		one.google.fail({ ...fault, path: /getByDataFilter/ });
		expect((await one.store(READ)).submitted).toEqual(['DV001']);
	});

	it.each([
		['before doing the work', 'before'],
		['after doing the work, so that the answer is lost', 'after'],
	] as const)('makes one whole sheet when Google fails %s', async (_, when) => {
		const one = await ward(many(2));
		one.google.fail({ status: 500, path: /:batchUpdate/, when });
		const { spreadsheetId: id } = await one.store(CREATE);
		const { protectedRanges, rowGroups } = one.google.book(String(id)).grids[0]!.objects;
		const there = protectedRanges.map(({ description, range }) => `${description} ${JSON.stringify(range)}`);
		expect(new Set(there).size).toBe(there.length);
		expect(rowGroups).toHaveLength(2);
		expect(rowGroups.every(({ depth }) => depth === 1)).toBe(true);
	});

	it('updates once when the answer to an update was lost', async () => {
		const one = await ward(many(1));
		const { spreadsheetId: id } = await one.store(CREATE);
		one.units.push(unitOf(2));
		one.google.fail({ status: 502, path: /:batchUpdate/, when: 'after' });
		await one.store(UPDATE);
		const text = JSON.stringify(
			one.google.book(String(id)).grids[0]!.cells.map((row) => row?.[0]?.userEnteredValue?.stringValue),
		);
		const keys = (JSON.parse(text) as (string | null)[]).filter(Boolean);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('gives up in words that say what becomes of it when the quota of the minute is used up', async () => {
		const one = await ward(many(1));
		await one.store(CREATE);
		one.google.fail({ status: 429, times: 100 });
		await expect(one.store(READ)).rejects.toMatchObject(says('hết hạn mức của phút này'));
	});

	it('asks for a new token once when Google no longer takes the old one', async () => {
		const one = await ward(many(1));
		await one.store(CREATE);
		const calls = one.google.calls.length;
		one.google.options.before = (path) => {
			if (!path.includes('getByDataFilter')) return;
			delete one.google.options.before;
			one.google.revokeTokens();
		};
		await one.store(READ);
		expect(one.google.calls.slice(calls).map(({ status }) => status)).toEqual([200, 401, 200, 200]);
	});

	it.each([
		[
			'the sheet is gone',
			(one: Ward, id: string) => (one.google.book(id).permissions = []),
			'đã bị xóa, hoặc chưa chia sẻ quyền sửa cho tài khoản ke-hoach@',
		],
		[
			'the account may only look',
			(one: Ward, id: string) => (one.google.book(id).permissions[0]!.role = 'reader'),
			'không có quyền sửa bảng tính này',
		],
		[
			'the API is switched off',
			(one: Ward) => (one.google.options.off = ['sheets']),
			'Google Sheets API chưa được bật',
		],
		[
			'the key is wrong',
			(one: Ward) => (one.engine.credentials.googleApi!.privateKey = 'x'),
			'Google không chấp nhận tài khoản',
		],
	])('says what to do when %s', async (_, spoil, words) => {
		const one = await ward(many(1));
		const { spreadsheetId: id } = await one.store(CREATE);
		one.units.push(unitOf(2, 'to2@don-vi-khac.example'));
		spoil(one, String(id));
		await expect(one.store(UPDATE)).rejects.toMatchObject(says(words));
	});

	it('says that Google cannot be reached', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		server.close();
		await once(server, 'close');
		const one = await ward(many(1));
		await one.store(CREATE);
		const gone = { apiRoot: `http://127.0.0.1:${port}`, firstPause: 1 };
		await expect(one.store({ ...READ, options: gone })).rejects.toMatchObject(
			says('Không kết nối được với Google'),
		);
	});

	it('works with the account of a person, whose token n8n keeps', async () => {
		const one = await ward(many(2));
		const access_token = one.google.tokenOf('vhxh@hoabinhmau.example');
		Object.assign(engine.credentials, {
			googleSheetsOAuth2Api: {
				grantType: 'authorizationCode',
				clientId: 'x',
				clientSecret: 'x',
				accessTokenUrl: `${one.google.url}/token`,
				authUrl: `${one.google.url}/auth`,
				oauthTokenData: { access_token, token_type: 'Bearer' },
			},
		});
		const made = await one.store({ ...CREATE, authentication: 'oAuth2' });
		expect(one.google.book(String(made.spreadsheetId)).role('vhxh@hoabinhmau.example')).toBe('owner');
		fillIn(one.google.person(String(made.spreadsheetId), 'don-vi-1@hoabinhmau.example'), 0);
		expect((await one.store({ ...READ, authentication: 'oAuth2' })).submitted).toEqual(['DV001']);
	});

	it('lets no key and no token out with an error', async () => {
		const one = await ward(many(1));
		await one.store(CREATE);
		one.google.fail({ status: 400, times: 10 });
		const fault = (await one.store(READ).catch((cause: unknown) => cause)) as Error;
		expect(fault).toMatchObject(says('Google'));
		expect(
			JSON.stringify(fault) + fault.stack + JSON.stringify(Object.getOwnPropertyDescriptors(fault)),
		).not.toMatch(/ya29|PRIVATE KEY|Bearer/);
	});
});
