import type { LogEvent } from '../types';
import type { FollowUpLog } from './followUpLog';
import { addressesIn } from './persons';

/** Why nothing reaches an address, by the last row that says so. */
export interface DeadAddress {
	/** ISO instant. */
	at: string;
	/** A Vietnamese sentence, as the sending node wrote it; may be empty. */
	reason: string;
}

/**
 * The addresses that refused mail for good, in whatever plan, and took none since: mails in small letters, Zalo ids as
 * they are. A failure that is about the mail itself (too large, broken) says nothing of the address.
 */
export function deadAddresses(events: LogEvent[], failed: FollowUpLog['failed']): Map<string, DeadAddress> {
	const dead = new Map<string, DeadAddress & { row: number }>();
	for (const { event, at: row } of failed) {
		if (!isFinal(event)) continue;
		const reason = typeof event.data.reason === 'string' ? event.data.reason : '';
		for (const address of addressesOf(event)) dead.set(address, { row, at: event.at, reason });
	}
	if (dead.size === 0) return dead;
	events.forEach((event, row) => {
		if (event.kind !== 'delivery.sent') return;
		for (const address of addressesOf(event))
			if ((dead.get(address)?.row ?? Infinity) < row) dead.delete(address);
	});
	return dead;
}

/** Final for the message alone: it is wrong, it may have arrived, no road had room for it. */
const OF_THE_MESSAGE: unknown[] = ['message', 'unknown', 'road'];

function isFinal({ data }: LogEvent): boolean {
	return (
		data?.errorClass === 'permanent' || (data?.final === true && !OF_THE_MESSAGE.includes(data.errorClass))
	);
}

function addressesOf({ data }: LogEvent): string[] {
	if (typeof data?.to !== 'string' || data.to === '') return [];
	return addressesIn(data.to).map((one) => (one.includes('@') ? one.toLowerCase() : one));
}
