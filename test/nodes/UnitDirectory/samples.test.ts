import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../../domain/plan';
import { assignUnits, readDirectory } from '../../../domain/units';
import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';
import { sheetRows } from '../../../nodes/UnitDirectory/transport/sheetRows';

const sample = (name: string) => readFileSync(join(__dirname, '../../../samples', name));

async function assignSample() {
	const { units } = readDirectory(await sheetRows(sample('danh-ba-don-vi.xlsx')));
	const plan = readPlan(await readDocument(sample('ke-hoach.docx'), 'ke-hoach.docx'));
	return { units, ...assignUnits(plan, units) };
}

test('every name of the sample plan is answered, and all units but the residential groups have a share', async () => {
	const { units, assignments, unmatched } = await assignSample();
	expect(unmatched).toEqual([]);
	expect(assignments.map(({ unit }) => unit).toSorted()).toEqual(
		units
			.filter(({ type }) => type !== 'tổ dân phố')
			.map(({ code }) => code)
			.toSorted(),
	);
	for (const { dueAt } of assignments) expect(dueAt).toBe('2026-05-20T17:00:00+07:00');
});

test('one banner at each gate, five on four roads by the office in charge', async () => {
	const { assignments } = await assignSample();
	const quotas = (code: string) =>
		assignments.find(({ unit }) => unit === code)?.indicators.map(({ id, quota }) => [id, quota]);
	expect(quotas('TYT')).toEqual([
		['q1', 1],
		['ket_qua', null],
	]);
	expect(quotas('CNS01')).toEqual([['ket_qua', null]]);
	expect(quotas('VHXH')).toEqual([
		['q1', 1],
		['q2p1', 2],
		['q2p2', 1],
		['q2p3', 1],
		['q2p4', 1],
		['ket_qua', null],
	]);
});

test('the sample answers fit: about two thirds of the units, each with its own indicators, some late, one nil', async () => {
	const { assignments } = await assignSample();
	const answers = JSON.parse(sample('bao-cao-mau.json').toString()) as Record<
		string,
		{ values: Record<string, unknown>; nil?: boolean; at: string }
	>;
	for (const [code, { values, nil }] of Object.entries(answers)) {
		const asked = assignments.find(({ unit }) => unit === code)?.indicators.map(({ id }) => id);
		expect([code, Object.keys(values)]).toEqual([code, nil ? [] : asked]);
	}
	const given = Object.values(answers);
	expect(given.length / assignments.length).toBeCloseTo(2 / 3, 1);
	expect(given.filter(({ at }) => at > '2026-05-20T17:00:00+07:00').length).toBeGreaterThanOrEqual(2);
	expect(given.filter(({ nil }) => nil)).toHaveLength(1);
});
