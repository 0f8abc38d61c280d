import { defaultPolicy, evaluateFollowUp, ladderInstants, vietnam2026 } from '../../../domain/followup';
import type { FollowUpPolicy, LogEvent } from '../../../domain/types';
import { assignment, delivery, event, sentRow, unitOf, vn } from './logRows';

/** Due on Wednesday 20/05/2026 at 17:00 unless told otherwise. */
function run(
	now: string,
	events: LogEvent[] = [],
	{ dueAt = vn('05-20 17:00'), policy = defaultPolicy } = {},
) {
	const input = {
		assignments: [assignment(dueAt)],
		units: [unitOf('VHXH')],
		events,
		policy,
		calendar: vietnam2026,
	};
	return evaluateFollowUp({ ...input, now: now.includes('T') ? now : vn(now) }).due;
}
const steps = (...args: Parameters<typeof run>) => run(...args).map((reminder) => reminder.step);
const key = (step: string, due = '2026-05-20', round = 0) => `kh-36:VHXH:${step}:email:${due}:r${round}`;

const ladder = (
	window: FollowUpPolicy['window'],
	...rungs: [string, number, string, 'contact' | 'head' | 'chair'][]
) => ({
	window,
	steps: rungs.map(([id, workingDays, at, to]) => ({
		id,
		workingDays,
		at,
		to,
		channels: ['email' as const],
	})),
});

describe('a silent unit', () => {
	test.each([
		['05-15 07:59', [], 'before the first step'],
		['05-15 08:00', ['d-3'], 'three working days before'],
		['05-18 17:29', ['d-3'], 'the machine was off for a working day'],
		['05-19 08:00', ['d-1'], 'one working day before'],
		['05-20 08:00', ['d0'], 'the due morning'],
		['05-20 17:29', ['d0'], 'late by minutes, no step yet'],
		['05-21 08:00', ['d+1'], 'one working day late'],
		['05-22 08:00', ['d+2', 'd+2-head'], 'two: the head as well'],
		['05-25 09:00', ['d+2', 'd+2-head'], 'three, the machine was off since: the head is not forgotten'],
		['05-26 08:00', ['d+4-chair'], 'four: the chair, which overtakes all before'],
		['07-01 08:00', ['d+4-chair'], 'weeks later'],
		['05-16 08:00', [], 'a Saturday'],
		['05-17 08:00', [], 'a Sunday'],
		['05-18 07:29', [], 'before the window'],
		['05-18 07:30', ['d-3'], 'the window opens'],
		['05-19 07:30', [], 'half an hour before the next step the missed one waits for it'],
		['05-18 17:30', [], 'the window closes'],
	])('at %s gets %j (%s)', (now, expected) => expect(steps(now)).toEqual(expected));

	test('gets a reminder that says what it is', () => {
		expect(run('05-19 08:00')).toEqual([
			{ key: key('d-1'), planId: 'kh-36', unit: 'VHXH', step: 'd-1', to: 'contact', channels: ['email'] },
		]);
	});

	test('is found whatever the offset of now and the timezone of the server', () => {
		expect(steps('2026-05-19T01:00:00Z')).toEqual(['d-1']);
		expect(steps('2026-05-19T08:00:00')).toEqual(['d-1']);
		expect(steps('2026-05-19T00:29:00Z')).toEqual([]);
	});
});

describe('around days off', () => {
	test.each([
		['05-16 17:00', '05-15 08:00', ['d-1'], 'due on a Saturday: warned on Friday'],
		['05-16 17:00', '05-16 08:00', [], 'due on a Saturday: nothing that day'],
		['05-16 17:00', '05-18 07:59', [], 'due on a Saturday: no "one day left" on Monday'],
		['05-16 17:00', '05-18 08:00', ['d+1'], 'due on a Saturday: chased on Monday'],
		['02-13 17:00', '02-20 08:00', [], 'over Tết nothing is sent'],
		['02-13 17:00', '02-23 08:00', ['d+1'], 'after Tết the first day late'],
		['02-24 17:00', '02-13 08:00', ['d-3'], 'warned before Tết'],
		['04-29 17:00', '05-01 08:00', [], 'on 1/5 nothing is sent'],
		['04-29 17:00', '05-04 08:00', ['d+1'], 'after 30/4–1/5'],
		['01-12 17:00', '01-10 08:00', ['d-1'], 'on a worked Saturday'],
		['08-31 17:00', '08-31 08:00', [], 'due on a swapped Monday'],
		['08-31 17:00', '09-03 08:00', ['d+1'], 'after 2/9'],
		['05-31 23:59', '06-01 08:00', ['d+1'], 'due on the last of the month, a Sunday'],
		['05-29 23:59', '05-29 08:00', ['d0'], 'due at 23:59: its morning is the same day'],
	])('due %s, at %s: %j (%s)', (dueAt, now, expected) => {
		expect(steps(now, [], { dueAt: vn(dueAt) })).toEqual(expected);
	});

	test('a step outside the window waits for the next opening', () => {
		const policy = ladder(
			{ from: '07:30', to: '17:30' },
			['early', -1, '06:00', 'contact'],
			['night', 0, '20:00', 'contact'],
		);
		expect(ladderInstants([assignment(vn('05-22 17:00'))], policy, vietnam2026)).toEqual([
			vn('05-21 07:30'),
			vn('05-25 07:30'),
		]);
	});
});

