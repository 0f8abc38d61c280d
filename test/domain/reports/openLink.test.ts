import type { Book } from '../../../domain/book';
import { signLink } from '../../../domain/reports/link';
import { openLink } from '../../../domain/reports/openLink';
import type { LogEvent } from '../../../domain/types';
import { settings } from '../messages/greenSunday';

const secret = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
const now = '2026-05-12T09:00:00+07:00';
const issuedAt = '2026-05-11T08:00:00.500+07:00';
const book = {
	units: [{ code: 'CA', name: 'Công an phường', type: 'công an', aliases: [] }],
	plans: [{ planId: 'kh-36', assignments: [{ planId: 'kh-36', unit: 'CA' }] }],
	events: [] as LogEvent[],
	settings,
} as unknown as Book;
const token = (planId: string, unit: string) =>
	signLink({ planId, unit, purpose: 'report', issuedAt, expiresAt: '2026-07-01T00:00:00+07:00' }, secret);
const open = (planId: string, unit: string, at = now, events: LogEvent[] = []) =>
	openLink(token(planId, unit), { ...book, events }, secret, at);
const revoked = (at: string, unit = 'CA', planId = 'kh-36'): LogEvent => ({
	planId,
	unit,
	kind: 'link.revoked',
	at,
	by: 'Cán bộ',
	key: '',
	data: { reason: 'Liên kết bị chuyển vào nhóm chat' },
});

it('opens the unit’s own share', () => {
	expect(open('kh-36', 'CA')).toMatchObject({ ok: true, opened: { unit: { name: 'Công an phường' } } });
});

it.each([
	['a plan that is not in the book', () => open('kh-37', 'CA')],
	['a unit that has no share', () => open('kh-36', 'VHXH')],
	['a forged token', () => openLink('x.y', book, secret, now)],
	['a link for something else', () => openLink(token('kh-36', 'CA'), book, secret, now, 'acknowledge')],
])('shows the same page for %s, so that nobody learns which plans exist', (_, refused) => {
	expect(refused()).toMatchObject({ ok: false, title: 'Liên kết không hợp lệ' });
	expect(JSON.stringify(refused())).not.toContain('Công an');
});

it('says that a link has expired', () => {
	expect(open('kh-36', 'CA', '2026-07-02T00:00:00+07:00')).toMatchObject({ ok: false, reason: 'expired' });
});

it.each([
	['dies with a revocation after it', [revoked('2026-05-11T08:00:00.501+07:00')], 'revoked'],
	['outlives a revocation before it', [revoked('2026-05-11T08:00:00.499+07:00')], null],
	['outlives a revocation of the very moment of its issue', [revoked(issuedAt)], null],
	['outlives that of another unit', [revoked(now, 'VHXH')], null],
	['outlives that in another plan', [revoked(now, 'CA', 'kh-37')], null],
	['dies with a revocation whose instant cannot be read', [revoked('hôm qua')], 'revoked'],
])('a link %s', (_, events, reason) => {
	const outcome = open('kh-36', 'CA', now, events);
	expect(outcome.ok ? null : outcome.reason).toBe(reason);
	if (!outcome.ok) expect(outcome.message).toContain('0900 000 001');
});
