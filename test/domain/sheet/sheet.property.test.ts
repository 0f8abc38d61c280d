import fc from 'fast-check';
import { ANSWERS, COLUMN_NAMES } from '../../../domain/sheet/columns';
import { contentOf, textOf } from '../../../domain/sheet/grid';
import { updateRequests } from '../../../domain/sheet';
import { vn } from '../followup/logRows';
import { assignments, rowKey, units, Ward } from './ward';
import type { Typed } from './liveSheet';

/** What a keeper of the sheet may do to it without meaning any harm. */
type Move = { what: 'sort' | 'row' | 'column' | 'move'; a: number; b: number };
const move = fc.record<Move>({
	what: fc.constantFrom('sort', 'row', 'column', 'move'),
	a: fc.nat(40),
	b: fc.nat(40),
});

/** What people type into cells of any kind, sense or nonsense. */
const typed = fc.oneof(
	fc.constantFrom<Typed>(
		'5',
		'1.250',
		'2,5 triệu',
		'Có',
		'Hoàn thành',
		'x',
		'-',
		'=1+1',
		'=SUM(A:A)',
		'20/5',
		'',
		null,
		true,
		false,
	),
	fc.nat(20),
	fc.string({ maxLength: 12 }),
);

interface Filled {
	q1: number;
	money: number;
	yes: string;
	text: string;
	note: string;
}
const filled = fc.record<Filled>({
	q1: fc.nat(6),
	money: fc.integer({ min: 1000, max: 1e9 }),
	yes: fc.constantFrom('Có', 'Không'),
	text: fc.string({ minLength: 1, maxLength: 20 }),
	note: fc.constantFrom('Đủ cả, không vướng gì', 'Trời mưa nên chậm'),
});

function fill(ward: Ward, answers: Filled[]): void {
	for (const [at, { unit, indicators }] of assignments.entries()) {
		const one = answers[at]!;
		for (const { id, kind } of indicators)
			ward.figure(
				unit,
				id,
				{ count: one.q1, money: one.money, yesno: one.yes, text: `Kết quả ${one.text}` }[kind],
			);
		ward.head(unit, { status: 'Hoàn thành', note: one.note, done: true });
	}
}

function disturb(ward: Ward, { what, a, b }: Move): void {
	const { sheet } = ward;
	const width = Math.max(...sheet.cells.map(({ length }) => length));
	if (what === 'sort') sheet.sort((row, at) => ((at * 7 + a) * 31 + textOf(row[b % width]).length) % 17);
	if (what === 'row')
		sheet.insertRow(2 + (a % (sheet.cells.length - 1)), [{ userEnteredValue: { stringValue: 'của tôi' } }]);
	if (what === 'column') {
		sheet.insertColumn(a % width);
		sheet.put(b % sheet.cells.length, a % width, 'cột của tôi');
	}
	if (what === 'move') sheet.moveColumn(a % width, b % width);
}

/** Everything that is not ours to write: answers by key and column, and what people have put elsewhere. */
function theirs(ward: Ward): Map<string, string> {
	const found = new Map<string, string>();
	const ours = new Map(COLUMN_NAMES.map((name) => [ward.sheet.column(name), name]));
	for (const [at, row] of ward.sheet.cells.entries()) {
		const key = textOf(row[ward.sheet.column('key')]);
		for (const [column, cell] of row.entries()) {
			const name = ours.get(column);
			const answer = name && (ANSWERS as string[]).includes(name);
			const mine = name && key !== '' && !answer;
			if (!mine) found.set(`${at},${column}`, JSON.stringify(cell?.userEnteredValue ?? null));
		}
	}
	return found;
}

const content = (ward: Ward) =>
	ward
		.read()
		.events.map(({ unit, key, data }) => [unit, key, data] as const)
		.toSorted(([a], [b]) => (a < b ? -1 : 1));

