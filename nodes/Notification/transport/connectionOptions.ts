import type { SMTPPoolOptions } from 'nodemailer';
import type { Signature } from './signature';

/** n8n's own credential `smtp`, as its fields are named there. */
export interface SmtpCredential {
	user?: string;
	password?: string;
	host: string;
	port: number;
	/** TLS from the first byte; otherwise STARTTLS. */
	secure: boolean;
	disableStartTls?: boolean;
	/** How we name ourselves to the server. */
	hostName?: string;
}

export interface MailerOptions {
	maxConnections: number;
	/** May be a fraction: 0.5 is 30 a minute. */
	messagesPerSecond: number;
	/** Attempts after the first. */
	retries: number;
	/** For connecting; answers may take longer, see attemptClock. */
	timeoutSeconds: number;
	allowUnauthorizedCerts: boolean;
	/** Before the first retry; doubled for each further one. */
	retryBaseMs: number;
}

/**
 * What the mail services of wards bear. Microsoft 365 refuses a fourth connection of a mailbox (432 4.3.2) and spreads
 * what exceeds 30 messages a minute over the next ones; Google Workspace takes 2,000 recipients a day; Zimbra's Postfix
 * takes 50 connections, its policy daemon whatever an admin wrote; Exchange's client connectors take 5 messages a
 * minute unless raised (421 4.4.2). The sender slows down when a server says so, hence the rate need not fit the slowest.
 * Sources: Microsoft Learn, "Message storage and concurrent connection throttling for SMTP Authenticated Submission" and
 * "Message rate limits and throttling"; Google Workspace Admin Help, "Gmail sending limits"; postconf(5).
 */
export const defaultOptions: MailerOptions = {
	maxConnections: 3,
	messagesPerSecond: 5,
	retries: 3,
	timeoutSeconds: 20,
	allowUnauthorizedCerts: false,
	retryBaseMs: 1000,
};

/** What nodemailer's pool makes of them. Retries (`maxRequeues: 0`) and the rate are ours alone, or they would multiply. */
export function connectionOptions(
	credential: SmtpCredential,
	options: MailerOptions,
	longestSilenceMs: number,
	signature?: Signature,
): SMTPPoolOptions & { pool: true } {
	const { host, port, secure, disableStartTls, hostName, user, password } = credential;
	const timeout = options.timeoutSeconds * 1000;
	const withLogin = Boolean(user || password);
	return {
		pool: true,
		host,
		port: Number(port),
		secure,
		ignoreTLS: !secure && disableStartTls === true,
		// A password goes out in clear only where the admin switched STARTTLS off, never because a server lacks it.
		requireTLS: !secure && disableStartTls !== true && withLogin,
		...(hostName ? { name: hostName } : {}),
		...(withLogin ? { auth: { user: user ?? '', pass: password ?? '' } } : {}),
		...(options.allowUnauthorizedCerts ? { tls: { rejectUnauthorized: false } } : {}),
		...(signature ? { dkim: signature } : {}),
		maxConnections: options.maxConnections,
		maxMessages: Infinity,
		maxRequeues: 0,
		connectionTimeout: timeout,
		greetingTimeout: timeout,
		dnsTimeout: timeout,
		socketTimeout: longestSilenceMs,
	};
}
