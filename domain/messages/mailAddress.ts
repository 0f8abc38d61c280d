/** The ASCII subset of RFC 5321 section 4.1.2 that mail servers here accept; no quoted local parts, no literals. */
const ADDRESS =
	/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/** Exactly one address, or null: what is not one must not become two recipients or a header. */
export function mailAddress(text: string | undefined | null): string | null {
	const address = (text ?? '').trim();
	return address.length <= 254 && ADDRESS.test(address) ? address : null;
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
