import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignUnits, readDirectory } from '../../../domain/units';
import type { Unit } from '../../../domain/types';
import { COMMUNE, COMMUNE_PLAN, PROVINCE, PROVINCE_PLAN } from './directories';
import { sheetRows } from '../../../nodes/UnitDirectory/transport/sheetRows';
import { LABELLED } from './proposals';
import { SAMPLE_NAMES } from './sampleNames';
import { assignee, plan, WARD } from './ward';

const unit = (code: string, name: string, ...aliases: string[]): Unit => ({
	code,
	name,
	type: 'khác',
	aliases,
});
const asked = (name: string, units: Unit[], issuer = {}) => {
	const result = assignUnits(plan({ ...issuer, assignees: [assignee([name], 'Thực hiện')] }), units);
	return { assigned: result.assignments.map((each) => each.unit), ...result.unmatched[0] };
};

describe.each(Object.entries(LABELLED))(
	'names as plans of a %s write them',
	(_where, { units, issuer, names }) => {
		test.each(names.map(([name, code, why = '']) => [name, code, why]))('%s → %s %s', (name, code, why) => {
			const { assigned, reason, candidates } = asked(name, units, issuer);
			expect({ assigned, reason }).toEqual({ assigned: [], reason: 'unknown' });
			expect(candidates?.[0]?.unit ?? '').toBe(code);
			if (why !== '') expect(candidates?.[0]?.why).toBe(why);
		});
	},
);

test('of a hundred names for the sample directory none is given or first proposed to a wrong unit; all but three are found', async () => {
	const file = readFileSync(join(__dirname, '../../../samples/danh-ba-don-vi.xlsx'));
	const { units } = readDirectory(await sheetRows(file));
	const answers = SAMPLE_NAMES.map(([name, meant]) => {
		const { assigned, candidates } = asked(name, units);
		return { name, meant, named: assigned.join(' ') || (candidates?.[0]?.unit ?? '') };
	});
	expect(answers.filter(({ meant, named }) => named !== '' && named !== meant)).toEqual([]);
	expect(answers.filter(({ meant, named }) => named === '' && meant !== '').map(({ name }) => name)).toEqual([
		'Trung tâm phục vụ hành chánh công',
		'Trung tâm cung cấp dịch vụ công',
		'Công đoàn cơ sở phường',
	]);
});

test('what is proposed is ordered, at most five, each unit once, with a score from 0 to 1', () => {
	for (const { units, issuer, names } of Object.values(LABELLED)) {
		for (const [name] of names) {
			const { candidates = [] } = asked(name, units, issuer);
			const scores = candidates.map(({ score }) => score);
			expect(scores).toEqual(scores.toSorted((a, b) => b - a));
			expect(Math.max(0, ...scores)).toBeLessThanOrEqual(1);
			expect(new Set(candidates.map((each) => each.unit)).size).toBe(candidates.length);
			expect(candidates.length).toBeLessThanOrEqual(5);
		}
	}
});

describe('units that answer equally are a question, all of them proposed', () => {
	test.each<[string, string, Unit[], string[]]>([
		['the kind of body alone', 'Trường Tiểu học', WARD, ['TH1', 'TH2']],
		['two of one name', 'Chợ Mẫu', [unit('A', 'Chợ Mẫu'), unit('B', 'Chợ Mẫu')], ['A', 'B']],
		[
			'an alias of two',
			'Đội Thuế',
			[unit('A', 'Thuế Bắc', 'Đội Thuế'), unit('B', 'Thuế Nam', 'Đội Thuế')],
			['A', 'B'],
		],
		[
			'the same body of two wards, our own first',
			'Trạm Y tế',
			[unit('Z', 'Trạm Y tế phường Hòa Bình Mẫu'), unit('A', 'Trạm Y tế phường Lam Sơn')],
			['Z', 'A'],
		],
		[
			'one initialism of two',
			'Hội CTNXP',
			[unit('A', 'Hội Cựu thanh niên xung phong'), unit('B', 'Hội Công thương nghiệp xã phường')],
			['A', 'B'],
		],
	])('%s', (_what, name, units, codes) => {
		const { assigned, reason, candidates } = asked(name, units);
		expect({ assigned, reason }).toEqual({ assigned: [], reason: 'several' });
		expect(candidates?.map((each) => each.unit)).toEqual(codes);
		expect(new Set(candidates?.map(({ why }) => why))).toEqual(new Set(['same-name']));
	});
});

