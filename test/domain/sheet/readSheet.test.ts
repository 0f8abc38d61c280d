import { lastSubmission } from '../../../domain/reports/reportedBefore';
import { foldReports } from '../../../domain/reports/foldReports';
import { readSheet } from '../../../domain/sheet';
import { assignments, NOW, PLAN, rowKey, Ward } from './ward';

describe('what a unit fills in is a report', () => {
	test('once it is ticked, with the same content as by form', () => {
		const ward = new Ward();
		ward.fillCA();
		const { events, problems } = ward.read();
		expect(problems).toEqual([]);
		expect(events).toEqual([
			{
				planId: PLAN,
				unit: 'CA',
				kind: 'report.submitted',
				at: NOW,
				by: 'Công an phường',
				key: expect.stringMatching(/^kh-45:CA:report:sheet-1-/) as string,
				data: {
					revision: 1,
					values: { q1: 2, kp: 2_500_000, ra_quan: 'Có', ket_qua: 'Đã treo băng rôn' },
					status: 'Đang thực hiện',
					tasks: { t1: 'Hoàn thành', t2: 'Đang thực hiện' },
					note: 'Trời mưa',
					links: ['https://hoabinhmau.example/tin'],
					via: 'sheet',
					answersHash: expect.any(String) as string,
					ownTasks: ['t2'],
				},
			},
		]);
	});

	test('not from a sheet that nobody has touched', () => {
		expect(new Ward().read()).toEqual({ events: [], problems: [], notes: [] });
	});

	test('not while it is typed', () => {
		const ward = new Ward();
		ward.fillYT(2, false);
		expect(ward.read()).toMatchObject({ events: [], problems: [] });
	});

	test('read twice it is one event by key; once in the log it is none', () => {
		const ward = new Ward();
		ward.fillYT();
		const [once, again] = [ward.read(), ward.read()];
		expect(again).toEqual(once);
		ward.sync();
		expect(ward.sync().events).toEqual([]);
		expect(ward.read()).toEqual({ events: [], problems: [], notes: [] });
		expect(ward.update()).toBe(0);
	});

	test('changed afterwards it is a new revision, and back again another one with a key of its own', () => {
		const ward = new Ward();
		ward.fillYT(2);
		const keys = [2, 1, 2].flatMap((q1) => {
			ward.figure('YT', 'q1', q1);
			return [ward.sync(), ward.sync()].flatMap(({ events }) => events.map(({ key }) => key));
		});
		expect(new Set(keys).size).toBe(3);
		expect(ward.events.map(({ data }) => data.revision)).toEqual([1, 2, 3]);
	});

	test('a remark and a link beside any row are in the report', () => {
		const ward = new Ward();
		ward.fillYT();
		ward.sheet.type(rowKey('YT', 'figure', 'q1'), 'note', 'Một cái cũ');
		ward.sheet.type(rowKey('YT', 'figure', 'q1'), 'link', 'hoabinhmau.example/anh');
		ward.head('YT', { note: 'Đã xong' });
		expect(ward.read().events[0]!.data).toMatchObject({
			note: 'Đã xong\nBăng rôn: Một cái cũ',
			links: ['https://hoabinhmau.example/anh'],
		});
	});

	test('nothing to report needs no figures', () => {
		const ward = new Ward();
		ward.head('YT', { status: 'Không phát sinh', done: true });
		expect(ward.read().events[0]!.data).toMatchObject({ nil: true, values: {} });
	});

	test('evidence that came by form stays with it', () => {
		const files = [{ name: 'a.jpg', type: 'image/jpeg', size: 1, sha256: 'x' }];
		const ward = new Ward();
		ward.log('report.submitted', 'YT', {
			revision: 1,
			values: { q1: 1 },
			status: 'Hoàn thành',
			via: 'form',
			files,
		});
		ward.sync();
		ward.fillYT(2);
		expect(ward.read().events[0]!.data).toMatchObject({ revision: 2, files });
	});

	test.each([
		['1.250', 1250],
		['05 băng rôn', 5],
		['1 250', 1250],
	])('a figure typed as %j is %d', (typed, value) => {
		const ward = new Ward();
		ward.fillYT(typed);
		ward.head('YT', { note: 'Làm thêm ngoài chỉ tiêu' });
		expect(ward.read().events[0]?.data.values).toEqual({ q1: value });
	});

	test.each([[true], ['x'], ['Có'], ['✓'], [1]])('ticked with %j is ticked', (tick) => {
		const ward = new Ward();
		ward.fillYT();
		ward.head('YT', { done: tick });
		expect(ward.read().events).toHaveLength(1);
	});
});

