import {
	defaultPolicy,
	evaluateFollowUp,
	policiesInForce,
	policyEvent,
	vietnam2026,
} from '../../../domain/followup';
import type { FollowUpPolicy } from '../../../domain/types';
import { assignment, delivery, event, PLAN, vn } from './logRows';

const only = (id: string, at = '08:00', window = defaultPolicy.window): FollowUpPolicy => ({
	steps: [{ id, workingDays: -1, at, to: 'contact', channels: ['email'] }],
	window,
});
const at = (when: string, planId: string, policy: FollowUpPolicy | null) =>
	policyEvent(planId, policy, vn(when), 'Cán bộ');
const stepsOf = (planId: string, ...events: Parameters<typeof policiesInForce>[0]) =>
	policiesInForce(events)
		.of(planId)
		.steps.map(({ id }) => id);

test.each([
	['without a word, the default', [], defaultPolicy.steps.map(({ id }) => id)],
	["the ward's, where the plan has none", [at('05-01 08:00', '-', only('w'))], ['w']],
	[
		"the plan's own before the ward's",
		[at('05-02 08:00', '-', only('w')), at('05-01 08:00', PLAN, only('p'))],
		['p'],
	],
	['the latest', [at('05-02 08:00', PLAN, only('new')), at('05-01 08:00', PLAN, only('old'))], ['new']],
	['of another plan, none', [at('05-01 08:00', 'kh-99', only('x'))], defaultPolicy.steps.map(({ id }) => id)],
	[
		"taken back, the ward's again",
		[at('05-01 08:00', '-', only('w')), at('05-01 08:00', PLAN, only('p')), at('05-02 08:00', PLAN, null)],
		['w'],
	],
	[
		'a row that holds no ladder is passed over',
		[
			at('05-01 08:00', PLAN, only('p')),
			{ ...event('policy.changed', '05-02 08:00', { steps: 'x' }), unit: '' },
		],
		['p'],
	],
])('%s', (_, events, expected) => expect(stepsOf(PLAN, ...events)).toEqual(expected));

test('a given ladder stands for the ward, not for the plan', () => {
	const events = [at('05-01 08:00', '-', only('w')), at('05-01 08:00', PLAN, only('p'))];
	const policies = policiesInForce(events, only('given'));
	expect(policies.of('kh-99').steps[0]!.id).toBe('given');
	expect(policies.of(PLAN).steps[0]!.id).toBe('p');
	expect(policies.hasOwn(PLAN)).toBe(true);
	expect(policies.hasOwn('kh-99')).toBe(false);
});

describe('a plan with a ladder of its own', () => {
	const run = (now: string, ...events: Parameters<typeof policiesInForce>[0]) =>
		evaluateFollowUp({
			assignments: [assignment(vn('05-20 17:00')), assignment(vn('05-20 17:00'), 'VHXH', 'kh-37')],
			units: [],
			events,
			policy: defaultPolicy,
			calendar: vietnam2026,
			now: vn(now),
		});
	const own = at('05-01 08:00', PLAN, only('hom-truoc', '10:00', { from: '09:00', to: '11:00' }));

	test('keeps to its steps and to its hours, the others to theirs', () => {
		const seen = (now: string) => run(now, own).due.map(({ planId, step }) => `${planId} ${step}`);
		expect(seen('05-15 08:00')).toEqual(['kh-37 d-3']);
		expect(seen('05-19 10:00')).toEqual(['kh-36 hom-truoc', 'kh-37 d-1']);
		expect(seen('05-19 11:00')).toEqual(['kh-37 d-1']);
		expect(seen('05-21 08:00')).toEqual(['kh-37 d+1']);
	});

	test('still counts what was sent by the ladder it had before', () => {
		const sent = delivery('sent', `${PLAN}:VHXH:d-3:email:2026-05-20:r0`, '05-15 08:00');
		expect(run('05-19 12:00', own, sent).statuses[0]).toMatchObject({ remindersSent: 1 });
	});
});

test('a plan that is paused rests, and goes on with the latest step alone', () => {
	const run = (now: string) =>
		evaluateFollowUp({
			assignments: [assignment(vn('05-20 17:00'))],
			units: [],
			events: [
				event('plan.paused', '05-15 07:00', { reason: 'Bão' }, ''),
				event('plan.resumed', '05-21 12:00', {}, ''),
			].filter((one) => one.at <= vn(now)),
			policy: defaultPolicy,
			calendar: vietnam2026,
			now: vn(now),
		});
	expect(run('05-20 08:00').due).toEqual([]);
	expect(run('05-20 08:00').statuses).toHaveLength(1);
	expect(run('05-21 12:05').due.map(({ step }) => step)).toEqual(['d+1']);
});
