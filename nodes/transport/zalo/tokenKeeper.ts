import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { CONSENT_AGAIN, notConnected, zaloFailure, type ZaloFailure } from '../../../domain/zalo/codes';
import { EXPIRY_MARGIN_MS } from '../../../domain/zalo/token';
import type { ZaloClock, ZaloContext } from './result';

export interface OaCredential {
	appId: string;
	appSecret: string;
	accessToken: string;
	refreshToken: string;
	/** Milliseconds since 1970; empty while only a person knows. */
	expiresAt: number | string;
	signRequests: boolean;
	requestsPerMinute: number;
	oauthRoot: string;
	oaRoot: string;
	zbsRoot: string;
}

export type TokenAnswer = { credential: OaCredential } | { failure: ZaloFailure };

/** How long the winner of two rotations may take to save its pair before the loser believes that there is none. */
const WINNER_SAVES_MS = [250, 500, 1000, 2000, 4000];
/** Between attempts to reach the server that gives tokens. */
const UNREACHED_MS = [2000, 8000];
const TIMEOUT_MS = 20_000;

/** Rotations under way in this process, by credential: whoever needs a new pair meanwhile waits for the same one. */
const underWay = new Map<string, Promise<TokenAnswer>>();

/**
 * Holds the pair of tokens for one run of a node. The pair lives in n8n's credential and nowhere else: before it is
 * exchanged, and after an exchange was refused, the stored one is read again, because another worker may have been
 * faster. n8n does the exchange and saves what it gives (credentials/ZaloOaApi, preAuthentication).
 */
export class TokenKeeper {
	private held: Promise<TokenAnswer> | null = null;

	/** Set when only a person can help: further messages of this run do not ask again. */
	private lost: ZaloFailure | null = null;

	constructor(
		private readonly context: ZaloContext,
		private readonly clock: ZaloClock,
	) {}

	/** A pair that should work. */
	async credential(): Promise<TokenAnswer> {
		if (this.lost) return { failure: this.lost };
		this.held ??= this.read().then((credential) => ({ credential }));
		const held = await this.held;
		if ('credential' in held && this.isFresh(held.credential)) return held;
		return await this.renew(null);
	}

	/** Another pair than the one whose access token Zalo has refused; null for one that ends soon. */
	async renew(refused: string | null): Promise<TokenAnswer> {
		if (this.lost) return { failure: this.lost };
		const key = this.key();
		let running = underWay.get(key);
		if (!running) {
			running = this.obtain(refused).finally(() => underWay.delete(key));
			underWay.set(key, running);
		}
		const answer = await running;
		this.held = 'credential' in answer ? Promise.resolve(answer) : null;
		if ('failure' in answer && answer.failure.remedy === 'stop') this.lost = answer.failure;
		return answer;
	}

	/** Whether the pair lasts for this long still. */
	lasts({ expiresAt }: OaCredential, milliseconds: number): boolean {
		return Number(expiresAt) - milliseconds > this.clock.now();
	}

	/** The pair as n8n has it stored now. */
	async read(): Promise<OaCredential> {
		return await this.context.getCredentials<OaCredential & ICredentialDataDecryptedObject>('zaloOaApi');
	}

	private isFresh(credential: OaCredential): boolean {
		return credential.accessToken !== '' && this.lasts(credential, EXPIRY_MARGIN_MS);
	}

	/** The credential's id: what this process knows of an account is kept under it. */
	key(): string {
		const reference = this.context.getNode().credentials?.zaloOaApi;
		return reference?.id ?? reference?.name ?? '';
	}

	private async obtain(refused: string | null): Promise<TokenAnswer> {
		for (let attempt = 0; ; attempt++) {
			const stored = await this.read();
			const dead = stored.accessToken === refused;
			if (!dead && this.isFresh(stored)) return { credential: stored };
			const outcome = await this.exchange(stored, dead);
			const refusal = typeof outcome === 'number';
			// What is stored now is new, whoever bought it.
			const newer = await this.newerThan(stored, refusal ? WINNER_SAVES_MS : []);
			if (newer) return { credential: newer };
			if (refusal) return { failure: consent(outcome) };
			const wait = UNREACHED_MS[attempt];
			if (wait === undefined) return { failure: notConnected('oauth') };
			await this.clock.sleep(wait);
		}
	}

	/** The stored pair once it differs from the one that was spent. */
	private async newerThan(spent: OaCredential, waits: number[]): Promise<OaCredential | null> {
		for (const wait of [0, ...waits]) {
			if (wait > 0) await this.clock.sleep(wait);
			const stored = await this.read();
			const differs =
				stored.refreshToken !== spent.refreshToken ||
				(stored.accessToken === spent.accessToken && stored.expiresAt !== spent.expiresAt);
			if (differs) return stored;
		}
		return null;
	}

	/**
	 * Has n8n exchange the pair and save the new one; gives Zalo's code where it said no. A dead access token is left out,
	 * which is how the credential knows that a new one must be bought whatever its expiry says.
	 */
	private async exchange(stored: OaCredential, dead: boolean): Promise<number | null> {
		const { zaloOaApi } = this.context.getNode().credentials ?? {};
		const data = { ...stored, freshness: '', ...(dead ? { accessToken: '' } : {}) };
		const credentialsDecrypted = {
			id: zaloOaApi?.id ?? '',
			name: zaloOaApi?.name ?? '',
			type: 'zaloOaApi',
			data: data as unknown as ICredentialDataDecryptedObject,
		};
		const request = { url: `${stored.oaRoot}/v2.0/oa/getoa`, timeout: TIMEOUT_MS, json: true };
		try {
			await this.context.helpers.httpRequestWithAuthentication.call(this.context, 'zaloOaApi', request, {
				credentialsDecrypted,
			});
			return null;
		} catch (error) {
			// Without a code: Zalo was not reached, saving failed, or only the request after the exchange. What is stored tells.
			return tokenErrorCode(error);
		}
	}
}

function consent(code: number): ZaloFailure {
	const failure = zaloFailure('oauth', code);
	return failure.remedy === 'stop' ? failure : { ...failure, remedy: 'stop', sentence: CONSENT_AGAIN };
}

/** n8n wraps the credential's own error; its number is found further down. */
function tokenErrorCode(error: unknown): number | null {
	let cause = error as IDataObject | undefined;
	for (let depth = 0; cause && depth < 5; depth++) {
		if (typeof cause.zaloCode === 'number') return cause.zaloCode;
		cause = cause.cause as IDataObject | undefined;
	}
	return null;
}
