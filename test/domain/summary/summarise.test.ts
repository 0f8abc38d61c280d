import type { Indicator, LogEvent } from '../../../domain/types';
import { summariseWard } from './summariseWard';
import { assignments, events, NOW, PLAN_ID, plan, stored, units } from './wardBook';

const rowOf = (unit: string, summary = summariseWard()) =>
	summary.groups.flatMap((group) => group.rows).find((row) => row.unit === unit)!;
const event = (unit: string, kind: string, at: string, data: LogEvent['data'] = {}): LogEvent => ({
	planId: PLAN_ID,
	unit,
	kind,
	at,
	by: '',
	key: '',
	data,
});

describe('the figures', () => {
	test('excluded units leave the denominator, returned reports are no reports', () => {
		expect(summariseWard().figures).toEqual({
			planId: PLAN_ID,
			units: 44,
			reported: 28,
			submitted: 24,
			accepted: 4,
			returned: 1,
			waiting: 15,
			late: 16,
			onTime: 27,
			excluded: 1,
			complete: false,
		});
	});

	test('a plan is complete when every unit that must report has done so', () => {
		const rest = units.map(({ code }) => event(code, 'report.submitted', NOW, { values: {} }));
		expect(summariseWard({ events: [...events, ...rest] }).figures).toMatchObject({
			reported: 44,
			complete: true,
		});
	});

	test('events of another plan change nothing', () => {
		const foreign = events.map((one) => ({ ...one, planId: 'kh-khac' }));
		expect(summariseWard({ events: foreign }).figures).toMatchObject({ units: 45, reported: 0 });
	});
});

describe('the table', () => {
	test('groups follow the order of unit types, units the order of the directory', () => {
		const { groups } = summariseWard();
		expect(groups.map((group) => `${group.title} ${group.figures.reported}/${group.figures.units}`)).toEqual([
			'Phòng chuyên môn 1/2',
			'Văn phòng 1/1',
			'Trung tâm 1/2',
			'Công an 1/1',
			'Quân sự 0/1',
			'Mặt trận Tổ quốc 1/1',
			'Đoàn thể 2/4',
			'Trường học 6/9',
			'Cơ sở y tế 1/1',
			'Tổ dân phố 2/5',
			'Tổ công nghệ số cộng đồng 8/12',
			'Doanh nghiệp 3/3',
			'Hợp tác xã 1/2',
		]);
		expect(groups.flatMap((group) => group.rows.map((row) => row.order))).toEqual(units.map((_, i) => i + 1));
		expect(groups[7]!.rows.map((row) => row.unit)).toEqual([
			'TH1',
			'TH2',
			'TH3',
			'TH4',
			'TH5',
			'TH6',
			'TH7',
			'TH8',
			'TH9',
		]);
	});

	const banner = (assigned: number | null, reported: number | null) => ({ q1: { assigned, reported } });
	test.each([
		[
			'accepted',
			'TH1',
			{ stateText: 'Đã duyệt', punctuality: 'Đúng hạn', daysLate: null, values: banner(1, 1) },
		],
		[
			'silent past the due time',
			'TH7',
			{ stateText: 'Chưa báo cáo', punctuality: 'Quá hạn', daysLate: 2, values: banner(1, null) },
		],
		[
			'extended',
			'TH9',
			{ punctuality: 'Trong hạn', daysLate: null, note: 'Gia hạn đến 17:00 ngày 25/05/2026' },
		],
		[
			'late',
			'HTX1',
			{ stateText: 'Đã nộp', punctuality: 'Nộp trễ', daysLate: 1, submittedAt: '2026-05-21T14:20:00+07:00' },
		],
		[
			'excluded',
			'HTX3',
			{ stateText: 'Loại trừ', punctuality: '', values: banner(null, null), note: 'Loại trừ: Đã giải thể' },
		],
		['nil', 'TDP1', { stateText: 'Đã nộp', result: 'Không phát sinh', values: {} }],
		['entered by the officer', 'TDP2', { note: 'Cán bộ đầu mối nhập thay' }],
		[
			'two streets of its own',
			'TT2',
			{
				values: {
					q1: { assigned: 1, reported: 1 },
					q2p1: { assigned: 2, reported: 2 },
					q2p2: { assigned: 1, reported: 0 },
				},
			},
		],
	])('a unit that is %s', (_, unit, row) => {
		expect(rowOf(unit)).toMatchObject(row);
	});

	test('a returned report shows why and none of its figures', () => {
		expect(rowOf('DT3')).toMatchObject({
			stateText: 'Trả lại',
			values: banner(1, null),
			submittedAt: null,
			result: '',
			note: 'Trả lại: Chưa ghi số băng rôn đã treo',
		});
	});

	test('a unit that left the directory is shown by its code', () => {
		const summary = summariseWard({ units: units.filter(({ code }) => code !== 'CA1') });
		expect(summary.groups.at(-1)).toMatchObject({
			title: 'Đơn vị khác',
			rows: [{ unit: 'CA1', name: 'CA1' }],
		});
	});
});

