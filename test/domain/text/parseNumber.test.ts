import fc from 'fast-check';
import { parseNumber } from '../../../domain/text/parseNumber';

it.each([
	['0', 0],
	['05', 5],
	[' 12 ', 12],
	['1.250', 1250],
	['１２', 12],
	['15.000.000 đồng', 15_000_000],
	['15.000.000đ', 15_000_000],
	['15.000.000 VNĐ', 15_000_000],
	['1 250 000', 1_250_000],
	['1\u00a0250\u00a0000', 1_250_000],
	['2,5', 2.5],
	['2,5 triệu', 2_500_000],
	['2,5tr', 2_500_000],
	['2tr5', 2_500_000],
	['1.5 triệu', 1_500_000],
	['1,2 tỷ đồng', 1_200_000_000],
	['500 nghìn', 500_000],
	['500k', 500_000],
	['500K đồng', 500_000],
	['', null],
	['-1', null],
	['1.5', null],
	['1.50', null],
	['1.2500', null],
	['12.50.000', null],
	['1e9', null],
	['năm', null],
	['triệu', null],
	['2 triệu 500', null],
	['5 cái', null],
	['=1+1', null],
	['99999999999999999999', null],
])('reads %j as %j', (typed, value) => {
	expect(parseNumber(typed)).toBe(value);
});

const grouped = (value: number, mark: string) => String(value).replace(/\B(?=(\d{3})+$)/g, mark);

it('reads every whole number in each of the ways people write it', () => {
	fc.assert(
		fc.property(fc.nat(2_000_000_000), (value) => {
			const written = [
				String(value),
				`00${value}`,
				grouped(value, '.'),
				grouped(value, ' '),
				` ${grouped(value, '.')} đồng `,
			];
			for (const typed of written) expect(parseNumber(typed)).toBe(value);
		}),
	);
});

it('reads a fraction of a scale as the sum it is', () => {
	const words = fc.constantFrom(['nghìn', 1e3], ['triệu', 1e6], ['tỷ', 1e9] as const);
	fc.assert(
		fc.property(fc.nat(9999), fc.nat(99), words, (whole, hundredths, [word, scale]) => {
			const typed = `${whole},${String(hundredths).padStart(2, '0')} ${word}`;
			expect(parseNumber(typed)).toBe(Math.round((whole * 100 + hundredths) * (Number(scale) / 100)));
		}),
	);
});

it('makes of any text a number that is not negative, or none', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-\d., trkđệu]{0,20}$/u)), (typed) => {
			const value = parseNumber(typed);
			expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true);
		}),
		{ numRuns: 2000 },
	);
});
