import { createSign } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Sheets, and the Drive files that this account may touch: to share and to export. */
export const SCOPES = [
	'https://www.googleapis.com/auth/spreadsheets',
	'https://www.googleapis.com/auth/drive',
];
/** Google checks this name in the claim, also when the endpoint is reached through a proxy. */
const AUDIENCE = 'https://oauth2.googleapis.com/token';

/**
 * The body that a service account exchanges for a token. n8n's own nodes do the same for every single call; we do it once
 * a run. https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 *
 * Throws what node:crypto throws for a key that is none.
 */
export function tokenRequest(credential: ICredentialDataDecryptedObject, now: number): URLSearchParams {
	const email = String(credential.email ?? '').trim();
	const subject = credential.inpersonate ? String(credential.delegatedEmail ?? '').trim() : '';
	const issued = Math.floor(now / 1000);
	const claim = {
		iss: email,
		sub: subject || email,
		scope: SCOPES.join(' '),
		aud: AUDIENCE,
		iat: issued,
		exp: issued + 3600,
	};
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claim)}`;
	const signature = createSign('RSA-SHA256')
		.update(signed)
		.sign(pem(String(credential.privateKey ?? '')));
	return new URLSearchParams({
		grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
		assertion: `${signed}.${signature.toString('base64url')}`,
	});
}

/** Keys are pasted out of a JSON file, with \n in them, or as one line with blanks. */
function pem(text: string): string {
	const plain = text.replaceAll('\\n', '\n').trim();
	const match = /-----BEGIN ([A-Z ]+)-----([\s\S]+?)-----END \1-----/.exec(plain);
	if (!match) return plain;
	const lines = match[2]!.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
	return [`-----BEGIN ${match[1]}-----`, ...lines, `-----END ${match[1]}-----`, ''].join('\n');
}
