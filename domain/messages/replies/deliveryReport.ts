import { addressesOf } from '../mailAddress';
import { header, type ReceivedMail } from './receivedMail';

export type Action = 'failed' | 'delayed' | 'done';

/** What a mail server says about one recipient. */
export interface RecipientStatus {
	/** As we wrote it, and as the server that gave up had it after forwarding. */
	addresses: string[];
	action: Action;
	/** RFC 3463, `5.1.1`; null when the server gives none. */
	status: string | null;
	/** The server's words, one line. */
	diagnostic: string;
}

const ACTIONS: Partial<Record<string, Action>> = {
	failed: 'failed',
	delayed: 'delayed',
	delivered: 'done',
	relayed: 'done',
	expanded: 'done',
};

/**
 * The recipients of a delivery status notification (RFC 3464), empty when the mail is none. Its fields are their own part
 * of the mail; n8n's Email Trigger puts them into the text instead.
 */
export function deliveryReport(mail: ReceivedMail): RecipientStatus[] {
	const parts = mail.parts.filter(({ type }) => /delivery-status/.test(type)).map(({ text }) => text);
	const announced = /multipart\/report/i.test(header(mail, 'content-type'));
	const texts = parts.length > 0 ? parts : announced ? [mail.text] : [];
	return texts.flatMap((text) =>
		text
			.replace(/\r\n/g, '\n')
			.split(/\n\s*\n/)
			.map(recipientStatus)
			.filter((status) => status !== null),
	);
}

/** One group of fields; null for the group about the whole mail, and for prose. */
function recipientStatus(group: string): RecipientStatus | null {
	const fields = new Map(
		[...group.replace(/\n[ \t]+/g, ' ').matchAll(/^([\w-]+)[ \t]*:[ \t]*(.*)$/gm)].map(([, name, value]) => [
			name!.toLowerCase(),
			value!.trim(),
		]),
	);
	const action =
		ACTIONS[
			fields
				.get('action')
				?.toLowerCase()
				.replace(/[^a-z].*$/, '') ?? ''
		];
	const addresses = ['original-recipient', 'final-recipient']
		.map((name) => fields.get(name) ?? '')
		.flatMap((value) => addressesOf(value.replace(/^[^;]*;/, '').replace(/[<>]/g, '')));
	if (!action || addresses.length === 0) return null;
	const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[^;]*;\s*/, '');
	return {
		addresses: [...new Set(addresses)],
		action,
		status: statusIn(fields.get('status') ?? '', diagnostic),
		diagnostic,
	};
}

/** The more telling of the two: servers write 5.0.x into the field and 5.1.1 into their words. */
export function statusIn(field: string, words: string): string | null {
	const [given] = /[245]\.\d{1,3}\.\d{1,3}/.exec(field) ?? [];
	if (given && !/^\d\.0\./.test(given)) return given;
	const [said] = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(words) ?? [];
	if (said) return said;
	const [, code] = /\b([45])\d\d[ -]/.exec(words) ?? [];
	return given ?? (code ? `${code}.0.0` : null);
}
