import { parseNumber } from '../../../domain/text/parseNumber';

it.each([
	['0', 0],
	['05', 5],
	[' 12 ', 12],
	['1.250', 1250],
	['15.000.000 đồng', 15_000_000],
	['15.000.000đ', 15_000_000],
	['1 250 000', 1_250_000],
	['2,5', 2.5],
	['2,5 triệu', 2_500_000],
	['1,2 tỷ đồng', 1_200_000_000],
	['500 nghìn', 500_000],
	['', null],
	['-1', null],
	['1.5', null],
	['1e9', null],
	['năm', null],
	['5 cái', null],
	['=1+1', null],
	['99999999999999999999', null],
])('reads %j as %j', (typed, value) => {
	expect(parseNumber(typed)).toBe(value);
});
