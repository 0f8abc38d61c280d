import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { ZaloFailure } from '../../../domain/zalo/codes';

/** Where a client may be used from. */
export type ZaloContext = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** What the last answer's headers said of the limit per minute. */
export interface ZaloRate {
	limit: number;
	remain: number;
}

/** Zalo's answer is a value, never an exception. `data` beside a failure: what was done before it (parts of a long text). */
export type ZaloResult<T> =
	| { ok: true; data: T; rate?: ZaloRate }
	| { ok: false; failure: ZaloFailure; data?: Partial<T> };

/** Time as the client sees it; tests bring their own. */
export interface ZaloClock {
	/** Milliseconds since 1970. */
	now(): number;
	sleep(milliseconds: number): Promise<void>;
}
