import type { Book } from '../book';
import { sheetModel, unitLink } from '../sheet';
import { sharedSheets, type SharedSheet } from './sheetLog';

/**
 * The address at which one unit finds its own rows of the shared sheet; '' where there is none or where the unit cannot
 * open it.
 */
export function sheetLinks(book: Book): (planId: string, unit: string) => string {
	const sheets = sharedSheets(book.events);
	const models = new Map<string, ReturnType<typeof sheetModel>>();
	return (planId, unit) => {
		const sheet = sheets.get(planId);
		if (!sheet || !mayOpen(sheet, unit)) return '';
		if (!models.has(planId)) models.set(planId, sheetModel(planId, book));
		const model = models.get(planId);
		return model ? unitLink(sheet.url, model, unit) : '';
	};
}

export const mayOpen = ({ sharing, editors }: SharedSheet, unit: string): boolean =>
	sharing === 'link' || (sharing === 'addresses' && Boolean(editors[unit]));
