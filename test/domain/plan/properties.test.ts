import { join } from 'node:path';
import fc from 'fast-check';
import { readPlan } from '../../../domain/plan';
import type { Evidence, Plan } from '../../../domain/types';
import { corpus } from '../../corpus/expected';

const documents = corpus(join(__dirname, '..', '..', 'corpus')).map(({ text }) => text);
const words = [
	'KẾ HOẠCH',
	'V. TỔ CHỨC THỰC HIỆN',
	'1. Công an phường',
	'a) Trạm Y tế:',
	'- Chủ trì, phối hợp với Phòng Kinh tế',
	'treo 05 băng rôn',
	'mỗi tổ dân phố',
	'trước ngày 20/5/2026',
	'l2/5/2O26',
	'STT | Nội dung | Đơn vị chủ trì | Thời gian',
	'1 | Tập huấn | Ban CHQS xã | Quý II/2026',
	'Nơi nhận:',
	'MẪU BÁO CÁO KẾT QUẢ',
	'(02 băng rôn, 01 pa nô',
	'gồm:',
	'95%',
	'“',
	'…',
	'Số:   /KH-UBND',
	';',
	':',
	'|',
	'\t',
];

/** Lines of a plan in any order, broken anywhere; and text of no language. */
const line = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((parts) => parts.join(' ')),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);
const text = fc.oneof(
	{ weight: 3, arbitrary: fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n')) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.constantFrom(...documents), fc.nat(), fc.nat(), line)
			.map(([whole, from, to, between]) => {
				const [a = 0, b = 0] = [from % whole.length, to % whole.length].toSorted((x, y) => x - y);
				return `${whole.slice(0, a)}${between}${whole.slice(b)}`;
			}),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
);
const runs = { numRuns: 300 };

function evidenceIn(plan: Plan): Evidence[] {
	return [
		...plan.bases.map(({ evidence }) => evidence),
		...plan.deadlines.map(({ evidence }) => evidence),
		...plan.quotas.map(({ evidence }) => evidence),
		...(plan.reportFields ?? []).map(({ evidence }) => evidence),
		...plan.assignees.flatMap(({ tasks }) => tasks.map(({ evidence }) => evidence)),
		...plan.doubts.flatMap(({ evidence }) => evidence ?? []),
		...(plan.period ? [plan.period.evidence] : []),
	];
}

/** As the officer compares: one space for any, no emphasis, one form of each letter. */
const compared = (words: string) =>
	words
		.normalize('NFC')
		.replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '')
		.replace(/[\u2010\u2011\u2212]/g, '-')
		.replace(/Ð/g, 'Đ')
		.replace(/ð/g, 'đ')
		.replace(/[*_.…]+/g, '')
		.replace(/\s+/g, '');

describe('any text', () => {
	it('becomes a plan that can be stored and sent', () => {
		fc.assert(
			fc.property(text, (words) => {
				const plan = readPlan(words);
				expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
			}),
			runs,
		);
	});

	it('is evidence where the plan says it is: the line exists and its words stand there', () => {
		fc.assert(
			fc.property(text, (words) => {
				const lines = words.split(/\r\n|\r|\n/);
				for (const { line: at, text: quoted } of evidenceIn(readPlan(words))) {
					const written = compared(lines[at - 1] ?? '');
					const shown = compared(quoted);
					expect(written).not.toBe('');
					expect(shown.startsWith(written) || written.includes(shown)).toBe(true);
				}
			}),
			runs,
		);
	});

	it('reads the same in NFC and NFD', () => {
		fc.assert(
			fc.property(text, (words) => {
				expect(readPlan(words.normalize('NFD'))).toEqual(readPlan(words.normalize('NFC')));
			}),
			runs,
		);
	});

	it('reads the same with Windows and Unix line ends', () => {
		fc.assert(
			fc.property(text, (words) => {
				const unix = words.replace(/\r\n?/g, '\n');
				expect(readPlan(unix.replaceAll('\n', '\r\n'))).toEqual(readPlan(unix));
			}),
			runs,
		);
	});

	it('reads the same with blank lines behind it', () => {
		fc.assert(
			fc.property(text, (words) => {
				expect(readPlan(`${words}\n\n \n`)).toEqual(readPlan(words));
			}),
			runs,
		);
	});
});

/** The same document as another typist or program writes it: what it says stays. */
describe('a document written otherwise says the same', () => {
	const isHeading = (words: string) => /^(?:\d{1,2}|[a-zđ]|[IVX]+)[.)]\s/.test(words) && words.length < 90;
	const eachLine = (change: (words: string) => string) => (whole: string) =>
		whole.split('\n').map(change).join('\n');
	const isRow = (words: string) => words.split(' | ').length > 2;
	const WAYS: [string, (whole: string) => string][] = [
		['“1/” for “1.”', (whole) => whole.replace(/^(\d{1,2})\. /gm, '$1/ ')],
		['“1)” for “1.”', (whole) => whole.replace(/^(\d{1,2})\. /gm, '$1) ')],
		['round bullets', (whole) => whole.replace(/^- /gm, '• ')],
		['long dashes', (whole) => whole.replace(/^- /gm, '– ')],
		['bullets that became “o”', (whole) => whole.replace(/^- (?=\p{Lu})/gmu, 'o ')],
		['hard spaces', (whole) => whole.replace(/ /g, '\u00A0')],
		['every line indented', (whole) => whole.replace(/^(?=\S)/gm, '   ')],
		['blank lines between', (whole) => whole.replace(/\n/g, '\n\n')],
		[
			'headings in bold',
			eachLine((words) => (isHeading(words) && !/[.;]$/.test(words) ? `**${words}**` : words)),
		],
		['the old đ', (whole) => whole.replace(/đ/g, 'ð').replace(/Đ/g, 'Ð')],
		['tables with pipes at both ends', eachLine((words) => (isRow(words) ? `| ${words.trim()} |` : words))],
		['tables with tabs', eachLine((words) => (isRow(words) ? words.split(/ ?\| ?/).join('\t') : words))],
	];
	const said = (plan: Plan) => ({
		assignees: plan.assignees.map(({ names, tasks }) => [
			names,
			tasks.map(({ text: words, role, due }) => [
				// Points that belong to a task stand in it with their marks.
				compared(words.replace(/[•–-]|(?<= )o(?= \p{Lu})/gu, '')),
				role,
				due,
			]),
		]),
		quotas: plan.quotas.map(({ item, min, max, scope, appliesTo }) => [item, min, max, scope, appliesTo]),
		deadlines: plan.deadlines.map(({ what, date }) => [what, date]),
	});

	it.each(WAYS)('%s', (_, change) => {
		for (const whole of documents) expect(said(readPlan(change(whole)))).toEqual(said(readPlan(whole)));
	});
});