describe('the log decides', () => {
	test.each<[string, LogEvent[], string[]]>([
		['a report came', [event('report.submitted', '05-18 09:00')], []],
		[
			'it was accepted',
			[event('report.submitted', '05-18 09:00'), event('report.accepted', '05-18 10:00')],
			[],
		],
		['the unit is excluded', [event('unit.excluded', '05-18 09:00')], []],
		['the plan is closed', [event('plan.closed', '05-18 09:00', {}, '')], []],
		[
			'it was opened again',
			[event('plan.closed', '05-18 09:00'), event('plan.reopened', '05-18 10:00')],
			['d0'],
		],
		['another plan has a report', [{ ...event('report.submitted', '05-18 09:00'), planId: 'kh-37' }], ['d0']],
		['another unit has a report', [event('report.submitted', '05-18 09:00', {}, 'CA')], ['d0']],
		[
			'the report was withdrawn before',
			[event('report.submitted', '05-18 09:00'), event('report.withdrawn', '05-19 09:00')],
			['d0'],
		],
		['an earlier step was sent', [delivery('sent', key('d-1'), '05-19 08:00')], ['d0']],
		['this step was sent', [delivery('sent', key('d0'), '05-20 08:00')], []],
		[
			'sent, then somehow sending again',
			[delivery('sent', key('d0'), '05-20 08:00'), delivery('sending', key('d0'), '05-20 08:10')],
			[],
		],
		['in flight', [delivery('sending', key('d0'), '05-20 08:00')], []],
		['in flight for an hour', [delivery('sending', key('d0'), '05-20 07:55')], ['d0']],
		[
			'twice without outcome',
			[delivery('sending', key('d0'), '05-20 06:00'), delivery('sending', key('d0'), '05-20 07:05')],
			[],
		],
		['refused for good', [delivery('failed', key('d0'), '05-20 07:00', { errorClass: 'permanent' })], []],
		['failed for good', [delivery('failed', key('d0'), '05-20 07:00', { final: true })], []],
		['failed just now', [delivery('failed', key('d0'), '05-20 08:30')], []],
		['failed an hour ago', [delivery('failed', key('d0'), '05-20 07:55')], ['d0']],
		[
			'failed twice',
			[delivery('failed', key('d0'), '05-20 06:00'), delivery('failed', key('d0'), '05-20 07:30')],
			[],
		],
		[
			'deferred',
			[delivery('sending', key('d0'), '05-20 08:50'), delivery('deferred', key('d0'), '05-20 08:51')],
			['d0'],
		],
	])('on the due morning at 08:55, %s', (_, events, expected) =>
		expect(steps('05-20 08:55', events)).toEqual(expected),
	);

	test('a failed step does not silence the ladder', () => {
		expect(steps('05-21 08:00', [delivery('failed', key('d0'), '05-20 08:00', { final: true })])).toEqual([
			'd+1',
		]);
	});

	test('a step that has been sent does not make room for an earlier one', () => {
		expect(steps('05-22 09:00', [delivery('sent', key('d+2'), '05-22 08:00')])).toEqual(['d+2-head']);
		expect(steps('05-26 09:00', [delivery('sent', key('d+4-chair'), '05-26 08:00')])).toEqual([]);
	});

	test('an escalation that was missed is not lost to a later reminder to the contact', () => {
		const policy = ladder(
			defaultPolicy.window,
			['head', 2, '08:00', 'head'],
			['again', 3, '08:00', 'contact'],
		);
		expect(steps('05-25 09:00', [], { policy })).toEqual(['head', 'again']);
	});

	test('one that goes higher overtakes it', () => {
		const policy = ladder(
			defaultPolicy.window,
			['one', 1, '08:00', 'contact'],
			['two', 2, '08:00', 'head'],
			['four', 4, '08:00', 'chair'],
		);
		expect(steps('05-25 09:00', [], { policy })).toEqual(['two']);
		expect(steps('05-26 09:00', [], { policy })).toEqual(['four']);
	});
});

