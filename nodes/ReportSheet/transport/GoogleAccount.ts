import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';
import { GoogleFault, refusalOf } from './GoogleFault';
import { inDoubt, MOST_ATTEMPTS, notBegun, pauseBefore } from './retry';
import { tokenRequest } from './serviceToken';

const ROOTS = {
	sheets: 'https://sheets.googleapis.com',
	drive: 'https://www.googleapis.com',
	token: 'https://oauth2.googleapis.com',
};
/** Google itself gives a call up to 180 seconds. */
const TIMEOUT_MS = 180_000;

export type Authentication = 'serviceAccount' | 'oAuth2';

export interface GoogleCall {
	api: 'sheets' | 'drive';
	method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	path: string;
	query?: IDataObject;
	body?: object | string;
	contentType?: string;
	/** The answer as bytes or as text instead of JSON. */
	as?: 'bytes' | 'text';
	/** True for what does no harm when it is done twice: only such a call is repeated after a failure whose outcome is unknown. */
	repeatable: boolean;
}

/**
 * One Google account for one run of a node. Rules:
 * - one token a run; when Google no longer takes it, one new one;
 * - 429 is repeated whatever the call; a 5xx, a lost connection or a timeout only for calls that are repeatable, else the
 *   fault says `unsure` and the operation looks at the sheet before it goes on;
 * - Retry-After is honoured, else the pause doubles, with jitter;
 * - nothing but the fault's two texts leaves here: no token, no key.
 */
export class GoogleAccount {
	/** HTTP requests made, tokens not counted. */
	calls = 0;
	private token: Promise<string> | null = null;
	private readonly context: IExecuteFunctions;
	private readonly authentication: Authentication;
	private readonly roots: typeof ROOTS;
	private readonly firstPauseMs: number;
	private readonly credential: ICredentialDataDecryptedObject | null;

	private constructor(
		context: IExecuteFunctions,
		settings: {
			authentication: Authentication;
			root: string;
			firstPauseMs: number;
			credential: ICredentialDataDecryptedObject | null;
		},
	) {
		const { root } = settings;
		this.context = context;
		this.authentication = settings.authentication;
		this.roots = root ? { sheets: root, drive: root, token: root } : ROOTS;
		this.firstPauseMs = settings.firstPauseMs;
		this.credential = settings.credential;
	}

	static async open(context: IExecuteFunctions): Promise<GoogleAccount> {
		const authentication = context.getNodeParameter('authentication', 0) as Authentication;
		const options = context.getNodeParameter('options', 0, {}) as IDataObject;
		return new GoogleAccount(context, {
			authentication,
			root: String(options.apiRoot ?? '').replace(/\/+$/, ''),
			firstPauseMs: Number(options.firstPause ?? 1000),
			credential:
				authentication === 'serviceAccount'
					? ((await context.getCredentials('googleApi')) as ICredentialDataDecryptedObject)
					: null,
		});
	}

	get isService(): boolean {
		return this.credential !== null;
	}

	/** Whom a spreadsheet must be shared with; '' where n8n does not know the account's address. */
	get address(): string {
		const { credential } = this;
		const delegated = credential?.inpersonate ? String(credential.delegatedEmail ?? '') : '';
		return (delegated || String(credential?.email ?? '')).trim();
	}

