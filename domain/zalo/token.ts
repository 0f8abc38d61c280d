import { createHmac } from 'node:crypto';
import { zaloFailure } from './codes';

/** What one rotation gives. The refresh token it was asked with is spent. */
export interface ZaloTokens {
	accessToken: string;
	refreshToken: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

/** A token is exchanged this long before it ends, so that no request starts with one that dies on the way. */
export const EXPIRY_MARGIN_MS = 5 * 60_000;

/** No new pair: Zalo said no (its code), or nobody can tell what it did (no code). Carries no secret. */
export class ZaloTokenError extends Error {
	constructor(
		readonly zaloCode: number | null,
		message: string,
	) {
		super(message);
		this.name = 'ZaloTokenError';
	}
}

/** Form fields and headers of `POST /v4/oa/access_token` for a rotation. */
export function rotationRequest(credential: { appId: string; appSecret: string; refreshToken: string }) {
	const form = new URLSearchParams({
		app_id: credential.appId,
		grant_type: 'refresh_token',
		refresh_token: credential.refreshToken,
	});
	return {
		body: form.toString(),
		headers: { secret_key: credential.appSecret, 'Content-Type': 'application/x-www-form-urlencoded' },
	};
}

/**
 * Reads the answer to a rotation: HTTP 200 also when it failed, `expires_in` a string of seconds. Throws a
 * ZaloTokenError with Zalo's code, or without one for an answer that is not Zalo's.
 */
export function readTokens(answer: unknown, now: number): ZaloTokens {
	const body = asObject(answer);
	const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = body;
	if (typeof accessToken === 'string' && accessToken && typeof refreshToken === 'string' && refreshToken) {
		return { accessToken, refreshToken, expiresAt: now + (Number(seconds) || 3600) * 1000 };
	}
	const code = Number(body.error);
	if (!Number.isInteger(code) || code === 0) {
		throw new ZaloTokenError(null, 'Zalo did not answer the exchange of the refresh token in its own form');
	}
	throw new ZaloTokenError(code, zaloFailure('oauth', code).sentence);
}

/** Value of the header `appsecret_proof`: hex HMAC-SHA256 of the access token under the app secret. */
export function appSecretProof(appSecret: string, accessToken: string): string {
	return createHmac('sha256', appSecret).update(accessToken).digest('hex');
}

function asObject(answer: unknown): Record<string, unknown> {
	let value = answer;
	if (typeof value === 'string') {
		try {
			value = JSON.parse(value);
		} catch {
			return {};
		}
	}
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
