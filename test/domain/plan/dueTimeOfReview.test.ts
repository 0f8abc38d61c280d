import type { Book, WaitingPlan } from '../../../domain/book';
import { calendarEvent } from '../../../domain/followup';
import { readPlan } from '../../../domain/plan';
import { answerReview, FIRST_PAGE, pageOf } from '../../../domain/plan/review/answerReview';
import { RULE_FIELDS } from '../../../domain/plan/review/dueRulePage';
import { EDIT_FIELDS, SAVE } from '../../../domain/plan/review/editPages';
import type { PlanEdits } from '../../../domain/plan/review/edits';
import { formFieldsJson } from '../../../domain/text/formFields';
import type { LogEvent, Plan } from '../../../domain/types';

const NOW = '2026-05-12T09:00:00+07:00';
const evidence = { text: 'Thời gian: từ ngày 15/5/2026 đến ngày 30/5/2026', line: 4 };
const text = [
	'KẾ HOẠCH',
	'Tổng vệ sinh môi trường năm 2026',
	'I. PHÂN CÔNG',
	'1. Công an phường: Giữ trật tự.',
].join('\n');
const read: Plan = {
	...readPlan(text),
	issuedOn: '2026-05-08',
	period: { start: '2026-05-15', end: '2026-05-30', evidence },
};
const book = (events: LogEvent[] = []): Book => ({
	units: [{ code: 'CA', name: 'Công an phường', type: 'công an', aliases: [] }],
	plans: [],
	waiting: [],
	events,
	settings: null,
});
const waiting = (plan = read): WaitingPlan => ({ planId: 'kh-1', at: NOW, by: '', sha256: '', plan });
const review = (edits: PlanEdits, { plan = read, events = [] as LogEvent[] } = {}) =>
	formFieldsJson(pageOf(waiting(plan), edits, FIRST_PAGE, { book: book(events), now: NOW }).fields);
/** A storm closed the offices on a Monday; it is not in the calendar that is shipped. */
const storm = calendarEvent(
	2026,
	[{ date: '2026-06-01', kind: 'off', name: 'Bão', source: 'Công điện', status: 'announced' }],
	NOW,
	'Cán bộ',
);

