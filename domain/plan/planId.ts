import { createHash } from 'node:crypto';
import type { Plan } from '../types';

/**
 * The same document gives the same id, ASCII and safe in a key, a link and a file name.
 *
 * @example planIdOf(plan) → 'kh-36-kh-ubnd-5f0c1a2b'; without a number 'kh-5f0c1a2b'
 */
export function planIdOf(plan: Plan): string {
	const { number, issuer, title, issuedOn, period } = plan;
	const identity = JSON.stringify([
		number,
		issuer,
		title,
		issuedOn,
		period?.start ?? null,
		period?.end ?? null,
	]);
	const hash = createHash('sha256').update(identity.normalize('NFC')).digest('hex').slice(0, 8);
	return ['kh', slug(number ?? ''), hash].filter((part) => part !== '').join('-');
}

function slug(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/đ/giu, 'd')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
