import { DateTime, IANAZone } from 'luxon';
import { readJson } from '../text/readJson';
import type { Calendar } from '../types';

/**
 * The calendar that an admin wrote, as an object or as JSON text. Both lists may be left out; so may not the timezone.
 * Throws an Error that names what is wrong, in English.
 */
export function readCalendar(json: unknown): Calendar {
	const value = readJson<unknown>(json, 'Calendar');
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problem('it is no object');
	const { timezone, holidays = [], extraWorkingDays = [] } = value as Record<string, unknown>;
	if (typeof timezone !== 'string' || !IANAZone.isValidZone(timezone))
		throw problem('"timezone" is no name such as Asia/Ho_Chi_Minh');
	return {
		timezone,
		holidays: dates('holidays', holidays),
		extraWorkingDays: dates('extraWorkingDays', extraWorkingDays),
	};
}

function dates(name: string, value: unknown): string[] {
	if (!Array.isArray(value)) throw problem(`"${name}" is no list`);
	const wrong = value.find((date) => typeof date !== 'string' || !isDate(date)) as unknown;
	if (wrong !== undefined)
		throw problem(`"${name}" holds ${JSON.stringify(wrong)}, which is no date such as 2026-04-30`);
	return value as string[];
}

function isDate(text: string): boolean {
	return DateTime.fromFormat(text, 'yyyy-MM-dd', { zone: 'utc' }).isValid;
}

function problem(what: string): Error {
	return new Error(`The calendar cannot be used: ${what}`);
}
