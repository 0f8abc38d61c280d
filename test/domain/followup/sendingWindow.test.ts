import { calendarEvent, defaultPolicy, policyEvent, sendingWindow } from '../../../domain/followup';
import type { LogEvent } from '../../../domain/types';
import { PLAN, vn } from './logRows';

const reminder = (planId = PLAN) => ({ planId, unit: 'A', key: `${planId}:A:d0:email:2026-05-20:r0` });
const early = policyEvent(
	'kh-37',
	{ ...defaultPolicy, window: { from: '08:00', to: '11:30' } },
	vn('05-01 08:00'),
	'Cán bộ',
);
const flood = calendarEvent(
	2026,
	[{ date: '2026-05-20', kind: 'off', name: 'Bão', source: 'Công điện', status: 'announced' }],
	vn('05-19 08:00'),
	'Cán bộ',
);

describe('when it is about to leave, a reminder', () => {
	test.each<[string, string, LogEvent[], string[], boolean]>([
		['may leave within the window', '05-20 08:10', [], [PLAN], true],
		['may leave in its last minute', '05-20 17:29', [], [PLAN], true],
		['stays when the window has closed meanwhile', '05-20 17:30', [], [PLAN], false],
		['stays before it opens', '05-20 07:29', [], [PLAN], false],
		['stays on a Saturday', '05-16 09:00', [], [PLAN], false],
		['leaves on a Saturday worked in exchange', '08-22 09:00', [], [PLAN], true],
		['stays on a day off that the officer put in this morning', '05-20 08:10', [flood], [PLAN], false],
		['keeps to the window of its own plan', '05-20 13:00', [early], ['kh-37'], false],
		['about two plans keeps to both windows', '05-20 13:00', [early], [PLAN, 'kh-37'], false],
		['about two plans leaves while both are open', '05-20 10:00', [early], [PLAN, 'kh-37'], true],
	])('%s', (_, now, events, plans, open) => {
		expect(sendingWindow({ covers: plans.map((one) => reminder(one)) }, events, vn(now)).open).toBe(open);
	});

	test('says until when: the first window to close', () => {
		const covers = [reminder(), reminder('kh-37')];
		const until = '2026-05-20T11:30:00+07:00';
		expect(sendingWindow({ covers }, [early], vn('05-20 09:00'))).toEqual({ open: true, until });
	});

	test('goes by the ladder and the calendar that an admin wrote', () => {
		const night = { ...defaultPolicy, window: { from: '20:00', to: '23:00' } };
		const calendar = { timezone: 'Asia/Ho_Chi_Minh', holidays: [], extraWorkingDays: ['2026-05-16'] };
		const at = (now: string) =>
			sendingWindow({ covers: [reminder()] }, [], vn(now), { policy: night, calendar }).open;
		expect([at('05-20 08:10'), at('05-20 21:00'), at('05-16 21:00')]).toEqual([false, true, true]);
	});
});

test('what a person asked for may leave at any hour', () => {
	const covers = [
		{ planId: PLAN, unit: 'A', key: `${PLAN}:A:notice:email` },
		{ planId: PLAN, unit: 'A', key: `${PLAN}:A:receipt:1:email` },
	];
	expect(sendingWindow({ covers, step: 'notice' }, [], vn('05-16 23:00'))).toEqual({
		open: true,
		until: null,
	});
});

test('the officer’s list keeps to the window of the ward', () => {
	const list = { covers: [{ planId: PLAN, unit: 'A', key: `${PLAN}:A:call:-` }], step: 'call' };
	expect(sendingWindow(list, [], vn('05-20 17:31')).open).toBe(false);
	expect(sendingWindow(list, [], vn('05-20 16:31')).open).toBe(true);
});
