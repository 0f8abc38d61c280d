import type { Calendar, LogEvent } from '../types';
import { toCalendar, type CalendarDay } from './calendarDay';
import { vietnamDays2026 } from './calendarVietnam2026';

/** The years that have a table, and all their days in order of date. */
export interface CalendarTable {
	years: number[];
	days: CalendarDay[];
}

/** The log kind under which a ward keeps its own table of a year: `{ year, days }`; the latest one is in force. */
export const CALENDAR_CHANGED = 'calendar.changed';
/** The `planId` of log rows that belong to no plan. */
const WARD = '-';

/**
 * The tables in force: the ward's own of a year, from the log, else the shipped one of 2026. A table takes the place of
 * the whole year, so that a day can be struck out. Rows that hold no table are passed over.
 */
export function calendarTable(events: LogEvent[]): CalendarTable {
	const tables = new Map<number, readonly CalendarDay[]>([[2026, vietnamDays2026]]);
	for (const { kind, data } of events) {
		if (kind !== CALENDAR_CHANGED || !Number.isInteger(data.year) || !Array.isArray(data.days)) continue;
		const year = data.year as number;
		tables.set(year, (data.days as unknown[]).filter(isDay).filter(ofYear(year)));
	}
	return {
		years: [...tables.keys()].toSorted((a, b) => a - b),
		days: [...tables.values()].flat().toSorted((a, b) => (a.date < b.date ? -1 : 1)),
	};
}

/** The calendar in force by the log. */
export function calendarOf(events: LogEvent[]): Calendar {
	return toCalendar(calendarTable(events).days);
}

/** The log row that puts a table in force for its year. */
export function calendarEvent(year: number, days: CalendarDay[], at: string, by: string): LogEvent {
	return { planId: WARD, unit: '', kind: CALENDAR_CHANGED, at, by, key: '', data: { year, days } };
}

function ofYear(year: number): (day: CalendarDay) => boolean {
	return ({ date }) => date.startsWith(`${year}-`);
}

function isDay(value: unknown): value is CalendarDay {
	if (typeof value !== 'object' || value === null) return false;
	const { date, kind } = value as Partial<CalendarDay>;
	return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && (kind === 'off' || kind === 'work');
}
