import { mailStands, stillDue } from '../../../domain/followup';
import type { LogEvent } from '../../../domain/types';
import { delivery, event, PLAN, vn } from './logRows';

const key = (unit = 'VHXH', round = 0) => `${PLAN}:${unit}:d0:email:2026-05-20:r${round}`;
const cover = (unit = 'VHXH', round = 0) => ({ planId: PLAN, unit, key: key(unit, round) });
const to = 'dau-moi@phuong.example';
const now = vn('05-20 08:10');

describe('re-read immediately before it is sent, a reminder', () => {
	test.each<[string, LogEvent[], boolean]>([
		['stands as long as nothing has moved', [], true],
		['falls with the report', [event('report.submitted', '05-20 08:06')], false],
		['falls with the exclusion', [event('unit.excluded', '05-20 08:06')], false],
		['falls with the close of its plan', [event('plan.closed', '05-20 08:06', {}, '')], false],
		['falls with a pause', [event('plan.paused', '05-20 08:06', {}, '')], false],
		[
			'stands again when the plan goes on',
			[event('plan.paused', '05-20 08:06', {}, ''), event('plan.resumed', '05-20 08:07', {}, '')],
			true,
		],
		['falls with an extension', [event('due.extended', '05-20 08:06', { dueAt: vn('05-27 17:00') })], false],
		[
			'stands with an extension within the day',
			[event('due.extended', '05-20 08:06', { dueAt: vn('05-20 20:00') })],
			true,
		],
		[
			'falls with a return, which asks for another one',
			[event('report.submitted', '05-19 08:00'), event('report.returned', '05-20 08:06')],
			false,
		],
		['falls when it was sent', [delivery('sent', key(), '05-20 08:06')], false],
		['does not care for another unit', [event('report.submitted', '05-20 08:06', {}, 'CA')], true],
		[
			'does not care for another plan',
			[{ ...event('report.submitted', '05-20 08:06'), planId: 'kh-99' }],
			true,
		],
	])('%s', (_, events, stands) => expect(stillDue([cover()], events, now)).toHaveLength(stands ? 1 : 0));

	test('of a round that was opened by a return stands', () => {
		const events = [event('report.submitted', '05-18 08:00'), event('report.returned', '05-19 08:06')];
		expect(stillDue([cover('VHXH', 1)], events, now)).toHaveLength(1);
	});

	describe('when its plan is confirmed anew', () => {
		const share = { unit: 'VHXH', planId: PLAN, tasks: [], indicators: [] };
		const plans = (dueAt: string, unit = 'VHXH') => ({
			plans: [{ planId: PLAN, assignments: [{ ...share, unit, dueAt }] }],
		});
		test.each<[string, ReturnType<typeof plans>, LogEvent[], boolean]>([
			['stands with the same due day', plans(vn('05-20 11:30')), [], true],
			['falls with another due day', plans(vn('05-25 17:00')), [], false],
			['falls without a share in it', plans(vn('05-20 17:00'), 'CA'), [], false],
			[
				'goes by the extension where there is one',
				plans(vn('05-15 17:00')),
				[event('due.extended', '05-18 08:06', { dueAt: vn('05-20 17:00') })],
				true,
			],
			['does not care for another plan', { plans: [] }, [], true],
		])('%s', (_, inForce, events, stands) =>
			expect(stillDue([cover()], events, now, inForce)).toHaveLength(stands ? 1 : 0),
		);
	});

	test('what is no reminder is kept', () => {
		const covers = [
			{ planId: PLAN, unit: 'VHXH', key: `${PLAN}:VHXH:notice:email` },
			{ planId: PLAN, unit: 'VHXH', key: `${key()}:call` },
		];
		expect(stillDue(covers, [event('plan.closed', '05-20 08:06', {}, '')], now)).toHaveLength(2);
	});
});

describe('a mail about several units', () => {
	const mail = { covers: [cover('A'), cover('B')], to };
	const sent = (unit: string, data: object) => ({
		...delivery('sent', key(unit), '05-20 08:05', { to, ...data }),
	});
	test.each<[string, LogEvent[], boolean]>([
		['stands as a whole', [], true],
		[
			'not in part: the next run composes what is left',
			[event('report.submitted', '05-20 08:06', {}, 'A')],
			false,
		],
		['not for somebody who was reminded meanwhile', [sent('C', {})], false],
		['nor for one of several', [sent('C', { to: `x@y.example, ${to.toUpperCase()}` })], false],
		[
			'nor while another run is sending to the same person',
			[delivery('sending', key('C'), '05-20 08:05', { to })],
			false,
		],
		['but beside one that failed', [delivery('failed', key('C'), '05-20 08:05', { to })], true],
		['beside a notice', [sent('C', { step: 'notice' })], true],
		['beside one of yesterday', [delivery('sent', key('C'), '05-19 08:05', { to })], true],
		[
			'beside its own row that it is being sent',
			[delivery('sending', key('A'), '05-20 08:09', { to })],
			true,
		],
	])('%s', (_, events, stands) => expect(mailStands(mail, events, now)).toBe(stands));

	test('about reports returned since the last one stands', () => {
		const events = [
			delivery('sent', key('C'), '05-20 08:01', { to }),
			event('report.submitted', '05-19 08:00'),
			event('report.returned', '05-20 08:06'),
		];
		expect(mailStands({ covers: [cover('VHXH', 1)], to }, events, now)).toBe(true);
	});

	test('is no concern of somebody who had the officer’s list today, unless about a return since', () => {
		const list = sent('C', { step: 'call' });
		expect(mailStands(mail, [list], now)).toBe(false);
		const events = [list, event('report.submitted', '05-19 08:00'), event('report.returned', '05-20 08:06')];
		expect(mailStands({ covers: [cover('VHXH', 1)], to }, events, now)).toBe(true);
	});

	test('leaves no room for the officer’s list on the same day', () => {
		const list = { covers: [{ planId: PLAN, unit: 'A', key: `${PLAN}:A:call:-` }], to, step: 'call' };
		expect(mailStands(list, [], now)).toBe(true);
		expect(mailStands(list, [sent('C', {})], now)).toBe(false);
		expect(mailStands(list, [sent('C', { to: 'x@y.example' })], now)).toBe(true);
	});

	test('too long for one mail leaves in parts: those of the same run are not another mail, those of another run are', () => {
		const part = [
			delivery('sending', key('C'), '05-20 08:08', { to, run: '7' }),
			delivery('sent', key('C'), '05-20 08:09', { to }),
			delivery('sending', key('D'), '05-20 08:09', { to, run: '7' }),
		];
		expect(mailStands(mail, part, now, { run: '7' })).toBe(true);
		expect(mailStands(mail, part, now, { run: '8' })).toBe(false);
	});

	test('is no concern of a notice', () => {
		const notice = { covers: [{ planId: PLAN, unit: 'A', key: `${PLAN}:A:notice:email` }], to };
		expect(mailStands(notice, [sent('C', {})], now)).toBe(true);
	});
});
