import type { IDataObject } from 'n8n-workflow';
import { notConnected, type ZaloFailure, type ZaloHost } from '../../../domain/zalo/codes';
import { appSecretProof } from '../../../domain/zalo/token';
import { accountOf } from './account';
import { readAnswer, stillRefused } from './call';
import type { Multipart } from './multipart';
import type { ZaloClock, ZaloContext, ZaloResult } from './result';
import { TokenKeeper, type OaCredential } from './tokenKeeper';
import { send, type ZaloRequest } from './wire';

const TIMEOUT_MS = 20_000;
const RETRIES = 5;
const FIRST_WAIT_MS = 1000;

type Host = 'oa' | 'zbs';
type Read<T> = (data: unknown) => T;

/**
 * Makes requests for one run of a node: takes its turn, makes a request again where that is safe, gets another pair of
 * tokens where Zalo refuses the one it has.
 *
 * What was learned about making one again: −32, −100 (ZBS) and "not connected" mean that nothing was taken, so it may be.
 * A timeout or a broken connection may hide a message that went: it may not, unless the request only asks.
 */
export class OaCaller {
	readonly tokens: TokenKeeper;

	/** Zalo could not be reached for a whole message: the next ones do not wait as long to find that out. */
	private unreachable = false;

	constructor(
		private readonly context: ZaloContext,
		private readonly clock: ZaloClock,
		private readonly limits: { timeoutMs?: number; retries?: number },
	) {
		this.tokens = new TokenKeeper(context, clock);
	}

	/** A request that changes something at Zalo's. */
	async post<T>(host: Host, path: string, body: IDataObject, read: Read<T>): Promise<ZaloResult<T>> {
		return await this.call(host, { method: 'POST', path, body }, false, read);
	}

	/** A POST that only asks. */
	async ask<T>(host: Host, path: string, body: IDataObject, read: Read<T>): Promise<ZaloResult<T>> {
		return await this.call(host, { method: 'POST', path, body }, true, read);
	}

	async get<T>(
		host: Host,
		path: string,
		query: Record<string, string>,
		read: Read<T>,
	): Promise<ZaloResult<T>> {
		const search = new URLSearchParams(query).toString();
		return await this.call(host, { method: 'GET', path: search ? `${path}?${search}` : path }, true, read);
	}

	/** An upload reaches nobody: it may be made again. */
	async upload<T>(path: string, { body, contentType }: Multipart, read: Read<T>): Promise<ZaloResult<T>> {
		const headers = { 'Content-Type': contentType };
		return await this.call('oa', { method: 'POST', path, body, headers }, true, read);
	}

	private async call<T>(
		host: Host,
		request: {
			method: 'GET' | 'POST';
			path: string;
			body?: IDataObject | Buffer;
			headers?: Record<string, string>;
		},
		repeatable: boolean,
		read: Read<T>,
	): Promise<ZaloResult<T>> {
		let renewed = false;
		for (let attempt = 0; ; attempt++) {
			const token = await this.tokens.credential();
			if ('failure' in token) return { ok: false, failure: token.failure };
			const { credential } = token;
			const pace = this.paceOf(credential);
			await pace.turn();
			const answer = await send(this.context, this.signed(host, request, credential));
			const rate = 'rate' in answer ? answer.rate : undefined;
			if (rate) pace.learn(rate);
			const reading = readAnswer(host, answer, repeatable);
			if ('data' in reading) {
				pace.passed();
				this.unreachable = false;
				return { ok: true, data: read(reading.data), ...(rate ? { rate } : {}) };
			}
			const { failure } = reading;
			if (failure.remedy === 'refresh') {
				if (renewed) return { ok: false, failure: stillRefused(failure) };
				renewed = true;
				const other = await this.tokens.renew(credential.accessToken);
				if ('failure' in other) return { ok: false, failure: other.failure };
				continue;
			}
			if (failure.remedy !== 'retry' || attempt >= this.retriesLeft()) return this.givenUp(failure);
			if (failure.code === 0) await this.clock.sleep(FIRST_WAIT_MS * 2 ** attempt);
			else pace.backOff();
		}
	}

	private retriesLeft(): number {
		return this.unreachable ? 0 : (this.limits.retries ?? RETRIES);
	}

	private givenUp(failure: ZaloFailure): { ok: false; failure: ZaloFailure } {
		if (failure.sentence === notConnected(failure.host).sentence) this.unreachable = true;
		return { ok: false, failure };
	}

	private paceOf({ requestsPerMinute }: OaCredential) {
		return accountOf(this.tokens.key(), this.clock).pace(Number(requestsPerMinute) || 0);
	}

	private signed(
		host: ZaloHost,
		{ method, path, body, headers = {} }: Parameters<OaCaller['call']>[1],
		credential: OaCredential,
	): ZaloRequest {
		const { accessToken, appSecret, signRequests } = credential;
		return {
			method,
			url: `${host === 'zbs' ? credential.zbsRoot : credential.oaRoot}${path}`,
			headers: {
				...headers,
				access_token: accessToken,
				...(signRequests ? { appsecret_proof: appSecretProof(appSecret, accessToken) } : {}),
			},
			...(body ? { body } : {}),
			timeoutMs: this.limits.timeoutMs ?? TIMEOUT_MS,
		};
	}
}
