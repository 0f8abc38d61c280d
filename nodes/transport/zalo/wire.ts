import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { ZaloContext, ZaloRate } from './result';

/** One request, without its credential's headers. */
export interface ZaloRequest {
	method: IHttpRequestMethods;
	url: string;
	headers: Record<string, string>;
	body?: IDataObject | Buffer;
	timeoutMs: number;
}

/** What came of it. `before`: it never reached anybody; `after`: it may have. */
export type WireAnswer =
	| { status: number; body: IDataObject | null; rate?: ZaloRate }
	| { broken: 'before' | 'after' };

/** No connection was made with these, so nothing was handed over. */
const NOT_CONNECTED =
	/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EPROTO|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|ERR_INVALID_URL|.*CERT.*|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/;

/**
 * Sends one request with n8n's own client, so that its proxy settings count. Never throws: n8n's error carries the whole
 * request with its token, so it ends here.
 */
export async function send(context: ZaloContext, request: ZaloRequest): Promise<WireAnswer> {
	const { timeoutMs, ...rest } = request;
	const options: IHttpRequestOptions = {
		...rest,
		json: !Buffer.isBuffer(request.body),
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A token goes where the credential says and nowhere else.
		disableFollowRedirect: true,
	};
	try {
		const answer = (await context.helpers.httpRequest(options)) as {
			statusCode: number;
			headers: Record<string, unknown>;
			body: unknown;
		};
		return { status: answer.statusCode, body: asObject(answer.body), ...rateOf(answer.headers) };
	} catch (error) {
		return { broken: wasConnected(error) ? 'after' : 'before' };
	}
}

function wasConnected(error: unknown): boolean {
	for (let cause = error as IDataObject | undefined, depth = 0; cause && depth < 5; depth++) {
		const { code, syscall } = cause;
		if (typeof code === 'string' && (NOT_CONNECTED.test(code) || syscall === 'connect')) return false;
		cause = cause.cause as IDataObject | undefined;
	}
	return true;
}

function asObject(body: unknown): IDataObject | null {
	let value = body;
	if (typeof value === 'string') {
		try {
			value = JSON.parse(value);
		} catch {
			return null;
		}
	}
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : null;
}

function rateOf(headers: Record<string, unknown>): { rate?: ZaloRate } {
	const limit = Number(headers['x-ratelimit-limit'] ?? NaN);
	const remain = Number(headers['x-ratelimit-remain'] ?? NaN);
	return limit > 0 && remain >= 0 ? { rate: { limit, remain } } : {};
}
