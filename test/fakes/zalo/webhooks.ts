import { createHash } from 'node:crypto';
import type { World } from './world.ts';

export interface EventOptions {
	/** Where the timestamp under the signature comes from: open in the facts, so both can be had. */
	timestampFrom?: 'body' | 'header';
	/** Signs with another key. */
	forged?: boolean;
	/** Sends these bytes under the signature of the event: what a proxy that rewrites JSON does. */
	rewrittenAs?: string;
}

export interface Delivered {
	status: number;
	ms: number;
	/** What was sent, to send it once more. */
	raw: string;
	headers: Record<string, string>;
}

/**
 * Facts, Webhooks: `X-ZEvent-Signature: mac=<hex>` with mac = SHA-256(app id + raw body + timestamp + OA secret key),
 * plain and over the bytes as sent.
 */
export function signedEvent(world: World, event: object, options: EventOptions = {}) {
	const timestamp = String(world.now());
	const raw = JSON.stringify({ app_id: world.appId, oa_id: '4318657068771012646', timestamp, ...event });
	const counted = options.timestampFrom === 'header' ? String(world.now() + 1) : timestamp;
	const key = options.forged ? 'khoa-gia' : world.oaSecretKey;
	const mac = createHash('sha256')
		.update(world.appId + raw + counted + key)
		.digest('hex');
	const headers = {
		'content-type': 'application/json',
		'x-zevent-signature': `mac=${mac}`,
		'x-zevent-timestamp': counted,
	};
	return { raw: options.rewrittenAs ?? raw, headers };
}

/** Posts and waits for the answer, which Zalo does for 2 s. */
export async function deliver(url: string, raw: string, headers: Record<string, string>): Promise<Delivered> {
	const begun = performance.now();
	const answer = await fetch(url, {
		method: 'POST',
		body: raw,
		headers,
		signal: AbortSignal.timeout(10_000),
	});
	await answer.arrayBuffer();
	return { status: answer.status, ms: performance.now() - begun, raw, headers };
}
