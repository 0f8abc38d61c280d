import type { Way } from './enrolment/kinds';

/** What happened on Zalo, whichever road it came by. */
export interface ZaloEvent {
	/** As Zalo names it: 'user_send_text', 'follow', 'message.text.received'. */
	name: string;
	/** Event name and message id: the same event delivered again has the same key. */
	key: string;
	/** ISO instant, UTC; empty when Zalo gave none. */
	at: string;
	/** The person: user id at the Official Account, or sender's id at the bot; empty when it was none. */
	from: string;
	/** Where an answer goes; null when nobody is to be answered. */
	place: { way: Way; id: string } | null;
	/** Several people read what is written there. */
	inGroup: boolean;
	/** What the person wrote, NFC; empty for anything else than text. */
	text: string;
	/** Of delivery and seen events: the messages of the account that it is about. */
	messageIds: string[];
	/** Of a delivery event of a template by phone: our own mark. */
	trackingId: string;
}

export type Json = Record<string, unknown>;

/** A nested value as text: ids and times come as strings, sometimes as numbers. */
export function textAt(body: unknown, ...path: string[]): string {
	const found = path.reduce<unknown>((value, key) => (value as Json | null | undefined)?.[key], body);
	return typeof found === 'string' || typeof found === 'number' ? String(found).normalize('NFC') : '';
}

/** Milliseconds since 1970 as an ISO instant; empty for anything else. */
export function isoOfMillis(millis: string): string {
	const at = /^\d{12,14}$/.test(millis) ? new Date(Number(millis)) : null;
	return at ? at.toISOString() : '';
}
