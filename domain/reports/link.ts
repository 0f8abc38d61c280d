import { createHmac, timingSafeEqual } from 'node:crypto';
import { DateTime } from 'luxon';
import { instant } from '../text/time';

/** What a unit's link says: this unit, this plan, until then. */
export interface LinkClaims {
	planId: string;
	unit: string;
	/** ISO instant; the link is refused from then on. */
	expiresAt: string;
}

export type LinkReading = { ok: true; claims: LinkClaims } | { ok: false; reason: 'forged' | 'expired' };

/** Under this the secret could be guessed by trying. */
export const MIN_SECRET_LENGTH = 32;
const MAX_TOKEN_LENGTH = 1000;

/**
 * Signs a unit's link with HMAC-SHA256: `<payload>.<signature>`, both base64url, safe in a query string.
 * Throws an Error when the secret is shorter than {@link MIN_SECRET_LENGTH}.
 */
export function signLink(claims: LinkClaims, secret: string): string {
	const fields = [claims.planId, claims.unit, Math.floor(instant(claims.expiresAt).toSeconds())];
	const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
	return `${payload}.${signature(payload, secret)}`;
}

/**
 * Reads a link's token. Anything that this secret did not sign letter for letter is `forged`.
 * The signature is compared as text: decoding would let the last base64url letter vary.
 */
export function verifyLink(token: string, secret: string, now: string): LinkReading {
	const [payload, given, ...rest] = token.slice(0, MAX_TOKEN_LENGTH + 1).split('.');
	if (token.length > MAX_TOKEN_LENGTH || !payload || !given || rest.length > 0)
		return { ok: false, reason: 'forged' };
	const expected = Buffer.from(signature(payload, secret));
	const received = Buffer.from(given);
	if (expected.length !== received.length || !timingSafeEqual(expected, received)) {
		return { ok: false, reason: 'forged' };
	}
	const [planId, unit, seconds] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
		string,
		string,
		number,
	];
	if (instant(now).toSeconds() >= seconds) return { ok: false, reason: 'expired' };
	const expiresAt =
		DateTime.fromSeconds(seconds, { zone: 'utc' }).toISO({ suppressMilliseconds: true }) ?? '';
	return { ok: true, claims: { planId, unit, expiresAt } };
}

/** A link stays open `validDays` days after the due time, or after now when that is later. */
export function linkExpiry(dueAt: string, now: string, validDays: number): string {
	const from = dueAt && instant(dueAt) > instant(now) ? instant(dueAt) : instant(now);
	return from.plus({ days: validDays }).toISO({ suppressMilliseconds: true });
}

function signature(payload: string, secret: string): string {
	if (secret.length < MIN_SECRET_LENGTH) {
		throw new Error(`The link-signing secret must have at least ${MIN_SECRET_LENGTH} characters`);
	}
	return createHmac('sha256', secret).update(payload).digest('base64url');
}