describe('the totals', () => {
	test('every indicator is added up over the units that have it', () => {
		expect(summariseWard().indicators).toMatchObject([
			{ id: 'q1', units: 27, assigned: 27, reported: 19, difference: -8 },
			{ id: 'q2p1', units: 2, assigned: 4, reported: 2, difference: -2 },
			{ id: 'q2p2', units: 1, assigned: 1, reported: 0, difference: -1 },
		]);
	});

	test('nothing reported yet is null and not 0', () => {
		expect(summariseWard({ events: [] }).indicators[0]).toMatchObject({
			assigned: 28,
			reported: null,
			difference: null,
		});
	});

	test('the figures of the types add up to the whole', () => {
		const { groups, figures } = summariseWard();
		for (const key of ['units', 'reported', 'onTime', 'late', 'returned', 'excluded'] as const)
			expect(groups.reduce((sum, group) => sum + group.figures[key], 0)).toBe(figures[key]);
	});

	test('of accepted reports only, when the ward says so; who has reported stays the same', () => {
		const all = summariseWard();
		const accepted = summariseWard({ counted: 'accepted' });
		expect(accepted.figures).toEqual(all.figures);
		expect(accepted.indicators[0]).toMatchObject({ assigned: 27, reported: 4 });
		expect([all.counting, accepted.counting]).toEqual([
			'Số liệu cộng theo các báo cáo đã nộp và đã duyệt.',
			'Số liệu chỉ cộng theo các báo cáo đã duyệt.',
		]);
	});

	test('a nil report stands with zero for what was assigned', () => {
		const nil = event('TH7', 'report.submitted', '2026-05-19T08:00:00+07:00', { nil: true, values: {} });
		const row = summariseWard({ events: [nil] })
			.groups.flatMap(({ rows }) => rows)
			.find(({ unit }) => unit === 'TH7');
		expect(row).toMatchObject({ state: 'submitted', values: { q1: { assigned: 1, reported: 0 } } });
	});

	test('an extension is judged by its own due time', () => {
		const sent = event('TH9', 'report.submitted', '2026-05-24T08:00:00+07:00', { values: { q1: 1 } });
		const { figures } = summariseWard({ events: [...events, sent], now: '2026-05-26T08:00:00+07:00' });
		expect(figures).toMatchObject({ reported: 29, onTime: 28 });
	});

	test.each<[string, Indicator['kind'], unknown[], number | null]>([
		['a yes counts, a no does not', 'yesno', ['Có', 'không', true], 2],
		['digits that came as text count as a number', 'count', ['3', 4], 7],
		['words instead of a number do not count', 'count', ['vài cái', 4], 4],
		['money adds up', 'money', [1_500_000, 250_000.5], 1_750_000.5],
	])('%s', (_, kind, answers, total) => {
		const indicator: Indicator = { id: 'q9', label: 'Mới', kind, quota: null };
		const shares = assignments.slice(0, 3).map((one) => ({ ...one, indicators: [indicator] }));
		const reports = answers.map((q9, i) =>
			event(shares[i]!.unit, 'report.submitted', NOW, { values: { q9 } }),
		);
		const summary = summariseWard({ stored: { ...stored, assignments: shares }, events: reports });
		expect(summary.indicators).toMatchObject([{ id: 'q9', kind, reported: total }]);
	});
});

describe('the late list', () => {
	test('who still owes comes before who was late, each with whom to call and how often reminded', () => {
		const { late } = summariseWard();
		expect(late).toHaveLength(16);
		expect(late[0]).toEqual({
			order: 1,
			unit: 'TH7',
			name: 'Trường Trung học cơ sở Hòa Bình 1',
			returned: false,
			settled: false,
			situation: 'Chưa báo cáo',
			contactTitle: 'Hiệu trưởng',
			phone: '0900 000 016',
			email: 'th7@hoabinhmau.example',
			dueAt: '2026-05-20T17:00:00+07:00',
			daysLate: 2,
			remindersSent: 2,
			lastRemindedAt: '2026-05-21T08:00:00+07:00',
		});
		expect(late.at(-1)).toMatchObject({
			unit: 'HTX1',
			situation: 'Đã nộp trễ',
			daysLate: 1,
			remindersSent: 1,
		});
		expect(late.find(({ unit }) => unit === 'DT3')?.situation).toBe('Bị trả lại, chưa nộp lại');
		expect(late.map(({ unit }) => unit)).not.toContain('HTX3');
	});

	test('nobody is late before the due time', () => {
		expect(summariseWard({ now: '2026-05-20T17:00:00+07:00', events: [] }).late).toEqual([]);
	});
});

describe('the head', () => {
	test('names issuer, document, due time and moment', () => {
		expect(summariseWard().head).toMatchObject({
			issuer: ['ỦY BAN NHÂN DÂN', 'PHƯỜNG HÒA BÌNH MẪU'],
			document: 'Kế hoạch số 36/KH-UBND ngày 08/05/2026 của Ủy ban nhân dân phường Hòa Bình Mẫu',
			due: 'hạn báo cáo: 17:00 ngày 20/05/2026',
			asOf: 'Tính đến 16:30 ngày 22/05/2026',
			placeAndDate: 'Hòa Bình Mẫu, ngày 22 tháng 5 năm 2026',
			signatory: 'TM. ỦY BAN NHÂN DÂN',
		});
	});

	test('a number and a date that are blank in the document stay blank', () => {
		const blank = { ...stored, plan: { ...plan, number: null, issuedOn: null, place: null } };
		expect(summariseWard({ stored: blank, now: '2026-02-03T08:00:00+07:00' }).head).toMatchObject({
			document: 'Kế hoạch số ……/KH-UBND của Ủy ban nhân dân phường Hòa Bình Mẫu',
			placeAndDate: 'Hòa Bình Mẫu, ngày 03 tháng 02 năm 2026',
		});
	});
});