test('no sorting, inserting or moving loses an answer or gives it to another unit', () => {
	fc.assert(
		fc.property(
			fc.array(filled, { minLength: 4, maxLength: 4 }),
			fc.array(move, { maxLength: 12 }),
			(answers, moves) => {
				const still = new Ward();
				fill(still, answers);
				const moved = new Ward();
				fill(moved, answers);
				for (const one of moves) disturb(moved, one);
				expect(content(still)).toHaveLength(4);
				expect(content(moved)).toEqual(content(still));
				expect(moved.read().problems).toEqual([]);
			},
		),
		{ numRuns: 40 },
	);
});

test('a sheet whose reports are in the log gives none again, whatever was moved meanwhile', () => {
	fc.assert(
		fc.property(
			fc.array(filled, { minLength: 4, maxLength: 4 }),
			fc.array(move, { maxLength: 6 }),
			(answers, moves) => {
				const ward = new Ward();
				fill(ward, answers);
				ward.sync();
				for (const one of moves) disturb(ward, one);
				expect(ward.sync().events).toEqual([]);
				expect(ward.read()).toEqual({ events: [], problems: [], notes: [] });
				expect(updateRequests(ward.sheet.answer(), ward.model()).requests).toEqual([]);
			},
		),
		{ numRuns: 25 },
	);
});

const keys = assignments.flatMap(({ unit, indicators }) => [
	rowKey(unit, 'unit'),
	...indicators.map(({ id }) => rowKey(unit, 'figure', id)),
]);
const edit = fc.record({ key: fc.constantFrom(...keys), name: fc.constantFrom(...ANSWERS), typed });

test('updating after any edits and any change of the plan never changes what people have written', () => {
	fc.assert(
		fc.property(
			fc.array(edit, { maxLength: 20 }),
			fc.array(move, { maxLength: 6 }),
			fc.record({
				extended: fc.boolean(),
				excluded: fc.boolean(),
				closed: fc.boolean(),
				joined: fc.boolean(),
				gone: fc.boolean(),
			}),
			(edits, moves, { extended, excluded, closed, joined, gone }) => {
				const ward = new Ward();
				for (const one of edits) ward.sheet.type(one.key, one.name, one.typed);
				for (const one of moves) disturb(ward, one);
				if (extended) ward.log('due.extended', 'YT', { dueAt: vn('05-25 17:00'), reason: 'Mưa' });
				if (excluded) ward.log('unit.excluded', 'MN', { reason: 'Nghỉ hè' });
				if (closed) ward.log('plan.closed', '');
				if (gone) ward.shares = ward.shares.slice(1);
				if (joined) {
					ward.directory = [...units, { ...units[0]!, code: 'MOI', name: 'Tổ dân phố 9' }];
					ward.shares = [...ward.shares, { ...assignments[1]!, unit: 'MOI' }];
				}
				const before = theirs(ward);
				ward.sheet.apply(ward.read().notes);
				ward.update();
				const after = theirs(ward);
				for (const [place, was] of before) expect([place, after.get(place)]).toEqual([place, was]);
				// What was to be done is done: a second update has nothing to do.
				expect(updateRequests(ward.sheet.answer(), ward.model()).requests).toEqual([]);
			},
		),
		{ numRuns: 80 },
	);
});

test('what is in a revision is what stands in the cells, and an empty cell never takes a figure out of the log', () => {
	fc.assert(
		fc.property(
			fc.array(edit, { maxLength: 25 }),
			fc.array(filled, { minLength: 4, maxLength: 4 }),
			(edits, answers) => {
				const ward = new Ward();
				fill(ward, answers);
				ward.sync();
				for (const one of edits) {
					ward.sheet.type(one.key, one.name, one.typed);
					for (const { unit, data } of ward.sync().events) {
						for (const [id, value] of Object.entries(data.values as Record<string, unknown>)) {
							const cell = contentOf(ward.sheet.cell(rowKey(unit, 'figure', id), 'result'));
							expect(cell.is).not.toBe('empty');
							if (cell.is === 'number' && typeof value === 'number') expect(cell.value).toBe(value);
						}
						const asked = assignments.find((share) => share.unit === unit)!.indicators;
						if (data.nil !== true) expect(Object.keys(data.values as object)).toHaveLength(asked.length);
					}
				}
			},
		),
		{ numRuns: 25 },
	);
});
