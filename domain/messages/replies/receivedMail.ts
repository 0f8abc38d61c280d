/** A mail that came to the sender's box, as far as anybody looks at it. */
export interface ReceivedMail {
	/** By name in lower case, unfolded; a header that stands several times has several values. */
	headers: Record<string, string[]>;
	from: { name: string; address: string };
	subject: string;
	/** The readable part as plain text. */
	text: string;
	/** Parts that speak of another mail: its delivery status, the mail itself, its headers. As text. */
	parts: { type: string; text: string }[];
}

/** The first value of a header; empty when there is none. */
export function header({ headers }: ReceivedMail, name: string): string {
	return headers[name]?.[0] ?? '';
}

/** A thread does not grow longer, but a hostile mail may name any number. */
const MOST_IDS = 100;
const MESSAGE_ID = /<[^<>\s@]{1,200}@[^<>\s@]{1,200}>/g;

/**
 * The Message-IDs of the mails that a mail speaks of, without its own: what it answers, what its delivery status names,
 * the mail that it returns, and what it quotes.
 */
export function messageIdsIn(mail: ReceivedMail): string[] {
	const answered = ['in-reply-to', 'references', 'x-original-message-id'].flatMap(
		(name) => mail.headers[name] ?? [],
	);
	const returned = [...mail.parts.map(({ text }) => text), mail.text].flatMap(idLines);
	const ids = [...answered, ...returned].flatMap((text) => text.match(MESSAGE_ID) ?? []);
	return [...new Set(ids)].slice(0, MOST_IDS);
}

const ID_LINE =
	/^[> \t]*(?:Message-ID|Original-Envelope-ID|X-Original-Message-ID)[ \t]*:(.*(?:\r?\n[> \t]*<.*)?)$/gim;

/** What stands behind "Message-ID:" and its like, also when it was folded or quoted. */
function idLines(text: string): string[] {
	return [...text.matchAll(ID_LINE)].map(([, value = '']) => {
		const id = value
			.trim()
			.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
		return /^<|\s/.test(id) ? id : `<${id}>`;
	});
}
