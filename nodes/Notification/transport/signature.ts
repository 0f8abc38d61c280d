import { createPrivateKey } from 'node:crypto';

/** Our own credential `keHoachDkimApi`, as its fields are named there. */
export interface DkimCredential {
	domain: string;
	selector: string;
	/** PEM. */
	privateKey: string;
}

/** What nodemailer signs with (RFC 6376). */
export interface Signature {
	domainName: string;
	keySelector: string;
	privateKey: string;
}

/**
 * Checks the key before anything is sent: nodemailer sends a mail unsigned when it cannot sign.
 * Throws an Error (English, without the key) that says what is wrong.
 */
export function readSignature({ domain, selector, privateKey }: DkimCredential): Signature {
	const [domainName, keySelector] = [domain?.trim(), selector?.trim()];
	if (!domainName || !keySelector) throw new Error('The DKIM credential lacks a domain or a selector');
	const pem = asPem(privateKey ?? '');
	const type = keyType(pem);
	if (!type) throw new Error('The private key of the DKIM credential is no PEM key without passphrase');
	if (type !== 'rsa') throw new Error(`The private key of the DKIM credential is "${type}", not RSA`);
	return { domainName, keySelector, privateKey: pem };
}

function keyType(pem: string): string | undefined {
	try {
		return createPrivateKey(pem).asymmetricKeyType;
	} catch {
		return undefined;
	}
}

/** n8n's password fields turn line breaks into spaces, and JSON files carry them as \n. */
function asPem(text: string): string {
	const [, label, body] = /-----BEGIN ([A-Z ]+)-----([^-]+)-----END \1-----/.exec(text) ?? [];
	if (!label || !body) return text;
	const base64 = body.replace(/\\n|\s/g, '');
	return [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join(
		'\n',
	);
}
