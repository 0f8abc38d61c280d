import { Engine } from './harness';
import { fillIn, head, openWard, REPORT, unitOf, type Ward } from './sheetWard';

let engine: Engine;
const opened: Ward[] = [];
const ward = async (...[units, options]: Parameters<typeof openWard>) => {
	const one = await openWard(units, { engine, ...options });
	opened.push(one);
	return one;
};
const CREATE = { operation: 'create', sharing: 'addresses' };
const READ = { operation: 'read' };
const many = (count: number) => Array.from({ length: count }, (_, i) => unitOf(i + 1));
const pathsOf = ({ google }: Ward) =>
	google.calls.map(({ method, path }) => `${method} ${path.split('?')[0]!.replace(/[\w-]{44}/, 'ID')}`);
const later = (minutes: number) =>
	new Date(Date.parse('2026-05-18T09:00:00+07:00') + minutes * 60_000).toISOString();

beforeAll(async () => {
	engine = await Engine.start({});
}, 60_000);
afterEach(async () => {
	for (const { google } of opened.splice(0)) await google.close();
});

describe('Create', () => {
	it('makes the sheet of 200 units, each let in by address, in four calls and one token', async () => {
		const one = await ward(many(200));
		const made = await one.store(CREATE);
		expect(pathsOf(one)).toEqual([
			'POST /token',
			'POST /v4/spreadsheets',
			'POST /batch/drive/v3',
			'POST /batch/drive/v3',
			'POST /v4/spreadsheets/ID:batchUpdate',
		]);
		expect(made).toMatchObject({ calls: 4, warnings: [] });
		expect(Object.keys(made.links as object)).toHaveLength(200);
		expect(one.google.book(String(made.spreadsheetId)).permissions).toHaveLength(201);
	});

	it('is asked twice and makes one sheet', async () => {
		const one = await ward(many(2));
		const first = await one.store(CREATE);
		const calls = one.google.calls.length;
		expect(await one.store(CREATE)).toMatchObject({ existing: true, url: first.url, calls: 0 });
		expect(one.google.calls).toHaveLength(calls);
	});

	it('lets a unit with a Google account type into its own answers only, and sees to it that the link opens them', async () => {
		const one = await ward(many(2));
		const { spreadsheetId: id, links } = await one.store(CREATE);
		const person = one.google.person(String(id), 'don-vi-2@hoabinhmau.example');
		person.type(`'${REPORT}'!G${head(1) + 3}`, '5');
		expect(() => person.type(`'${REPORT}'!G${head(0) + 3}`, '5')).toThrow(/protected/);
		expect(() => person.type(`'${REPORT}'!F${head(1) + 3}`, '5')).toThrow(/protected/);
		expect(() => person.type("'Tổng hợp'!A1", 'x')).toThrow(/protected/);
		expect(() => person.type(`'${REPORT}'!H${head(1)}`, 'Gần xong')).toThrow(/validation/);
		const views = one.google.book(String(id)).grids[0]!.objects.filterViews;
		const link = (links as Record<string, string>).DV002!;
		expect(views.find(({ title }) => title === 'Tổ dân phố số 2')?.filterViewId).toBe(
			Number(/fvid=(\d+)/.exec(link)?.[1]),
		);
	});

	it('says which units cannot open a sheet that is shared by address, and that a link lets anybody in', async () => {
		const units = [unitOf(1), unitOf(2, 'to2@don-vi-khac.example')];
		const byAddress = await ward(units);
		expect((await byAddress.store(CREATE)).warnings).toEqual([
			'1 đơn vị chưa có tài khoản Google nên nộp bằng phiếu, không mở được bảng: Tổ dân phố số 2.',
		]);
		const byLink = await ward(units);
		const made = await byLink.store({ ...CREATE, sharing: 'link' });
		expect(made.warnings).toEqual([expect.stringContaining('ai cầm đường dẫn đều xem được')]);
		// The way in by the link is opened last, when everything but the answers is closed.
		expect(pathsOf(byLink).at(-1)).toBe('POST /drive/v3/files/ID/permissions');
		byLink.google
			.person(String(made.spreadsheetId), 'ai-do@hoabinhmau.example')
			.type(`'${REPORT}'!G${head(1) + 3}`, '5');
	});

	it('names an address that is no Google account and goes on without it', async () => {
		const one = await ward(many(2), { google: { strangers: ['don-vi-1@hoabinhmau.example'] } });
		const made = await one.store(CREATE);
		expect(made.warnings).toContain(
			'Chưa chia sẻ được cho don-vi-1@hoabinhmau.example: địa chỉ này không có tài khoản Google.',
		);
		expect(Object.keys(made.links as object)).toEqual(['DV002']);
	});

	it('puts no address, telephone number or person into the sheet', async () => {
		const one = await ward(many(3));
		const { spreadsheetId: id } = await one.store(CREATE);
		const cells = JSON.stringify(one.google.book(String(id)).grids.map(({ cells }) => cells));
		expect(cells).toContain('Tổ dân phố số 3');
		expect(cells).not.toMatch(/hoabinhmau\.example|0900 000|Tổ trưởng/);
	});

	it.each([
		['an empty spreadsheet that the officer made and shared', 'existing'],
		['a folder of a shared drive', 'folder'],
	])('fills %s when the service account has no storage of its own', async (_, where) => {
		const one = await ward(many(2), { google: { mayCreate: false } });
		await expect(one.store(CREATE)).rejects.toMatchObject({
			message: expect.stringMatching(/không có chỗ chứa tệp riêng/),
		});
		const place =
			where === 'folder'
				? 'thu-muc'
				: one.google.emptyBook('vhxh@hoabinhmau.example', [one.google.account.email]).id;
		const made = await one.store({ ...CREATE, [where]: place });
		expect(one.google.book(String(made.spreadsheetId)).grids.map(({ title }) => title)).toEqual([
			'Báo cáo',
			'Hướng dẫn',
			'Tổng hợp',
		]);
	});

	it('writes over nothing', async () => {
		const one = await ward(many(1));
		const book = one.google.emptyBook('vhxh@hoabinhmau.example', [one.google.account.email]);
		one.google.person(book.id, 'vhxh@hoabinhmau.example').type('A1', 'Sổ theo dõi của tôi');
		await expect(one.store({ ...CREATE, existing: book.id })).rejects.toMatchObject({
			message: expect.stringContaining('có sẵn nội dung nên hệ thống không ghi đè'),
		});
	});
});

