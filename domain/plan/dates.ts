/**
 * `2026-05-18`, or null for a day that no calendar has.
 *
 * @example isoDate(31, 6, 2026) === null
 */
export function isoDate(day: number, month: number, year: number): string | null {
	const at = new Date(Date.UTC(year, month - 1, day));
	const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
	return real ? at.toISOString().slice(0, 10) : null;
}

/** The month's last day, as an ISO date. */
export function lastOfMonth(month: number, year: number): string {
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * Dates in words as dates with slashes, so that one pattern reads both.
 *
 * @example slashDates('ngày 08 tháng 5 năm 2026') === 'ngày 08/5/2026'
 */
export function slashDates(canonical: string): string {
	return canonical
		.replace(/(?<!tuần(?: thứ)? )(\d{1,2})\s+tháng\s+(\d{1,2})(?=\D|$)/g, '$1/$2')
		.replace(/(\d{1,2}\/\d{1,2}|tháng\s+\d{1,2})\s*,?\s+năm\s+(\d{4})/g, '$1/$2')
		.replace(/(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})/g, '$1/$3/$4');
}

/** The first full date in the text, ISO; null when there is none. */
export function firstDate(text: string): string | null {
	for (const found of slashDates(text.toLowerCase()).matchAll(
		/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/g,
	)) {
		const date = isoDate(Number(found[1]), Number(found[2]), Number(found[3]));
		if (date) return date;
	}
	return null;
}

/** `18/05/2026` of `2026-05-18` or of an instant. */
export function shownDate(iso: string): string {
	return iso.slice(0, 10).split('-').reverse().join('/');
}
