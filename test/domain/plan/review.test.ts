import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBook, settingsEvent, type Book, type RawRow } from '../../../domain/book';
import { planIdOf, readPlan } from '../../../domain/plan';
import { receivePlan } from '../../../domain/plan/receivePlan';
import { answerReview, FIRST_PAGE, pageOf } from '../../../domain/plan/review/answerReview';
import { editsOf } from '../../../domain/plan/review/edits';
import { EDIT_FIELDS, groupOption, SAVE } from '../../../domain/plan/review/editPages';
import { CONFIRM, DROP_PLAN, LATER } from '../../../domain/plan/review/nextSteps';
import { TRY_OUT } from '../../../domain/plan/review/messagePage';
import { LEAVE_OUT, REVIEW_FIELDS } from '../../../domain/plan/review/reviewPage';
import type { View } from '../../../domain/plan/review/view';
import { formFieldsJson } from '../../../domain/text/formFields';
import { assignUnits } from '../../../domain/units';
import type { Plan, Unit } from '../../../domain/types';
import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';

const NOW = '2026-05-12T09:00:00+07:00';
const settings = {
	wardName: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	officer: {
		title: 'Chuyên viên',
		office: 'Phòng VHXH',
		email: 'vhxh@hoabinhmau.example',
		phone: '0900 000 001',
	},
	committeeEmails: ['lanhdao@hoabinhmau.example'],
	adminEmail: 'quantri@hoabinhmau.example',
	senderEmail: 'kehoach@hoabinhmau.example',
	filesFolder: '/tmp/x',
};
const units: Unit[] = [
	{
		code: 'VHXH',
		name: 'Phòng Văn hóa - Xã hội',
		type: 'phòng',
		aliases: [],
		contact: { email: 'a@hoabinhmau.example' },
	},
	{
		code: 'CA',
		name: 'Công an phường',
		type: 'công an',
		aliases: [],
		contact: { email: 'b@hoabinhmau.example' },
	},
	{
		code: 'CLB',
		name: 'Câu lạc bộ Cờ tướng <thử>',
		type: 'khác',
		aliases: [],
		contact: { email: 'c@hoabinhmau.example' },
	},
];
const file = { name: 'kh.docx', type: 'application/x', size: 1, sha256: 'a'.repeat(64), path: 'aaa.docx' };
const answers = {
	[REVIEW_FIELDS.number]: '40/KH-UBND',
	[REVIEW_FIELDS.issuedOn]: '2026-05-09',
	[REVIEW_FIELDS.dueDate]: '2026-05-22',
	[REVIEW_FIELDS.dueTime]: '16h30',
	[REVIEW_FIELDS.decision]: CONFIRM,
};

let plan: Plan;
let names: string[];
let settled: Record<string, string>;
let raw: { units: RawRow[]; plans: RawRow[]; events: RawRow[] };

const book = (): Book => ({ ...openBook(raw), units });
const store = (rows: { planRows: object[]; eventRows: object[] }) => {
	raw.plans.push(...rows.planRows.map((row, i) => ({ id: raw.plans.length + i + 1, ...row })));
	raw.events.push(...rows.eventRows.map((row, i) => ({ id: raw.events.length + i + 1, ...row })));
};
const receive = (given: Partial<Parameters<typeof receivePlan>[0]> = {}) => {
	const receipt = receivePlan(
		{ plan, file, sha256: file.sha256, metadata: {}, by: 'Cán bộ đầu mối', now: NOW, ...given },
		book(),
	);
	store(receipt);
	return receipt;
};
const waiting = () => {
	const [first] = book().waiting;
	if (!first) throw new Error('Nothing waits');
	return first;
};
const edits = () => editsOf(planIdOf(plan), book().events);
/** Answers one page, stores what follows and returns it. */
const answer = (view: View, given: Record<string, unknown>) => {
	const answered = answerReview(waiting(), edits(), { view, answers: given }, { book: book(), now: NOW });
	store(answered);
	return answered;
};
const confirm = (given: Record<string, unknown> = {}) =>
	answer(FIRST_PAGE, { ...settled, ...answers, ...given });
