import { createHmac, timingSafeEqual } from 'node:crypto';
import { DateTime } from 'luxon';
import { instant } from '../text/time';

/** What a link is for; one does not open what another is for. 'workbook' is signed into a form that travels as a file. */
export type LinkPurpose = 'report' | 'acknowledge' | 'workbook';

/** What a unit's link says: this unit, this plan, for this, from when to when. */
export interface LinkClaims {
	planId: string;
	unit: string;
	purpose: LinkPurpose;
	/** ISO instant with milliseconds; a revocation kills what was issued before it. */
	issuedAt: string;
	/** ISO instant; the link is refused from then on. */
	expiresAt: string;
}

export type LinkReading = { ok: true; claims: LinkClaims } | { ok: false; reason: 'forged' | 'expired' };

/** Under this the secret could be guessed by trying. */
export const MIN_SECRET_LENGTH = 32;
const MAX_TOKEN_LENGTH = 1000;

/**
 * Signs a unit's link with HMAC-SHA256: `<payload>.<signature>`, both base64url, safe in a query string. The payload is
 * `[plan, unit, expiry in seconds, issue in milliseconds, purpose]`.
 * Throws an Error when the secret is shorter than {@link MIN_SECRET_LENGTH}.
 */
export function signLink(claims: LinkClaims, secret: string): string {
	const { planId, unit, purpose, issuedAt, expiresAt } = claims;
	const expiry = Math.floor(instant(expiresAt).toSeconds());
	const fields: Payload = [planId, unit, expiry, instant(issuedAt).toMillis(), purpose];
	const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
	return `${payload}.${signature(payload, secret)}`;
}

/**
 * Reads a link's token. Anything that this secret did not sign letter for letter, or signed for another purpose, is
 * `forged`. The signature is compared as text: decoding would let the last base64url letter vary. Nothing is decoded, let
 * alone looked up, before it.
 */
export function verifyLink(token: string, secret: string, now: string, purpose: LinkPurpose): LinkReading {
	const [payload, given, ...rest] = token.slice(0, MAX_TOKEN_LENGTH + 1).split('.');
	if (token.length > MAX_TOKEN_LENGTH || !payload || !given || rest.length > 0)
		return { ok: false, reason: 'forged' };
	const expected = Buffer.from(signature(payload, secret));
	const received = Buffer.from(given);
	if (expected.length !== received.length || !timingSafeEqual(expected, received)) {
		return { ok: false, reason: 'forged' };
	}
	const claims = readPayload(payload);
	if (claims?.purpose !== purpose) return { ok: false, reason: 'forged' };
	if (instant(now) >= instant(claims.expiresAt)) return { ok: false, reason: 'expired' };
	return { ok: true, claims };
}

/** A link stays open `validDays` days after the due time, or after now when that is later. */
export function linkExpiry(dueAt: string, now: string, validDays: number): string {
	const from = dueAt && instant(dueAt) > instant(now) ? instant(dueAt) : instant(now);
	return from.plus({ days: validDays }).toISO({ suppressMilliseconds: true });
}

type Payload = [planId: string, unit: string, expiry: number, issued: number, purpose: string];

/** Null for a payload of an older make: its link cannot be told from one that was revoked. */
function readPayload(payload: string): LinkClaims | null {
	const fields = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Partial<Payload>;
	const [planId, unit, expiry, issued, purpose] = fields;
	if (planId === undefined || unit === undefined || expiry === undefined || issued === undefined) return null;
	return {
		planId,
		unit,
		purpose: purpose as LinkPurpose,
		issuedAt: DateTime.fromMillis(issued, { zone: 'utc' }).toISO() ?? '',
		expiresAt: DateTime.fromSeconds(expiry, { zone: 'utc' }).toISO({ suppressMilliseconds: true }) ?? '',
	};
}

function signature(payload: string, secret: string): string {
	if (secret.length < MIN_SECRET_LENGTH) {
		throw new Error(`The link-signing secret must have at least ${MIN_SECRET_LENGTH} characters`);
	}
	return createHmac('sha256', secret).update(payload).digest('base64url');
}
