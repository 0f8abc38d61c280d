import { createHash } from 'node:crypto';
import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CONSENT_AGAIN } from '../domain/zalo/codes';
import {
	appSecretProof,
	EXPIRY_MARGIN_MS,
	readTokens,
	rotationRequest,
	ZaloTokenError,
	type ZaloTokens,
} from '../domain/zalo/token';

/** n8n asks for a new pair where this gives ''. It is an expression so that it happens before the token ends. */
const FRESH = `={{ Number($self["expiresAt"]) - ${EXPIRY_MARGIN_MS} > Date.now() ? "fresh" : "" }}`;
/** A pasted token whose age nobody knows is used for this long when it works. */
const PASTED_MS = 60 * 60_000;
const TIMEOUT_MS = 20_000;

/**
 * Rotations of this process by the refresh token they spend. Runs that ask at the same moment share one; a pair that could
 * not be saved is there to be saved at the next try; and where a dialog that was open for long writes a spent pair over
 * the newest, each step leads on to the next until the newest is there again.
 */
const rotations = new Map<string, Promise<ZaloTokens>>();

/** A Zalo Official Account, seen through one app. The pair of tokens rotates and n8n keeps the newest, encrypted. */
export class ZaloOaApi implements ICredentialType {
	name = 'zaloOaApi';

	displayName = 'Zalo OA API';

	icon: Icon = { light: 'file:zaloOa.svg', dark: 'file:zaloOa.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-ke-hoach/n8n-nodes-ke-hoach#zalo';

	properties: INodeProperties[] = [
		{
			displayName:
				'Authorizing this app can disconnect another app from the same Official Account. Use each pair of tokens in one place only: every exchange makes the older pair invalid.',
			name: 'warning',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: '1234567890123456789',
		},
		secret('App Secret', 'appSecret', 'The secret key of the app on developers.zalo.me', true),
		secret(
			'OA Secret Key',
			'oaSecretKey',
			'The key that signs webhooks (Webhook page of the app); only the trigger needs it',
		),
		secret(
			'Access Token',
			'accessToken',
			'From the API Explorer on developers.zalo.me, together with the next',
		),
		secret(
			'Refresh Token',
			'refreshToken',
			'Good for one exchange within 3 months. From then on n8n keeps the newest pair by itself.',
			true,
		),
		{
			displayName: 'Send App Secret Proof',
			name: 'signRequests',
			type: 'boolean',
			default: false,
			description: 'Whether to sign requests with appsecret_proof, where the console of the app asks for it',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'The most requests a minute that the plan of this Official Account allows; 0 follows the limit that Zalo reports',
		},
		root('OAuth API Root', 'oauthRoot', 'https://oauth.zaloapp.com'),
		root('OA API Root', 'oaRoot', 'https://openapi.zalo.me'),
		root('ZBS API Root', 'zbsRoot', 'https://business.openapi.zalo.me'),
		{ displayName: 'Expires At', name: 'expiresAt', type: 'hidden', default: '' },
		{
			displayName: 'Freshness',
			name: 'freshness',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: FRESH,
		},
	];

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.oaRoot }}', url: '/v2.0/oa/getoa' },
		// Zalo answers HTTP 200 to everything: only an answer that names the account is a yes.
		rules: [
			failsWith('error', -216, CONSENT_AGAIN),
			failsWith(
				'data.name',
				undefined,
				'Zalo không cho biết tên Official Account: kiểm tra quyền của ứng dụng.',
			),
		],
	};

	/** Fires when n8n finds the pair expired, and at each Test. What it returns, n8n saves. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { accessToken, refreshToken, expiresAt, freshness } = credentials;
		// Test asks always, and a pasted pair has no age: a pair that still works is not spent on either.
		if (accessToken && (freshness || !expiresAt) && (await works(this, credentials))) {
			const until = expiresAt || Date.now() + PASTED_MS;
			return { accessToken, refreshToken, expiresAt: until, freshness: FRESH } as IDataObject;
		}
		return { ...(await rotateOnce(this, credentials)), freshness: FRESH };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return { ...request, headers: { ...request.headers, ...tokenHeaders(credentials) } };
	}
}

function tokenHeaders({ accessToken, appSecret, signRequests: proves }: ICredentialDataDecryptedObject) {
	const token = String(accessToken);
	return {
		access_token: token,
		...(proves ? { appsecret_proof: appSecretProof(String(appSecret), token) } : {}),
	};
}

async function works(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<boolean> {
	try {
		const answer = (await helper.helpers.httpRequest({
			url: `${String(credentials.oaRoot)}/v2.0/oa/getoa`,
			headers: tokenHeaders(credentials),
			timeout: TIMEOUT_MS,
		})) as IDataObject | null;
		return answer?.error === 0;
	} catch {
		return false;
	}
}

async function rotateOnce(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<ZaloTokens> {
	const spent = createHash('sha256')
		.update(`${String(credentials.appId)} ${String(credentials.refreshToken)}`)
		.digest('hex');
	const running = rotations.get(spent) ?? rotate(helper, credentials);
	rotations.set(spent, running);
	// One account rotates about once a day: a few are enough, and old ones need not stay in memory.
	if (rotations.size > 20) rotations.delete(rotations.keys().next().value as string);
	try {
		return await running;
	} catch (error) {
		rotations.delete(spent);
		throw error;
	}
}

async function rotate(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<ZaloTokens> {
	const { appId, appSecret, refreshToken } = credentials as Record<string, string>;
	let answer: unknown;
	try {
		answer = await helper.helpers.httpRequest({
			method: 'POST',
			url: `${String(credentials.oauthRoot)}/v4/oa/access_token`,
			...rotationRequest({
				appId: appId ?? '',
				appSecret: appSecret ?? '',
				refreshToken: refreshToken ?? '',
			}),
			timeout: TIMEOUT_MS,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
	} catch {
		// n8n's error carries the whole request, secrets included: it goes no further.
		throw new ZaloTokenError(null, 'Zalo did not answer the exchange of the refresh token');
	}
	return readTokens(answer, Date.now());
}

function failsWith(key: string, value: unknown, message: string) {
	return { type: 'responseSuccessBody' as const, properties: { key, value, message } };
}

function secret(displayName: string, name: string, description: string, required = false): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required,
		description,
	};
}

function root(displayName: string, name: string, address: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: address,
		description: 'Change it only where requests go through an internal proxy',
	};
}
