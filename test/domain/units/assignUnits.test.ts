import { planIdOf } from '../../../domain/plan';
import { assignUnits } from '../../../domain/units';
import { assignee, plan, quota, WARD } from './ward';

const of = (result: ReturnType<typeof assignUnits>, code: string) =>
	result.assignments.find((assignment) => assignment.unit === code);
const ROADS = quota({
	min: 5,
	max: 5,
	scope: 'total',
	places: [
		{ name: 'đường Hoa Sữa', count: 3 },
		{ name: 'Đường Bờ Đê', count: 2 },
	],
	evidence: { text: '+ Treo 05 băng rôn trên các trục đường.', line: 6 },
});

describe('tasks', () => {
	const assigned = plan({
		assignees: [
			assignee(['Phòng Văn hóa - Xã hội'], ['Chủ trì', 'lead'], 'Tổng hợp'),
			assignee(['các phòng', 'Phòng Văn hóa - Xã hội phường'], 'Hưởng ứng'),
			assignee(['Câu lạc bộ Cờ vua', 'Công an phường'], 'Giữ trật tự'),
			assignee(['câu lạc bộ cờ vua'], 'Thi đấu'),
		],
	});

	test('a unit in several groups gets one assignment with all its tasks, each once, in the order of the plan', () => {
		const result = assignUnits(assigned, WARD);
		expect(result.assignments.map(({ unit }) => unit)).toEqual(['VHXH', 'VP', 'KT', 'CA']);
		expect(of(result, 'VHXH')?.tasks).toEqual([
			{ id: 'g1t1', text: 'Chủ trì', role: 'lead' },
			{ id: 'g1t2', text: 'Tổng hợp', role: 'implement' },
			{ id: 'g2t1', text: 'Hưởng ứng', role: 'implement' },
		]);
		expect(of(result, 'KT')?.tasks.map(({ id }) => id)).toEqual(['g2t1']);
		expect(of(result, 'KT')?.planId).toBe(planIdOf(assigned));
	});

	test('a name that nobody answers to is given once, with where it was read', () => {
		expect(assignUnits(assigned, WARD).unmatched).toEqual([
			{
				name: 'Câu lạc bộ Cờ vua',
				evidence: { text: '- Giữ trật tự', line: 10 },
				reason: 'unknown',
				candidates: [],
				decidedBefore: [],
			},
		]);
	});

	test('the officer decides what a name means, or that it is left out', () => {
		const decide = (units: string[]) =>
			assignUnits(assigned, WARD, { corrections: [{ name: 'Câu lạc bộ cờ vua', units }] });
		expect(decide([]).unmatched).toEqual([]);
		expect(decide(['PN', 'DTN']).unmatched).toEqual([]);
		expect(of(decide(['PN', 'DTN']), 'DTN')?.tasks.map(({ id }) => id)).toEqual(['g3t1', 'g4t1']);
		expect(decide(['KHÔNG CÓ']).unmatched).toHaveLength(1);
	});
});

