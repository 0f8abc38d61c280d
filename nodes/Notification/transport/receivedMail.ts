import type { IDataObject } from 'n8n-workflow';
import type { ReceivedMail } from '../../../domain/messages';

/** A bounce says what it has to say before it returns our attachment, and a mail of any size may come in. */
const LONGEST_RAW = 512 * 1024;
/** Characters of a text or a part. */
const LONGEST_TEXT = 100_000;
/** Parts that speak of another mail (RFC 3464, RFC 6522, RFC 6533). */
const ABOUT_A_MAIL = /^(?:message\/|text\/rfc822-headers)/;

/** A whole mail as its bytes. */
export async function readRawMail(raw: Uint8Array | string): Promise<ReceivedMail> {
	const { default: PostalMime } = await import('postal-mime');
	const mail = await PostalMime.parse(raw.slice(0, LONGEST_RAW), {
		forceRfc822Attachments: true,
		attachmentEncoding: 'utf8',
		maxNestingDepth: 30,
	});
	const headers = Object.create(null) as ReceivedMail['headers'];
	for (const { key, value } of mail.headers) (headers[key] ??= []).push(value.replace(/\s+/g, ' ').trim());
	return bounded({
		headers,
		from: { name: mail.from?.name ?? '', address: mail.from?.address ?? '' },
		subject: mail.subject ?? '',
		text: mail.text ?? (await textOf((mail.html ?? '').slice(0, 4 * LONGEST_TEXT))),
		parts: mail.attachments
			.filter(({ mimeType }) => ABOUT_A_MAIL.test(mimeType))
			.map(({ mimeType, content }) => ({ type: mimeType, text: String(content) })),
	});
}

/**
 * What n8n's Email Trigger (IMAP) gives in its format RAW: the body without the mail's headers, whose boundary has to
 * be found in it. Enough to recognise a bounce; who wrote is not in it. A whole mail is taken as it is.
 */
export async function readBody(body: string): Promise<ReceivedMail> {
	if (/^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){3}/.test(body)) return await readRawMail(body);
	const [, boundary] = /^--(\S{1,90})[ \t]{0,9}\r?\n(?=content-)/im.exec(body) ?? [];
	const type = /^content-type: *message\/\S*delivery-status/im.test(body)
		? 'multipart/report; report-type=delivery-status'
		: 'multipart/mixed';
	const headers = boundary ? `Content-Type: ${type}; boundary="${boundary}"\r\n\r\n` : '\r\n';
	return await readRawMail(headers + body);
}

/** What n8n's Email Trigger (IMAP) gives in its format Resolved; `parts` are the files it attached. */
export function readResolved(json: IDataObject, parts: ReceivedMail['parts']): ReceivedMail {
	const headers = Object.create(null) as ReceivedMail['headers'];
	for (const [name, line] of Object.entries((json.headers ?? {}) as IDataObject)) {
		const value = String(line)
			.replace(/^[\w-]+:/, '')
			.replace(/\s+/g, ' ')
			.trim();
		headers[name.toLowerCase()] = [value];
	}
	const [from] = ((json.from as IDataObject | undefined)?.value ?? []) as {
		name?: string;
		address?: string;
	}[];
	return bounded({
		headers,
		from: { name: from?.name ?? '', address: from?.address ?? '' },
		subject: String(json.subject ?? ''),
		text: String(json.text || ''),
		parts: parts.filter(({ type }) => ABOUT_A_MAIL.test(type)),
	});
}

/** A page as lines of text, enough to find addresses, codes and what a person wrote. */
async function textOf(html: string): Promise<string> {
	const { Parser } = await import('htmlparser2');
	const unseen = new Set(['style', 'script', 'head', 'title']);
	let text = '';
	let hidden = 0;
	const parser = new Parser({
		onopentagname: (name) => void (unseen.has(name) && hidden++),
		ontext: (piece) => void (hidden === 0 && (text += piece.replace(/\s+/g, ' '))),
		onclosetag: (name) => {
			if (unseen.has(name)) hidden--;
			else if (/^(?:p|br|div|tr|li|h\d|blockquote|table)$/.test(name)) text += '\n';
		},
	});
	parser.end(html);
	return text;
}

/** What comes from outside may be of any size: nothing that is looked for stands further down. */
function bounded(mail: ReceivedMail): ReceivedMail {
	const cut = (values: string[]) => values.slice(0, 20).map((value) => value.slice(0, 10_000));
	return {
		headers: Object.fromEntries(Object.entries(mail.headers).map(([name, values]) => [name, cut(values)])),
		from: { name: mail.from.name.slice(0, 500), address: mail.from.address.slice(0, 500) },
		subject: mail.subject.slice(0, 500),
		text: mail.text.slice(0, LONGEST_TEXT),
		parts: mail.parts.slice(0, 20).map(({ type, text }) => ({ type, text: text.slice(0, LONGEST_TEXT) })),
	};
}
