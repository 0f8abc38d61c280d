/*
 * What sending mail for a ward has taught. Keep these when changing this file.
 *
 * 1. One pooled transport a run, its batches included, closed at its end whatever happens (mailerOfRun): a connection,
 *    a TLS handshake and a login for every mail is what providers throttle first.
 * 2. `send` never throws. After the first mail has left, a throw would make n8n's retry-on-fail send it again.
 * 3. Retry only what can heal: 4xx answers and broken connections. A 5xx about the recipient or the message is final.
 * 4. A 5xx about US (greeting, login, sender, quota) says nothing about the recipient, at whatever command it comes.
 *    It is deferred, not failed, or one wrong password would mark every unit of the ward as unreachable.
 * 5. The first mail goes alone until the server has let us in. A wrong password is then tried once, not once a
 *    connection: some providers lock the account.
 * 6. What no mail can overcome stops the run: the rest is deferred without an attempt, so a dead server costs
 *    minutes, not minutes a recipient.
 * 7. A connection that breaks after the mail was handed over may have delivered it. It is sent once more, under the
 *    SAME Message-ID, which the recipient's server can recognise.
 * 8. A timeout of silence does not notice a server that trickles its answers: each attempt has an end of its own.
 * 9. A mail to several that some of them get counts as sent, with the others named: again would reach the first twice.
 *    Only who was put off is tried again.
 * 10. Answers of the server are kept for the log, without the password, on one line.
 * 11. A server that says "too many" or "too fast" is obeyed by all mails, not answered with more attempts.
 * 12. A recipient that is put off waits outside the queue, so that a server which greylists holds up nobody else. When
 *     it puts off everybody, one attempt each is enough: it starts the clock of the greylist.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { SendMailOptions } from 'nodemailer';
import type { Message } from '../../../domain/types';
import { attemptClock, longestSilence, type AttemptClock } from './attemptClock';
import { backOff } from './backOff';
import { connectionOptions, type MailerOptions, type SmtpCredential } from './connectionOptions';
import { failureOf, OUT_OF_TIME, secretFree, type Failure } from './failure';
import { openGate } from './gate';
import {
	arrived,
	deferred,
	failed,
	setOut,
	settle,
	type Journey,
	type Rejection,
	type SendResult,
} from './journey';
import { mailOptions, smallestSize, type Attachment } from './mailOptions';
import type { Signature } from './signature';

export interface Mailer {
	/**
	 * One mail, with its retries; never rejects. Call it as often at once as you like, the gate keeps the limits. No
	 * attempt begins after `endsAt`, milliseconds as `performance.now` counts them.
	 */
	send(message: Message, attachments?: Attachment[], endsAt?: number): Promise<SendResult>;
	/** Why no mail can go out at present; null while they can. */
	stopped(): Failure | null;
	close(): void;
}

/** More mails in a row than these were put off: one attempt each has to do. */
const PATIENCE = 5;
/** In timeouts: so long nothing got through, the server does not want mail now. */
const STALLED = 15;
/** Design rule 1: a mail whose outcome is unknown goes out once more. */
const MOST_HANDED_OVER = 2;

