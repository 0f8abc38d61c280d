import { createHmac, timingSafeEqual } from 'node:crypto';
import { DateTime } from 'luxon';
import { MIN_SECRET_LENGTH } from '../reports/link';
import { instant, toIso } from '../text/time';

/** What the committee's link says: this plan's page, until then. Whoever holds it may look, and do nothing else. */
export interface StatusClaims {
	planId: string;
	/** ISO instant; the link is refused from then on. */
	expiresAt: string;
}

export type StatusReading = { ok: true; claims: StatusClaims } | { ok: false; reason: 'forged' | 'expired' };

/** Part of what is signed, so that no unit's link opens the page and no page's link opens a form. */
const PURPOSE = 'status';
const MAX_TOKEN_LENGTH = 1000;

/**
 * Signs with HMAC-SHA256: `<payload>.<signature>`, both base64url; the payload is `["status", plan, expiry in seconds]`.
 * Throws an Error when the secret is too short.
 */
export function signStatusLink({ planId, expiresAt }: StatusClaims, secret: string): string {
	const fields = [PURPOSE, planId, Math.floor(instant(expiresAt).toSeconds())];
	const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
	return `${payload}.${signature(payload, secret)}`;
}

/** Reads the token; anything that this secret did not sign letter for letter for this purpose is `forged`. */
export function verifyStatusLink(token: string, secret: string, now: string): StatusReading {
	const [payload, given, ...rest] = token.slice(0, MAX_TOKEN_LENGTH + 1).split('.');
	if (token.length > MAX_TOKEN_LENGTH || !payload || !given || rest.length > 0)
		return { ok: false, reason: 'forged' };
	const expected = Buffer.from(signature(payload, secret));
	const received = Buffer.from(given);
	if (expected.length !== received.length || !timingSafeEqual(expected, received))
		return { ok: false, reason: 'forged' };
	const [, planId, seconds] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
		string,
		string,
		number,
	];
	if (instant(now).toSeconds() >= seconds) return { ok: false, reason: 'expired' };
	const expiresAt = toIso(DateTime.fromSeconds(seconds, { zone: 'utc' }) as DateTime<true>);
	return { ok: true, claims: { planId, expiresAt } };
}

function signature(payload: string, secret: string): string {
	if (secret.length < MIN_SECRET_LENGTH)
		throw new Error(`The link-signing secret must have at least ${MIN_SECRET_LENGTH} characters`);
	return createHmac('sha256', secret).update(`${PURPOSE}:${payload}`).digest('base64url');
}
