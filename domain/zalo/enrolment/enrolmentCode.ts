import { createHmac } from 'node:crypto';
import { MIN_SECRET_LENGTH } from '../../reports/link';

/**
 * Sixteen signs that nobody takes for one another, on paper or by telephone. No vowels, no D and no W: a Vietnamese
 * keyboard (Telex, VNI) would make ă, đ or ư of what is typed beside them.
 */
const SIGNS = '23456789CHKLMPTV';
const SIGN = `[${SIGNS}]`;
const GAP = '[\\s.,_\\u2010-\\u2015-]*';
const CODE = new RegExp(
	`(?<![\\p{L}\\p{N}])(${SIGN}{3})${GAP}(${SIGN}{3})${GAP}(${SIGN}{3})(?![\\p{L}\\p{N}])`,
	'u',
);

/**
 * The one-time code of an invitation: eight signs (32 bits of an HMAC-SHA256 under the link-signing secret) and one
 * that finds typing errors, 'CHK-2T7-P94'. It can be reckoned again from the invitation, so no table holds it.
 * Throws an Error when the secret is shorter than MIN_SECRET_LENGTH.
 */
export function enrolmentCode(secret: string, unit: string, invite: string): string {
	if (secret.length < MIN_SECRET_LENGTH)
		throw new Error(`The link-signing secret must have at least ${MIN_SECRET_LENGTH} characters`);
	const digest = createHmac('sha256', secret)
		.update(JSON.stringify(['zalo-enrolment', unit, invite]))
		.digest();
	const signs = [...digest.subarray(0, 4)].flatMap((byte) => [byte >> 4, byte & 15]);
	return written([...signs, checkSign(signs)]);
}

/**
 * The code in what a person wrote, as {@link enrolmentCode} writes it, whatever case, gaps and words around it;
 * 'mistyped' for nine signs whose check fails; null when there is nothing like a code.
 */
export function codeIn(text: string): string | 'mistyped' | null {
	const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
	const found = CODE.exec(plain);
	if (!found) return null;
	const signs = [...found.slice(1).join('')].map((sign) => SIGNS.indexOf(sign));
	return checkSign(signs.slice(0, -1)) === signs.at(-1) ? written(signs) : 'mistyped';
}

/** Luhn's check for sixteen signs: finds every single wrong sign and nearly every swap of two neighbours. */
function checkSign(signs: number[]): number {
	const sum = signs.toReversed().reduce((total, sign, i) => {
		const weighed = i % 2 === 0 ? sign * 2 : sign;
		return total + Math.floor(weighed / 16) + (weighed % 16);
	}, 0);
	return (16 - (sum % 16)) % 16;
}

function written(signs: number[]): string {
	const text = signs.map((sign) => SIGNS[sign]).join('');
	return [text.slice(0, 3), text.slice(3, 6), text.slice(6)].join('-');
}