describe('the due time that the officer sets by a rule', () => {
	const answer = (given: Record<string, string>, { plan = read, events = [] as LogEvent[] } = {}) =>
		answerReview(
			waiting(plan),
			{},
			{
				view: { page: 'dueRule' },
				answers: { [EDIT_FIELDS.back]: SAVE, [RULE_FIELDS.time]: '17:00', ...given },
			},
			{ book: book(events), now: NOW },
		);
	const after = (rule: string, days: string, time = '17:00') => ({
		[RULE_FIELDS.rule]: `Số ngày làm việc sau ${rule}`,
		[RULE_FIELDS.days]: days,
		[RULE_FIELDS.time]: time,
	});
	const dueAt = (answered: ReturnType<typeof answer>) =>
		(answered.eventRows[0]?.data.edits as PlanEdits | undefined)?.dueAt;

	it.each<[string, Record<string, string>, LogEvent[], string]>([
		['the end of the plan plus days', after('ngày kết thúc kế hoạch', '2'), [], '2026-06-02T17:00:00+07:00'],
		['its first working day', after('ngày kết thúc kế hoạch', '0', '11h30'), [], '2026-06-01T11:30:00+07:00'],
		['the day of issue plus days', after('ngày ban hành', '5'), [], '2026-05-15T17:00:00+07:00'],
		[
			'a date',
			{ [RULE_FIELDS.rule]: 'Một ngày cụ thể', [RULE_FIELDS.date]: '2026-06-05' },
			[],
			'2026-06-05T17:00:00+07:00',
		],
		[
			'counted by the calendar of the ward',
			after('ngày kết thúc kế hoạch', '2'),
			[storm],
			'2026-06-03T17:00:00+07:00',
		],
	])('%s', (_, given, events, expected) => {
		const answered = answer(given, { events });
		expect(dueAt(answered)).toBe(expected);
		expect(answered).toMatchObject({ decision: 'page', view: { page: 'review' } });
	});

	it.each<[string, Record<string, string>, Plan, string]>([
		['a number of days that is none', after('ngày ban hành', 'năm'), read, 'Số ngày làm việc chưa đúng'],
		['no number', after('ngày kết thúc kế hoạch', ''), read, 'Số ngày làm việc chưa đúng'],
		[
			'a plan without end',
			after('ngày kết thúc kế hoạch', '2'),
			{ ...read, period: null },
			'chưa có ngày kết thúc',
		],
		[
			'a plan without day of issue',
			after('ngày ban hành', '2'),
			{ ...read, issuedOn: null },
			'chưa có ngày ban hành',
		],
		['a time that is none', after('ngày ban hành', '5', 'chiều'), read, 'Giờ chưa đúng'],
		['a due time that has passed', after('ngày ban hành', '1'), read, 'đã qua'],
		['no date', { [RULE_FIELDS.rule]: 'Một ngày cụ thể' }, read, 'Ngày chưa đúng'],
	])('%s is told, and nothing is changed', (_, given, plan, words) => {
		const answered = answer(given, { plan });
		expect(answered).toMatchObject({ decision: 'page', view: { page: 'dueRule' }, eventRows: [] });
		expect(JSON.stringify(answered)).toContain(words);
	});

	it('starts from the day of issue and the end of the plan', () => {
		const page = pageOf(waiting(), {}, { page: 'dueRule' }, { book: book(), now: NOW });
		expect(page.title).toBe('Tính hạn báo cáo');
		expect(formFieldsJson(page.fields)).toContain('08/05/2026');
		expect(formFieldsJson(page.fields)).toContain('30/05/2026');
	});
});

describe('the review says', () => {
	it.each([
		[
			'that data cannot be cut off on the due day itself',
			'2026-05-30T17:00:00+07:00',
			'Số liệu chốt đến 30/05/2026',
		],
		[
			'that the plan goes on after the due time',
			'2026-05-20T17:00:00+07:00',
			'Kế hoạch kéo dài đến 30/05/2026',
		],
		['that a weekend leaves no working day', '2026-06-01T08:00:00+07:00', 'chậm nhất 29/05/2026'],
	])('%s', (_, due, words) => {
		const page = review({ dueAt: due });
		expect(page).toContain(words);
		expect(page).toContain('Nghị định 09/2019/NĐ-CP, Điều 8');
	});

	it('nothing of that where a working day is left, by the calendar of the ward', () => {
		const due = { dueAt: '2026-06-02T17:00:00+07:00' };
		expect(review(due)).not.toContain('Nghị định 09/2019');
		expect(review(due, { events: [storm] })).toContain('Nghị định 09/2019');
	});

	it('which deadlines fall on a day off, by the calendar of the ward', () => {
		const deadlines = [{ what: 'report' as const, date: '2026-06-01', evidence }];
		const plan = { ...read, deadlines };
		expect(review({}, { plan })).not.toContain('01/06/2026 là ngày nghỉ');
		expect(review({}, { plan, events: [storm] })).toContain('01/06/2026 là ngày nghỉ');
	});
});

it('the reader counts working days by the calendar that it is given', () => {
	const dated = `${text}\n2. Báo cáo kết quả chậm nhất 02 ngày làm việc kể từ khi kết thúc kế hoạch.\nThời gian thực hiện: từ ngày 15/5/2026 đến ngày 30/5/2026.`;
	const calendar = { timezone: 'Asia/Ho_Chi_Minh', holidays: ['2026-06-01'], extraWorkingDays: [] };
	const told = (plan: Plan) => plan.doubts.find(({ code }) => code === 'relative-deadline')?.message;
	expect(told(readPlan(dated))).toContain('02/06/2026');
	expect(told(readPlan(dated, calendar))).toContain('03/06/2026');
});