const page = (view: View) => pageOf(waiting(), edits(), view, { book: book(), now: NOW });
const change = (name: View['page'], given: Record<string, unknown>) =>
	answer({ page: name }, { [EDIT_FIELDS.back]: SAVE, ...given });

beforeAll(async () => {
	const sample = join(__dirname, '..', '..', '..', 'samples', 'ke-hoach.docx');
	plan = readPlan(await readDocument(readFileSync(sample), 'ke-hoach.docx'));
	names = assignUnits(plan, units).unmatched.map(({ name }) => name);
	expect(names.length).toBeGreaterThan(3);
	settled = Object.fromEntries(names.map((name) => [REVIEW_FIELDS.unmatched(name), LEAVE_OUT]));
});
beforeEach(() => {
	raw = { units: [], plans: [], events: [{ id: 1, ...settingsEvent(settings, NOW) }] };
});

describe('a document that comes in', () => {
	it('waits, and is in force for nobody', () => {
		expect(receive()).toMatchObject({ state: 'new', planId: planIdOf(plan) });
		expect(book().waiting.map(({ planId }) => planId)).toEqual([planIdOf(plan)]);
		expect(book().plans).toEqual([]);
	});

	it('is known again by its bytes, whatever it is called and whoever brings it', () => {
		receive();
		const again = receive({ file: { ...file, name: 'ban khac.docx' }, by: 'Văn phòng điện tử' });
		expect(again).toMatchObject({ state: 'waiting', planRows: [], eventRows: [] });
		expect(again.message).toContain('đang chờ');
		confirm();
		expect(receive()).toMatchObject({ state: 'confirmed', planRows: [], eventRows: [] });
		expect(book().waiting).toEqual([]);
	});

	it('waits again when another version of the same plan comes', () => {
		receive();
		confirm();
		expect(receive({ sha256: 'b'.repeat(64), file: { ...file, sha256: 'b'.repeat(64) } })).toMatchObject({
			state: 'new',
			planId: planIdOf(plan),
		});
		expect(book().waiting).toHaveLength(1);
		expect(book().plans).toHaveLength(1);
		expect(edits()).toEqual({});
		expect(JSON.stringify(page(FIRST_PAGE))).toContain('đã được xác nhận lúc');
	});

	it('takes number and date from the e-office where the text leaves them blank, under the same id', () => {
		const blank = { ...plan, number: null, issuedOn: null };
		receive({ plan: blank, metadata: { number: '55/KH-UBND', date: '09/5/2026' } });
		expect(waiting()).toMatchObject({
			planId: planIdOf(blank),
			plan: { number: '55/KH-UBND', issuedOn: '2026-05-09' },
		});
	});

	it.each([
		['another number', { number: '99/KH-UBND' }, 'metadata-differs', '99/KH-UBND'],
		['another date', { date: '2026-04-01' }, 'metadata-differs', '01/04/2026'],
		['another issuer', { issuer: 'Ủy ban nhân dân xã Khác' }, 'metadata-differs', 'xã Khác'],
		['a date that is none', { date: '31/02/2026' }, 'metadata-date', '31/02/2026'],
	])('asks the officer about %s from the e-office', (_, metadata, code, words) => {
		receive({ metadata });
		const doubt = waiting().plan.doubts.find((each) => each.code === code);
		expect(doubt?.message).toContain(words);
	});

	it('has no doubt about a number written with other spaces', () => {
		receive({ metadata: { number: plan.number?.replace('/', ' / ') } });
		expect(waiting().plan.doubts).toEqual(plan.doubts);
	});
});

