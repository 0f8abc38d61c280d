import { DateTime } from 'luxon';
import { instant } from '../text/time';

const DAY = 24 * 60 * 60 * 1000;
/** Day 0 of Google's and Excel's calendar. */
const DAY_ZERO = DateTime.utc(1899, 12, 30).toMillis();

/** An ISO date or instant as a spreadsheet counts it, in days and on Việt Nam's clock; null for none. */
export function serialOf(iso: string): number | null {
	if (!iso) return null;
	const local = instant(iso).setZone('utc', { keepLocalTime: true });
	return (local.toMillis() - DAY_ZERO) / DAY;
}