describe('the form and the sheet', () => {
	test('a report by form that came later is not overwritten by the older sheet', () => {
		const ward = new Ward();
		ward.fillYT(1);
		ward.sync();
		ward.byForm('YT', 2);
		for (let round = 0; round < 3; round += 1)
			expect(ward.sync()).toMatchObject({ events: [], problems: [] });
		expect(foldReports(assignments[1]!, ward.events).values).toEqual({ q1: 2 });
	});

	test('nor when the form came before the sheet was read again', () => {
		const ward = new Ward();
		ward.fillYT(1);
		ward.events.push(...ward.read().events);
		ward.byForm('YT', 2);
		expect(ward.sync()).toMatchObject({ events: [], problems: [] });
	});

	test('and the older sheet is asked nothing about what the newer report has', () => {
		const ward = new Ward();
		ward.fillYT(1);
		ward.sync();
		const more = { note: 'Đã treo lại', links: ['https://hoabinhmau.example/tin'] };
		ward.log('report.submitted', 'YT', {
			revision: 2,
			values: { q1: 2 },
			status: 'Hoàn thành',
			via: 'form',
			...more,
		});
		for (let round = 0; round < 3; round += 1)
			expect(ward.sync()).toMatchObject({ events: [], problems: [] });
		expect(ward.read()).toEqual({ events: [], problems: [], notes: [] });
	});

	test('what is typed after the sheet has seen the form is the newer one', () => {
		const ward = new Ward();
		ward.fillYT(1);
		ward.sync();
		ward.byForm('YT', 2);
		ward.sync();
		ward.figure('YT', 'q1', 3);
		expect(ward.sync().events[0]!.data).toMatchObject({ revision: 3, values: { q1: 3 } });
	});

	test('both changed at once is a question; unticked, read and ticked again the sheet is taken', () => {
		const ward = new Ward();
		ward.fillYT(1);
		ward.sync();
		ward.sync();
		ward.byForm('YT', 2);
		ward.figure('YT', 'q1', 3);
		for (let round = 0; round < 2; round += 1) {
			const { events, problems } = ward.sync();
			expect(events).toEqual([]);
			expect(problems).toMatchObject([{ unit: 'YT', code: 'two-roads', cell: 'K10' }]);
		}
		ward.head('YT', { done: false });
		expect(ward.sync()).toMatchObject({ events: [], problems: [] });
		ward.head('YT', { done: true });
		expect(ward.sync().events[0]!.data).toMatchObject({ revision: 3, values: { q1: 3 } });
		expect(ward.sheet.notes()).toEqual([]);
	});

	test('a sheet that is made after reports by form shows them and takes nothing for new', () => {
		const before = new Ward();
		before.byForm('YT', 2);
		const ward = new Ward(before.events);
		expect(ward.sheet.cell(rowKey('YT', 'figure', 'q1'), 'result').userEnteredValue).toEqual({
			numberValue: 2,
		});
		expect(ward.sync()).toMatchObject({ events: [], problems: [] });
	});

	test('a report that was sent back is not sent again by itself, but when it is ticked anew', () => {
		const ward = new Ward();
		ward.fillYT(1);
		ward.events.push(...ward.read().events);
		ward.log('report.returned', 'YT', { reason: 'Thiếu', revision: 1 });
		expect(ward.sync().events).toEqual([]);
		expect(ward.sync().events).toEqual([]);
		ward.head('YT', { done: false });
		ward.sync();
		ward.head('YT', { done: true });
		expect(ward.sync().events[0]!.data).toMatchObject({ revision: 2, values: { q1: 1 } });
	});
});

describe('a plan that changes after the report', () => {
	test('asks for a figure that it has come to want, and for nothing else', () => {
		const ward = new Ward();
		ward.fillYT(2);
		ward.sync();
		ward.sync();
		const quota = (id: string) => (id === 'q1' ? 100 : null);
		ward.shares = assignments.map((one) =>
			one.unit === 'YT'
				? {
						...one,
						indicators: assignments[2]!.indicators.map((each) => ({ ...each, quota: quota(each.id) })),
					}
				: one,
		);
		ward.sync();
		const { events, problems } = ward.sync();
		expect(events).toEqual([]);
		expect(problems).toMatchObject([{ unit: 'YT', code: 'check' }]);
		expect(problems[0]!.sentence).toContain('Kinh phí: chưa có số liệu');
	});
});

