import { checkReport } from '../../../domain/reports/checkReport';
import type { Indicator } from '../../../domain/types';

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

it('reads a complete report', () => {
	expect(check(complete, [file])).toEqual({
		ok: true,
		report: {
			values: { q1: 1, m1: 2_500_000, ket_qua: 'Đã treo' },
			status: 'Hoàn thành',
			note: 'Không',
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
	['a missing number', { ...complete, v_q1: '' }, 'Băng rôn: chưa có số liệu'],
	['a word for a number', { ...complete, v_q1: 'một' }, '“một” không phải là số'],
	['half a banner', { ...complete, v_q1: '1,5' }, 'không phải là số'],
	['an ambiguous point', { ...complete, v_q1: '1.5' }, 'không phải là số'],
	['a number beside nil', { ...complete, trang_thai: 'Không phát sinh' }, 'phải để trống hoặc bằng 0'],
	['a status that is not offered', { ...complete, trang_thai: 'Tuyệt vời' }, 'hãy chọn một trong các mục'],
	['a text too long', { ...complete, ghi_chu: 'a'.repeat(5001) }, 'Ghi chú: dài 5001 ký tự'],
])('says what to mend: %s', (_, answers, words) => {
	const result = check(answers);
	expect(result.ok).toBe(false);
	expect(JSON.stringify(result)).toContain(words);
});

it.each([
	['a program', { ...file, name: 'cai-dat.exe' }, 'chỉ nhận ảnh'],
	['an empty file', { ...file, size: 0 }, 'rỗng'],
	['a file too large', { ...file, size: 21 * 2 ** 20 }, '20 MB'],
])('refuses %s as evidence', (_, evidence, words) => {
	expect(JSON.stringify(check(complete, [evidence]))).toContain(words);
});

it('names every problem at once', () => {
	const result = check({ trang_thai: '', v_q1: 'x', v_m1: 'y' });
	expect(result).toMatchObject({ problems: [{ field: 'trang_thai' }, { field: 'v_q1' }, { field: 'v_m1' }] });
});
