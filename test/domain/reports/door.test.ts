import { MOST_PER_HOUR, refusedAtDoor } from '../../../domain/reports/door';
import { event, NOW, visitOf } from './visit';

const refused = (events: ReturnType<typeof event>[], now?: string) => {
	const { opened, state, book, now: at } = visitOf(events, now);
	return refusedAtDoor(opened, state, book, at);
};
const closed = event('plan.closed', '2026-05-17T08:00:00+07:00', { reason: 'Xong' }, '');
const reopened = event('plan.reopened', '2026-05-17T09:00:00+07:00', {}, '');
const often = (count: number, via = 'form') =>
	Array.from({ length: count }, (_, at) =>
		event('report.submitted', `2026-05-18T08:${String(10 + at)}:00+07:00`, { values: {}, via }),
	);

it.each([
	['nothing stands against it', [], null, NOW],
	['the due time has passed', [], null, '2026-05-25T08:00:00+07:00'],
	['the plan was closed', [closed], 'closed', NOW],
	['the plan was closed and reopened', [closed, reopened], null, NOW],
	['the unit is excluded', [event('unit.excluded', '2026-05-17T08:00:00+07:00')], 'excluded', NOW],
	['it submitted a dozen times within the hour', often(MOST_PER_HOUR), 'busy', NOW],
	['it submitted a dozen times an hour ago', often(MOST_PER_HOUR), null, '2026-05-18T09:30:00+07:00'],
	['the officer entered a dozen on its behalf', often(MOST_PER_HOUR, 'officer'), null, NOW],
])('a unit may report or not when %s', (_, events, reason, now) => {
	expect(refused(events, now)?.reason ?? null).toBe(reason);
});

it('names whom to call', () => {
	expect(refused([closed])?.message).toContain('khóa sổ kế hoạch này lúc 08:00 ngày 17/05/2026');
	expect(refused([closed])?.message).toContain('điện thoại 0900 000 001');
});
