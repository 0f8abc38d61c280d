import type { SendMailOptions } from 'nodemailer';
import type { Message } from '../../../domain/types';

export interface Attachment {
	/** As the recipient sees it; Vietnamese letters stay. */
	filename: string;
	content: Buffer;
	contentType?: string;
}

/**
 * The mail as nodemailer takes it, for these recipients; the header To names all. No List-Unsubscribe: an order of the
 * ward is no newsletter.
 */
export function mailOptions(
	message: Message,
	attachments: Attachment[],
	recipients: string[],
): SendMailOptions {
	const { from, to, replyTo, subject, text, html, messageId } = message;
	return {
		from,
		to,
		replyTo: replyTo || undefined,
		subject,
		text,
		html,
		messageId,
		headers: { 'Auto-Submitted': 'auto-generated' },
		attachments,
		envelope: { from: from.address, to: recipients, size: smallestSize(message, attachments) },
		dsn: statusRequest(messageId, recipients),
		disableFileAccess: true,
		disableUrlAccess: true,
	} as SendMailOptions;
}

/**
 * Makes a bounce name our Message-ID and the address as we wrote it, also after forwarding (RFC 3461, at most 100
 * characters for the id). Servers that do not know it are not sent it.
 */
function statusRequest(messageId: string, recipients: string[]) {
	return {
		...(messageId.length <= 100 ? { id: messageId } : {}),
		return: 'headers',
		notify: ['failure', 'delay'],
		// nodemailer writes one and the same behind every recipient.
		...(recipients.length === 1 ? { recipient: `rfc822;${recipients[0]}` } : {}),
	};
}

/**
 * Bytes that the mail takes at least, so that what exceeds the server's SIZE (RFC 1870) is refused before it is sent:
 * files as base64 in lines of 76 characters.
 */
export function smallestSize({ text, html }: Message, attachments: Attachment[]): number {
	const lines = attachments.map(({ content }) => Math.ceil(content.length / 57));
	const files = attachments.reduce(
		(sum, { content }, i) => sum + Math.ceil(content.length / 3) * 4 + 2 * lines[i]!,
		0,
	);
	return files + text.length + html.length;
}