describe('a returned report', () => {
	const returned = (when: string) => [
		event('report.submitted', '05-18 09:00'),
		event('report.returned', when, { reason: 'Thiếu' }),
	];

	test('starts the ladder again with keys of its own, from the next step on', () => {
		const events = [delivery('sent', key('d-1'), '05-19 08:00'), ...returned('05-19 10:00')];
		expect(steps('05-19 11:00', events)).toEqual([]);
		expect(run('05-20 08:00', events).map((one) => one.key)).toEqual([key('d0', '2026-05-20', 1)]);
		expect(run('05-21 08:00', events).map((one) => one.key)).toEqual([key('d+1', '2026-05-20', 1)]);
	});

	test('that came back on the morning of a step gets that step once more when its hour comes', () => {
		expect(steps('05-20 08:00', returned('05-20 07:50'))).toEqual(['d0']);
	});

	test('is chased against the extended due time', () => {
		const events = [
			...returned('05-19 10:00'),
			event('due.extended', '05-19 10:00', { dueAt: vn('05-27 17:00') }),
		];
		expect(steps('05-21 08:00', events)).toEqual([]);
		expect(run('05-22 08:00', events).map((one) => one.key)).toEqual([key('d-3', '2026-05-27', 1)]);
	});

	test('after the whole ladder is chased from the return, up to its top', () => {
		const events = returned('06-01 10:00');
		const seen = ['06-01 11:00', '06-02 08:00', '06-03 08:00', '06-05 08:00'].map((now) =>
			steps(now, events),
		);
		expect(seen).toEqual([[], ['d+1'], ['d+2', 'd+2-head'], ['d+4-chair']]);
	});

	test('that is answered is left in peace', () => {
		expect(
			steps('05-21 08:00', [...returned('05-19 10:00'), event('report.submitted', '05-20 09:00')]),
		).toEqual([]);
	});
});

describe('new terms', () => {
	const extended = event('due.extended', '05-20 09:00', { dueAt: vn('05-27 17:00'), reason: 'Mưa bão' });

	test('an extension moves the ladder', () => {
		const events = [delivery('sent', key('d-1'), '05-19 08:00'), extended];
		expect(steps('05-21 08:00', events)).toEqual([]);
		expect(run('05-26 08:00', events).map((one) => one.key)).toEqual([key('d-1', '2026-05-27')]);
	});

	test('an extension to tomorrow is no reason to remind at once', () => {
		expect(steps('05-20 10:00', [{ ...extended, data: { dueAt: vn('05-21 17:00') } }])).toEqual([]);
	});

	test('whoever was told today is not reminded of days that have passed', () => {
		const told = delivery('sent', 'kh-36:VHXH:notice:email', '05-18 10:00');
		expect(steps('05-18 11:00', [told])).toEqual([]);
		expect(steps('05-19 08:00', [told])).toEqual(['d-1']);
		expect(steps('05-15 08:00', [told])).toEqual(['d-3']);
	});

	test('a unit that is included again is chased from then on', () => {
		const events = [event('unit.excluded', '05-12 09:00'), event('unit.included', '06-01 09:00')];
		expect(steps('06-02 08:00', events)).toEqual(['d+1']);
	});

	test('a unit without a due time is not chased', () => {
		expect(run('06-02 08:00', [], { dueAt: '' })).toEqual([]);
		expect(() => run('06-02 08:00', [], { dueAt: 'mai' })).toThrow('mai');
	});
});

test('codes with odd signs cannot make two keys one', () => {
	const pair: [string, string][] = [
		['a:b', 'c'],
		['a', 'b:c'],
	];
	const assignments = pair.map(([planId, unit]) => assignment(vn('05-20 17:00'), unit, planId));
	const { due } = evaluateFollowUp({
		assignments,
		units: [],
		events: [],
		policy: defaultPolicy,
		calendar: vietnam2026,
		now: vn('05-20 08:00'),
	});
	expect(new Set(due.map((one) => one.key)).size).toBe(2);
	expect(sentRow(due[0]!, vn('05-20 08:00')).key).toBe(due[0]!.key);
});

test('the instants of a ladder are those at which it falls due, sorted, each once', () => {
	const assignments = [
		assignment(vn('05-20 17:00')),
		assignment(vn('05-20 11:00'), 'CA'),
		assignment(vn('05-21 17:00'), 'QS'),
		assignment('', 'YT'),
	];
	expect(ladderInstants(assignments, defaultPolicy, vietnam2026)).toEqual(
		['05-15', '05-18', '05-19', '05-20', '05-21', '05-22', '05-25', '05-26', '05-27'].map((day) =>
			vn(`${day} 08:00`),
		),
	);
});