describe('the same door as the form', () => {
	test('late is taken', () => {
		const ward = new Ward();
		ward.fillYT();
		ward.now = '2026-06-20T09:00:00+07:00';
		expect(ward.read().events).toHaveLength(1);
	});

	test('after the close-off nothing is taken, and the sheet is locked', () => {
		const ward = new Ward();
		ward.fillYT();
		ward.log('plan.closed', '');
		expect(ward.sync()).toMatchObject({ events: [], problems: [{ unit: 'YT', code: 'door' }] });
		expect(ward.sheet.protections.find(({ range }) => range?.startRowIndex === undefined)).toMatchObject({
			unprotectedRanges: [],
		});
	});

	test('a unit that need not report is not asked, its cells are closed', () => {
		const ward = new Ward();
		ward.log('unit.excluded', 'YT', { reason: 'Sáp nhập' });
		ward.figure('YT', 'q1', 'abc');
		expect(ward.sync()).toMatchObject({ events: [], problems: [] });
		expect(ward.sheet.cell(rowKey('YT', 'unit'), 'standing').userEnteredValue?.stringValue).toBe(
			'Không phải báo cáo',
		);
	});
});

type Harm = (ward: Ward) => void;
const q1 = rowKey('YT', 'figure', 'q1');
const head = rowKey('YT', 'unit');

describe('what cannot be read is said beside its cell and nothing is taken', () => {
	test.each<[string, Harm, string, string, string]>([
		[
			'text in a number column',
			(w) => w.figure('YT', 'q1', 'nhiều'),
			'not-a-number',
			'G11',
			'không phải là số',
		],
		['a number below zero', (w) => w.figure('YT', 'q1', -2), 'not-a-number', 'G11', 'số âm'],
		['a part of a whole', (w) => w.figure('YT', 'q1', 2.5), 'not-a-number', 'G11', 'số nguyên'],
		['a date as text', (w) => w.figure('YT', 'q1', '20/05/2026'), 'date', 'G11', 'ngày tháng'],
		['a date', (w) => dated(w), 'date', 'G11', 'ngày tháng'],
		['a formula', (w) => w.figure('YT', 'q1', '=1+1'), 'formula', 'G11', 'công thức'],
		[
			'a picture by formula',
			(w) => w.figure('YT', 'q1', '=IMAGE("https://a.example/b.png")'),
			'picture',
			'G11',
			'hình ảnh',
		],
		['a picture laid into the cell', (w) => pictured(w), 'picture', 'G11', 'hình ảnh'],
		['a status of their own', (w) => w.head('YT', { status: 'Tốt' }), 'not-in-list', 'H10', 'danh sách'],
		['a tick in words', (w) => w.head('YT', { done: 'tuần sau' }), 'not-in-list', 'K10', 'đánh dấu'],
		['merged cells', (w) => w.sheet.merge(head, 'result', 2, 1), 'merged', 'G10', 'bỏ gộp'],
		['a copied row', (w) => w.sheet.copyRow(q1), 'key-twice', 'E11', 'chép thừa'],
		['a deleted row', (w) => w.sheet.deleteRow(q1), 'row-missing', '', 'thêm lại'],
		['an erased key', (w) => w.sheet.type(q1, 'key', null), 'key-missing', 'E11', 'khôi phục'],
		['a key of their own', (w) => w.sheet.type(q1, 'key', 'abc'), 'key-missing', 'E11', 'khôi phục'],
		['a missing figure', (w) => w.figure('YT', 'q1', null), 'check', 'G11', 'chưa có số liệu'],
		['a missing status', (w) => w.head('YT', { status: null }), 'check', 'H10', 'Tình trạng'],
		['far from the quota without a word', (w) => w.figure('YT', 'q1', 50), 'check', 'I10', 'giải trình'],
		['no web address', (w) => w.head('YT', { link: 'xem ảnh' }), 'check', 'J10', 'trang web'],
	])('%s', (_, harm, code, cell, words) => {
		const ward = new Ward();
		ward.fillYT();
		harm(ward);
		const { events, problems } = ward.sync();
		expect(events).toEqual([]);
		expect(problems[0]).toMatchObject({ unit: 'YT', code, cell });
		expect(problems[0]!.sentence).toContain(words);
		if (cell !== '') expect(ward.sheet.notes()[0]).toContain(problems[0]!.sentence);
	});

	test.each<[string, Harm, string]>([
		['a quota', (w) => w.sheet.type(q1, 'quota', 1), 'given-edited'],
		['a due time as text', (w) => w.sheet.type(head, 'due', '30/5/2026'), 'given-edited'],
		['a unit by formula', (w) => w.sheet.type(head, 'unit', '=A1'), 'given-edited'],
		['a standing', (w) => w.sheet.type(head, 'standing', 'Đã xong'), 'given-edited'],
	])('%s that was changed is restored and keeps nobody from reporting', (_, harm, code) => {
		const ward = new Ward();
		ward.fillYT();
		harm(ward);
		const { events, problems } = ward.sync();
		expect(events).toHaveLength(1);
		expect(problems).toMatchObject([{ unit: 'YT', code }]);
		expect(ward.sync().problems).toEqual([]);
		expect(ward.sheet.notes()).toEqual([]);
	});

	test('a plan that changed is no edit', () => {
		const ward = new Ward();
		ward.log('due.extended', 'YT', { dueAt: '2026-05-25T17:00:00+07:00', reason: 'Mưa' });
		ward.shares = assignments.map((one) => ({
			...one,
			indicators: one.indicators.map((each) => ({ ...each, quota: each.quota && 9 })),
		}));
		expect(ward.read().problems).toEqual([]);
	});

	test('a sheet of another plan, one without a column, one with a column twice', () => {
		const model = new Ward().model();
		const other = { ...model, stored: { ...model.stored, planId: 'kh-46' } };
		expect(readSheet(new Ward().sheet.answer(), other, NOW)).toMatchObject({
			events: [],
			problems: [{ code: 'other-plan' }],
		});
		const ward = new Ward();
		ward.fillYT();
		const at = ward.sheet.column('result');
		for (const row of ward.sheet.cells) row.splice(at + 1, 0, structuredClone(row[at]!));
		expect(ward.read()).toMatchObject({ events: [], problems: [{ code: 'column-missing' }] });
		for (const row of ward.sheet.cells) row.splice(at, 2);
		expect(ward.read()).toMatchObject({ events: [], problems: [{ code: 'column-missing' }] });
	});

	test('another unit reports all the same', () => {
		const ward = new Ward();
		ward.fillYT('nhiều');
		ward.fillCA();
		expect(ward.read().events.map(({ unit }) => unit)).toEqual(['CA']);
	});
});

