import { inOrder, notAfter } from '../../reports/foldOrder';
import type { LogEvent, Unit } from '../../types';
import { ZALO, WAYS, type Way } from './kinds';

/** Where a unit is reached on Zalo. */
export interface ZaloContact {
	/** At the Official Account; absent while the person does not follow it. */
	userId?: string;
	/** A group of the Official Account. */
	groupId?: string;
	/** A chat of the Zalo bot. */
	botChatId?: string;
	/** ISO instant at which the person behind `userId` last wrote to the account; a consultation message needs it under 7 days old. */
	lastInteractionAt?: string;
}

/** The same as the log alone tells it, with what is needed to weigh it against the directory's columns. */
export interface ZaloAddress extends ZaloContact {
	/** When the log last said something about each way. */
	changedAt: Partial<Record<Way, string>>;
	/** Ids that their own person took back and has not given again. */
	declined: string[];
	/** When each person who spoke for the unit last wrote, by user id. */
	interactedAt: Record<string, string>;
	/** The unit's person, while they do not follow the account. */
	away?: string;
}

/**
 * Who is reached where, by unit code, as the log's rows say (see ZALO for the kinds). Of two rows with one key the first
 * counts, so a replay changes nothing and a code binds once; rows are taken in the order in which they happened.
 *
 * @example zaloAddresses(book.events).get('VHXH')?.userId
 */
export function zaloAddresses(events: LogEvent[]): Map<string, ZaloAddress> {
	const addresses = new Map<string, ZaloAddress>();
	const away = new Set<string>();
	for (const { kind, unit, at, data } of inOrder(withoutRepeats(events))) {
		if (!unit) continue;
		const address = addresses.get(unit) ?? { changedAt: {}, declined: [], interactedAt: {} };
		addresses.set(unit, address);
		const id = String(data.id ?? data.userId ?? '');
		if (kind === ZALO.interacted) interact(address, id, at);
		if (kind === ZALO.unfollowed) away.add(JSON.stringify([unit, id]));
		else away.delete(JSON.stringify([unit, id]));
		const way = WAYS.find((one) => one === data.way);
		if (!way) continue;
		if (kind === ZALO.bound) bind(address, way, id, at);
		if (kind === ZALO.unbound) unbind(address, way, id, at, data.why === 'contact');
	}
	for (const [unit, address] of addresses) {
		const { userId } = address;
		if (userId === undefined) continue;
		if (away.has(JSON.stringify([unit, userId]))) {
			delete address.userId;
			address.away = userId;
		} else if (address.interactedAt[userId]) address.lastInteractionAt = address.interactedAt[userId];
	}
	return addresses;
}

/**
 * Where a unit is reached, the directory's columns taken in: a column holds until the log says something newer about
 * that way, and an id that its own person took back stays away whatever a later directory says. Without `directoryAt`
 * (ISO instant of the directory's import) the log wins.
 */
export function zaloContact(unit: Unit, address: ZaloAddress | undefined, directoryAt = ''): ZaloContact {
	const written: Partial<Record<Way, string>> = {
		userId: unit.contact?.zaloUserId,
		groupId: unit.contact?.zaloGroupId,
	};
	const contact: ZaloContact = {};
	for (const way of WAYS) {
		const column = written[way];
		const changedAt = address?.changedAt[way];
		const holds =
			column !== undefined &&
			!address?.declined.includes(column) &&
			(changedAt === undefined || (directoryAt !== '' && notAfter(changedAt, directoryAt)));
		const id = holds ? column : address?.[way];
		if (id) contact[way] = id;
	}
	const lastInteractionAt = address?.interactedAt[contact.userId ?? ''];
	return lastInteractionAt ? { ...contact, lastInteractionAt } : contact;
}

function bind(address: ZaloAddress, way: Way, id: string, at: string) {
	address[way] = id;
	address.changedAt[way] = at;
	address.declined = address.declined.filter((one) => one !== id);
	if (way === 'userId') interact(address, id, at);
}

function unbind(address: ZaloAddress, way: Way, id: string, at: string, byContact: boolean) {
	// Somebody else may be bound by now: then this says nothing about them.
	if (address[way] === undefined || address[way] === id) {
		delete address[way];
		address.changedAt[way] = at;
	}
	if (byContact) address.declined.push(id);
}

function interact(address: ZaloAddress, userId: string, at: string) {
	const before = address.interactedAt[userId];
	if (before === undefined || notAfter(before, at)) address.interactedAt[userId] = at;
}

const KINDS = new Set<string>([ZALO.bound, ZALO.unbound, ZALO.interacted, ZALO.unfollowed]);

function withoutRepeats(events: LogEvent[]): LogEvent[] {
	const seen = new Set<string>();
	return events.filter(({ kind, key }) => {
		if (!KINDS.has(kind)) return false;
		const same = `${kind} ${key}`;
		if (seen.has(same)) return false;
		seen.add(same);
		return true;
	});
}
