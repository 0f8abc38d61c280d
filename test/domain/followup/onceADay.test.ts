import { defaultPolicy, evaluateFollowUp, policyEvent, vietnam2026 } from '../../../domain/followup';
import type { Assignment, FollowUpPolicy, LogEvent, Unit } from '../../../domain/types';
import { assignment, event, unitOf, vn } from './logRows';

const SHARED = 'mot-nguoi@phuong.example';

function unit(code: string, contact = '', head = ''): Unit {
	return { ...unitOf(code), contact: { email: contact }, head: { email: head } };
}

/** A school, its annex and a group with one contact; another unit of its own. */
const units = [
	unit('A', SHARED, 'lanhdao-a@phuong.example'),
	unit('B', SHARED.toUpperCase()),
	unit('C', 'rieng@phuong.example'),
];
const committee = event('settings.changed', '05-01 08:00', { committeeEmails: ['chutich@phuong.example'] });

function due(now: string, events: LogEvent[], assignments: Assignment[], policy = defaultPolicy) {
	const input = { assignments, units, events: [committee, ...events], policy, calendar: vietnam2026 };
	return evaluateFollowUp({ ...input, now: vn(now) }).due.map(
		({ planId, unit: code, step }) => `${planId} ${code} ${step}`,
	);
}

function row(kind: string, at: string, [planId, code, step]: [string, string, string], to: string): LogEvent {
	const key = `${planId}:${code}:${step}:email:2026-05-20:r0`;
	return { planId, unit: code, kind: `delivery.${kind}`, at: vn(at), by: '', key, data: { step, to } };
}

const both = [
	assignment(vn('05-20 17:00'), 'A'),
	assignment(vn('05-20 17:00'), 'B'),
	assignment(vn('05-20 17:00'), 'C'),
	assignment(vn('05-21 17:00'), 'A', 'kh-37'),
];
/** On the due morning of kh-36, the day before that of kh-37. */
const everything = ['kh-36 A d0', 'kh-36 B d0', 'kh-36 C d0', 'kh-37 A d-1'];

test('what is due to one person for several units and plans is due at once, to leave in one mail', () => {
	expect(due('05-20 08:05', [], both)).toEqual(everything);
});

describe('whoever was reminded today', () => {
	const told = row('sent', '05-20 08:05', ['kh-36', 'A', 'd0'], SHARED);
	test.each<[string, LogEvent[], string[]]>([
		['gets nothing more, whatever unit or plan it is about', [told], ['kh-36 C d0']],
		['by a plan that is not asked for now, neither', [{ ...told, planId: 'kh-99' }], ['kh-36 C d0']],
		[
			'the address written in other letters is the same person',
			[row('sent', '05-20 08:05', ['kh-36', 'A', 'd0'], SHARED.toUpperCase())],
			['kh-36 C d0'],
		],
		['yesterday, is reminded today', [row('sent', '05-19 08:05', ['kh-36', 'A', 'd-1'], SHARED)], everything],
		[
			'late in the evening by the clock of another offset, counts for the day in Việt Nam',
			[{ ...told, at: '2026-05-20T00:30:00Z' }],
			['kh-36 C d0'],
		],
		[
			'with a notice, is reminded all the same',
			[row('sent', '05-20 07:40', ['kh-36', 'A', 'notice'], SHARED)],
			['kh-36 A d0', 'kh-36 B d0', 'kh-36 C d0', 'kh-37 A d-1'],
		],
		[
			'in vain, is tried again after an hour',
			[row('failed', '05-20 08:05', ['kh-36', 'A', 'd0'], SHARED)],
			everything,
		],
	])('%s', (_, events, expected) => expect(due('05-20 09:10', events, both)).toEqual(expected));

	test('is reminded about a report that was returned since, and of nothing else', () => {
		const events = [
			told,
			event('report.submitted', '05-19 09:00', {}, 'B'),
			event('report.returned', '05-20 09:00', { reason: 'Thiếu' }, 'B'),
		];
		const twice = ladder(['som', 0, '08:00'], ['muon', 0, '14:00']);
		expect(due('05-20 14:05', events, both, twice)).toEqual(['kh-36 B muon', 'kh-36 C muon']);
	});
});

