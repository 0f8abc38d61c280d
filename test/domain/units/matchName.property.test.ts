import fc from 'fast-check';
import { foldName, foldNameWithAccents } from '../../../domain/text/foldName';
import { assignUnits } from '../../../domain/units';
import type { Plan, Unit } from '../../../domain/types';
import { COMMUNE, COMMUNE_PLAN, PROVINCE, PROVINCE_PLAN, TOWN, TOWN_PLAN } from './directories';
import { assignee, plan } from './ward';

const WARDS: [Unit[], Partial<Plan>][] = [
	[TOWN, TOWN_PLAN],
	[COMMUNE, COMMUNE_PLAN],
	[PROVINCE, PROVINCE_PLAN],
];
const match = (names: string[], units: Unit[], issuer: Partial<Plan> = {}) => {
	const result = assignUnits(plan({ ...issuer, assignees: [assignee(names, 'x')] }), units);
	return {
		units: result.assignments.map(({ unit }) => unit).toSorted(),
		unmatched: result.unmatched.map(({ name, candidates, reason }) => ({ name, candidates, reason })),
	};
};

/** Words as they stand in names of bodies, abbreviations and connecting words among them: what random letters never hit. */
const word = fc.constantFrom(
	...'Phòng Văn hóa hoà Xã hội UBND HĐND và các Các trường Trường TH THCS MN xã phường tỉnh số 0 01 1 2 so tt TT VH XH d c đ/c bch BCH qs co cơ sở tổ Tổ dân phố TDP CNSCĐ cộng đồng thôn bản Bản ấp Đoàn TN Hội ND PN LHPN Việt Nam Mặt trận Tổ quốc trực thuộc đơn vị Sở Y tế Công an Quân sự Trưởng Hiệu trưởng Chủ tịch ông bà Bí thư Chi bộ đảng ủy từ đến khu vực A II P. , ; & - – ( ) Hạ Hà'.split(
		' ',
	),
);
const phrase = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
const anyText = fc.oneof(phrase, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('folding', () => {
	test('twice is the same as once, for any text', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(foldName(foldName(text))).toBe(foldName(text));
			}),
			{ numRuns: 1000 },
		);
	});
	test('loses nothing of the accents but their place', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(foldName(foldNameWithAccents(text))).toBe(foldName(text));
				expect(foldNameWithAccents(text.normalize('NFD'))).toBe(foldNameWithAccents(text.normalize('NFC')));
			}),
			{ numRuns: 1000 },
		);
	});
});

test('matching answers whatever stands in names and directory', () => {
	const unit = fc.record({
		code: fc.string({ minLength: 1, maxLength: 5 }),
		name: anyText,
		type: fc.constantFrom('khác', 'phòng', 'trường học', 'tổ dân phố', 'công an'),
		aliases: fc.array(anyText, { maxLength: 2 }),
	});
	fc.assert(
		fc.property(
			fc.array(anyText, { maxLength: 4 }),
			fc.array(unit, { maxLength: 8 }),
			anyText,
			(names, units, issuer) => {
				expect(() => match(names, units, { issuer, place: issuer })).not.toThrow();
			},
		),
		{ numRuns: 300 },
	);
});

/** Another way of writing the same name. */
const rewritten = fc.constantFrom<(name: string) => string>(
	(name) => name.normalize('NFD'),
	(name) => name.toUpperCase(),
	(name) => name.toLowerCase(),
	(name) => name.replaceAll(' ', '  ').replaceAll('-', '–'),
	(name) => ` ${name.replaceAll(' - ', '-')}.`,
	(name) => name.replace(/óa/g, 'oá').replace(/òa/g, 'oà').replace(/ủy/g, 'uỷ').replace(/Ủy/g, 'Uỷ'),
	(name) => name.replaceAll(' ', '\u00a0'),
);
const ward = fc.constantFrom(...WARDS);
const unitOfWard = ward.chain(([units, issuer]) =>
	fc.constantFrom(...units).map((unit) => ({ unit, units, issuer })),
);

test('every unit is found by its own name, however that is written', () => {
	fc.assert(
		fc.property(unitOfWard, rewritten, rewritten, ({ unit, units, issuer }, one, other) => {
			expect(match([other(one(unit.name))], units, issuer)).toEqual({ units: [unit.code], unmatched: [] });
		}),
		{ numRuns: 300 },
	);
});

test('every unit is found by an alias that no other has, even beside names that look alike', () => {
	fc.assert(
		fc.property(unitOfWard, fc.nat({ max: 999 }), phrase, ({ unit, units, issuer }, number, words) => {
			const alias = `${words} Mẫu${number}`;
			fc.pre(units.every(({ name }) => foldNameWithAccents(name) !== foldNameWithAccents(alias)));
			const renamed = units.map((each) => (each === unit ? { ...each, aliases: [alias] } : each));
			expect(match([alias], renamed, issuer).units).toEqual([unit.code]);
		}),
		{ numRuns: 300 },
	);
});

test('the order of the directory does not change who is meant, nor who is proposed', () => {
	const shuffled = ward.chain(([units, issuer]) =>
		fc.record({
			units: fc.constant(units),
			issuer: fc.constant(issuer),
			order: fc.shuffledSubarray(units, { minLength: units.length }),
			name: fc.oneof(fc.constantFrom(...units.map(({ name }) => name)), phrase),
		}),
	);
	fc.assert(
		fc.property(shuffled, ({ units, issuer, order, name }) => {
			expect(match([name], order, issuer)).toEqual(match([name], units, issuer));
		}),
		{ numRuns: 300 },
	);
});

test('a name that is in no directory is nobody', () => {
	const strange = fc
		.array(fc.constantFrom('Vườn', 'ươm', 'Quán', 'Nhà', 'thuyền', 'Lò', 'gốm', 'Giếng', 'Ngã', 'ba'), {
			minLength: 1,
			maxLength: 5,
		})
		.map((words) => words.join(' '));
	fc.assert(
		fc.property(ward, strange, ([units, issuer], name) => {
			expect(match([name], units, issuer)).toEqual({
				units: [],
				unmatched: [{ name, candidates: [], reason: 'unknown' }],
			});
		}),
	);
});

test('one wrong letter never gives the work to another unit', () => {
	const mistyped = unitOfWard.chain(({ unit, units, issuer }) =>
		fc
			.record({
				at: fc.nat({ max: unit.name.length - 1 }),
				letter: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxy'),
				instead: fc.nat({ max: 1 }),
			})
			.map(({ at, letter, instead }) => ({
				name: unit.name.slice(0, at) + letter + unit.name.slice(at + instead),
				unit,
				units,
				issuer,
			})),
	);
	fc.assert(
		fc.property(mistyped, ({ name, unit, units, issuer }) => {
			for (const code of match([name], units, issuer).units) expect([name, code]).toEqual([name, unit.code]);
		}),
		{ numRuns: 500 },
	);
});
