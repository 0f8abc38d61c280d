import { createVerify, generateKeyPairSync, randomUUID } from 'node:crypto';
import { GoogleError } from './googleError';

/** A service account of the stand-in, as n8n's credential `googleApi` holds one. */
export interface ServiceAccount {
	email: string;
	privateKey: string;
}

const denied = (message: string) => {
	const fault = new GoogleError(400, 'invalid_grant', message);
	return Object.assign(fault, { body: () => ({ error: 'invalid_grant', error_description: message }) });
};

/**
 * The token endpoint for service accounts: a signed claim gives a bearer token for an hour.
 * https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export class Tokens {
	readonly account: ServiceAccount;
	private readonly publicKey: string;
	private readonly issued = new Map<string, { email: string; until: number; scopes: string[] }>();

	constructor(email: string) {
		const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		this.publicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
		this.account = { email, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
	}

	exchange(form: URLSearchParams): { access_token: string; expires_in: number; token_type: string } {
		if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
			throw denied('Invalid grant_type');
		const [head = '', payload = '', signature = ''] = (form.get('assertion') ?? '').split('.');
		const verify = createVerify('RSA-SHA256').update(`${head}.${payload}`);
		if (!verify.verify(this.publicKey, signature, 'base64url')) throw denied('Invalid JWT Signature.');
		const claim = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
		const now = Date.now() / 1000;
		if (claim.iss !== this.account.email) throw denied('Invalid grant: account not found');
		if (!String(claim.aud).endsWith('/token')) throw denied('Invalid JWT: aud is not the token endpoint');
		if (
			Number(claim.exp) <= now - 60 ||
			Number(claim.iat) > now + 60 ||
			Number(claim.exp) - Number(claim.iat) > 3600
		)
			throw denied(
				'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.',
			);
		if (!claim.scope) throw denied('Invalid OAuth scope or ID token audience provided.');
		const token = `ya29.${randomUUID()}`;
		this.grant(token, String(claim.sub ?? claim.iss), String(claim.scope).split(' '));
		return { access_token: token, expires_in: 3599, token_type: 'Bearer' };
	}

	/** A token for a person, as an OAuth consent gives one. */
	grant(token: string, email: string, scopes: string[] = []): string {
		this.issued.set(token, { email, until: Date.now() + 3_600_000, scopes });
		return token;
	}

	revokeAll(): void {
		this.issued.clear();
	}

	/** Whose token it is. Throws 401 for one that is unknown or over. */
	holder(authorization: string | undefined): string {
		const known = this.issued.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
		if (!known || known.until < Date.now())
			throw new GoogleError(
				401,
				'UNAUTHENTICATED',
				'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
			);
		return known.email;
	}
}
