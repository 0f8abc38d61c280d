import type { Unit } from '../types';

/** Every address there is a Google account; others belong to one only where the ward says so. */
const GOOGLE = ['gmail.com', 'googlemail.com'];

/**
 * By unit code: the contact's address where it is a Google account. `domains` are further domains with Google accounts,
 * such as the ward's own: `['hoabinhmau.example']`.
 */
export function googleAddresses(units: Unit[], domains: string[] = []): Record<string, string> {
	const known = new Set([
		...GOOGLE,
		...domains.map((domain) => domain.trim().replace(/^@/, '').toLowerCase()),
	]);
	return Object.fromEntries(
		units.flatMap(({ code, contact }) => {
			const address = (contact?.email ?? '').trim().toLowerCase();
			const domain = address.split('@')[1] ?? '';
			return known.has(domain) && address.split('@').length === 2 ? [[code, address]] : [];
		}),
	);
}
