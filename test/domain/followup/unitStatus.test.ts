import { defaultPolicy, evaluateFollowUp, vietnam2026 } from '../../../domain/followup';
import type { LogEvent } from '../../../domain/types';
import { assignment, delivery, event, vn } from './logRows';

/** Due on Wednesday 20/05/2026 at 17:00. */
function status(now: string, events: LogEvent[] = [], dueAt = vn('05-20 17:00')) {
	const input = {
		assignments: [assignment(dueAt)],
		units: [],
		events,
		policy: defaultPolicy,
		calendar: vietnam2026,
	};
	return evaluateFollowUp({ ...input, now: vn(now) }).statuses[0]!;
}
const report = (when: string) => event('report.submitted', when);
const returned = (when: string) => event('report.returned', when);

describe('late and on time', () => {
	test.each<[string, string, LogEvent[], boolean, number, boolean | null]>([
		['silent before the due time', '05-20 16:59', [], false, 0, null],
		['silent at the due time', '05-20 17:00', [], false, 0, null],
		['silent a minute later', '05-20 17:01', [], true, 0, null],
		['silent the next day', '05-21 00:01', [], true, 1, null],
		['silent over a weekend', '05-24 12:00', [], true, 2, null],
		['silent four working days', '05-26 08:00', [], true, 4, null],
		['reported before', '05-26 08:00', [report('05-19 09:00')], false, 0, true],
		['reported at the due time', '05-26 08:00', [report('05-20 17:00')], false, 0, true],
		['reported in the evening', '05-26 08:00', [report('05-20 20:00')], true, 0, false],
		['reported two days late', '06-26 08:00', [report('05-22 09:00')], true, 2, false],
		[
			'accepted later',
			'05-26 08:00',
			[report('05-19 09:00'), event('report.accepted', '05-25 09:00')],
			false,
			0,
			true,
		],
		[
			'corrected by itself after the due time',
			'05-26 08:00',
			[report('05-19 09:00'), report('05-21 09:00')],
			false,
			0,
			true,
		],
		['returned in time', '05-20 08:00', [report('05-18 09:00'), returned('05-19 09:00')], false, 0, null],
		[
			'returned and silent since',
			'05-22 08:00',
			[report('05-18 09:00'), returned('05-19 09:00')],
			true,
			2,
			null,
		],
		[
			'returned and answered in time',
			'05-26 08:00',
			[report('05-18 09:00'), returned('05-19 09:00'), report('05-20 09:00')],
			false,
			0,
			true,
		],
		[
			'returned and answered late',
			'05-26 08:00',
			[report('05-18 09:00'), returned('05-19 09:00'), report('05-21 09:00')],
			true,
			1,
			false,
		],
		[
			'withdrawn and silent',
			'05-21 08:00',
			[report('05-18 09:00'), event('report.withdrawn', '05-19 09:00')],
			true,
			1,
			null,
		],
		['excluded', '05-26 08:00', [event('unit.excluded', '05-18 09:00')], false, 0, null],
		[
			'extended',
			'05-26 08:00',
			[event('due.extended', '05-20 09:00', { dueAt: vn('05-26 17:00') })],
			false,
			0,
			null,
		],
		[
			'late, then extended',
			'05-27 08:00',
			[report('05-22 09:00'), event('due.extended', '05-25 09:00', { dueAt: vn('05-26 17:00') })],
			false,
			0,
			true,
		],
	])('%s, seen at %s', (_, now, events, late, daysLate, onTime) => {
		expect(status(now, events)).toMatchObject({ late, daysLate, onTime });
	});

	test('a unit without a due time is never late', () => {
		expect(status('12-31 08:00', [], '')).toMatchObject({
			late: false,
			daysLate: 0,
			onTime: null,
			dueAt: '',
		});
	});
});

describe('what a status tells', () => {
	test('the due time in force and the time of the latest revision', () => {
		const events = [
			report('05-18 09:00'),
			event('due.extended', '05-18 09:30', { dueAt: vn('05-22 17:00') }),
			report('05-19 09:00'),
		];
		expect(status('05-19 10:00', events)).toEqual({
			planId: 'kh-36',
			unit: 'VHXH',
			state: 'submitted',
			dueAt: vn('05-22 17:00'),
			late: false,
			daysLate: 0,
			onTime: true,
			submittedAt: vn('05-19 09:00'),
			remindersSent: 0,
			lastRemindedAt: null,
		});
	});

	test('how often it was reminded: what was sent, by the ladder, each key once', () => {
		const events = [
			delivery('sent', 'kh-36:VHXH:notice:email', '05-12 08:00'),
			delivery('sent', 'kh-36:VHXH:receipt:email', '05-12 08:00'),
			delivery('sent', 'kh-36:VHXH:d-3:email', '05-15 08:00'),
			delivery('sending', 'kh-36:VHXH:d-1:email', '05-19 08:00'),
			delivery('sent', 'kh-36:VHXH:d-1:email', '05-19 08:01'),
			delivery('sent', 'kh-36:VHXH:d-1:email', '05-19 08:02'),
			delivery('failed', 'kh-36:VHXH:d0:email', '05-20 08:00'),
		];
		expect(status('05-20 09:00', events)).toMatchObject({
			remindersSent: 2,
			lastRemindedAt: vn('05-19 08:02'),
		});
	});

	test('one status an assignment, in their order, the closed plans too', () => {
		const assignments = [
			assignment(vn('05-20 17:00'), 'B'),
			assignment(vn('05-20 17:00'), 'A'),
			assignment(vn('05-20 17:00'), 'B', 'kh-37'),
		];
		const events = [event('plan.closed', '05-18 09:00', {}, '')];
		const { due, statuses } = evaluateFollowUp({
			assignments,
			units: [],
			events,
			policy: defaultPolicy,
			calendar: vietnam2026,
			now: vn('05-21 08:00'),
		});
		expect(statuses.map(({ planId, unit }) => `${planId} ${unit}`)).toEqual([
			'kh-36 B',
			'kh-36 A',
			'kh-37 B',
		]);
		expect(due.map(({ planId, unit }) => `${planId} ${unit}`)).toEqual(['kh-37 B']);
	});
});
