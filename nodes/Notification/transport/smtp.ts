/*
 * What sending mail for a ward has taught. Keep these when changing this file.
 *
 * 1. One pooled transport a run, closed at its end whatever happens: a connection, a TLS handshake and a login for
 *    every mail is what providers throttle first.
 * 2. `send` never throws. After the first mail has left, a throw would make n8n's retry-on-fail send it again.
 * 3. Retry only what can heal: 4xx answers and broken connections. A 5xx about the recipient or the message is final.
 * 4. A 5xx about US (greeting, login, sender) says nothing about the recipient. It is deferred, not failed, or one
 *    wrong password would mark every unit of the ward as unreachable.
 * 5. The first mail goes alone until the server has let us in. A wrong password is then tried once, not once a
 *    connection: some providers lock the account.
 * 6. What no mail can overcome stops the run: the rest is deferred without an attempt, so a dead server costs
 *    minutes, not minutes a recipient.
 * 7. A connection that breaks after the mail was handed over may have delivered it. It is sent again under the SAME
 *    Message-ID, which the recipient's server can recognise.
 * 8. A timeout of silence does not notice a server that trickles its answers: each attempt has an end of its own.
 * 9. A mail to several that some of them get counts as sent, with the others named: again would reach the first twice.
 * 10. Answers of the server are kept for the log, without the password, on one line.
 */
import type { Message } from '../../../domain/types';
import { backOff } from './backOff';
import { connectionOptions, type MailerOptions, type SmtpCredential } from './connectionOptions';
import { failureOf, rejectedRecipients, secretFree, type Failure } from './failure';
import { openSlots } from './slots';

export interface Attachment {
	/** As the recipient sees it; Vietnamese letters stay. */
	filename: string;
	content: Buffer;
	contentType?: string;
}

export type SendResult = { attempts: number; response: string } & (
	| { outcome: 'sent'; reason?: string }
	| ({ outcome: 'failed' | 'deferred' } & Pick<Failure, 'errorClass' | 'reason'>)
);

export interface Mailer {
	/** One mail, with its retries; never rejects. Call it as often at once as you like, the pool keeps the limits. */
	send(message: Message, attachments?: Attachment[]): Promise<SendResult>;
	close(): void;
}

/** So many mails in a row that the server would not take for the moment: it does not want mail now. */
const PATIENCE = 5;
/** An attempt may take that many times the timeout, enough for a large attachment on a slow line. */
const ATTEMPT_TIMEOUTS = 15;

/** Opens the pool; nothing is connected before the first mail. */
export async function openMailer(credential: SmtpCredential, options: MailerOptions): Promise<Mailer> {
	const { createTransport } = await import('nodemailer');
	const transport = createTransport(connectionOptions(credential, options));
	const slots = openSlots(options.maxConnections);
	let stopped: Failure | null = null;
	let inARow = 0;
	let delivered = 0;

	async function attempt(message: Message, attachments: Attachment[]): Promise<SendResult | Failure> {
		try {
			const info = await transport.sendMail({
				from: message.from,
				to: message.to,
				replyTo: message.replyTo || undefined,
				subject: message.subject,
				text: message.text,
				html: message.html,
				messageId: message.messageId,
				headers: { 'Auto-Submitted': 'auto-generated' },
				attachments,
				disableFileAccess: true,
				disableUrlAccess: true,
				signal: AbortSignal.timeout(options.timeoutSeconds * 1000 * ATTEMPT_TIMEOUTS),
			});
			const response = secretFree(info.response, credential);
			return { outcome: 'sent', attempts: 0, response, reason: rejectedRecipients(info.rejected) };
		} catch (error) {
			return failureOf(error, credential);
		}
	}

	async function sendWithRetries(message: Message, attachments: Attachment[]): Promise<SendResult> {
		const deliveredBefore = delivered;
		for (let attempts = 1; ; attempts++) {
			const result = await attempt(message, attachments);
			if ('outcome' in result) {
				delivered++;
				inARow = 0;
				slots.widen();
				return { ...result, attempts };
			}
			const { errorClass, reason, response, retry } = result;
			if (result.metServer) slots.widen();
			// A login that fails beside others that work is a matter of load, not of the password.
			const heals = retry || (errorClass === 'auth' && delivered > 0);
			if (result.final) return { outcome: 'failed', attempts, errorClass, reason, response };
			if (!heals || attempts > options.retries) {
				inARow++;
				const hopeless = errorClass !== 'temporary' || inARow >= PATIENCE;
				if (hopeless && delivered === deliveredBefore) stopped ??= result;
				return { outcome: 'deferred', attempts, errorClass, reason, response };
			}
			await backOff(attempts, options.retryBaseMs);
		}
	}

	return {
		send: (message, attachments = []) =>
			slots.run(async () => {
				if (!stopped) return await sendWithRetries(message, attachments);
				const { errorClass, reason, response } = stopped;
				return { outcome: 'deferred', attempts: 0, errorClass, reason, response };
			}),
		close: () => transport.close(),
	};
}
