import {
	defaultPolicy,
	policyProblems,
	readCalendar,
	readPolicy,
	vietnam2026,
} from '../../../domain/followup';

const step = defaultPolicy.steps[0]!;
const withStep = (change: object) => ({ ...defaultPolicy, steps: [{ ...step, ...change }] });

describe('a follow-up policy', () => {
	test('the default one can be used, as object and as text', () => {
		expect(policyProblems(defaultPolicy)).toEqual([]);
		expect(readPolicy(JSON.stringify(defaultPolicy))).toEqual(readPolicy(defaultPolicy));
	});

	test.each<[unknown, string]>([
		[[], 'no object'],
		[{ window: defaultPolicy.window }, '"steps" is no list'],
		[{ ...defaultPolicy, window: { from: '7:30', to: '17:30' } }, '"window" has no "from"'],
		[{ ...defaultPolicy, window: { from: '17:30', to: '07:30' } }, 'ends before it begins'],
		[{ ...defaultPolicy, steps: [step, step] }, 'two steps have the id "d-3"'],
		[{ ...defaultPolicy, steps: [null] }, 'step 1 is no object'],
		[withStep({ id: '' }), 'step 1 has no "id"'],
		[withStep({ id: 'notice' }), 'is taken'],
		[withStep({ at: '25:00' }), 'step "d-3": "at"'],
		[withStep({ to: 'mayor' }), '"to" is none of contact, head, chair'],
		[withStep({ workingDays: '1' }), '"workingDays"'],
		[withStep({ workingDays: 0.5 }), '"workingDays"'],
		[withStep({ channels: [] }), '"channels"'],
		[withStep({ channels: ['fax'] }), '"channels"'],
		[withStep({ channels: ['email', 'email'] }), '"channels"'],
	])('%j is refused: %s', (policy, reason) => expect(() => readPolicy(policy)).toThrow(reason));

	test.each([
		...['call', 'excluded', 'extended', 'included', 'link', 'manual', 'manual-head', 'notice', 'receipt'],
		...['returned', 'summary', 'test', 'waiting', 'recipient:report', ' notice '],
	])('a step may not be called “%s”: other messages are', (id) =>
		expect(() => readPolicy(withStep({ id }))).toThrow('is taken'),
	);

	test('text that is no JSON is refused', () => expect(() => readPolicy('{')).toThrow('Policy'));

	test('all that is wrong is said at once', () => {
		expect(policyProblems(withStep({ at: 'noon', to: 'all' }))).toHaveLength(2);
	});
});

describe('a calendar', () => {
	test('is read from text, its lists may be left out', () => {
		expect(readCalendar(JSON.stringify(vietnam2026))).toEqual(vietnam2026);
		expect(readCalendar({ timezone: 'Asia/Tokyo' })).toEqual({
			timezone: 'Asia/Tokyo',
			holidays: [],
			extraWorkingDays: [],
		});
	});

	test.each<[unknown, string]>([
		['[]', 'no object'],
		[{ timezone: 'Hanoi' }, '"timezone"'],
		[{ timezone: 'Asia/Tokyo', holidays: '2026-01-01' }, '"holidays" is no list'],
		[{ timezone: 'Asia/Tokyo', holidays: ['30/4'] }, '"30/4"'],
		[{ timezone: 'Asia/Tokyo', extraWorkingDays: ['2026-02-30'] }, '"2026-02-30"'],
	])('%j is refused: %s', (calendar, reason) => expect(() => readCalendar(calendar)).toThrow(reason));
});
