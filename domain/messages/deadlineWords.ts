import { vietnam2026, workingDaysBetween } from '../followup';
import { formatInstant, instant } from '../text/time';
import type { Assignment, Calendar, UnitStatus } from '../types';
import type { Tone } from './content';

export interface Deadline {
	/** ISO instant in force, extensions included; empty when the unit has none. */
	dueAt: string;
	/** `17:00 ngày 20/05/2026` */
	due: string;
	/** `còn 1 ngày làm việc`, `hôm nay là hạn cuối`, `quá hạn 2 ngày làm việc`. */
	words: string;
	tone: Tone;
}

/**
 * How a unit stands to its due time, in words. Days are working days: those left run from tomorrow up to and
 * including the due day, those late from the day after it.
 */
export function deadlineWords(input: {
	assignment: Assignment;
	status?: UnitStatus;
	now: string;
	calendar?: Calendar;
}): Deadline {
	const { assignment, status, now, calendar = vietnam2026 } = input;
	const dueAt = status?.dueAt || assignment.dueAt;
	if (!dueAt) return { dueAt, due: '', words: 'chưa có báo cáo', tone: 'calm' };
	const zone = calendar.timezone;
	const [limit, present] = [instant(dueAt, zone), instant(now, zone)];
	const [dueDay, today] = [limit.toISODate(), present.toISODate()];
	const deadline = { dueAt, due: formatInstant(dueAt, zone) };

	if (present > limit) {
		const days = status?.late ? status.daysLate : workingDaysBetween(dueDay, today, calendar);
		return { ...deadline, words: days > 0 ? `quá hạn ${days} ngày làm việc` : 'đã quá hạn', tone: 'late' };
	}
	if (dueDay === today) return { ...deadline, words: 'hôm nay là hạn cuối', tone: 'today' };
	const left = workingDaysBetween(today, dueDay, calendar);
	return { ...deadline, words: left > 0 ? `còn ${left} ngày làm việc` : 'sắp đến hạn', tone: 'calm' };
}

/** The first letter in capitals, for the start of a sentence or a title. */
export function capitalised(words: string): string {
	return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
