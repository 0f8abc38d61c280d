import {
	calendarEvent,
	calendarOf,
	calendarTable,
	calendarWarnings,
	isWorkingDay,
	vietnam2026,
} from '../../../domain/followup';
import type { CalendarDay } from '../../../domain/followup';
import { event } from './logRows';

const day = (date: string, kind: CalendarDay['kind'] = 'off'): CalendarDay => ({
	date,
	kind,
	name: 'Ngày nghỉ',
	source: 'Thông báo',
	status: 'announced',
});
const own = (year: number, ...days: CalendarDay[]) =>
	calendarEvent(year, days, '2026-11-20T08:00:00+07:00', 'Cán bộ');

describe('the calendar in force', () => {
	test('without a word in the log is the shipped one of 2026', () => {
		expect(calendarTable([]).years).toEqual([2026]);
		expect(calendarOf([])).toEqual(vietnam2026);
	});

	test('another year is added to it', () => {
		const events = [own(2027, day('2027-02-05'), day('2027-02-20', 'work'))];
		expect(calendarTable(events).years).toEqual([2026, 2027]);
		const calendar = calendarOf(events);
		expect(isWorkingDay('2026-04-30', calendar)).toBe(false);
		expect(isWorkingDay('2027-02-05', calendar)).toBe(false);
		expect(isWorkingDay('2027-02-20', calendar)).toBe(true);
	});

	test("a ward's own table takes the place of the whole year, the latest one that of those before", () => {
		const events = [own(2026, day('2026-05-12')), own(2026, day('2026-05-13'))];
		const calendar = calendarOf(events);
		expect(calendar.holidays).toEqual(['2026-05-13']);
		expect(isWorkingDay('2026-04-30', calendar)).toBe(true);
	});

	test.each([
		['no year', { days: [day('2026-05-12')] }],
		['no days', { year: 2026 }],
		['days that are none', { year: 2027, days: ['2027-01-01', null, { date: '1/1/2027', kind: 'off' }] }],
		['days of another year', { year: 2027, days: [day('2028-01-01')] }],
	])('a row with %s spoils nothing', (_, data) => {
		const { holidays } = calendarOf([event('calendar.changed', '05-01 08:00', data)]);
		expect(holidays).toEqual(vietnam2026.holidays);
	});
});

describe('the officer is warned of a year without a table', () => {
	test.each<[string, number[], string, string[], number[]]>([
		['not before November', [2026], '2026-10-31T23:59:00+07:00', [], []],
		['from 1 November on', [2026], '2026-11-01T00:00:00+07:00', [], [2027]],
		['by the clock of Việt Nam', [2026], '2026-10-31T17:30:00Z', [], [2027]],
		['until it is there', [2026, 2027], '2026-12-31T08:00:00+07:00', [], []],
		['at once, when a step falls into it', [2026], '2026-05-12T08:00:00+07:00', ['2027-01-04'], [2027]],
		['even two years ahead', [2026], '2026-11-12T08:00:00+07:00', ['2028-01-04'], [2027, 2028]],
		['in the year itself', [2026], '2027-01-04T08:00:00+07:00', [], [2027]],
		['not for days of known years', [2026], '2026-05-12T08:00:00+07:00', ['2026-12-31'], []],
	])('%s', (_, years, now, days, missing) => {
		const warnings = calendarWarnings(years, { now, days });
		expect(warnings).toHaveLength(missing.length);
		missing.forEach((year, i) => expect(warnings[i]).toContain(`Chưa có lịch nghỉ năm ${year}`));
	});

	test('it names the first day that is concerned and what to do', () => {
		const [warning] = calendarWarnings([2026], {
			now: '2026-12-20T08:00:00+07:00',
			days: ['2027-01-06', '2027-01-04', '2026-12-30'],
		});
		expect(warning).toContain('04/01/2027');
		expect(warning).toContain('Lịch làm việc');
	});
});
