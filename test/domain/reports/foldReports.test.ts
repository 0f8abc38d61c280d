import { foldEach, foldReports } from '../../../domain/reports/foldReports';
import { assignment, event, vn } from '../followup/logRows';

const own = assignment(vn('05-20 17:00'));
const submitted = (when: string, values: Record<string, unknown> = {}) =>
	event('report.submitted', when, { values });
const fold = (...events: ReturnType<typeof event>[]) => foldReports(own, events);

describe('a unit in the log', () => {
	test.each([
		['nothing happened', [], 'waiting'],
		['a report came', ['report.submitted'], 'submitted'],
		['it was accepted', ['report.submitted', 'report.accepted'], 'accepted'],
		['it was returned', ['report.submitted', 'report.returned'], 'returned'],
		['the return was answered', ['report.submitted', 'report.returned', 'report.submitted'], 'submitted'],
		[
			'an accepted one was returned after all',
			['report.submitted', 'report.accepted', 'report.returned'],
			'returned',
		],
		[
			'an accepted one was sent anew',
			['report.submitted', 'report.accepted', 'report.submitted'],
			'submitted',
		],
		['it was withdrawn', ['report.submitted', 'report.withdrawn'], 'waiting'],
		['a withdrawal came too late', ['report.submitted', 'report.accepted', 'report.withdrawn'], 'accepted'],
		['a withdrawal met a return', ['report.submitted', 'report.returned', 'report.withdrawn'], 'returned'],
		['the unit was excluded', ['report.submitted', 'unit.excluded'], 'excluded'],
		['a report of an excluded unit', ['unit.excluded', 'report.submitted'], 'excluded'],
		['it was included again', ['unit.excluded', 'report.submitted', 'unit.included'], 'submitted'],
		[
			'rows that are no report',
			['notice.acknowledged', 'delivery.sent', 'toString', 'unit.included'],
			'waiting',
		],
	])('%s', (_, kinds, state) => {
		expect(fold(...kinds.map((kind, i) => event(kind, `05-18 0${i}:00`))).state).toBe(state);
	});

	test('the latest revision is in force and the first is remembered', () => {
		const state = fold(
			event('report.submitted', '05-18 09:00', { values: { q1: 1 }, via: 'form', note: 'Một' }),
			event('report.submitted', '05-19 09:00', {
				values: { q1: 2 },
				via: 'officer',
				nil: false,
				files: [{ name: 'a' }],
			}),
		);
		expect(state).toMatchObject({
			revision: 2,
			values: { q1: 2 },
			via: 'officer',
			note: '',
			files: [{ name: 'a' }],
		});
		expect(state).toMatchObject({ submittedAt: vn('05-19 09:00'), firstSubmittedAt: vn('05-18 09:00') });
	});

	test('a report that says nothing happened is one', () => {
		expect(fold(event('report.submitted', '05-18 09:00', { nil: true }))).toMatchObject({
			nil: true,
			values: {},
		});
	});

	test('a returned report keeps its values for correction and tells why it came back', () => {
		const state = fold(
			submitted('05-18 09:00', { q1: 1 }),
			event('report.returned', '05-18 10:00', { reason: 'Thiếu ảnh' }),
		);
		expect(state).toMatchObject({
			values: { q1: 1 },
			returnReason: 'Thiếu ảnh',
			returnedAt: vn('05-18 10:00'),
		});
		expect(state).toMatchObject({ round: 1, reopenedAt: vn('05-18 10:00'), settledAt: null });
	});

	test('a withdrawn report leaves nothing but its number', () => {
		const state = fold(submitted('05-18 09:00', { q1: 1 }), event('report.withdrawn', '05-18 10:00'));
		expect(state).toMatchObject({
			values: {},
			submittedAt: null,
			revision: 1,
			firstSubmittedAt: vn('05-18 09:00'),
		});
	});

	test('a second return of the same report opens no second round', () => {
		const state = fold(
			submitted('05-18 09:00'),
			event('report.returned', '05-18 10:00', { reason: 'a' }),
			event('report.returned', '05-18 10:01', { reason: 'b' }),
		);
		expect(state).toMatchObject({ round: 1, returnReason: 'b' });
	});

	test('the same submission stored twice counts once, other values under its key do not get lost', () => {
		const first = { ...submitted('05-18 09:00', { q1: 1 }), key: 'k' };
		expect(fold(first, { ...first, at: vn('05-18 09:01') })).toMatchObject({
			revision: 1,
			submittedAt: first.at,
		});
		expect(fold(first, { ...submitted('05-18 09:01', { q1: 2 }), key: 'k' })).toMatchObject({
			revision: 2,
			values: { q1: 2 },
		});
	});

	test('the last extension is the due time in force', () => {
		const extended = (when: string, dueAt: string) =>
			event('due.extended', when, { dueAt: vn(dueAt), reason: 'Bão' });
		expect(
			fold(extended('05-18 09:00', '05-25 17:00'), extended('05-19 09:00', '05-22 17:00')),
		).toMatchObject({
			dueAt: vn('05-22 17:00'),
			extendedAt: vn('05-19 09:00'),
		});
		expect(fold(event('due.extended', '05-18 09:00', {})).dueAt).toBe(own.dueAt);
	});

	test('the first acknowledgement is kept', () => {
		expect(
			fold(event('notice.acknowledged', '05-18 09:00'), event('notice.acknowledged', '05-18 10:00'))
				.acknowledgedAt,
		).toBe(vn('05-18 09:00'));
	});
});

describe('the order of the log', () => {
	const late = event('report.returned', '2026-05-18T10:00:00+07:00');
	const early = event('report.submitted', '2026-05-18T02:59:59.500Z');

	test('is that of the instants, whatever their offsets', () => {
		expect(fold(late, early).state).toBe('returned');
		expect(fold(late, event('report.submitted', '2026-05-18T03:00:01Z')).state).toBe('submitted');
	});

	test('is that of the instants, when they carry no seconds', () => {
		const first = event('report.submitted', '2026-05-18T10:00+08:00');
		expect(fold(event('report.returned', '2026-05-18T09:30+07:00'), first).state).toBe('returned');
	});

	test('is that of the rows for one instant', () => {
		const same = '2026-05-18T03:00:00Z';
		expect(fold(event('report.submitted', same), late).state).toBe('returned');
		expect(fold(late, event('report.submitted', same)).state).toBe('submitted');
	});

	test('survives a row without a readable instant', () => {
		const broken = event('notice.acknowledged', 'T?');
		expect(fold(late, broken, early)).toMatchObject({ state: 'returned' });
	});

	test('an instant with milliseconds is not sorted by its letters', () => {
		const withMillis = event('report.submitted', '2026-05-18T10:00:00.900+07:00');
		expect(fold(withMillis, late).history.map((one) => one.kind)).toEqual([
			'report.returned',
			'report.submitted',
		]);
	});
});

describe('many assignments', () => {
	const other = assignment(vn('05-20 17:00'), 'CA');
	const elsewhere = assignment(vn('05-20 17:00'), 'VHXH', 'kh-37');

	test('each unit sees its own events of its own plan only', () => {
		const events = [submitted('05-18 09:00'), event('unit.excluded', '05-18 09:00', {}, 'CA')];
		expect(foldEach([own, other, elsewhere], events).map(({ state }) => state)).toEqual([
			'submitted',
			'excluded',
			'waiting',
		]);
		expect(foldReports(elsewhere, events).state).toBe('waiting');
	});
});
