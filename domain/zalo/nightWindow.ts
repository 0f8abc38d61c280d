import { DateTime } from 'luxon';
import { VIETNAM } from '../text/time';

const FROM_HOUR = 22;
const TO_HOUR = 6;

/** Whether Zalo refuses templates at this moment: 22:00 to 06:00 in Vietnam (codes −133, −234). Milliseconds since 1970. */
export function isNight(now: number): boolean {
	const { hour } = DateTime.fromMillis(now, { zone: VIETNAM });
	return hour >= FROM_HOUR || hour < TO_HOUR;
}

/** The day in Vietnam on which a daily quota counts: `2026-05-18`. */
export function quotaDay(now: number): string {
	return DateTime.fromMillis(now, { zone: VIETNAM }).toFormat('yyyy-MM-dd');
}
