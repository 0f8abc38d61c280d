import type { Book } from '../../book';
import type { Unit } from '../../types';
import type { ZaloEvent } from '../zaloEvent';
import { zaloAddresses, zaloContact, type ZaloContact } from './zaloAddresses';

/** Every unit of the directory with where it is reached on Zalo, log and columns together. */
export function unitsOnZalo({ units, events, directoryAt }: Book): { unit: Unit; contact: ZaloContact }[] {
	const addresses = zaloAddresses(events);
	return units.map((unit) => ({ unit, contact: zaloContact(unit, addresses.get(unit.code), directoryAt) }));
}

/**
 * The units that are reached where the event came from: one person may speak for several. One who stopped following the
 * account is known still, to be written to again as soon as they write.
 */
export function unitsReachedAt(place: ZaloEvent['place'], book: Book): Unit[] {
	if (!place) return [];
	const addresses = zaloAddresses(book.events);
	return book.units.filter((unit) => {
		const address = addresses.get(unit.code);
		const contact = zaloContact(unit, address, book.directoryAt);
		return contact[place.way] === place.id || (place.way === 'userId' && address?.away === place.id);
	});
}
