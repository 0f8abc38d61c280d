import { DateTime } from 'luxon';

/** The product's timezone unless a calendar says otherwise (design rule 6). */
export const VIETNAM = 'Asia/Ho_Chi_Minh';

/** The instant in the given zone; throws a RangeError for text that is no ISO 8601 date or instant. */
export function instant(iso: string, zone: string = VIETNAM): DateTime<true> {
	const at = DateTime.fromISO(iso, { zone });
	if (!at.isValid) throw new RangeError(`Not an ISO 8601 date or instant: ${iso}`);
	return at;
}

/** ISO with offset and without milliseconds: `2026-05-18T17:00:00+07:00`. */
export function toIso(at: DateTime<true>): string {
	return at.toISO({ suppressMilliseconds: true });
}

/** `18/05/2026` */
export function formatDate(iso: string, zone: string = VIETNAM): string {
	return instant(iso, zone).toFormat('dd/MM/yyyy');
}

/** `17:00 ngày 18/05/2026` */
export function formatInstant(iso: string, zone: string = VIETNAM): string {
	return instant(iso, zone).toFormat("HH:mm 'ngày' dd/MM/yyyy");
}