	/** An error of this run's node, in Vietnamese, about what Google gave. */
	refusal(sentence: string): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), sentence);
	}

	/** Throws a GoogleFault. */
	async call<T>(call: GoogleCall): Promise<T> {
		let renewed = false;
		for (let attempt = 1; ; attempt++) {
			const answer = await this.send(call);
			const { statusCode, headers, body } = answer;
			if (statusCode >= 200 && statusCode < 300) return decode(body, call.as) as T;
			const refusal = refusalOf(statusCode, call.as === 'bytes' ? asText(body) : body);
			if (statusCode === 401 && this.credential && !renewed) {
				renewed = true;
				this.token = null;
				continue;
			}
			const doubt = inDoubt(statusCode);
			const again = notBegun(statusCode, refusal.reason) || (doubt && call.repeatable);
			if (!again || attempt >= MOST_ATTEMPTS)
				throw new GoogleFault(this.context.getNode(), refusal, { account: this.address, unsure: doubt });
			await sleep(pauseBefore(attempt, this.firstPauseMs, headers['retry-after']));
		}
	}

	private async send(call: GoogleCall): Promise<IN8nHttpFullResponse> {
		const { api, method, path, query, body, contentType, as } = call;
		const request: IHttpRequestOptions = {
			method,
			url: this.roots[api] + path,
			qs: query,
			...(body !== undefined && {
				body: typeof body === 'string' ? body : JSON.stringify(body),
				headers: { 'Content-Type': contentType ?? 'application/json' },
			}),
			encoding: as === 'bytes' ? 'arraybuffer' : 'text',
			returnFullResponse: true,
			timeout: TIMEOUT_MS,
		};
		if (!this.credential) return await this.sendAsPerson(request);
		const authorization = `Bearer ${await this.serviceToken()}`;
		this.calls++;
		return await this.fetch({
			...request,
			headers: { ...request.headers, Authorization: authorization },
			ignoreHttpStatusErrors: true,
		});
	}

	/** n8n signs with the person's token, and renews it on a 401, which therefore must stay an error here. */
	private async sendAsPerson(request: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		this.calls++;
		try {
			return (await this.context.helpers.httpRequestWithAuthentication.call(
				this.context,
				'googleSheetsOAuth2Api',
				{
					...request,
					ignoreHttpStatusErrors: { ignore: true, except: [401] },
				},
			)) as IN8nHttpFullResponse;
		} catch (cause) {
			return noAnswer(cause);
		}
	}

	private async serviceToken(): Promise<string> {
		this.token ??= this.newToken();
		return await this.token;
	}

	private async newToken(): Promise<string> {
		const fault = (status: number, body: unknown) =>
			new GoogleFault(this.context.getNode(), refusalOf(status, body), {
				account: this.address,
				unsure: false,
			});
		for (let attempt = 1; ; attempt++) {
			let form: URLSearchParams;
			try {
				form = tokenRequest(this.credential!, Date.now());
			} catch {
				throw fault(401, {
					error: 'invalid_grant',
					error_description: 'The private key of the credential cannot be read',
				});
			}
			const { statusCode, body, headers } = await this.fetch({
				method: 'POST',
				url: `${this.roots.token}/token`,
				body: form.toString(),
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				timeout: TIMEOUT_MS,
			});
			const answer = (statusCode === 200 ? decode(body) : {}) as { access_token?: string };
			if (answer.access_token) return answer.access_token;
			if (!(statusCode === 429 || inDoubt(statusCode)) || attempt >= MOST_ATTEMPTS)
				throw fault(statusCode, body);
			await sleep(pauseBefore(attempt, this.firstPauseMs, headers['retry-after']));
		}
	}

	private async fetch(request: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		try {
			return (await this.context.helpers.httpRequest(request)) as IN8nHttpFullResponse;
		} catch (cause) {
			return noAnswer(cause);
		}
	}
}

/** A connection that failed, as an answer without status; a refused sign-in as 401. */
function noAnswer(cause: unknown): IN8nHttpFullResponse {
	const { httpCode, message, response } = cause as {
		httpCode?: string | null;
		message?: string;
		response?: { status?: number; data?: unknown };
	};
	// A person's account that was never connected, or whose consent is over, does not get as far as an answer.
	const unsigned = /not connected|refresh|invalid_grant|oauth/i.test(message ?? '') ? 401 : 0;
	const statusCode = response?.status ?? (Number(httpCode) || unsigned);
	const body = { error: { message: statusCode ? message : connectionWords(cause), status: '' } };
	return { statusCode, headers: {}, body };
}

/** The kind of failure only: a message may hold the address with its parts. */
function connectionWords(cause: unknown): string {
	const { code, cause: inner } = cause as { code?: string; cause?: { code?: string } };
	return code ?? inner?.code ?? 'no connection';
}

function decode(body: unknown, as?: 'bytes' | 'text'): unknown {
	if (as === 'bytes') return Buffer.from(body as ArrayBuffer);
	if (as === 'text') return asText(body);
	return typeof body === 'string' ? (body ? (JSON.parse(body) as unknown) : {}) : body;
}

const asText = (body: unknown) =>
	typeof body === 'string'
		? body
		: body instanceof ArrayBuffer || ArrayBuffer.isView(body)
			? Buffer.from(body as ArrayBuffer).toString()
			: JSON.stringify(body);