describe('an emptied cell after the report is a question', () => {
	test.each<[string, Harm, string]>([
		['a figure', (w) => w.figure('CA', 'q1', null), 'G6'],
		['a text', (w) => w.figure('CA', 'ket_qua', null), 'G9'],
		['the status of a task', (w) => w.sheet.type(rowKey('CA', 'task', 't2'), 'status', null), 'H5'],
		['a remark', (w) => w.head('CA', { note: null }), 'I3'],
		['a link', (w) => w.head('CA', { link: null }), 'J3'],
	])('%s', (_, harm, cell) => {
		const ward = new Ward();
		ward.fillCA();
		ward.sync();
		harm(ward);
		for (let round = 0; round < 2; round += 1) {
			const { events, problems } = ward.sync();
			expect(events).toEqual([]);
			expect(problems).toMatchObject([{ unit: 'CA', code: 'emptied', cell }]);
		}
		expect(lastSubmission(foldReports(assignments[0]!, ward.events))?.note).toBe('Trời mưa');
	});

	test('a dash takes a remark back', () => {
		const ward = new Ward();
		ward.fillCA();
		ward.sync();
		ward.head('CA', { note: '-' });
		expect(ward.sync().events[0]!.data.note).toBeUndefined();
	});
});

describe('notes', () => {
	test('go when the cell is mended, and a note of a person stays', () => {
		const ward = new Ward();
		ward.fillYT('nhiều');
		ward.sheet.note(q1, 'result', 'Chị hỏi lại kho');
		ward.sheet.note(head, 'item', 'Việc của tổ 2');
		ward.sync();
		expect(ward.sheet.cell(q1, 'result').note).toMatch(/^Chị hỏi lại kho\n\n⚠ Cần sửa: /);
		ward.sheet.sort((_, at) => -at);
		expect(ward.sync().notes).toEqual([]);
		ward.figure('YT', 'q1', 2);
		ward.sync();
		expect(ward.sheet.notes().toSorted()).toEqual(['Chị hỏi lại kho', 'Việc của tổ 2']);
	});
});

function dated(ward: Ward): void {
	ward.figure('YT', 'q1', 46_162);
	ward.sheet.cells[ward.sheet.row(q1)]![ward.sheet.column('result')]!.userEnteredFormat = {
		numberFormat: { type: 'DATE' },
	};
}

function pictured(ward: Ward): void {
	ward.sheet.cells[ward.sheet.row(q1)]![ward.sheet.column('result')]!.userEnteredValue = {};
}
