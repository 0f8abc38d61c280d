import {
	addWorkingDays,
	isWorkingDay,
	vietnam2026,
	vietnamDays2026,
	workingDaysBetween,
} from '../../../domain/followup';

const plain = { timezone: 'Asia/Ho_Chi_Minh', holidays: [], extraWorkingDays: [] };

describe('a working day of 2026 in Việt Nam', () => {
	test.each([
		['2026-05-18', true, 'a Monday'],
		['2026-05-16', false, 'a Saturday'],
		['2026-05-17', false, 'a Sunday'],
		['2026-01-01', false, 'new year'],
		['2026-01-02', false, 'swapped'],
		['2026-01-10', true, 'a Saturday worked for 02/01'],
		['2026-02-13', true, 'the Friday before Tết'],
		['2026-02-16', false, 'Tết, first day'],
		['2026-02-20', false, 'Tết, last weekday'],
		['2026-02-23', true, 'the Monday after Tết'],
		['2026-04-27', false, 'for Giỗ Tổ on a Sunday'],
		['2026-04-28', true, 'between the holidays'],
		['2026-04-30', false, '30/4'],
		['2026-05-01', false, '1/5'],
		['2026-08-22', true, 'a Saturday worked for 31/08'],
		['2026-08-31', false, 'swapped'],
		['2026-09-02', false, 'national day'],
		['2026-09-03', true, 'after it'],
		['2026-11-24', false, 'announced, its law to be checked'],
	])('%s: %s (%s)', (date, working) => expect(isWorkingDay(date, vietnam2026)).toBe(working));

	test('a date in both lists is a day off', () => {
		const both = { ...plain, holidays: ['2026-05-16'], extraWorkingDays: ['2026-05-16'] };
		expect(isWorkingDay('2026-05-16', both)).toBe(false);
	});

	test('every worked day is a weekend, every day has a source, only 24/11 is not sure', () => {
		for (const { date, kind, name, source } of vietnamDays2026) {
			if (kind === 'work') expect(isWorkingDay(date, plain)).toBe(false);
			expect(name && source).toBeTruthy();
		}
		expect(vietnamDays2026.filter((day) => day.status === 'expected').map((day) => day.date)).toEqual([
			'2026-11-24',
		]);
		expect(new Set(vietnamDays2026.map((day) => day.date)).size).toBe(vietnamDays2026.length);
	});
});

describe('so many working days away', () => {
	test.each([
		['2026-05-20', -3, '2026-05-15', 'over a weekend'],
		['2026-05-20', -1, '2026-05-19', 'the day before'],
		['2026-05-20', 0, '2026-05-20', 'the day itself'],
		['2026-05-20', 4, '2026-05-26', 'over a weekend'],
		['2026-05-16', -1, '2026-05-15', 'due on a Saturday'],
		['2026-05-16', 0, '2026-05-18', 'due on a Saturday'],
		['2026-05-16', 1, '2026-05-18', 'due on a Saturday'],
		['2026-05-17', 2, '2026-05-19', 'due on a Sunday'],
		['2026-01-10', 0, '2026-01-10', 'due on a worked Saturday'],
		['2026-01-12', -1, '2026-01-10', 'before a worked Saturday'],
		['2026-02-23', -1, '2026-02-13', 'over Tết'],
		['2026-02-13', 1, '2026-02-23', 'over Tết'],
		['2026-04-29', 1, '2026-05-04', 'over 30/4'],
		['2026-04-28', -1, '2026-04-24', 'over Giỗ Tổ'],
		['2026-08-28', 1, '2026-09-03', 'over 2/9'],
		['2026-08-24', -2, '2026-08-21', 'with a worked Saturday'],
		['2026-12-31', 1, '2027-01-01', 'into a year the table does not know'],
	])('%s %i → %s (%s)', (date, n, expected) => expect(addWorkingDays(date, n, vietnam2026)).toBe(expected));

	test.each([
		['2026-05-20', '2026-05-20', 0],
		['2026-05-20', '2026-05-21', 1],
		['2026-05-22', '2026-05-24', 0],
		['2026-05-22', '2026-05-25', 1],
		['2026-05-25', '2026-05-22', 0],
		['2026-02-13', '2026-02-24', 2],
		['2026-01-09', '2026-01-12', 2],
	])('from %s to %s lie %i', (from, to, days) =>
		expect(workingDaysBetween(from, to, vietnam2026)).toBe(days),
	);

	test('stepping away and counting agree', () => {
		for (let n = 1; n <= 250; n += 1)
			expect(
				workingDaysBetween('2026-01-08', addWorkingDays('2026-01-08', n, vietnam2026), vietnam2026),
			).toBe(n);
	});

	test.each([
		['2026-13-01', 1],
		['', 0],
		['2026-05-20', 1.5],
		['2026-05-20', NaN],
	])('%s %d is refused', (date, n) => expect(() => addWorkingDays(date, n, plain)).toThrow(RangeError));

	test('a calendar in which nobody ever works ends in an error, not in a loop', () => {
		const holidays = Array.from({ length: 800 }, (_, i) =>
			new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
		);
		expect(() => addWorkingDays('2026-01-05', 1, { ...plain, holidays })).toThrow('no working day');
	});
});
