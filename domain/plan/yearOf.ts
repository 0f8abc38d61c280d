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