describe('the first page', () => {
	beforeEach(() => void receive());

	it('shows each task with the sentence it came from, the units with due time, escaped', () => {
		const text = JSON.stringify(page(FIRST_PAGE).fields);
		for (const { tasks } of plan.assignees)
			for (const { evidence } of tasks) expect(text).toContain(`dòng ${evidence.line}`);
		expect(text).toContain('Đơn vị nhận việc (2)');
		raw.plans[0] = { ...raw.plans[0], data: { plan: { ...plan, title: '<img src=x>' }, sha256: '' } };
		expect(JSON.stringify(page(FIRST_PAGE).fields)).not.toContain('<img');
		expect(formFieldsJson(page(FIRST_PAGE).fields)).not.toContain('"defaultValue":"<');
	});

	it('stores the plan as corrected, under the id of the document as read', () => {
		expect(confirm()).toMatchObject({
			decision: 'send',
			planId: planIdOf(plan),
			assignments: [
				{ unit: 'VHXH', dueAt: '2026-05-22T16:30:00+07:00' },
				{ unit: 'CA', dueAt: '2026-05-22T16:30:00+07:00' },
			],
			planRows: [{ data: { plan: { number: '40/KH-UBND', issuedOn: '2026-05-09' }, file } }],
		});
		expect(book().plans).toHaveLength(1);
	});

	it('gives the tasks of a name to the unit that the officer chose, and remembers it', () => {
		const name = names.find((each) => each.includes('Kinh tế')) ?? '';
		const answered = confirm({ [REVIEW_FIELDS.unmatched(name)]: 'CA - Công an phường' });
		if (answered.decision !== 'send') throw new Error(answered.decision);
		const police = answered.assignments.find(({ unit }) => unit === 'CA');
		const group = plan.assignees.findIndex((each) => each.names.includes(name));
		expect(police?.tasks.map(({ id }) => id)).toContain(`g${group + 1}t1`);
		expect(raw.events.at(-1)).toMatchObject({ kind: 'plan.confirmed' });
		expect(JSON.stringify(raw.events.at(-1)?.data)).toContain(JSON.stringify({ name, units: ['CA'] }));
	});

	it.each([
		['a due time that has passed', { han_ngay: '2026-05-11' }, 'Hạn báo cáo đã qua'],
		['no due date', { han_ngay: '' }, 'Hạn báo cáo chưa đúng'],
		['a due hour that is none', { han_gio: 'chiều' }, 'Hạn báo cáo chưa đúng'],
		['an hour beyond the day', { han_gio: '25:00' }, 'Hạn báo cáo chưa đúng'],
		['a date of issue that is none', { ngay_ban_hanh: '2026-02-31' }, 'Ngày ban hành chưa đúng'],
		['no decision', { quyet_dinh: '' }, 'Hãy chọn việc tiếp theo'],
	])('comes again with what was typed for %s, and nothing is in force', (_, given, words) => {
		const answered = confirm(given);
		if (answered.decision !== 'page') throw new Error(answered.decision);
		expect(answered.view.problems?.join()).toContain(words);
		const fields = page(answered.view).fields;
		for (const [name, value] of Object.entries(given))
			if (name !== 'quyet_dinh')
				expect(fields.find((field) => field.fieldName === name)?.defaultValue).toBe(value);
		expect(book().plans).toEqual([]);
	});

	it('asks for every name that is not settled', () => {
		const [first = ''] = names;
		const answered = confirm({ [REVIEW_FIELDS.unmatched(first)]: '— Chọn đơn vị —' });
		expect(JSON.stringify(answered)).toContain(`Hãy chọn đơn vị cho “${first}”`);
	});

	it('says which of the times have passed by the day of the review', () => {
		const late = pageOf(waiting(), {}, FIRST_PAGE, { book: book(), now: '2027-01-04T09:00:00+07:00' });
		expect(JSON.stringify(late.fields)).toContain('đã qua tính đến hôm nay');
	});
});