describe('while the outcome of a mail is unknown', () => {
	const open = (code: string) => row('sending', '05-20 08:05', ['kh-36', code, 'd0'], SHARED);
	test.each<[string, string, LogEvent[], string[]]>([
		['for an hour its person gets nothing', '05-20 08:50', [open('A'), open('B')], ['kh-36 C d0']],
		[
			'then the very same mail is tried again',
			'05-20 09:10',
			[open('A'), open('B')],
			['kh-36 A d0', 'kh-36 B d0', 'kh-36 C d0'],
		],
		[
			'but no other one, when a unit of it has reported',
			'05-20 09:10',
			[open('A'), open('B'), event('report.submitted', '05-20 08:30', {}, 'B')],
			['kh-36 C d0'],
		],
	])('%s', (_, now, events, expected) => expect(due(now, events, both)).toEqual(expected));
});

describe('ladders with other hours', () => {
	const late: FollowUpPolicy = ladder(['chieu', -1, '14:00']);
	const own = policyEvent('kh-37', late, vn('05-01 08:00'), 'Cán bộ');

	test('the mail of the day takes along what comes later today', () => {
		expect(due('05-20 08:05', [own], both)).toEqual([
			'kh-36 A d0',
			'kh-36 B d0',
			'kh-36 C d0',
			'kh-37 A chieu',
		]);
	});

	test('alone, it waits for its hour', () => {
		expect(due('05-20 08:05', [own], both.slice(3))).toEqual([]);
		expect(due('05-20 14:05', [own], both.slice(3))).toEqual(['kh-37 A chieu']);
	});

	test('what was missed yesterday waits for the mail of the day, and goes with it', () => {
		const assignments = [assignment(vn('05-19 17:00'), 'B'), assignment(vn('05-20 17:00'), 'A')];
		const policy = ladder(['truoc', 0, '08:00'], ['sau', 2, '08:00']);
		expect(due('05-20 07:35', [], assignments, policy)).toEqual([]);
		expect(due('05-20 08:05', [], assignments, policy)).toEqual(['kh-36 B truoc', 'kh-36 A truoc']);
	});
});

describe('the committee', () => {
	const assignments = [
		assignment(vn('05-20 17:00'), 'A'),
		assignment(vn('05-20 17:00'), 'C'),
		assignment(vn('05-22 17:00'), 'A', 'kh-37'),
	];
	test('gets the late units of all plans at once', () => {
		expect(due('05-28 08:05', [], assignments)).toEqual([
			'kh-36 A d+4-chair',
			'kh-36 C d+4-chair',
			'kh-37 A d+4-chair',
		]);
	});

	test('whoever sits on it and heads a unit is written to as the head another day', () => {
		const chairman = event('settings.changed', '05-02 08:00', {
			committeeEmails: ['chutich@phuong.example', 'Lanhdao-A@phuong.example'],
		});
		expect(due('05-26 08:05', [chairman], assignments)).toEqual([
			'kh-36 A d+4-chair',
			'kh-36 C d+4-chair',
			'kh-37 A d+2',
		]);
		const told = ['A', 'C'].map((code) =>
			row('sent', '05-26 08:05', ['kh-36', code, 'd+4-chair'], 'lanhdao-a@phuong.example, x@y.example'),
		);
		expect(due('05-27 08:05', [chairman, ...told], assignments)).toContain('kh-37 A d+2-head');
	});
});

function ladder(...steps: [string, number, string][]): FollowUpPolicy {
	return {
		window: defaultPolicy.window,
		steps: steps.map(([id, workingDays, at]) => ({
			id,
			workingDays,
			at,
			to: 'contact',
			channels: ['email'],
		})),
	};
}
