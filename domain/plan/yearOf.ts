import type { Head } from './head';
import type { Line } from './lines';

/** The year a date without one belongs to: that of the date line, else of the title, else of the first full date. */
export function yearOf(head: Head, title: string, body: Line[]): number | null {
	if (head.year) return head.year;
	const inTitle = /năm (20\d{2})/iu.exec(title)?.[1];
	if (inTitle) return Number(inTitle);
	for (const line of body) {
		const written = /\d{1,2}\/(20\d{2})|năm (20\d{2})/iu.exec(line.text);
		if (written) return Number(written[1] ?? written[2]);
	}
	return null;
}

/** Against what a date without its year is read. */
export interface YearContext {
	year: number | null;
	issuedOn: string | null;
}

/**
 * The year of a month written without one: the document's, but what is issued from autumn on and speaks of spring
 * means the next.
 *
 * @example yearFor(1, { year: 2026, issuedOn: '2026-12-28' }) === 2027
 */
export function yearFor(month: number, { year, issuedOn }: YearContext): number | null {
	const issued = issuedOn?.startsWith(`${year}-`) ? Number(issuedOn.slice(5, 7)) : 0;
	return year !== null && issued >= 9 && month <= 6 ? year + 1 : year;
}