describe('a review that is left', () => {
	beforeEach(() => void receive());

	it('keeps what was changed, and has sent nothing', () => {
		expect(confirm({ [REVIEW_FIELDS.decision]: LATER })).toMatchObject({ decision: 'later', planRows: [] });
		expect(book().plans).toEqual([]);
		expect(edits()).toMatchObject({ number: '40/KH-UBND', dueAt: '2026-05-22T16:30:00+07:00' });
		const number = page(FIRST_PAGE).fields.find(({ fieldName }) => fieldName === REVIEW_FIELDS.number);
		expect(number?.defaultValue).toBe('40/KH-UBND');
	});

	it('takes the plan off the list when the officer puts it aside, until it comes in again', () => {
		expect(confirm({ [REVIEW_FIELDS.decision]: DROP_PLAN })).toMatchObject({ decision: 'drop' });
		expect(book().waiting).toEqual([]);
		expect(receive({ now: '2026-05-12T10:00:00+07:00' })).toMatchObject({ state: 'new' });
		expect(book().waiting).toHaveLength(1);
	});
});

describe('what the officer changes', () => {
	beforeEach(() => {
		receive();
		confirm({ [REVIEW_FIELDS.decision]: LATER });
	});
	const shares = () => {
		const answered = confirm();
		if (answered.decision !== 'send') throw new Error(JSON.stringify(answered));
		return answered.assignments;
	};

	it('drops a unit', () => {
		change('drop', { [EDIT_FIELDS.units]: ['CA - Công an phường'] });
		expect(JSON.stringify(page(FIRST_PAGE).fields)).toContain('Không giao việc cho: Công an phường.');
		expect(shares().map(({ unit }) => unit)).toEqual(['VHXH']);
	});

	it('adds a unit that works like a group, and one with a task of its own', () => {
		const like = groupOption(plan.assignees[1]?.names ?? [], 1);
		change('add', { [EDIT_FIELDS.units]: ['CLB - Câu lạc bộ Cờ tướng ‹thử›'], [EDIT_FIELDS.like]: like });
		expect(
			shares()
				.find(({ unit }) => unit === 'CLB')
				?.tasks.map(({ id }) => id),
		).toEqual(plan.assignees[1]?.tasks.map((_, at) => `g2t${at + 1}`));
	});

	it('adds a unit with tasks in the officer’s words', () => {
		change('add', {
			[EDIT_FIELDS.units]: ['CLB - Câu lạc bộ Cờ tướng ‹thử›'],
			[EDIT_FIELDS.tasks]: 'Trồng cây\n\n Phát tờ rơi ',
		});
		const share = shares().find(({ unit }) => unit === 'CLB');
		expect(share?.tasks).toEqual([
			{ id: 'x1', text: 'Trồng cây', role: 'implement' },
			{ id: 'x2', text: 'Phát tờ rơi', role: 'implement' },
		]);
		expect(share).toMatchObject({ dueAt: '2026-05-22T16:30:00+07:00', indicators: [{ id: 'ket_qua' }] });
	});

	it('asks what an added unit is to do', () => {
		const answered = change('add', { [EDIT_FIELDS.units]: ['CLB - Câu lạc bộ Cờ tướng ‹thử›'] });
		expect(answered).toMatchObject({ decision: 'page', view: { page: 'add', answers: expect.anything() } });
	});

	it('sets a due time of its own for a unit, and takes it back', () => {
		const own = {
			[EDIT_FIELDS.units]: ['CA - Công an phường'],
			[EDIT_FIELDS.date]: '2026-05-25',
			[EDIT_FIELDS.time]: '9h',
		};
		change('due', own);
		expect(
			pageOf(waiting(), edits(), FIRST_PAGE, { book: book(), now: NOW }).fields.find(
				({ fieldName }) => fieldName === REVIEW_FIELDS.dueDate,
			)?.defaultValue,
		).toBe('2026-05-22');
		change('due', { ...own, [EDIT_FIELDS.date]: '' });
		expect(edits().dues).toEqual([]);
		change('due', own);
		expect(shares().map(({ unit, dueAt }) => [unit, dueAt])).toEqual([
			['VHXH', '2026-05-22T16:30:00+07:00'],
			['CA', '2026-05-25T09:00:00+07:00'],
		]);
	});

	it('corrects a quota, and takes one back that is none', () => {
		const read = Object.fromEntries(
			plan.quotas.map((quota, at) => [EDIT_FIELDS.quota(at), String(quota.max)]),
		);
		change('quotas', { ...read, [EDIT_FIELDS.quota(0)]: '2-3' });
		expect(edits().quotas).toEqual([{ quota: 0, min: 2, max: 3 }]);
		expect(
			shares()
				.flatMap(({ indicators }) => indicators)
				.filter(({ id }) => id.startsWith('q1'))[0]?.quota,
		).toBe(3);
	});

	it('leaves out a quota that the officer emptied', () => {
		change('quotas', Object.fromEntries(plan.quotas.map((_, at) => [EDIT_FIELDS.quota(at), ''])));
		expect(
			shares()
				.flatMap(({ indicators }) => indicators)
				.filter(({ id }) => id.startsWith('q')),
		).toEqual([]);
	});

	it('refuses a quota that is no number and keeps what was typed', () => {
		const answered = change('quotas', { [EDIT_FIELDS.quota(0)]: 'vài cái' });
		expect(answered).toMatchObject({ decision: 'page', view: { page: 'quotas' } });
		expect(JSON.stringify(answered)).toContain('vài cái');
		expect(edits().quotas).toBeUndefined();
	});

	it('chooses who gets a copy', () => {
		const all = plan.recipients.filter(({ purpose }) => purpose !== 'implement').map(({ name }) => name);
		change('copies', {
			[EDIT_FIELDS.recipients]: all.slice(1),
			[EDIT_FIELDS.extra]: 'x@y.example, z@y.example',
		});
		const answered = confirm();
		expect(answered.planRows[0]?.data).toMatchObject({
			copies: { skip: [all[0]], extra: ['x@y.example', 'z@y.example'] },
		});
	});

	it('refuses an address that is none', () => {
		const answered = change('copies', { [EDIT_FIELDS.recipients]: [], [EDIT_FIELDS.extra]: 'không phải' });
		expect(JSON.stringify(answered)).toContain('không phải là địa chỉ email');
	});

	it('shows the message of a unit before it is sent, without its link', () => {
		const chosen = change('preview', { [EDIT_FIELDS.units]: 'CA - Công an phường' });
		if (chosen.decision !== 'page') throw new Error(chosen.decision);
		const text = JSON.stringify(page(chosen.view).fields);
		expect(text).toContain('b@hoabinhmau.example');
		expect(text).toContain('liên kết riêng của đơn vị');
		expect(text).not.toContain('.invalid');
		expect(answer(chosen.view, {})).toMatchObject({ decision: 'page', view: { page: 'review' } });
	});

	it('shows every message that would go out, and sends none', () => {
		confirm({ [REVIEW_FIELDS.decision]: 'Xem tất cả thư sẽ gửi' });
		const text = JSON.stringify(page({ page: 'all' }).fields);
		expect(text).toContain('hệ thống gửi 2 thư giao việc');
		expect(text).toContain('b@hoabinhmau.example');
		expect(text).toContain('Bản sao theo nơi nhận');
		expect(answer({ page: 'all' }, {})).toMatchObject({ decision: 'page', view: { page: 'review' } });
	});

	it('sends a message to the officer’s own address for a try, under a key of its own', () => {
		const view: View = { page: 'message', unit: 'CA' };
		const tried = answer(view, { [EDIT_FIELDS.back]: TRY_OUT });
		if (tried.decision !== 'test') throw new Error(tried.decision);
		expect(tried.message).toMatchObject({
			to: 'vhxh@hoabinhmau.example',
			step: 'test',
			covers: [{ unit: '', key: expect.stringContaining(':CA:test:') }],
		});
		expect(tried.message.subject).toMatch(/^\[Gửi thử\] /);
		expect(JSON.stringify(page(tried.view).fields)).toContain('Đã chuyển một thư gửi thử');
		expect(book().plans).toEqual([]);
	});

	it('is kept when a confirmed plan is opened for a change', () => {
		change('drop', { [EDIT_FIELDS.units]: ['CA - Công an phường'] });
		confirm();
		expect(edits()).toMatchObject({ dropped: ['CA'] });
	});
});
