import { DateTime } from 'luxon';
import { formatDate } from '../../text/time';
import type { CalendarDay } from '../calendarDay';

/** Days off by date in Bộ luật Lao động 2019, Điều 112; Tết and Giỗ Tổ go by the lunar calendar. */
const FIXED: [monthAndDay: string, name: string][] = [
	['01-01', 'Tết Dương lịch'],
	['04-30', 'Ngày Chiến thắng'],
	['05-01', 'Ngày Quốc tế Lao động'],
	['09-02', 'Quốc khánh'],
];
const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112';
const EXPECTED = 'dự kiến';
const KINDS: Record<string, CalendarDay['kind']> = { nghỉ: 'off', 'làm bù': 'work' };

/** The table of a year as the officer edits it, one day a line: `30/04/2026; nghỉ; Ngày Chiến thắng; <source>`. */
export function calendarText(days: CalendarDay[]): string {
	return days
		.map(({ date, kind, name, source, status }) =>
			[
				formatDate(date),
				kind === 'off' ? 'nghỉ' : 'làm bù',
				name,
				source,
				...(status === 'expected' ? [EXPECTED] : []),
			]
				.map((part) => part.replaceAll(';', ','))
				.join('; '),
		)
		.join('\n');
}

/** What a year begins with that has no table: the days off that the law fixes by date, not announced yet. */
export function fixedDaysOf(year: number): CalendarDay[] {
	return FIXED.map(([day, name]) => ({
		date: `${year}-${day}`,
		kind: 'off',
		name,
		source: LABOUR_CODE,
		status: 'expected',
	}));
}

/** Reads the table; each problem is a Vietnamese sentence that names the line, and then `days` must not be used. */
export function readCalendarText(text: string, year: number): { days: CalendarDay[]; problems: string[] } {
	const days: CalendarDay[] = [];
	const problems: string[] = [];
	const lineOf = new Map<string, number>();
	text.split('\n').forEach((written, i) => {
		const line = written.normalize('NFC').replace(/\s+/gu, ' ').trim();
		if (line === '') return;
		const number = i + 1;
		const { day, problem } = readLine(line, year);
		if (problem) problems.push(`Dòng ${number}: ${problem}`);
		if (!day) return;
		const before = lineOf.get(day.date);
		if (before !== undefined)
			problems.push(`Dòng ${number}: ngày ${formatDate(day.date)} đã có ở dòng ${before}, hãy bỏ một dòng.`);
		lineOf.set(day.date, number);
		days.push(day);
	});
	for (const [day, name] of FIXED)
		if (problems.length === 0 && !lineOf.has(`${year}-${day}`))
			problems.push(
				`Thiếu ngày ${formatDate(`${year}-${day}`)} (${name}): luật định là ngày nghỉ, hãy thêm một dòng.`,
			);
	return { days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)), problems };
}

function readLine(line: string, year: number): { day?: CalendarDay; problem?: string } {
	const [when = '', what = '', name = '', source = '', sure = '', ...more] = line
		.split(';')
		.map((part) => part.trim());
	const at = DateTime.fromFormat(when, 'd/M/yyyy', { zone: 'utc' });
	if (!at.isValid) return { problem: `“${when}” không phải là ngày, hãy nhập dạng 30/04/${year}.` };
	if (at.year !== year) return { problem: `ngày ${when} không thuộc năm ${year}, hãy sửa hoặc bỏ dòng này.` };
	const kind = KINDS[what.toLocaleLowerCase('vi')];
	if (!kind) return { problem: `“${what}” chưa rõ, hãy ghi “nghỉ” hoặc “làm bù” sau ngày.` };
	const date = at.toISODate();
	if (kind === 'work' && at.weekday <= 5)
		return {
			problem: `ngày ${formatDate(date)} vốn là ngày làm việc, chỉ ghi “làm bù” cho thứ Bảy hoặc Chủ nhật.`,
		};
	if (!name) return { problem: 'thiếu tên ngày, hãy ghi sau dấu chấm phẩy thứ hai.' };
	if (!source)
		return { problem: 'thiếu nguồn (số văn bản hoặc thông báo), hãy ghi sau dấu chấm phẩy thứ ba.' };
	const expected = sure.toLocaleLowerCase('vi') === EXPECTED;
	if ((sure && !expected) || more.length > 0)
		return { problem: `thừa phần “${[sure, ...more].join('; ')}”, sau nguồn chỉ ghi thêm được “dự kiến”.` };
	return { day: { date, kind, name, source, status: expected ? 'expected' : 'announced' } };
}
