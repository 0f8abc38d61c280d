import type { Message } from '../../../domain/types';
import type { SmtpCredential } from './connectionOptions';
import { failureOf, type Failure } from './failure';
import type { Attachment } from './mailOptions';
import { othersOnly } from './reasons';

export type SendResult = { attempts: number; response: string } & (
	| { outcome: 'sent'; reason?: string }
	| ({ outcome: 'failed'; final: boolean } & Pick<Failure, 'errorClass' | 'reason'>)
	| ({ outcome: 'deferred' } & Pick<Failure, 'errorClass' | 'reason'>)
);

/** A mail on its way through the attempts. */
export interface Journey {
	message: Message;
	attachments: Attachment[];
	/** How many mails had got through when it set out. */
	since: number;
	/** No attempt begins after this; milliseconds as `performance.now` counts them. */
	endsAt: number;
	attempts: number;
	/** Attempts that the server answered with "too many" or "too fast". */
	easings: number;
	/** Attempts after which the server may have had the mail. */
	handedOver: number;
	/** Who has not got it yet and may still. */
	pending: string[];
	accepted: string[];
	refused: string[];
	response: string;
}

export function setOut(start: Pick<Journey, 'message' | 'attachments' | 'since' | 'endsAt'>): Journey {
	const pending = start.message.to.split(',').map((address) => address.trim());
	const none = { attempts: 0, easings: 0, handedOver: 0, accepted: [], refused: [], response: '' };
	return { ...start, ...none, pending };
}

/** nodemailer's error for one recipient of several. */
export interface Rejection extends Error {
	recipient?: string;
}

/** Parts those who were refused from those who were put off; the verdict is that of the latter. */
export function settle(
	journey: Journey,
	rejections: Rejection[],
	credential: SmtpCredential,
): 'sent' | Failure {
	const failures = rejections.map((error) => ({
		address: error.recipient ?? '',
		failure: failureOf(error, credential),
	}));
	const ours = failures.find(({ failure }) => !failure.onlyThis);
	const putOff = failures.filter(({ failure }) => failure.next !== 'never');
	const refused = failures.filter(({ failure }) => failure.next === 'never');
	journey.pending = putOff.map(({ address }) => address);
	journey.refused.push(...refused.map(({ address }) => address));
	return ours?.failure ?? putOff[0]?.failure ?? (journey.accepted.length > 0 ? 'sent' : refused[0]!.failure);
}

/** A mail that one recipient has got is sent, whatever became of the others. */
export function arrived({ attempts, response, pending, refused }: Journey): SendResult {
	const missed = [...refused, ...pending];
	const reason = missed.length > 0 ? { reason: othersOnly(missed) } : {};
	return { outcome: 'sent', attempts, response, ...reason };
}

export function failed(journey: Journey, failure: Failure, final: boolean): SendResult {
	if (journey.accepted.length > 0) return arrived(journey);
	const { errorClass, reason, response } = failure;
	return { outcome: 'failed', final, attempts: journey.attempts, errorClass, reason, response };
}

export function deferred(journey: Journey, failure: Failure): SendResult {
	if (journey.accepted.length > 0) return arrived(journey);
	const { errorClass, reason, response } = failure;
	return { outcome: 'deferred', attempts: journey.attempts, errorClass, reason, response };
}