describe('exact beats alias beats abbreviation', () => {
	const bearer = unit('A', 'Phòng Văn hóa - Xã hội');
	test.each<[string, string, Unit[], string]>([
		[
			'a name before an alias',
			'Phòng Văn hóa - Xã hội',
			[bearer, unit('B', 'Tổ văn xã', 'Phòng Văn hóa - Xã hội')],
			'A',
		],
		[
			'an alias as written before a name written out',
			'Phòng VHXH',
			[bearer, unit('B', 'Tổ văn xã', 'Phòng VHXH')],
			'B',
		],
		['a name written out before initials', 'Phòng VHXH', [unit('B', 'Phòng Vận hành xe hơi'), bearer], 'A'],
		[
			'a name with its accents before one with others',
			'Thôn Hạ',
			[unit('B', 'Thôn Hà'), unit('A', 'Thôn Hạ')],
			'A',
		],
		[
			'a whole name before a name without its title',
			'Trưởng thôn Hạ',
			[unit('B', 'Thôn Hạ'), unit('A', 'Trưởng thôn Hạ')],
			'A',
		],
	])('%s', (_what, name, units, code) => {
		expect(asked(name, units).assigned).toEqual([code]);
		expect(asked(name, units.toReversed()).assigned).toEqual([code]);
	});
});

describe('units merged or renamed', () => {
	const merged = unit('M', 'Thôn Đông Thành', 'Thôn Đông', 'Thôn Thành');
	test.each(['Thôn Đông', 'Trưởng thôn Thành', 'thôn Đông Thành'])('%s is the merged one', (name) => {
		expect(asked(name, [merged, unit('T', 'Thôn Tây')]).assigned).toEqual(['M']);
	});
	test('both old names in one heading are one unit', () => {
		expect(asked('các thôn Đông, Thành', [merged]).assigned).toEqual(['M']);
	});
});

describe('what was chosen together before is proposed first, never assigned', () => {
	const units = WARD.map((each) =>
		['CA', 'QS', 'TYT'].includes(each.code) ? { ...each, chosenFor: ['Tổ phản ứng nhanh'] } : each,
	);
	test('for that name', () => {
		const { assigned, reason, candidates, decidedBefore } = asked('tổ phản ứng nhanh', units);
		expect({ assigned, reason, decidedBefore }).toEqual({
			assigned: [],
			reason: 'unknown',
			decidedBefore: ['CA', 'QS', 'TYT'],
		});
		expect(candidates).toEqual(
			['CA', 'QS', 'TYT'].map((code) => ({ unit: code, score: 1, why: 'decided-before' })),
		);
	});
	test('for no other', () => expect(asked('Tổ phản ứng', units).decidedBefore).toEqual([]));
	test('and all of them are named, though five are proposed', () => {
		const all = WARD.map((each) => ({ ...each, chosenFor: ['Tổ phản ứng nhanh'] }));
		const { candidates, decidedBefore } = asked('Tổ phản ứng nhanh', all);
		expect([candidates?.length, decidedBefore?.length]).toEqual([5, WARD.length]);
	});
});

test('two names that differ by an accent are two questions', () => {
	const { unmatched } = assignUnits(
		plan({ ...COMMUNE_PLAN, assignees: [assignee(['Làng Hà', 'Làng Hạ', 'làng hà'], 'x')] }),
		COMMUNE,
	);
	expect(unmatched.map(({ name }) => name)).toEqual(['Làng Hà', 'Làng Hạ']);
});

test('of a crowd that comes equally near, none is proposed', () => {
	const crowd = Array.from({ length: 6 }, (_, n) =>
		unit(`U${n}`, `Trường Mầm non Sao Mai phân hiệu ${'ABCDEG'[n]}`),
	);
	expect(asked('Sao Mai phân hiệu', crowd, PROVINCE_PLAN).candidates).toEqual([]);
	expect(asked('Xã An Lương và Bình Minh', PROVINCE, PROVINCE_PLAN).assigned).toEqual(['XAL', 'XBM']);
});
