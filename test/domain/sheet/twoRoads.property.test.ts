import fc from 'fast-check';
import { foldReports } from '../../../domain/reports/foldReports';
import { assignments, Ward } from './ward';

/** What a unit and its officer may do between two runs of the workflow, in any order. */
type Step = { does: 'type' | 'tick' | 'untick' | 'form' | 'return' | 'withdraw' | 'sync'; value: number };
const step = fc.record<Step>({
	does: fc.constantFrom(
		'type',
		'type',
		'tick',
		'tick',
		'untick',
		'form',
		'return',
		'withdraw',
		'sync',
		'sync',
		'sync',
	),
	value: fc.integer({ min: 1, max: 4 }),
});
const OF_SHEET = ['type', 'tick', 'untick'];

const stateOf = (ward: Ward) => foldReports(assignments[1]!, ward.events);
const shown = (ward: Ward) => Number(ward.sheet.cell('YT|i|q1', 'result').userEnteredValue?.numberValue);

function take(ward: Ward, { does, value }: Step): void {
	if (does === 'type') ward.figure('YT', 'q1', value);
	if (does === 'tick') ward.head('YT', { done: true });
	if (does === 'untick') ward.head('YT', { done: false });
	if (does === 'form') ward.byForm('YT', value);
	const { state, revision } = stateOf(ward);
	if (does === 'return' && state === 'submitted')
		ward.log('report.returned', 'YT', { reason: 'Thiếu', revision });
	if (does === 'withdraw' && state === 'submitted')
		ward.log('report.withdrawn', 'YT', { revision, reason: 'Nhầm' });
}

function clock(): () => string {
	let minutes = 0;
	return () => new Date(Date.UTC(2026, 4, 18, 2) + (minutes += 10) * 60_000).toISOString();
}

test('however form and sheet take turns, nothing is sent twice and nobody’s later word is overwritten by an older one', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
			const ward = new Ward();
			const tick = clock();
			ward.head('YT', { status: 'Hoàn thành' });
			let since: string[] = [];
			for (const one of steps) {
				ward.now = tick();
				take(ward, one);
				since.push(one.does);
				if (one.does !== 'sync') continue;
				const before = ward.events.length;
				const { events } = ward.sync();
				// Only what people did to the sheet since it was last read can be news.
				if (!since.some((did) => OF_SHEET.includes(did))) expect(events).toEqual([]);
				for (const { data } of events) expect(data.values).toEqual({ q1: shown(ward) });
				// Read again, the same sheet says nothing more.
				ward.now = tick();
				expect(ward.sync().events).toEqual([]);
				expect(ward.events.length - before).toBeLessThan(2);
				since = [];
			}
		}),
		{ numRuns: 30 },
	);
});

test('whatever went before, unticked, read and ticked again the sheet is what counts', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 15 }), fc.integer({ min: 1, max: 4 }), (steps, value) => {
			const ward = new Ward();
			const tick = clock();
			ward.head('YT', { status: 'Hoàn thành' });
			for (const one of [...steps, { does: 'untick', value }, { does: 'sync', value }] as Step[]) {
				ward.now = tick();
				take(ward, one);
				if (one.does === 'sync') ward.sync();
			}
			ward.now = tick();
			ward.figure('YT', 'q1', value);
			ward.head('YT', { done: true });
			ward.sync();
			expect(ward.sync().problems).toEqual([]);
			expect(stateOf(ward)).toMatchObject({ state: 'submitted', values: { q1: value } });
		}),
		{ numRuns: 30 },
	);
});