describe('Read', () => {
	it('takes the rows of 200 units in one call, those only that are ticked, and nothing the second time', async () => {
		const one = await ward(many(200));
		const { spreadsheetId: id } = await one.store(CREATE);
		const person = one.google.person(String(id), one.google.account.email);
		fillIn(person, 0);
		fillIn(person, 7);
		fillIn(person, 9, { done: false });
		const calls = one.google.calls.length;
		const read = await one.store(READ);
		expect(pathsOf(one).slice(calls)).toEqual(['POST /token', 'POST /v4/spreadsheets/ID:getByDataFilter']);
		expect(read).toMatchObject({ submitted: ['DV001', 'DV008'], problems: [], calls: 1 });
		expect((await one.store(READ)).submitted).toEqual([]);
	});

	it('finds rows by their keys after sorting, inserted rows and columns, and moved columns', async () => {
		const one = await ward(many(6));
		const { spreadsheetId: id } = await one.store(CREATE);
		const person = one.google.person(String(id), one.google.account.email);
		fillIn(person, 2);
		person.sort(`'${REPORT}'!A3:M32`, 0, 'DESCENDING');
		person.insertRows(REPORT, 5, 2);
		person.insertColumns(REPORT, 4);
		person.moveColumns(REPORT, 7, 8, 3);
		const read = await one.store(READ);
		expect(read).toMatchObject({ submitted: ['DV003'], problems: [] });
		expect((read.rows as { data: unknown }[])[0]?.data).toMatchObject({
			values: { q1: 5, ket_qua: 'Đã dọn 5 tuyến' },
			via: 'sheet',
		});
	});

	it('says when one of our sheets was deleted, and writes to nobody who is typing', async () => {
		const one = await ward(many(1));
		const { spreadsheetId: id } = await one.store(CREATE);
		one.google.person(String(id), one.google.account.email).deleteSheet(REPORT);
		const [reading, messages] = await one.run(READ);
		expect(reading?.[0]?.json.problems).toMatchObject([{ unit: '', code: 'sheet-missing' }]);
		expect(messages).toEqual([]);
	});

	it('tells a unit of what stands for a while: once, with the cell and the way there', async () => {
		const one = await ward(many(2));
		const { spreadsheetId: id } = await one.store(CREATE);
		const person = one.google.person(String(id), 'don-vi-1@hoabinhmau.example');
		fillIn(person, 0, { result: 'khoảng năm cái' });
		expect((await one.run(READ))[1]).toEqual([]);
		await one.store(READ);
		expect((await one.run({ ...READ, now: later(10) }))[1]).toEqual([]);
		const [, messages] = await one.run({ ...READ, now: later(30) });
		expect(messages).toHaveLength(1);
		const mail = messages![0]!.json as Record<string, string> & {
			covers: { planId: string; unit: string; key: string }[];
		};
		expect(mail).toMatchObject({ to: 'don-vi-1@hoabinhmau.example', step: 'sheet' });
		expect(mail.text).toContain(`G${head(0) + 3}`);
		expect(mail.text).toContain('fvid=');
		const [cover] = mail.covers;
		one.events.push({ ...cover!, kind: 'delivery.sent', at: later(31), by: '', data: { step: 'sheet' } });
		expect((await one.run({ ...READ, now: later(60) }))[1]).toEqual([]);
	});
});