describe('quotas', () => {
	test('one each reaches every unit with an office, a residential group or its team has no gate', () => {
		const result = assignUnits(
			plan({ quotas: [quota({ appliesTo: ['cơ quan', 'đơn vị', 'trường học', 'trạm y tế'] })] }),
			WARD,
		);
		expect(result.assignments.map(({ unit }) => unit)).toEqual(
			WARD.filter(({ type }) => !type.startsWith('tổ ')).map(({ code }) => code),
		);
	});

	test('a kind of body in a quota means every unit of that kind, without a word such as các', () => {
		const twice = [...WARD, { code: 'TYT2', type: 'y tế', name: 'Trạm Y tế phường Lam Sơn', aliases: [] }];
		const result = assignUnits(plan({ quotas: [quota({ appliesTo: ['trạm y tế'] })] }), twice);
		expect(result.assignments.map(({ unit }) => unit)).toEqual(['TYT', 'TYT2']);
	});

	test('a unit that only a quota names gets the sentence of the quota as its task', () => {
		const result = assignUnits(
			plan({
				assignees: [assignee(['Công an phường'], 'Tuyên truyền')],
				quotas: [
					quota({ appliesTo: ['cơ quan'] }),
					quota({ item: 'pa nô', max: 2, appliesTo: ['trạm y tế'] }),
				],
			}),
			WARD,
		);
		expect(of(result, 'TYT')?.tasks).toEqual([
			{ id: 'q1', text: 'Mỗi cơ quan treo 01 băng rôn tại cổng trụ sở.', role: 'implement' },
			{ id: 'q2', text: 'Mỗi cơ quan treo 01 băng rôn tại cổng trụ sở.', role: 'implement' },
		]);
		expect(of(result, 'TYT')?.indicators).toEqual([
			{ id: 'q1', label: 'Băng rôn tại cổng trụ sở', kind: 'count', quota: 1 },
			{ id: 'q2', label: 'Pa nô tại cổng trụ sở', kind: 'count', quota: 2 },
			{ id: 'ket_qua', label: 'Kết quả thực hiện', kind: 'text', quota: null },
		]);
		expect(of(result, 'CA')?.tasks.map(({ id }) => id)).toEqual(['g1t1']);
	});

	test('a quota that names nobody reaches every unit that the plan names', () => {
		const result = assignUnits(
			plan({
				assignees: [assignee(['các tổ dân phố'], 'Vận động')],
				quotas: [
					quota({ item: 'số tiền ủng hộ', max: 500000, evidence: { text: '- Mỗi tổ vận động.', line: 3 } }),
				],
			}),
			WARD,
		);
		expect(result.assignments.map(({ unit }) => unit)).toEqual(['TDP1', 'TDP2']);
		expect(of(result, 'TDP1')?.indicators[0]).toEqual({
			id: 'q1',
			label: 'Số tiền ủng hộ',
			kind: 'money',
			quota: 500000,
		});
	});

	test('of a range the upper end is the quota', () => {
		const result = assignUnits(
			plan({
				assignees: [assignee(['Trạm Y tế'], 'Hiến máu')],
				quotas: [quota({ item: 'đơn vị máu', min: 200, max: 250 })],
			}),
			WARD,
		);
		expect(of(result, 'TYT')?.indicators[0]?.quota).toBe(250);
	});

	describe('a total goes to who does the work, one indicator a place', () => {
		const total = (...assignees: ReturnType<typeof assignee>[]) => {
			const result = assignUnits(plan({ assignees, quotas: [ROADS] }), WARD);
			return result.assignments
				.filter(({ indicators }) => indicators.length > 1)
				.map(({ unit, indicators }) => [
					unit,
					indicators.slice(0, -1).map(({ id, label, quota: q }) => [id, label, q]),
				]);
		};
		const places = [
			['q1p1', 'Băng rôn — đường Hoa Sữa', 3],
			['q1p2', 'Băng rôn — đường Bờ Đê', 2],
		];

		test.each([
			[
				'the one whose task speaks of the item on the roads',
				[
					assignee(['Phòng Văn hóa - Xã hội'], ['Chủ trì tham mưu', 'lead']),
					assignee(['các Tổ công nghệ số cộng đồng'], 'Treo băng rôn tại nhà văn hóa'),
					assignee(['Công an phường'], 'Treo băng zôn, khẩu hiệu trên các tuyến đường chính'),
				],
				'CA',
			],
			[
				'a group of one unit before a group of many',
				[
					assignee(['các trường học'], ['Chủ trì treo băng rôn trên đường Hoa Sữa', 'lead']),
					assignee(['Công an phường'], 'Treo băng rôn trên đường Hoa Sữa'),
				],
				'CA',
			],
			[
				'a lead before another',
				[
					assignee(['Công an phường'], 'Treo băng rôn trên đường Hoa Sữa'),
					assignee(['Phòng Văn hóa - Xã hội'], ['Chủ trì treo băng rôn trên đường', 'lead']),
				],
				'VHXH',
			],
			[
				"the plan's lead when no task speaks of it",
				[
					assignee(['Công an phường'], 'Giữ trật tự'),
					assignee(['Phòng Văn hóa - Xã hội'], ['Chủ trì', 'lead']),
				],
				'VHXH',
			],
		])('%s', (_what, assignees, code) => {
			expect(total(...assignees)).toEqual([[code, places]]);
		});

		test('whom the quota itself names comes first, with its sentence when no group names that unit', () => {
			const result = assignUnits(
				plan({
					assignees: [assignee(['Phòng Văn hóa - Xã hội'], ['Chủ trì treo băng rôn trên đường', 'lead'])],
					quotas: [{ ...ROADS, appliesTo: ['Công an phường'] }],
				}),
				WARD,
			);
			expect(of(result, 'CA')?.tasks).toEqual([
				{ id: 'q1', text: 'Treo 05 băng rôn trên các trục đường.', role: 'implement' },
			]);
			expect(of(result, 'CA')?.indicators.map(({ id }) => id)).toEqual(['q1p1', 'q1p2', 'ket_qua']);
			expect(of(result, 'VHXH')?.indicators.map(({ id }) => id)).toEqual(['ket_qua']);
		});

		test('nobody, when nobody speaks of it and nobody leads', () => {
			expect(total(assignee(['Công an phường'], 'Giữ trật tự'))).toEqual([]);
		});

		test('a group of many shares it: the common figure is said, none has it alone', () => {
			expect(total(assignee(['các trường học'], 'Treo băng rôn trên các tuyến đường'))).toEqual(
				['MN', 'TH1', 'TH2'].map((code) => [
					code,
					[
						['q1p1', 'Băng rôn — đường Hoa Sữa (chỉ tiêu chung: 3)', null],
						['q1p2', 'Băng rôn — đường Bờ Đê (chỉ tiêu chung: 2)', null],
					],
				]),
			);
		});
	});
});

