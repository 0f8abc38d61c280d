import { formatDate, instant } from '../text/time';

/** From this month on the coming year's days off should be known. */
const NOVEMBER = 11;

/**
 * Vietnamese sentences for the officer about years that have no table of days off: the coming one from 1 November on, and
 * at once any year into which one of `days` (due days and days of steps, ISO dates) falls. Empty when all is there.
 */
export function calendarWarnings(
	years: number[],
	{ now, days, timezone }: { now: string; days: Iterable<string>; timezone?: string },
): string[] {
	const known = new Set(years);
	const today = instant(now, timezone);
	const first = new Map<number, string>();
	for (const day of days) {
		const year = Number(day.slice(0, 4));
		if (!known.has(year) && day < (first.get(year) ?? '9999')) first.set(year, day);
	}
	const coming = today.year + 1;
	if (!known.has(today.year) && !first.has(today.year)) first.set(today.year, '');
	if (today.month >= NOVEMBER && !known.has(coming) && !first.has(coming)) first.set(coming, '');
	return [...first]
		.toSorted(([a], [b]) => a - b)
		.map(([year, day]) => {
			const why = day ? ` mà đã có hạn hoặc bước nhắc rơi vào ngày ${formatDate(day)}` : '';
			return `Chưa có lịch nghỉ năm ${year}${why}. Đang tính mọi ngày từ thứ Hai đến thứ Sáu là ngày làm việc; hãy nhập bảng ngày nghỉ, ngày làm bù năm ${year} ở biểu mẫu Đôn đốc, mục Lịch làm việc.`;
		});
}
