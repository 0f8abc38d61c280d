import { REPORT_SHEET, updateRequests } from '../../../domain/sheet';
import { textOf } from '../../../domain/sheet/grid';
import { vn } from '../followup/logRows';
import { assignments, rowKey, units, Ward } from './ward';

const head = rowKey('YT', 'unit');
const q1 = rowKey('YT', 'figure', 'q1');
const value = (ward: Ward, key: string, name: Parameters<Ward['sheet']['cell']>[1]) => {
	const { stringValue, numberValue, boolValue } = ward.sheet.cell(key, name).userEnteredValue ?? {};
	return stringValue ?? numberValue ?? boolValue ?? null;
};

test('a sheet that is as it should be is left alone', () => {
	expect(new Ward().update()).toBe(0);
});

test('an extension, a new quota and a standing are carried in, an answer in the same row stays', () => {
	const ward = new Ward();
	ward.figure('YT', 'q1', 7);
	ward.log('due.extended', 'YT', { dueAt: vn('05-25 17:00'), reason: 'Mưa' });
	ward.shares = assignments.map((one) => ({
		...one,
		indicators: one.indicators.map((each) => ({ ...each, quota: each.quota && 9 })),
	}));
	const before = Number(value(ward, head, 'due'));
	ward.update();
	expect(Number(value(ward, head, 'due')) - before).toBeCloseTo(5, 4);
	expect(value(ward, q1, 'quota')).toBe(9);
	expect(value(ward, q1, 'result')).toBe(7);
	ward.byForm('YT', 7);
	ward.update();
	expect(value(ward, head, 'standing')).toBe('Đã nhận lần 1 qua biểu mẫu, 09:00 ngày 18/05/2026');
});

test('a new unit comes at the end with its view and its open cells, below what people have written there', () => {
	const ward = new Ward();
	ward.sheet.insertRow(ward.sheet.cells.length, [
		{},
		{},
		{},
		{ userEnteredValue: { stringValue: 'Ghi chú của tổ' } },
	]);
	ward.directory = [...units, { ...units[0]!, code: 'MOI', name: 'Tổ dân phố 9' }];
	ward.shares = [...assignments, { ...assignments[1]!, unit: 'MOI' }];
	ward.update();
	const at = ward.sheet.row(rowKey('MOI', 'unit'));
	expect(at).toBe(ward.sheet.cells.length - 2);
	expect(ward.sheet.filterViews).toHaveLength(5);
	const holes = ward.sheet.protections.find(
		({ range }) => range?.startRowIndex === undefined,
	)!.unprotectedRanges!;
	expect(holes.some(({ startRowIndex, endRowIndex }) => startRowIndex! <= at && at < endRowIndex!)).toBe(
		true,
	);
	expect(ward.update()).toBe(0);
	ward.figure('MOI', 'q1', 2);
	ward.head('MOI', { status: 'Hoàn thành', done: true });
	expect(ward.sync().events).toMatchObject([{ unit: 'MOI', data: { values: { q1: 2 } } }]);
});

test('a deleted row comes back with what was reported, and what stands in the log stays', () => {
	const ward = new Ward();
	ward.fillYT(2);
	ward.sync();
	ward.sheet.deleteRow(q1);
	expect(ward.sync()).toMatchObject({ events: [], problems: [{ code: 'row-missing' }] });
	expect(value(ward, q1, 'result')).toBe(2);
	expect(ward.sync()).toMatchObject({ events: [], problems: [] });
});

test('a whole unit that was deleted comes back with its report and its tick', () => {
	const ward = new Ward();
	ward.byForm('YT', 2);
	ward.sync();
	ward.sheet.deleteRow(q1);
	ward.sheet.deleteRow(head);
	ward.sync();
	expect([value(ward, q1, 'result'), value(ward, head, 'done')]).toEqual([2, true]);
	expect(ward.sync()).toMatchObject({ events: [], problems: [] });
	ward.figure('YT', 'q1', 3);
	expect(ward.sync().events).toMatchObject([{ data: { values: { q1: 3 } } }]);
});

test('an erased key is given back to its row, and the answers in it count again', () => {
	const ward = new Ward();
	ward.fillYT(2);
	ward.sheet.type(q1, 'key', null);
	expect(ward.sync().events).toEqual([]);
	expect(ward.sync().events).toMatchObject([{ unit: 'YT', data: { values: { q1: 2 } } }]);
});

test('rows of a unit that left the plan keep what they hold and say so', () => {
	const ward = new Ward();
	ward.fillYT(2);
	ward.shares = assignments.filter(({ unit }) => unit !== 'YT');
	expect(ward.sync()).toMatchObject({ events: [], problems: [] });
	expect([value(ward, q1, 'result'), value(ward, head, 'standing')]).toEqual([2, 'Không còn trong kế hoạch']);
	expect(ward.update()).toBe(0);
});

test('moved rows and columns get their protections where they stand now', () => {
	const ward = new Ward([], { YT: 'tramyte@google.example' });
	ward.sheet.sort((row) => -textOf(row[0]).length);
	ward.sheet.insertColumn(4);
	ward.update();
	const own = ward.sheet.protections.filter(({ editors }) =>
		editors?.users?.includes('tramyte@google.example'),
	);
	const covered = (row: number, column: number) =>
		own.some(
			({ range: r }) =>
				r!.startRowIndex! <= row &&
				row < r!.endRowIndex! &&
				r!.startColumnIndex! <= column &&
				column < r!.endColumnIndex!,
		);
	expect(covered(ward.sheet.row(q1), ward.sheet.column('result'))).toBe(true);
	expect(covered(ward.sheet.row(rowKey('CA', 'unit')), ward.sheet.column('note'))).toBe(false);
	expect(ward.update()).toBe(0);
});

test('closed off, no cell is open; opened again, they are', () => {
	const ward = new Ward([], { YT: 'tramyte@google.example' });
	ward.log('plan.closed', '');
	ward.update();
	expect(ward.sheet.protections.filter(({ range }) => range!.sheetId === REPORT_SHEET)).toMatchObject([
		{ unprotectedRanges: [] },
	]);
	ward.log('plan.reopened', '');
	ward.update();
	expect(ward.sheet.protections.filter(({ range }) => range!.sheetId === REPORT_SHEET)).toHaveLength(2);
});

test('protections and views of people’s own are left alone', () => {
	const ward = new Ward();
	const theirs = {
		protectedRangeId: 99,
		description: 'của tôi',
		range: { sheetId: REPORT_SHEET, startRowIndex: 50 },
	};
	ward.sheet.protections.push(theirs);
	ward.log('plan.closed', '');
	ward.update();
	expect(ward.sheet.protections).toContainEqual(theirs);
});

test('nothing is written into a sheet with a column gone; closed off, it is locked all the same', () => {
	const ward = new Ward();
	const at = ward.sheet.column('quota');
	for (const row of ward.sheet.cells) row.splice(at, 1);
	ward.log('due.extended', 'YT', { dueAt: vn('05-25 17:00'), reason: 'Mưa' });
	expect(updateRequests(ward.sheet.answer(), ward.model()).requests).toEqual([]);
	ward.log('plan.closed', '');
	expect(ward.update()).toBe(1);
	expect(ward.sheet.protections.filter(({ range }) => range!.sheetId === REPORT_SHEET)).toMatchObject([
		{ unprotectedRanges: [] },
	]);
});
