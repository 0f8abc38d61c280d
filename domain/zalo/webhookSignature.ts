import { createHash, timingSafeEqual } from 'node:crypto';

/** Which timestamp Zalo signed: its documentation and public code disagree, so the admin may say. */
export type TimestampSource = 'body' | 'header' | 'either';

export interface SigningKeys {
	appId: string;
	/** Its own key on the console's page Webhook; whether it is the app secret is told nowhere. */
	oaSecretKey: string;
}

export interface SignedWebhook {
	/** The bytes as they came; a body that was parsed and written again has other bytes. */
	rawBody: Buffer;
	/** `X-ZEvent-Signature`: `mac=<hex>`. */
	signature: string;
	/** `X-ZEvent-Timestamp`; empty when there is none. */
	headerTimestamp: string;
	/** `timestamp` of the body; empty when there is none. */
	bodyTimestamp: string;
}

/**
 * Whether the Official Account signed these bytes: `mac` is SHA-256 (a plain hash, no HMAC) over app id, raw body,
 * timestamp and OA secret key, one behind the other. Compared in constant time. Without a secret key nothing is genuine.
 */
export function isGenuine(webhook: SignedWebhook, keys: SigningKeys, source: TimestampSource): boolean {
	const hex = /^\s*(?:mac=)?([0-9a-f]{64})\s*$/i.exec(webhook.signature)?.[1];
	if (!hex || !keys.oaSecretKey || !keys.appId) return false;
	const given = Buffer.from(hex, 'hex');
	const timestamps = [
		...(source === 'header' ? [] : [webhook.bodyTimestamp]),
		...(source === 'body' ? [] : [webhook.headerTimestamp]),
	].filter(Boolean);
	return timestamps
		.map((timestamp) => timingSafeEqual(webhookMac(webhook.rawBody, timestamp, keys), given))
		.some(Boolean);
}

/** The hash itself, 32 bytes. */
export function webhookMac(rawBody: Buffer, timestamp: string, { appId, oaSecretKey }: SigningKeys): Buffer {
	return createHash('sha256').update(appId).update(rawBody).update(timestamp).update(oaSecretKey).digest();
}

/** Two secrets, in a time that does not tell where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return expected !== '' && timingSafeEqual(digest(given), digest(expected));
}
