import type { SmtpCredential } from './connectionOptions';
import * as reasons from './reasons';

export type ErrorClass = 'permanent' | 'temporary' | 'connection' | 'auth' | 'message' | 'unknown';

/** What went wrong with one attempt and what follows from it. */
export interface Failure {
	errorClass: ErrorClass;
	/** A Vietnamese sentence for the officer. */
	reason: string;
	/** The server's answer or the system's word for it; no secret, one line. */
	response: string;
	/**
	 * never: this mail to this address, in later runs neither; again: this mail, after a back-off; slower: all mails;
	 * stop: no mail of this run can overcome it.
	 */
	next: 'never' | 'again' | 'slower' | 'stop';
	/** It concerns this mail or recipient; the server lets us in and may take the others. */
	onlyThis: boolean;
}

interface SmtpError {
	code?: string;
	message?: string;
	response?: string;
	responseCode?: number;
	command?: string;
}

/** The run may not begin another mail. */
export const OUT_OF_TIME: Failure = {
	errorClass: 'temporary',
	reason: reasons.OUT_OF_TIME,
	response: '',
	next: 'again',
	onlyThis: true,
};

/** SMTP commands that are about the recipient or the mail; all earlier ones are about us (RFC 5321, section 3.3). */
const ABOUT_THE_MAIL = /^(RCPT TO|DATA)/;
const NO_LINE = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EPROTOCOL', 'EABORT', 'EPROXY']);

/**
 * Refusals of us that come at the recipient's turn: Postfix (so Zimbra) holds back what it thinks of client and sender
 * until RCPT TO (smtpd_delay_reject), Exchange judges the sender at the end of the mail, Google its daily quota.
 */
const ABOUT_US =
	/relay(?:ing)?(?: access)?[ _](?:denied|not permitted|prohibited)|(?:unable|not (?:allowed|permitted|authori[sz]ed)) to relay|sender address rejected|(?:client host|helo command) rejected|not owned by|send as this sender|authentication (?:is )?required|must (?:authenticate|log ?in)|not authenticated|sending (?:limit|quota)|quota ?exceeded|bad outbound sender|blocked using|\b5\.4\.5\b|\b5\.1\.8\b|\b5\.7\.(?:3|57|60|708)\b/i;
/** Refusals of how many or how fast we are, whatever command they answer. */
const TOO_MUCH =
	/too (?:many|fast)|(?:rate|connections?|thread|concurren\w+)[ \w]* (?:limit|exceeded)|limit exceeded|throttl|slow down/i;
const MAILBOX_FULL = /\b[45]\.2\.2\b|mailbox[ \w]*full|over ?quota/i;
const BAD_CERTIFICATE = /certificate|self-signed|altnames/i;
/** OpenSSL's words, as when the server speaks no TLS at all. */
const NO_TLS = /\bSSL\b|\bEPROTO\b/;

/** Reads an error of nodemailer. `handedOver`: the server may have the whole mail. */
export function failureOf(error: unknown, credential: SmtpCredential, handedOver = false): Failure {
	const { code = '', command = '', responseCode = 0, response, message = '' } = error as SmtpError;
	const said = secretFree(response ?? message, credential);
	const onlyThis = ABOUT_THE_MAIL.test(command);
	const known = (
		errorClass: ErrorClass,
		next: Failure['next'],
		reason: string,
		change: Partial<Failure> = {},
	): Failure => ({ errorClass, reason, response: said, next, onlyThis, ...change });
	const ours = { onlyThis: false };
	const full = MAILBOX_FULL.test(said);

	if (BAD_CERTIFICATE.test(message)) return known('connection', 'stop', reasons.BAD_CERTIFICATE, ours);
	if (code === 'ETLS' || NO_TLS.test(message)) return known('connection', 'stop', reasons.NO_TLS, ours);
	if (responseCode >= 400 && responseCode < 500) {
		const slower = !full && (!onlyThis || responseCode === 421 || TOO_MUCH.test(said));
		return known('temporary', slower ? 'slower' : 'again', reasons.later(responseCode), {
			onlyThis: !slower,
		});
	}
	if (responseCode >= 500 && responseCode !== 503) {
		const aboutUs = !onlyThis || (ABOUT_US.test(said) && !(full && command === 'RCPT TO'));
		if (!aboutUs) return known('permanent', 'never', reasons.refused(responseCode, said, full));
		if (responseCode === 552 && command === 'MAIL FROM')
			return known('message', 'never', reasons.TOO_LARGE, { onlyThis: true });
		if (code === 'EAUTH' || responseCode === 530) return known('auth', 'stop', reasons.WRONG_LOGIN, ours);
		if (onlyThis || command === 'MAIL FROM') return known('auth', 'stop', reasons.WRONG_SENDER, ours);
		return known('connection', 'stop', reasons.NO_CONNECTION, ours);
	}
	if (code === 'EAUTH' || code === 'ENOAUTH') return known('auth', 'stop', reasons.WRONG_LOGIN, ours);
	if (handedOver && NO_LINE.has(code)) return known('unknown', 'again', reasons.UNKNOWN, ours);
	if (NO_LINE.has(code) || responseCode === 503)
		return known('connection', 'again', reasons.NO_CONNECTION, ours);
	if (code === 'EMESSAGE') return known('message', 'never', reasons.TOO_LARGE, { onlyThis: true });
	if (code === 'EENVELOPE') return known('message', 'never', reasons.BAD_ADDRESS, { onlyThis: true });
	return known('message', 'again', reasons.NOT_SENDABLE, { onlyThis: true });
}

/** One line, at most 300 characters, without the credential's password in clear or in base64. */
export function secretFree(text: string | undefined, { user = '', password }: SmtpCredential): string {
	let clean = (text ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
	if (password) {
		const base64 = (secret: string) => Buffer.from(secret).toString('base64');
		for (const secret of [password, base64(password), base64(`\0${user}\0${password}`)])
			clean = clean.replaceAll(secret, '***');
	}
	return clean.slice(0, 300);
}
