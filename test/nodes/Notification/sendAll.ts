import { composeNotice } from '../../../domain/messages';
import type { Message } from '../../../domain/types';
import { defaultOptions, type SmtpCredential } from '../../../nodes/Notification/transport/connectionOptions';
import type { SendResult } from '../../../nodes/Notification/transport/journey';
import type { Attachment } from '../../../nodes/Notification/transport/mailOptions';
import type { Signature } from '../../../nodes/Notification/transport/signature';
import { openMailer } from '../../../nodes/Notification/transport/smtp';
import { school, shareOf } from '../../domain/messages/greenSunday';

export const quick = {
	...defaultOptions,
	allowUnauthorizedCerts: true,
	retryBaseMs: 5,
	messagesPerSecond: 1000,
	timeoutSeconds: 2,
};

export function noticeTo(address: string): Message {
	const unit = { ...school, contact: { ...school.contact, email: address } };
	const message = composeNotice({ ...shareOf(school), unit })!;
	return { ...message, messageId: `<${address.split('@')[0]}@hoabinhmau.example>` };
}

export const addresses = (count: number) =>
	Array.from({ length: count }, (_, i) => `don-vi-${i}@hoabinhmau.example`);

/** All at once through one mailer. */
export async function sendAll(
	server: { credential: SmtpCredential },
	messages: Message[],
	setting: {
		credential?: Partial<SmtpCredential>;
		options?: Partial<typeof quick>;
		attachments?: Attachment[];
		signature?: Signature;
	} = {},
): Promise<SendResult[]> {
	const credential = { ...server.credential, ...setting.credential };
	const mailer = await openMailer(credential, { ...quick, ...setting.options }, setting.signature);
	try {
		return await Promise.all(messages.map((message) => mailer.send(message, setting.attachments)));
	} finally {
		mailer.close();
	}
}
