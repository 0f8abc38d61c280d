import fc from 'fast-check';
import { linkExpiry, signLink, verifyLink, type LinkClaims } from '../../../domain/reports/link';

const secret = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
const claims: LinkClaims = {
	planId: 'kh-36',
	unit: 'CA',
	purpose: 'report',
	issuedAt: '2026-05-12T09:00:00.250+07:00',
	expiresAt: '2026-07-19T17:00:00+07:00',
};
const now = '2026-05-12T09:00:01+07:00';
const FORGED = { ok: false, reason: 'forged' };
const read = (token: string, at = now, key = secret) => verifyLink(token, key, at, 'report');

describe('a unit’s link', () => {
	const token = signLink(claims, secret);

	it('opens for whom and for what it was signed, and says when', () => {
		expect(read(token)).toEqual({
			ok: true,
			claims: { ...claims, issuedAt: '2026-05-12T02:00:00.250Z', expiresAt: '2026-07-19T10:00:00Z' },
		});
	});

	it('does not open what another link is for', () => {
		expect(verifyLink(token, secret, now, 'acknowledge')).toEqual(FORGED);
		const other = signLink({ ...claims, purpose: 'acknowledge' }, secret);
		expect(read(other)).toEqual(FORGED);
		expect(verifyLink(other, secret, now, 'acknowledge').ok).toBe(true);
	});

	it('is refused with any single letter changed, the last one included', () => {
		const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		for (let at = 0; at < token.length; at++) {
			for (const letter of letters) {
				if (token[at] === letter) continue;
				expect(read(token.slice(0, at) + letter + token.slice(at + 1))).toEqual(FORGED);
			}
		}
	});

	it.each([
		['nothing', ''],
		['no signature', token.split('.')[0] ?? ''],
		['an empty signature', `${token.split('.')[0]}.`],
		['something behind the signature', `${token}.x`],
		['a very long text', 'a'.repeat(100_000)],
	])('is refused when it is %s', (_, text) => {
		expect(read(text)).toEqual(FORGED);
	});

	it('is refused under another secret', () => {
		expect(read(token, now, `${secret}!`)).toEqual(FORGED);
	});

	it('of an older make, which does not say when it was issued, is refused', () => {
		const { createHmac } = jest.requireActual<typeof import('node:crypto')>('node:crypto');
		const payload = Buffer.from(JSON.stringify(['kh-36', 'CA', 1_900_000_000])).toString('base64url');
		expect(read(`${payload}.${createHmac('sha256', secret).update(payload).digest('base64url')}`)).toEqual(
			FORGED,
		);
	});

	it.each([
		['a second before', '2026-07-19T16:59:59+07:00', true],
		['at the instant', '2026-07-19T17:00:00+07:00', false],
	])('expires: %s', (_, at, ok) => {
		expect(read(token, at).ok).toBe(ok);
	});

	it('cannot be signed with a secret that could be guessed', () => {
		expect(() => signLink(claims, 'ngan')).toThrow('at least 32 characters');
	});

	it.each([
		['the due time while that is ahead', '2026-05-20T17:00:00+07:00', '2026-07-19T17:00:00+07:00'],
		['now once the due time has passed', '2026-05-01T17:00:00+07:00', '2026-07-11T09:00:01+07:00'],
		['now when there is no due time', '', '2026-07-11T09:00:01+07:00'],
	])('stays open sixty days from %s', (_, dueAt, expected) => {
		expect(linkExpiry(dueAt, now, 60)).toBe(expected);
	});
});

describe('any link', () => {
	const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
	const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

	it('says what was put into it, in whatever letters, and carries nothing that a query string would change', () => {
		fc.assert(
			fc.property(names, names, instants, (planId, unit, issued) => {
				const issuedAt = issued.toISOString();
				const signed = signLink(
					{ ...claims, planId, unit, issuedAt, expiresAt: '2061-01-01T00:00:00Z' },
					secret,
				);
				expect(signed).toMatch(/^[\w-]+\.[\w-]{43}$/);
				expect(read(signed, issuedAt)).toMatchObject({ ok: true, claims: { planId, unit, issuedAt } });
			}),
		);
	});

	it('ten thousand random and tampered tokens open nothing', () => {
		const good = signLink(claims, secret);
		const [payload = '', signature = ''] = good.split('.');
		const tampered = fc.oneof(
			fc.string({ maxLength: 300 }),
			fc.base64String({ maxLength: 200 }),
			fc.tuple(fc.base64String({ minLength: 1 }), fc.constant(signature)).map((parts) => parts.join('.')),
			fc.tuple(fc.constant(payload), fc.base64String({ minLength: 1 })).map((parts) => parts.join('.')),
			fc
				.tuple(fc.nat(good.length - 1), fc.constantFrom(...'Aa0-_.=%/'))
				.map(([at, letter]) => good.slice(0, at) + letter + good.slice(at + 1)),
			fc.json().map((text) => `${Buffer.from(text).toString('base64url')}.${signature}`),
		);
		fc.assert(
			fc.property(tampered, (token) => token === good || !read(token).ok),
			{ numRuns: 10_000 },
		);
	});
});
