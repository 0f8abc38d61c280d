import { cutOffDoubt, dueAtOf, latestCutOff, vietnam2026, type DueRule } from '../../../domain/followup';
import { vn } from './logRows';

const evidence = { text: '', line: 1 };
const plan = { issuedOn: '2026-04-28', period: { start: '2026-05-01', end: '2026-05-18', evidence } };

describe('a due time set by a rule', () => {
	test.each<[string, DueRule, string]>([
		['an instant', { kind: 'at', at: '2026-05-20T10:00:00Z' }, vn('05-20 17:00')],
		['a date: the end of office hours', { kind: 'date', date: '2026-05-20' }, vn('05-20 17:00')],
		['a date and a time', { kind: 'date', date: '2026-05-20', time: '23:59' }, vn('05-20 23:59')],
		['days after issue, over 30/4 and 1/5', { kind: 'afterIssue', workingDays: 3 }, vn('05-05 17:00')],
		['days after the period', { kind: 'afterPeriod', workingDays: 2, time: '11:30' }, vn('05-20 11:30')],
		['the last day of the period', { kind: 'afterPeriod', workingDays: 0 }, vn('05-18 17:00')],
	])('%s', (_, rule, dueAt) => expect(dueAtOf(rule, plan, vietnam2026)).toEqual({ dueAt }));

	test('the last day of a period on a Saturday moves to the next working day', () => {
		const period = { start: null, end: '2026-05-16', evidence };
		const rule: DueRule = { kind: 'afterPeriod', workingDays: 0 };
		expect(dueAtOf(rule, { issuedOn: null, period }, vietnam2026)).toEqual({ dueAt: vn('05-18 17:00') });
	});

	test.each<[string, DueRule, Partial<typeof plan>, string]>([
		[
			'no date of issue',
			{ kind: 'afterIssue', workingDays: 3 },
			{ issuedOn: undefined },
			'chưa có ngày ban hành',
		],
		['no period', { kind: 'afterPeriod', workingDays: 3 }, { period: undefined }, 'chưa có ngày kết thúc'],
		['no days', { kind: 'afterIssue', workingDays: 0 }, {}, 'số nguyên từ 1'],
		['half a day', { kind: 'afterPeriod', workingDays: 0.5 }, {}, 'số nguyên từ 0'],
		['a time that is none', { kind: 'date', date: '2026-05-20', time: '24:00' }, {}, '“24:00”'],
		['a date that is none', { kind: 'date', date: '2026-02-30' }, {}, 'Ngày chưa đúng'],
		['an instant that is none', { kind: 'at', at: 'mai' }, {}, 'Ngày chưa đúng'],
	])('%s: a sentence that says what to do', (_, rule, change, words) => {
		const found = dueAtOf(rule, { ...plan, ...change } as never, vietnam2026);
		expect(found).toEqual({ problem: expect.stringContaining(words) });
	});
});

describe('data are cut off at least one working day before the due time', () => {
	test.each([
		['the day before', '2026-05-19', vn('05-20 17:00'), true],
		['the same day', '2026-05-20', vn('05-20 17:00'), false],
		['after it', '2026-05-21', vn('05-20 17:00'), false],
		['Friday for Monday', '2026-05-15', vn('05-18 17:00'), true],
		['Saturday for Monday', '2026-05-16', vn('05-18 17:00'), false],
		['the last day before Tết for the first after it', '2026-02-13', vn('02-23 08:00'), true],
		['a swap Saturday for the Monday after it', '2026-01-10', vn('01-12 17:00'), true],
		['in the evening by the clock of Việt Nam', '2026-05-19T17:30:00Z', vn('05-20 17:00'), false],
	])('%s', (_, cutOff, dueAt, fine) => {
		const doubt = cutOffDoubt(cutOff, dueAt, vietnam2026);
		if (fine) expect(doubt).toBeNull();
		else expect(doubt?.message).toContain('Nghị định 09/2019/NĐ-CP, Điều 8');
	});

	test('the doubt names the last day that would do', () => {
		expect(latestCutOff(vn('05-04 17:00'), vietnam2026)).toBe('2026-04-29');
		expect(cutOffDoubt('2026-05-02', vn('05-04 17:00'), vietnam2026)).toMatchObject({
			code: 'cut-off-too-late',
			message: expect.stringContaining('chậm nhất 29/04/2026'),
		});
	});
});
