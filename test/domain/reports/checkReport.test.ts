import { checkReport } from '../../../domain/reports/checkReport';
import type { Assignment, Indicator } from '../../../domain/types';

const indicators: Indicator[] = [
	{ id: 'q1', label: 'Băng rôn', kind: 'count', quota: 1 },
	{ id: 'm1', label: 'Kinh phí', kind: 'money', quota: null },
	{ id: 'ket_qua', label: 'Kết quả thực hiện', kind: 'text', quota: null },
];
const complete = {
	trang_thai: 'Hoàn thành',
	v_q1: '01',
	v_m1: '2,5 triệu',
	v_ket_qua: 'Đã treo',
	ghi_chu: 'Không',
};
const file = { name: 'anh.jpg', type: 'image/jpeg', size: 1000, sha256: 'a' };
const check = (answers: Record<string, unknown>, files = [] as (typeof file)[]) =>
	checkReport(indicators, { answers, files });
const words = (result: ReturnType<typeof checkReport>) =>
	result.ok ? [] : result.problems.map(({ field, message }) => `${field}| ${message}`);

it('reads a complete report', () => {
	expect(check({ ...complete, duong_dan: 'fb.com/phuong\nhttps://phuong.example/tin' }, [file])).toEqual({
		ok: true,
		report: {
			values: { q1: 1, m1: 2_500_000, ket_qua: 'Đã treo' },
			status: 'Hoàn thành',
			note: 'Không',
			links: ['https://fb.com/phuong', 'https://phuong.example/tin'],
			files: [file],
		},
	});
});

it('keeps what looks like a formula as the text it is, without control characters', () => {
	const result = check({ ...complete, v_ket_qua: '=1+1\u0000\r\n+2' });
	expect(result).toMatchObject({ report: { values: { ket_qua: '=1+1\n+2' } } });
});

it('takes a nil report without numbers', () => {
	expect(check({ trang_thai: 'Không phát sinh' })).toEqual({
		ok: true,
		report: { values: {}, status: 'Không phát sinh', nil: true },
	});
});

it.each([
	['an empty form is no nil report', {}, 'Tình trạng thực hiện'],
	['a missing number', { ...complete, v_q1: '' }, 'v_q1| Băng rôn: chưa có số liệu'],
	['a word for a number', { ...complete, v_q1: 'một' }, 'v_q1| Băng rôn: “một” không phải là số'],
	['half a banner', { ...complete, v_q1: '1,5' }, 'không phải là số nguyên'],
	['a number beside nil', { ...complete, trang_thai: 'Không phát sinh' }, 'phải để trống hoặc bằng 0'],
	['a status that is not offered', { ...complete, trang_thai: 'Tuyệt vời' }, 'hãy chọn một trong các mục'],
	['a text too long', { ...complete, ghi_chu: 'a'.repeat(5001) }, 'Ghi chú: dài 5001 ký tự'],
	[
		'a link that is none',
		{ ...complete, duong_dan: 'javascript:alert(1)' },
		'duong_dan| Đường dẫn: “javascript:alert(1)”',
	],
	['a link without a host', { ...complete, duong_dan: 'xong' }, '“xong” không phải là địa chỉ trang web'],
])('says what to mend: %s', (_, answers, expected) => {
	expect(words(check(answers)).join('\n')).toContain(expected);
});

it('names every problem at once', () => {
	const result = check({ trang_thai: '', v_q1: 'x', v_m1: 'y' });
	expect(result).toMatchObject({ problems: [{ field: 'trang_thai' }, { field: 'v_q1' }, { field: 'v_m1' }] });
});

it.each([
	['eleven files', Array.from({ length: 11 }, () => file), 'có 11 tệp, chỉ nhận tối đa 10'],
	[
		'files that are too large together',
		Array.from({ length: 4 }, () => ({ ...file, size: 16 * 2 ** 20 })),
		'cộng lại 64 MB',
	],
])('refuses %s', (_, files, expected) => {
	expect(words(check(complete, files)).join()).toContain(expected);
});

describe('a figure far off its quota', () => {
	const quota = (value: string, more: object = {}) =>
		checkReport([{ id: 'q', label: 'Cây xanh', kind: 'count', quota: 300 }], {
			answers: { trang_thai: 'Hoàn thành', v_q: value, ...more },
			files: [],
		});

	it.each([
		['thrice the quota', '900', true],
		['more than that', '901', false],
		['a third of it, done', '100', true],
		['less, done', '99', false],
		['none, done', '0', false],
	])('%s', (_, value, ok) => {
		const result = quota(value);
		expect(result.ok).toBe(ok);
		if (!ok)
			expect(words(result)).toEqual([
				expect.stringContaining(
					'ghi_chu| Ghi chú: cần vài chữ giải trình vì số liệu lệch xa chỉ tiêu: Cây xanh',
				),
			]);
	});

	it('is taken with a word of explanation, and needs none while the work goes on', () => {
		expect(quota('3.000', { ghi_chu: 'Doanh nghiệp tặng thêm cây' }).ok).toBe(true);
		expect(quota('0', { trang_thai: 'Đang thực hiện' }).ok).toBe(true);
		expect(quota('3.000', { ghi_chu: '.' }).ok).toBe(false);
	});
});