/** Opens the pool; nothing is connected before the first mail. */
export async function openMailer(
	credential: SmtpCredential,
	options: MailerOptions,
	signature?: Signature,
): Promise<Mailer> {
	const { createTransport } = await import('nodemailer');
	const timeoutMs = options.timeoutSeconds * 1000;
	const pool = connectionOptions(credential, options, longestSilence(timeoutMs), signature);
	const transport = createTransport(pool);
	const gate = openGate({
		max: options.maxConnections,
		perSecond: options.messagesPerSecond,
		breathMs: options.retryBaseMs,
	});
	let stopped: Failure | null = null;
	let putOffInARow = 0;
	let delivered = 0;
	let progressAt = 0;

	// nodemailer reads the mail when the server has asked for it, and to its end when it is handed over.
	transport.use('stream', (mail, done) => {
		const { clock } = mail.data as { clock?: AttemptClock };
		const create = mail.message.createReadStream.bind(mail.message);
		mail.message.createReadStream = (...args) => {
			const stream = create(...args);
			clock?.watch(stream);
			return stream;
		};
		done();
	});

	/** One attempt for everybody who is still to get the mail. */
	async function attempt(journey: Journey): Promise<'sent' | Failure> {
		const { message, attachments, pending } = journey;
		const clock = attemptClock(timeoutMs, smallestSize(message, attachments));
		journey.attempts++;
		progressAt ||= performance.now();
		try {
			const mail = { ...mailOptions(message, attachments, pending), signal: clock.signal, clock };
			const info = await transport.sendMail(mail as SendMailOptions);
			journey.response = secretFree(info.response, credential);
			journey.accepted.push(...info.accepted.map(addressOf));
			progressed();
			return settle(journey, info.rejectedErrors ?? [], credential);
		} catch (error) {
			const { rejectedErrors = [] } = error as { rejectedErrors?: Rejection[] };
			if (rejectedErrors.length > 0) return settle(journey, rejectedErrors, credential);
			const failure = failureOf(error, credential, clock.handedOver);
			if (failure.errorClass === 'unknown') journey.handedOver++;
			return failure;
		} finally {
			clock.stop();
		}
	}

	function progressed(): void {
		delivered++;
		putOffInARow = 0;
		progressAt = performance.now();
		gate.passed();
	}

	/** Attempts until the mail has its end, or until it has to leave its place to others: for that failure. */
	async function whileInTurn(journey: Journey): Promise<SendResult | Failure> {
		for (;;) {
			if (stopped) return deferred(journey, stopped);
			if (performance.now() > journey.endsAt) return deferred(journey, OUT_OF_TIME);
			const verdict = await attempt(journey);
			if (verdict === 'sent' || verdict.onlyThis) gate.widen();
			if (verdict === 'sent') return arrived(journey);
			const wayOn = nextStep(journey, verdict);
			if (wayOn !== 'slower' && wayOn !== 'again') return wayOn;
			if (wayOn === 'again' && verdict.onlyThis) return verdict;
			if (wayOn === 'slower') {
				gate.easeOff();
				// Its place may be the one too many.
				if (delivered > 0) return verdict;
			} else await wait(backOff(tries(journey), options.retryBaseMs));
			await gate.turn();
		}
	}

	function nextStep(journey: Journey, failure: Failure): SendResult | 'slower' | 'again' {
		// A login that fails beside others that work is a matter of load, not of the password.
		const heals = failure.next === 'again' || (failure.errorClass === 'auth' && delivered > 0);
		if (failure.next === 'never') return failed(journey, failure, true);
		if (failure.onlyThis && tries(journey) === 1) putOffInARow++;
		// Some minutes of ever longer breaths, but only for a server that does take mail.
		const patience = delivered > 0 ? 2 + 2 * options.retries : options.retries;
		if (failure.next === 'slower' && ++journey.easings <= patience) return 'slower';
		const lost = journey.handedOver >= MOST_HANDED_OVER;
		const retries = putOffInARow > PATIENCE ? 0 : options.retries;
		if (heals && !lost && tries(journey) <= retries) return 'again';

		const stalled = performance.now() - progressAt > STALLED * timeoutMs;
		if ((!failure.onlyThis || stalled) && delivered === journey.since) stopped ??= failure;
		if (lost || failure.errorClass === 'message') return failed(journey, failure, false);
		return deferred(journey, failure);
	}

	return {
		async send(message, attachments = [], endsAt = Infinity) {
			const journey = setOut({ message, attachments, since: delivered, endsAt });
			for (;;) {
				const step = await gate.run(() => whileInTurn(journey));
				if ('outcome' in step) return step;
				if (step.next === 'again') await wait(backOff(tries(journey), options.retryBaseMs));
			}
		},
		stopped: () => stopped,
		close: () => transport.close(),
	};
}

function tries({ attempts, easings }: Journey): number {
	return attempts - easings;
}

function addressOf(recipient: string | { address: string }): string {
	return typeof recipient === 'string' ? recipient : recipient.address;
}
