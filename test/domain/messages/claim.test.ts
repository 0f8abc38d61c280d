import { maySend } from '../../../domain/messages';
import type { LogEvent } from '../../../domain/types';

const now = '2026-05-15T08:00:00+07:00';
const row = (kind: string, at: string, data: object = {}): LogEvent => ({
	planId: 'p',
	unit: 'A',
	kind: `delivery.${kind}`,
	at,
	by: '',
	key: 'k',
	data: { step: 'notice', ...data },
});
const ours = row('sending', now, { run: '1' });
const theirs = row('sending', now, { run: '2' });

it.each<[string, LogEvent[], string, boolean]>([
	['nothing is in the log', [], '', true],
	['only our own row is there', [ours], '1', true],
	['another run’s row stands before ours', [theirs, ours], '1', false],
	['another run’s row stands behind ours', [ours, theirs], '1', true],
	['another run has begun and we have not', [theirs], '', false],
	['it was sent', [row('sending', now), row('sent', now)], '', false],
	['it was sent after our row', [ours, row('sent', now)], '1', false],
	['it failed for good', [row('failed', now, { final: true })], '', false],
	['it was put off', [row('sending', now), row('deferred', now)], '', true],
	[
		'another run broke off an hour ago',
		[row('sending', '2026-05-15T06:59:00+07:00', { run: '2' })],
		'',
		true,
	],
	[
		'another run broke off half an hour ago',
		[row('sending', '2026-05-15T07:30:00+07:00', { run: '2' })],
		'',
		false,
	],
])('when %s', (_, events, run, expected) => {
	expect(maySend(['k'], events, now, run)).toBe(expected);
});

it('lets a mail that covers several units go while one of them is free', () => {
	expect(maySend(['k', 'other'], [row('sent', now)], now, '')).toBe(true);
});
