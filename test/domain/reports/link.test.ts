import { linkExpiry, signLink, verifyLink } from '../../../domain/reports/link';

const secret = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
const claims = { planId: 'kh-36', unit: 'CA', expiresAt: '2026-07-19T17:00:00+07:00' };
const now = '2026-05-12T09:00:00+07:00';

describe('a unit’s link', () => {
	const token = signLink(claims, secret);

	it('opens for whom it was signed', () => {
		expect(verifyLink(token, secret, now)).toMatchObject({
			ok: true,
			claims: { planId: 'kh-36', unit: 'CA' },
		});
	});

	it('keeps names in Vietnamese', () => {
		const reading = verifyLink(signLink({ ...claims, unit: 'TỔ 1' }, secret), secret, now);
		expect(reading).toMatchObject({ claims: { unit: 'TỔ 1' } });
	});

	it('is refused with any single letter changed, the last one included', () => {
		const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		for (let at = 0; at < token.length; at++) {
			for (const letter of letters) {
				if (token[at] === letter) continue;
				const changed = token.slice(0, at) + letter + token.slice(at + 1);
				expect(verifyLink(changed, secret, now)).toEqual({ ok: false, reason: 'forged' });
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
		expect(verifyLink(text, secret, now)).toEqual({ ok: false, reason: 'forged' });
	});

	it('is refused under another secret', () => {
		expect(verifyLink(token, `${secret}!`, now)).toEqual({ ok: false, reason: 'forged' });
	});

	it.each([
		['a second before', '2026-07-19T16:59:59+07:00', true],
		['at the instant', '2026-07-19T17:00:00+07:00', false],
	])('expires: %s', (_, at, ok) => {
		expect(verifyLink(token, secret, at).ok).toBe(ok);
	});

	it('cannot be signed with a secret that could be guessed', () => {
		expect(() => signLink(claims, 'ngan')).toThrow('at least 32 characters');
	});

	it.each([
		['the due time while that is ahead', '2026-05-20T17:00:00+07:00', '2026-07-19T17:00:00+07:00'],
		['now once the due time has passed', '2026-05-01T17:00:00+07:00', '2026-07-11T09:00:00+07:00'],
		['now when there is no due time', '', '2026-07-11T09:00:00+07:00'],
	])('stays open sixty days from %s', (_, dueAt, expected) => {
		expect(linkExpiry(dueAt, now, 60)).toBe(expected);
	});
});