describe('figures that must fit each other', () => {
	const places: Indicator[] = [
		{ id: 'q2', label: 'Băng rôn', kind: 'count', quota: null },
		{ id: 'q2p1', label: 'Băng rôn — đường Trần Phú', kind: 'count', quota: null },
		{ id: 'q2p2', label: 'Băng rôn — đường Lê Lợi', kind: 'count', quota: null },
	];
	const spans: Indicator[] = [
		{ id: 'k', label: 'Lượt tuyên truyền trong kỳ', kind: 'count', quota: null },
		{ id: 'l', label: 'Lượt tuyên truyền (lũy kế)', kind: 'count', quota: null },
	];
	const typed = (indicatorsOf: Indicator[], values: Record<string, string>, before = {}) =>
		checkReport(
			indicatorsOf,
			{
				answers: {
					trang_thai: 'Đang thực hiện',
					...Object.fromEntries(Object.entries(values).map(([id, value]) => [`v_${id}`, value])),
				},
				files: [],
			},
			{ before },
		);

	it('a total is the sum of its places', () => {
		expect(typed(places, { q2: '5', q2p1: '3', q2p2: '2' }).ok).toBe(true);
		expect(words(typed(places, { q2: '5', q2p1: '3', q2p2: '1' }))).toEqual([
			'v_q2| Băng rôn: tổng là 5 nhưng cộng các phần là 4 (3 + 1). Hãy sửa cho khớp.',
		]);
	});

	it('a cumulative figure holds the one of the period', () => {
		expect(typed(spans, { k: '10', l: '10' }).ok).toBe(true);
		expect(words(typed(spans, { k: '10', l: '4' }))).toEqual([
			'v_l| Lượt tuyên truyền (lũy kế): lũy kế 4 nhỏ hơn số trong kỳ 10. Hãy sửa cho khớp.',
		]);
	});

	it('a cumulative figure that shrank asks for a word, one of the period may', () => {
		expect(words(typed(spans, { k: '1', l: '8' }, { k: 5, l: 12 })).join()).toContain(
			'lũy kế giảm: Lượt tuyên truyền (lũy kế) (8, lần trước 12)',
		);
		expect(typed(spans, { k: '1', l: '13' }, { k: 5, l: 12 }).ok).toBe(true);
	});
});

describe('a unit with several tasks', () => {
	const tasks: Assignment['tasks'] = [
		{ id: 'g1t1', text: 'Treo băng rôn', role: 'lead' },
		{ id: 'g1t2', text: 'Phát tờ rơi', role: 'implement' },
	];
	const status = (answers: Record<string, unknown>) => checkReport([], { answers, files: [] }, { tasks });

	it.each([
		['the whole for all', { trang_thai: 'Hoàn thành' }, 'Hoàn thành', ['Hoàn thành', 'Hoàn thành']],
		[
			'one of its own',
			{ trang_thai: 'Hoàn thành', nv_g1t2: 'Chưa thực hiện' },
			'Đang thực hiện',
			['Hoàn thành', 'Chưa thực hiện'],
		],
		[
			'each of its own and nothing for the whole',
			{ nv_g1t1: 'Hoàn thành', nv_g1t2: 'Không phát sinh' },
			'Hoàn thành',
			['Hoàn thành', 'Không phát sinh'],
		],
		[
			'the whole where a task says so',
			{ trang_thai: 'Đang thực hiện', nv_g1t1: 'Như tình trạng chung', nv_g1t2: 'Đang thực hiện' },
			'Đang thực hiện',
			['Đang thực hiện', 'Đang thực hiện'],
		],
	])('has a status for each: %s', (_, answers, whole, [first, second]) => {
		expect(status(answers)).toEqual({
			ok: true,
			report: { values: {}, status: whole, tasks: { g1t1: first, g1t2: second } },
		});
	});

	it('reports nil only when none of them happened', () => {
		expect(status({ nv_g1t1: 'Không phát sinh', nv_g1t2: 'Không phát sinh' })).toMatchObject({
			report: { nil: true },
		});
		expect(status({ trang_thai: 'Không phát sinh', nv_g1t2: 'Hoàn thành' })).toMatchObject({
			ok: true,
			report: { status: 'Hoàn thành' },
		});
	});

	it('is asked for what it left out', () => {
		expect(words(status({ nv_g1t1: 'Hoàn thành' })).join()).toContain('hoặc chọn cho từng nhiệm vụ');
	});
});

it('a yes-or-no question wants its answer', () => {
	const question: Indicator[] = [{ id: 'y', label: 'Có sổ theo dõi', kind: 'yesno', quota: null }];
	const answer = (value: string) =>
		checkReport(question, { answers: { trang_thai: 'Hoàn thành', v_y: value }, files: [] });
	expect(answer('Có')).toMatchObject({ report: { values: { y: 'Có' } } });
	expect(words(answer(''))).toEqual(['v_y| Có sổ theo dõi: hãy chọn Có hoặc Không.']);
	expect(answer('Có lẽ').ok).toBe(false);
});
