import type { IDataObject } from 'n8n-workflow';
import {
	CONSENT_AGAIN,
	notConnected,
	notZalo,
	outcomeUnknown,
	zaloFailure,
	type ZaloFailure,
	type ZaloHost,
} from '../../../domain/zalo/codes';
import type { WireAnswer } from './wire';

/** What to make of an answer: Zalo's data, or why there is none. */
export type Reading = { data: unknown } | { failure: ZaloFailure };

/**
 * Reads what came back from `oa` or `zbs`: HTTP 200 with `error` other than 0 is a failure. `repeatable` is for requests
 * that only ask: when nobody knows whether one arrived, it may simply be made again.
 */
export function readAnswer(host: ZaloHost, answer: WireAnswer, repeatable: boolean): Reading {
	const transport = readTransport(host, answer, repeatable);
	if (transport) return { failure: transport };
	const { status, body } = answer as { status: number; body: IDataObject | null };
	if (body && 'error' in body) {
		const code = Number(body.error);
		return code === 0
			? { data: body.data ?? {} }
			: { failure: zaloFailure(host, Number.isFinite(code) ? code : 0) };
	}
	return { failure: unreadable(host, status, repeatable) };
}

/** Reads what came back from the bot platform: `{ ok, result, description, error_code }`. */
export function readBotAnswer(answer: WireAnswer, repeatable: boolean): Reading {
	if ('broken' in answer) return { failure: readTransport('bot', answer, repeatable)! };
	const { status, body } = answer;
	if (body?.ok === true) return { data: body.result ?? {} };
	if (body?.ok === false) {
		const code = Number(body.error_code);
		return { failure: zaloFailure('bot', Number.isInteger(code) ? code : status) };
	}
	return { failure: readTransport('bot', answer, repeatable) ?? unreadable('bot', status, repeatable) };
}

/** Refused twice, the second time with a pair that was new: only a person can help. */
export function stillRefused(failure: ZaloFailure): ZaloFailure {
	return { ...failure, remedy: 'stop', sentence: CONSENT_AGAIN };
}

function readTransport(host: ZaloHost, answer: WireAnswer, repeatable: boolean): ZaloFailure | null {
	if ('broken' in answer) {
		return answer.broken === 'before' || repeatable ? notConnected(host) : outcomeUnknown(host);
	}
	const { status, body } = answer;
	// Said before anything was taken in.
	if (status === 429 || status === 503) return notConnected(host);
	if (status >= 300 && !(body && 'error' in body)) return unreadable(host, status, repeatable);
	return null;
}

function unreadable(host: ZaloHost, status: number, repeatable: boolean): ZaloFailure {
	if (status >= 300 && status < 500) return notZalo(host, status);
	return repeatable ? notConnected(host) : outcomeUnknown(host);
}
