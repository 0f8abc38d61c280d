import type { SMTPPoolOptions } from 'nodemailer';

/** n8n's own credential `smtp`, as its fields are named there. */
export interface SmtpCredential {
	user?: string;
	password?: string;
	host: string;
	port: number;
	/** TLS from the first byte; otherwise STARTTLS when the server offers it. */
	secure: boolean;
	disableStartTls?: boolean;
	/** How we name ourselves to the server. */
	hostName?: string;
}

export interface MailerOptions {
	maxConnections: number;
	messagesPerSecond: number;
	/** Attempts after the first. */
	retries: number;
	/** Of silence: at connecting, at the greeting and between two answers. */
	timeoutSeconds: number;
	allowUnauthorizedCerts: boolean;
	/** Before the first retry; doubled for each further one. */
	retryBaseMs: number;
}

export const defaultOptions: MailerOptions = {
	maxConnections: 3,
	messagesPerSecond: 5,
	retries: 3,
	timeoutSeconds: 20,
	allowUnauthorizedCerts: false,
	retryBaseMs: 1000,
};

/** What nodemailer's pool makes of them. Retries are ours alone (`maxRequeues: 0`), or they would multiply. */
export function connectionOptions(
	credential: SmtpCredential,
	options: MailerOptions,
): SMTPPoolOptions & { pool: true } {
	const { host, port, secure, disableStartTls, hostName, user, password } = credential;
	const timeout = options.timeoutSeconds * 1000;
	return {
		pool: true,
		host,
		port: Number(port),
		secure,
		ignoreTLS: !secure && disableStartTls === true,
		...(hostName ? { name: hostName } : {}),
		...(user || password ? { auth: { user: user ?? '', pass: password ?? '' } } : {}),
		...(options.allowUnauthorizedCerts ? { tls: { rejectUnauthorized: false } } : {}),
		maxConnections: options.maxConnections,
		rateLimit: options.messagesPerSecond,
		maxRequeues: 0,
		connectionTimeout: timeout,
		greetingTimeout: timeout,
		socketTimeout: timeout,
		dnsTimeout: timeout,
	};
}
