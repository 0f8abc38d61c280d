import type { Book } from '../book';
import { closedPlans } from '../followup/closedPlans';
import { isWorkingDay } from '../followup/workingTime';
import { instant } from '../text/time';
import type { Calendar, FollowUpPolicy } from '../types';
import { mustBeLocked, sharedSheets } from './sheetLog';

export interface DueSheet {
	planId: string;
	title: string;
	spreadsheetId: string;
	url: string;
	task: 'sync' | 'lock';
}

/**
 * The sheets that have something to do: those of open plans are read and brought up to date; one whose plan was closed is
 * read for the last time and closed off. `hours`: nothing outside them; null for a run that somebody asked for.
 */
export function dueSheets(
	{ plans, events }: Pick<Book, 'plans' | 'events'>,
	{
		now,
		only,
		hours,
	}: { now: string; only: string; hours: { window: FollowUpPolicy['window']; calendar: Calendar } | null },
): DueSheet[] {
	if (hours && !isWorked(now, hours)) return [];
	const closed = closedPlans(events);
	const titles = new Map(plans.map(({ planId, plan }) => [planId, plan.title]));
	return [...sharedSheets(events).values()].flatMap((sheet): DueSheet[] => {
		const { planId, spreadsheetId, url } = sheet;
		const title = titles.get(planId);
		if (title === undefined || (only && only !== planId)) return [];
		const one = { planId, title, spreadsheetId, url };
		if (mustBeLocked(sheet, events)) return [{ ...one, task: 'lock' }];
		return closed.has(planId) ? [] : [{ ...one, task: 'sync' }];
	});
}

function isWorked(
	now: string,
	{ window, calendar }: { window: FollowUpPolicy['window']; calendar: Calendar },
): boolean {
	const at = instant(now).setZone(calendar.timezone);
	const time = at.toFormat('HH:mm');
	return isWorkingDay(at.toISODate()!, calendar) && time >= window.from && time < window.to;
}