describe('the due time', () => {
	const evidence = { text: '', line: 1 };
	const period = { start: '2026-05-12', end: '2026-05-18', evidence };
	const task = { what: 'task' as const, date: '2026-05-15', evidence };
	const report = { what: 'report' as const, date: '2026-05-20', evidence };
	test.each([
		[
			'what the officer gave',
			{ deadlines: [report], period },
			'2026-05-22T10:00:00+07:00',
			'2026-05-22T10:00:00+07:00',
		],
		['a day that the officer gave', { deadlines: [report] }, '2026-05-22', '2026-05-22T17:00:00+07:00'],
		['an instant elsewhere', {}, '2026-05-22T03:00:00Z', '2026-05-22T10:00:00+07:00'],
		['the day for reports', { deadlines: [task, report], period }, undefined, '2026-05-20T17:00:00+07:00'],
		[
			'the time for reports',
			{ deadlines: [{ ...report, date: '2026-05-20T16:00:00+07:00' }] },
			undefined,
			'2026-05-20T16:00:00+07:00',
		],
		[
			'the latest day for tasks',
			{ deadlines: [{ ...task, date: '2026-05-16' }, task], period },
			undefined,
			'2026-05-16T17:00:00+07:00',
		],
		['the end of the period', { period }, undefined, '2026-05-18T17:00:00+07:00'],
		['nothing, and the officer must give it', {}, undefined, ''],
	])('%s', (_what, parts, dueAt, expected) => {
		const result = assignUnits(plan({ ...parts, assignees: [assignee(['Công an phường'], 'x')] }), WARD, {
			dueAt,
		});
		expect(result.assignments[0]?.dueAt).toBe(expected);
	});

	test('a time that is none is refused', () => {
		expect(() => assignUnits(plan(), WARD, { dueAt: 'ngày mai' })).toThrow(RangeError);
	});
});

test('the same plan and directory give the same assignments, and neither is changed', () => {
	const given = plan({ assignees: [assignee(['các trường học'], 'x')], quotas: [quota({})] });
	const before = JSON.stringify([given, WARD]);
	expect(assignUnits(given, WARD)).toEqual(assignUnits(given, WARD));
	expect(JSON.stringify([given, WARD])).toBe(before);
});

test('an empty directory leaves every name unmatched', () => {
	const result = assignUnits(plan({ assignees: [assignee(['các trường học', 'Công an phường'], 'x')] }), []);
	expect(result.assignments).toEqual([]);
	expect(result.unmatched.map(({ name }) => name)).toEqual(['các trường học', 'Công an phường']);
});
