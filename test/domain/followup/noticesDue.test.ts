import {
	besideNotices,
	copiesDue,
	defaultPolicy,
	evaluateFollowUp,
	rehearse,
	vietnam2026,
} from '../../../domain/followup';
import type { LogEvent, Unit } from '../../../domain/types';
import { assignment, delivery, event, PLAN, unitOf, vn } from './logRows';

const KEY = `${PLAN}:VHXH:notice:email`;
const ADDRESS = 'vhxh@hoabinhmau.example';
const unit: Unit = { ...unitOf('VHXH'), contact: { email: ADDRESS } };
const confirmed = event('plan.confirmed', '05-12 20:00', {}, '');
const notice = (kind: string, when: string, data = {}) => delivery(kind, KEY, when, { to: ADDRESS, ...data });
const putOff = [confirmed, notice('sending', '05-12 20:00'), notice('deferred', '05-12 20:01')];

const input = (now: string, events: LogEvent[]) => ({
	assignments: [assignment(vn('05-20 17:00'))],
	units: [unit],
	events,
	policy: defaultPolicy,
	calendar: vietnam2026,
	now: vn(now),
});
const found = (now: string, events: LogEvent[]) =>
	evaluateFollowUp(input(now, events)).notices.map(({ key }) => key);

describe('a notice that did not go', () => {
	test.each<[string, string, LogEvent[], boolean]>([
		['because the mail server was down goes the next morning', '05-13 08:05', putOff, true],
		['waits for the window', '05-12 20:05', putOff, false],
		['waits for a working day', '05-16 08:05', putOff, false],
		[
			'once put off again and again, rests longer each time',
			'05-13 08:15',
			[...putOff, notice('sending', '05-13 08:05'), notice('deferred', '05-13 08:06')],
			false,
		],
		[
			'goes after that rest',
			'05-13 09:05',
			[...putOff, notice('sending', '05-13 08:05'), notice('deferred', '05-13 08:06')],
			true,
		],
		['is not sent again once sent', '05-13 09:05', [...putOff, notice('sent', '05-13 08:05')], false],
		[
			'is not sent while another run is at it',
			'05-13 08:35',
			[...putOff, notice('sending', '05-13 08:05')],
			false,
		],
		[
			'goes again, once, when that run never told its end',
			'05-13 09:10',
			[...putOff, notice('sending', '05-13 08:05')],
			true,
		],
		[
			'is given up when the address is refused for good: the officer calls',
			'05-13 09:10',
			[confirmed, notice('failed', '05-12 20:00', { final: true, errorClass: 'permanent' })],
			false,
		],
		[
			'goes to an address that was put right since',
			'05-13 09:10',
			[
				confirmed,
				notice('failed', '05-12 20:00', {
					to: 'sai@hoabinhmau.example',
					final: true,
					errorClass: 'permanent',
				}),
			],
			true,
		],
		['because the run died before its first row goes too', '05-13 08:05', [confirmed], true],
		[
			'is left to its own run for an hour',
			'05-13 08:05',
			[event('plan.confirmed', '05-13 07:40', {}, '')],
			false,
		],
		['of a plan that nobody confirmed does not go', '05-13 08:05', [], false],
		[
			'does not go when the unit has reported through another door',
			'05-13 08:05',
			[...putOff, event('report.submitted', '05-13 07:00')],
			false,
		],
		['nor when it is excluded', '05-13 08:05', [...putOff, event('unit.excluded', '05-13 07:00')], false],
		[
			'nor while the plan rests',
			'05-13 08:05',
			[...putOff, event('plan.paused', '05-13 07:00', {}, '')],
			false,
		],
		['nor when it is closed', '05-13 08:05', [...putOff, event('plan.closed', '05-13 07:00', {}, '')], false],
	])('%s', (_, now, events, goes) => expect(found(now, events)).toEqual(goes ? [KEY] : []));

	test('of a unit without due time goes as well', () => {
		const given = { ...input('05-13 08:05', putOff), assignments: [assignment('')] };
		expect(evaluateFollowUp(given).notices).toMatchObject([{ unit: 'VHXH', dueAt: '', step: 'notice' }]);
	});

	test('of a unit without address does not: the officer calls', () => {
		const given = {
			...input('05-13 08:05', [confirmed]),
			units: [{ ...unit, contact: { phone: '0900 000 001' } }],
		};
		const { notices, calls } = evaluateFollowUp(given);
		expect([notices, calls.map(({ step }) => step)]).toEqual([[], ['call']]);
	});

	test('takes the place of the reminder to the same contact', () => {
		const { due, notices } = evaluateFollowUp(input('05-15 08:05', putOff));
		expect(due.map(({ step }) => step)).toEqual(['d-3']);
		expect(besideNotices(due, notices)).toEqual([]);
	});

	test('does not keep an escalation back', () => {
		const { due, notices } = evaluateFollowUp(input('05-22 08:05', putOff));
		expect(besideNotices(due, notices).map(({ to }) => to)).toEqual(['head']);
	});

	test('stands in the rehearsal, once', () => {
		const mails = rehearse(input('05-13 07:00', putOff)).flatMap((day) => day.mails);
		expect(mails.filter((mail) => mail.notices)).toMatchObject([
			{ at: vn('05-13 07:30'), address: ADDRESS, notices: [{ unit: 'VHXH' }] },
		]);
	});
});

test('copies for the Nơi nhận that were put off are taken up again, those that went are not', () => {
	const copy = (kind: string, planId: string, when: string) => ({
		...delivery(kind, `${planId}::recipient:report:email`, when, { step: 'recipient:report', to: ADDRESS }),
		planId,
	});
	const events = [
		copy('deferred', 'kh-1', '05-12 20:00'),
		copy('deferred', 'kh-2', '05-12 20:00'),
		copy('sent', 'kh-2', '05-12 21:00'),
		...putOff,
	];
	const now = Date.parse(vn('05-13 08:05'));
	expect([...copiesDue(events, { now, timezone: vietnam2026.timezone })]).toEqual(['kh-1']);
});
