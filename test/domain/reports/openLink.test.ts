import type { Book } from '../../../domain/book';
import { signLink } from '../../../domain/reports/link';
import { openLink } from '../../../domain/reports/openLink';

const secret = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
const now = '2026-05-12T09:00:00+07:00';
const book = {
	units: [{ code: 'CA', name: 'Công an phường', type: 'công an', aliases: [] }],
	plans: [{ planId: 'kh-36', assignments: [{ planId: 'kh-36', unit: 'CA' }] }],
	events: [],
	settings: null,
} as unknown as Book;
const open = (planId: string, unit: string, at = now) =>
	openLink(signLink({ planId, unit, expiresAt: '2026-07-01T00:00:00+07:00' }, secret), book, secret, at);

it('opens the unit’s own share', () => {
	expect(open('kh-36', 'CA')).toMatchObject({ ok: true, opened: { unit: { name: 'Công an phường' } } });
});

it.each([
	['a plan that is not in the book', () => open('kh-37', 'CA')],
	['a unit that has no share', () => open('kh-36', 'VHXH')],
	['a forged token', () => openLink('x.y', book, secret, now)],
])('shows the same page for %s, so that nobody learns which plans exist', (_, refused) => {
	expect(refused()).toMatchObject({ ok: false, title: 'Liên kết không hợp lệ' });
	expect(JSON.stringify(refused())).not.toContain('Công an');
});

it('says that a link has expired', () => {
	expect(open('kh-36', 'CA', '2026-07-02T00:00:00+07:00')).toMatchObject({ ok: false, reason: 'expired' });
});
