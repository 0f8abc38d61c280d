import { domainToASCII } from 'node:url';

/** The ASCII subset of RFC 5321 section 4.1.2 that mail servers here accept; no quoted local parts, no literals. */
const ADDRESS =
	/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/** A domain with Vietnamese letters (RFC 5890); the local part has none, or few servers would take the mail. */
const IDN = /^([\x21-\x3f\x41-\x7e]+)@([\p{L}\p{M}\p{N}.-]+)$/u;

/** Local part, address (RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3). */
const LONGEST = { mailbox: 64, address: 254 };

/**
 * Exactly one address as it goes to the mail server, or null: what is not one must not become two recipients or a
 * header. A domain with Vietnamese letters comes back in its ASCII form.
 *
 * @example mailAddress(' vhxh@phường.example ') // 'vhxh@xn--phng-rib8295b.example'
 */
export function mailAddress(text: string | undefined | null): string | null {
	const written = (text ?? '').normalize('NFC').trim();
	const [, mailbox, domain] = IDN.exec(written) ?? [];
	const address = mailbox && domain ? `${mailbox}@${domainToASCII(domain)}` : written;
	if (address.length > LONGEST.address || address.indexOf('@') > LONGEST.mailbox) return null;
	return ADDRESS.test(address) ? address : null;
}

/** `a@x.example, b@x.example` for the texts that are addresses, each once; null when none is. */
export function mailAddresses(texts: readonly string[]): string | null {
	const addresses = texts.map(mailAddress).filter((address) => address !== null);
	return addresses.length > 0 ? [...new Set(addresses)].join(', ') : null;
}

/** Whether the text is one address or several with commas between, and nothing else. */
export function isAddressList(text: string): boolean {
	return text.split(',').every((part) => mailAddress(part) !== null);
}

/** The addresses of a list, in lower case: whether two mails go to the same people does not hang on capitals. */
export function addressesOf(list: string): string[] {
	return list
		.split(',')
		.map((part) => (mailAddress(part) ?? part.trim()).toLowerCase())
		.filter(Boolean);
}
