import { createHash } from 'node:crypto';
import type { MailerOptions, SmtpCredential } from './connectionOptions';
import type { Signature } from './signature';
import { openMailer, type Mailer } from './smtp';

/** Longer than a workflow takes from one batch to the next, shorter than anybody minds. */
const KEPT_MS = 5_000;

interface Shared {
	mailer: Promise<Mailer>;
	users: number;
	closing?: NodeJS.Timeout;
}

const open = new Map<string, Shared>();

/**
 * The mailer of one execution. A workflow that sends in batches comes back every few seconds: it finds its connections
 * open, what the server asked for still kept, and a refused login not tried again. Whoever takes it releases it;
 * five seconds after the last release it is closed.
 */
export async function mailerOfRun(
	run: string,
	credential: SmtpCredential,
	options: MailerOptions,
	signature?: Signature,
): Promise<Mailer & { release(): void }> {
	const key = createHash('sha256')
		.update(JSON.stringify([run, credential, options, signature]))
		.digest('hex');
	const shared = open.get(key) ?? { mailer: openMailer(credential, options, signature), users: 0 };
	open.set(key, shared);
	clearTimeout(shared.closing);
	shared.users++;
	const mailer = await shared.mailer.catch((cause: unknown) => {
		open.delete(key);
		throw cause;
	});

	function close(): void {
		if (open.get(key) === shared) open.delete(key);
		mailer.close();
	}

	return {
		...mailer,
		release() {
			if (--shared.users > 0) return;
			// A server that was down may be up again for the next batch; a wrong password is wrong all run long.
			const stopped = mailer.stopped();
			if (!run || (stopped && stopped.errorClass !== 'auth')) close();
			else shared.closing = setTimeout(close, KEPT_MS).unref();
		},
	};
}
