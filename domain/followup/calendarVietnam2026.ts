import type { Calendar } from '../types';
import { toCalendar, type CalendarDay } from './calendarDay';

/** Bộ luật Lao động 2019, Điều 112: the paid public holidays; khoản 3 lets the Prime Minister fix Tết and 2/9. */
const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112';
/** Khoản 3 of Điều 111: a holiday on a weekly day off is made up for on the next working day. */
const MAKE_UP = 'Bộ luật Lao động 2019, Điều 111 khoản 3';
/** Swaps (hoán đổi) and the length of Tết are decided for the year; see the year's announcement to state bodies. */
const YEAR_2026 = 'Thông báo lịch nghỉ lễ, Tết năm 2026 cho cán bộ, công chức, viên chức';

/**
 * Việt Nam's days off and worked weekends of 2026 for state bodies. Plain weekends are left out, except where they
 * belong to a break, so that the table reads as the announcement does. A ward whose announcement says otherwise writes
 * its own table for the year, which takes the place of this one.
 */
export const vietnamDays2026: readonly CalendarDay[] = [
	...off('Tết Dương lịch', LABOUR_CODE, ['2026-01-01']),
	...off('Tết Dương lịch, hoán đổi', YEAR_2026, ['2026-01-02']),
	worked('Làm bù ngày 02/01', YEAR_2026, '2026-01-10'),
	...off('Tết Nguyên đán Bính Ngọ', `${LABOUR_CODE}; ${YEAR_2026}`, [
		'2026-02-14',
		'2026-02-15',
		'2026-02-16',
		'2026-02-17',
		'2026-02-18',
		'2026-02-19',
		'2026-02-20',
		'2026-02-21',
		'2026-02-22',
	]),
	...off('Giỗ Tổ Hùng Vương (10/3 âm lịch)', LABOUR_CODE, ['2026-04-26']),
	...off('Giỗ Tổ Hùng Vương, nghỉ bù', MAKE_UP, ['2026-04-27']),
	...off('Ngày Chiến thắng', LABOUR_CODE, ['2026-04-30']),
	...off('Ngày Quốc tế Lao động', LABOUR_CODE, ['2026-05-01']),
	worked('Làm bù ngày 31/08', YEAR_2026, '2026-08-22'),
	...off('Quốc khánh, hoán đổi', YEAR_2026, ['2026-08-31']),
	...off('Quốc khánh', LABOUR_CODE, ['2026-09-01', '2026-09-02']),
	// Kept as a day off although its law is still to be checked: a reminder on a holiday is the worse mistake.
	...off(
		'Ngày Văn hóa Việt Nam',
		'Đã công bố; văn bản quy định ngày nghỉ cần kiểm tra lại',
		['2026-11-24'],
		'expected',
	),
];

/** The same as the calendar that the follow-up takes: in force where there is no log to say otherwise. */
export const vietnam2026: Calendar = toCalendar(vietnamDays2026);

function off(
	name: string,
	source: string,
	dates: string[],
	status: CalendarDay['status'] = 'announced',
): CalendarDay[] {
	return dates.map((date) => ({ date, kind: 'off', name, source, status }));
}

function worked(name: string, source: string, date: string): CalendarDay {
	return { date, kind: 'work', name, source, status: 'announced' };
}
