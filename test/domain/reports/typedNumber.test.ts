import { readTypedNumber } from '../../../domain/reports/typedNumber';
import type { Indicator } from '../../../domain/types';

const count: Indicator = { id: 'q1', label: 'Băng rôn — đường Trần Phú', kind: 'count', quota: 2 };
const money: Indicator = { id: 'm1', label: 'Kinh phí', kind: 'money', quota: null };

it.each([
	[count, '05', 5],
	[count, '1.250', 1250],
	[count, '05 băng rôn', 5],
	[count, '5 Băng Rôn', 5],
	[count, '5 cái', 5],
	[count, '2,0', 2],
	[money, '2,5 triệu', 2_500_000],
	[money, '2tr5', 2_500_000],
	[money, '15.000.000 đồng', 15_000_000],
	[money, '0', 0],
])('$label: understands %j as %j', (indicator, typed, value) => {
	expect(readTypedNumber(indicator, typed)).toEqual({ value });
});

it.each([
	[count, 'một', '“một” không phải là số'],
	[count, '-3', 'là số âm'],
	[count, '1,5', 'không phải là số nguyên'],
	[count, '1,250', 'Nếu là 1.250, hãy nhập liền: 1250'],
	[count, '5-7', 'không nhập khoảng'],
	[count, 'khoảng 50', 'không phải là số'],
	[count, '5 tờ rơi', 'không phải là số'],
	[count, '=2+3', 'không phải là số'],
	[money, '2,5', 'chưa đủ 1000 đồng'],
	[money, '2.5', 'Hãy dùng dấu phẩy cho phần lẻ'],
	[money, '15 bao gạo', 'ví dụ 15.000.000 hoặc 2,5 triệu'],
])('$label: refuses %j and says what to do', (indicator, typed, words) => {
	expect(readTypedNumber(indicator, typed)).toEqual({ problem: expect.stringContaining(words) });
});
