import type { Book } from '../../book';
import type { Unit } from '../../types';
import type { ZaloEvent } from '../zaloEvent';
import { zaloAddresses, zaloContact, type ZaloContact } from './zaloAddresses';

/** Every unit of the directory with where it is reached on Zalo, log and columns together. */
export function unitsOnZalo({ units, events, directoryAt }: Book): { unit: Unit; contact: ZaloContact }[] {
	const addresses = zaloAddresses(events);
	return units.map((unit) => ({ unit, contact: zaloContact(unit, addresses.get(unit.code), directoryAt) }));
}

/** The units that are reached where the event came from: one person may speak for several. */
export function unitsReachedAt(place: ZaloEvent['place'], book: Book): Unit[] {
	if (!place) return [];
	return unitsOnZalo(book)
		.filter(({ contact }) => contact[place.way] === place.id)
		.map(({ unit }) => unit);
}
