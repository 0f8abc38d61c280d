import type { sheets_v4 } from '@googleapis/sheets';
import { createRequests, REPORT_SHEET, sheetModel, unitLink } from '../../../domain/sheet';
import { ANSWERS, COLUMN_NAMES, MADE_PLACES } from '../../../domain/sheet/columns';
import { contentOf } from '../../../domain/sheet/grid';
import { sheetRows } from '../../../domain/sheet/sheetRows';
import { assignments, bookOf, CODES, PLAN, rowKey, units, Ward } from './ward';

type Range = sheets_v4.Schema$GridRange;

const ward = new Ward([], { CA: 'congan@google.example' });
const { create, batch } = createRequests(ward.model());
const bodies = <K extends keyof sheets_v4.Schema$Request>(kind: K) =>
	batch.flatMap((request) => (request[kind] ? [request[kind]] : [])) as NonNullable<
		sheets_v4.Schema$Request[K]
	>[];
const within = (
	{ startRowIndex = 0, endRowIndex, startColumnIndex = 0, endColumnIndex }: Range,
	row: number,
	column: number,
) =>
	row >= startRowIndex! &&
	row < (endRowIndex ?? Infinity) &&
	column >= startColumnIndex! &&
	column < (endColumnIndex ?? Infinity);

const rows = ward.model().shares.flatMap((share) => sheetRows(share));

test('three sheets with ids of our own, the head frozen, marks and keys hidden', () => {
	expect(create.sheets!.map(({ properties }) => properties!.title)).toEqual([
		'Báo cáo',
		'Hướng dẫn',
		'Tổng hợp',
	]);
	expect(create.sheets![0]!.properties).toMatchObject({
		sheetId: REPORT_SHEET,
		gridProperties: { frozenRowCount: 2 },
	});
	const hidden = bodies('updateDimensionProperties').filter(({ properties }) => properties!.hiddenByUser);
	expect(hidden.map(({ range }) => [range!.dimension, range!.startIndex, range!.endIndex])).toEqual([
		['ROWS', 0, 1],
		['COLUMNS', 0, 3],
	]);
});

test('a row for the unit, for each of several tasks and for each indicator, by key', () => {
	expect(rows.filter(({ unit }) => unit === 'CA').map(({ key }) => key)).toEqual([
		'CA|u',
		'CA|t|t1',
		'CA|t|t2',
		'CA|i|q1',
		'CA|i|kp',
		'CA|i|ra_quan',
		'CA|i|ket_qua',
	]);
	expect(rows.filter(({ unit }) => unit === 'YT').map(({ key }) => key)).toEqual(['YT|u', 'YT|i|q1']);
	expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('what comes from the plan and the directory is never a formula, and nobody’s address or number is in a cell', () => {
	const cells = ward.sheet.cells.flat();
	expect(cells.some((cell) => cell?.userEnteredValue?.formulaValue)).toBe(false);
	expect(contentOf(ward.sheet.cell(rowKey('=T|1*', 'unit'), 'unit'))).toMatchObject({
		is: 'text',
		text: '=Tổ dân phố 1',
	});
	expect(JSON.stringify([create, bodies('updateCells')])).not.toMatch(/@|0900|Văn thư/);
});

test('exactly the answer cells are open', () => {
	const whole = bodies('addProtectedRange').find(
		({ protectedRange: { range } = {} }) =>
			range!.sheetId === REPORT_SHEET && range!.startRowIndex === undefined,
	)!.protectedRange!;
	const isOpen = (row: number, column: number) =>
		whole.unprotectedRanges!.some((range) => within(range, row, column));
	for (const [at, row] of rows.entries())
		for (const name of COLUMN_NAMES) {
			const asked = (row.asks as string[]).includes(name);
			expect([row.key, name, isOpen(at + 2, MADE_PLACES[name])]).toEqual([row.key, name, asked]);
		}
	expect(isOpen(0, 6) || isOpen(1, 6) || isOpen(rows.length + 2, 6)).toBe(false);
	expect(whole.editors!.users).toEqual(['robot@may.example']);
});

test('a unit with a Google address alone may edit its answers', () => {
	const own = bodies('addProtectedRange').filter(({ protectedRange }) =>
		protectedRange!.editors?.users?.includes('congan@google.example'),
	);
	expect(own.map(({ protectedRange }) => protectedRange!.range)).toEqual([
		{ sheetId: REPORT_SHEET, startRowIndex: 2, endRowIndex: 9, startColumnIndex: 6, endColumnIndex: 11 },
	]);
});

test('a view a unit by its keys, found by a link that stays the same when units come and go', () => {
	const views = bodies('addFilterView').map(({ filter }) => filter!);
	expect(views).toHaveLength(CODES.length);
	expect(new Set(views.map(({ filterViewId }) => filterViewId)).size).toBe(CODES.length);
	const url = 'https://docs.google.com/spreadsheets/d/abc/edit#gid=0';
	const link = unitLink(url, ward.model(), 'YT');
	const id = views.find(({ title }) => title === 'Trạm Y tế phường')!.filterViewId;
	expect(link).toBe(`https://docs.google.com/spreadsheets/d/abc/edit#gid=1001&fvid=${id}`);
	expect(views[0]!.filterSpecs![0]!.filterCriteria!.condition!.values).toEqual([{ userEnteredValue: 'CA|' }]);
	const fewer = sheetModel(PLAN, bookOf([], assignments.slice(1)))!;
	expect(unitLink(url, fewer, 'YT')).toBe(link);
});

test('lists for statuses and yes or no, numbers that only warn, a box to tick', () => {
	const rule = (key: string, name: (typeof ANSWERS)[number]) => ward.sheet.cell(key, name).dataValidation;
	expect(rule('CA|u', 'status')).toMatchObject({ strict: true, condition: { type: 'ONE_OF_LIST' } });
	expect(rule('CA|i|ra_quan', 'result')).toMatchObject({ strict: true, condition: { type: 'ONE_OF_LIST' } });
	expect(rule('CA|i|q1', 'result')).toMatchObject({ condition: { type: 'NUMBER_GREATER_THAN_EQ' } });
	expect(rule('CA|i|q1', 'result')?.strict).toBeUndefined();
	expect(rule('CA|u', 'done')).toMatchObject({ condition: { type: 'BOOLEAN' } });
	expect(rule('CA|i|q1', 'done')).toBeUndefined();
});

test('two hundred units are one creation and one batch, under Google’s two megabytes', () => {
	const many = Array.from({ length: 200 }, (_, at) => ({ ...assignments[0]!, unit: `DV${at}` }));
	const directory = many.map(({ unit }) => ({ ...units[0]!, code: unit, name: `Đơn vị ${unit}` }));
	const creation = createRequests(sheetModel(PLAN, bookOf([], many, directory))!);
	const bytes = Buffer.byteLength(JSON.stringify({ requests: creation.batch }));
	expect(bytes).toBeLessThan(2 * 1024 * 1024);
	expect(creation.batch.filter((one) => one.addFilterView)).toHaveLength(200);
});
