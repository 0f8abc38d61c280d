import { VIETNAM } from '../text/time';
import type { Calendar } from '../types';

/** A day on which Việt Nam departs from "Monday to Friday", and where that is written. */
export interface CalendarDay {
	/** `2026-04-30` */
	date: string;
	/** A day off, or a Saturday or Sunday that is worked (làm bù). */
	kind: 'off' | 'work';
	name: string;
	/** The document that says so. */
	source: string;
	/** 'expected': not announced yet, or announced and its text still to be checked. It counts all the same. */
	status: 'announced' | 'expected';
}

/** The days as the follow-up takes them. */
export function toCalendar(days: readonly CalendarDay[]): Calendar {
	const dates = (kind: CalendarDay['kind']) =>
		days.filter((day) => day.kind === kind).map(({ date }) => date);
	return { timezone: VIETNAM, holidays: dates('off'), extraWorkingDays: dates('work') };
}
