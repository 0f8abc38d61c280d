import { directoryRows, openBook, settingsEvent, storedPath, type RawRow } from '../../domain/book';
import type { Settings, Unit } from '../../domain/types';
import { assignUnits } from '../../domain/units';
import { assignee, plan } from './units/ward';

const at = '2026-05-12T09:00:00+07:00';
const units = (...codes: string[]): Unit[] =>
	codes.map((code) => ({ code, name: code, type: 'khác', aliases: [] }));
/** As the Data Table gives them back: `data` as text, ids counting up. */
const stored = (...rows: RawRow[]) =>
	rows.map((row, i) => ({ ...row, id: i + 1, data: JSON.stringify(row.data) }));
const codes = (rows: RawRow[]) => openBook({ units: rows }).units.map(({ code }) => code);

describe('the directory in force', () => {
	const first = directoryRows(units('A', 'B'), 'dm-1', at);
	const second = directoryRows(units('C'), 'dm-2', at);

	it('is the newest import', () => expect(codes(stored(...first, ...second))).toEqual(['C']));
	it('is the one before when the newest was cut off', () => {
		const cut = directoryRows(units('C', 'D'), 'dm-2', at).slice(0, 1);
		expect(codes(stored(...first, ...cut))).toEqual(['A', 'B']);
	});
	it('is the first one again once that was imported again', () => {
		expect(codes(stored(...first, ...second, ...first))).toEqual(['A', 'B']);
	});
	it('is empty for an empty table, which n8n gives as one empty row', () => expect(codes([{}])).toEqual([]));
	it('does not depend on the order in which rows are read', () => {
		expect(codes(stored(...first, ...second).toReversed())).toEqual(['C']);
	});
});

describe('a name that the officer settled', () => {
	const decided = (...corrections: { name: string; units: string[] }[]) => ({
		planId: 'p',
		unit: '',
		kind: 'plan.confirmed',
		at,
		by: 'Cán bộ đầu mối',
		key: '',
		data: { corrections },
	});
	const directory = (...aliases: string[][]) =>
		units('A', 'B').map((unit, index) => ({ ...unit, aliases: aliases[index] ?? [] }));
	const opened = (events: RawRow[], listed: Unit[] = directory(), imported = at) =>
		openBook({ units: stored(...directoryRows(listed, 'dm-1', imported)), events: stored(...events) }).units;
	const aliases = (events: RawRow[], listed?: Unit[], imported?: string) =>
		opened(events, listed, imported).map((unit) => unit.aliases);
	const toB = decided({ name: 'Đội Thuế số 2', units: ['B'] });

	it('is an alias from then on', () => expect(aliases([toB])).toEqual([[], ['Đội Thuế số 2']]));
	it('goes to the unit of the latest decision', () => {
		const toA = decided({ name: 'đội thuế số 02', units: ['A'] });
		expect(aliases([toB, toA])).toEqual([['đội thuế số 02'], []]);
	});
	it('stays with its unit when a later plan leaves it out', () => {
		expect(aliases([toB, decided({ name: 'Đội Thuế số 2', units: [] })])).toEqual([[], ['Đội Thuế số 2']]);
	});
	it('is none when it was left out, or when its unit is gone', () => {
		expect(aliases([decided({ name: 'X', units: [] }, { name: 'Y', units: ['C'] })])).toEqual([[], []]);
	});
	it('is no alias of a unit when another unit bears that name', () => {
		expect(aliases([decided({ name: 'a', units: ['B'] })])).toEqual([[], []]);
		const { assignments } = assignUnits(
			plan({ assignees: [assignee(['A'], 'x')] }),
			opened([decided({ name: 'A', units: ['B'] })]),
		);
		expect(assignments.map(({ unit }) => unit)).toEqual(['A']);
	});
	it('is no question any more when the directory had it as an alias of two', () => {
		const shared = directory(['Đội Thuế số 2'], ['Đội Thuế số 2']);
		expect(aliases([toB], shared)).toEqual([[], ['Đội Thuế số 2']]);
	});
	it('is a question again when a later directory gives it to another unit', () => {
		const later = directory(['Đội Thuế số 2']);
		expect(aliases([toB], later, '2026-06-01T09:00:00+07:00')).toEqual([
			['Đội Thuế số 2'],
			['Đội Thuế số 2'],
		]);
	});
	it('and given to several is proposed for them, and assigned to none', () => {
		const several = opened([toB, decided({ name: 'Đội Thuế số 2', units: ['A', 'B'] })]);
		expect(several.map((unit) => [unit.aliases, unit.chosenFor])).toEqual([
			[[], ['Đội Thuế số 2']],
			[[], ['Đội Thuế số 2']],
		]);
		const { assignments, unmatched } = assignUnits(
			plan({ assignees: [assignee(['Đội thuế số 2'], 'x')] }),
			several,
		);
		expect(assignments).toEqual([]);
		expect(unmatched[0]?.decidedBefore).toEqual(['A', 'B']);
	});
	it('keeps a hamlet of other accents apart', () => {
		const events = [decided({ name: 'Xóm Hạ', units: ['A'] }, { name: 'Xóm Hà', units: ['B'] })];
		expect(aliases(events)).toEqual([['Xóm Hạ'], ['Xóm Hà']]);
	});
});

describe('the log', () => {
	const report = {
		planId: 'p',
		unit: 'A',
		kind: 'report.submitted',
		at,
		by: 'A',
		key: 'k1',
		data: { revision: 1 },
	};

	it('counts a report that was stored twice once', () => {
		expect(openBook({ events: stored(report, report) }).events).toHaveLength(1);
	});
	it('keeps every delivery row, for two runs may begin the same key at the same moment', () => {
		const sending = { ...report, kind: 'delivery.sending' };
		expect(openBook({ events: stored(sending, sending) }).events).toHaveLength(2);
	});
	it('names table and row when a row holds no JSON', () => {
		expect(() => openBook({ events: [{ id: 7, kind: 'x', data: '{' }] })).toThrow('Row 7 of kh_events');
	});
	it('holds the settings, the latest in force', () => {
		const settings = (adminEmail: string) =>
			settingsEvent({ adminEmail } as Settings, at) as unknown as RawRow;
		expect(
			openBook({ events: stored(settings('a@p.example'), settings('b@p.example')) }).settings?.adminEmail,
		).toBe('b@p.example');
	});
});

it('keeps the latest row of a plan', () => {
	const row = (title: string) => ({ planId: 'p', at, by: '', data: { plan: { title }, assignments: [] } });
	expect(openBook({ plans: stored(row('cũ'), row('mới')) }).plans.map(({ plan }) => plan.title)).toEqual([
		'mới',
	]);
});

it.each([
	['Kế hoạch.DOCX', 'ff.docx'],
	['khong-duoi', 'ff'],
	['../../etc/passwd', 'ff'],
	['a.b/../c', 'ff'],
])('stores %s under its hash', (name, path) => expect(storedPath(name, 'ff')).toBe(path));
