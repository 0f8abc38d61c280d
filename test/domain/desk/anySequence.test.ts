import fc from 'fast-check';
import { decide } from '../../../domain/desk/decisionRows';
import { historyOf } from '../../../domain/desk/history';
import { openDesk, type Desk, type DeskUnit } from '../../../domain/desk/openDesk';
import { RULES, type DecisionName } from '../../../domain/desk/rules';
import type { Terms } from '../../../domain/desk/view';
import { weigh } from '../../../domain/desk/weigh';
import { submittedEvent } from '../../../domain/reports/submittedEvent';
import { instant, toIso } from '../../../domain/text/time';
import type { LogEvent, UnitState } from '../../../domain/types';
import { contextOf, PLAN_ID, row, units } from './deskBook';

const CODE = 'CHO';
const START = '2026-05-12T08:00:00+07:00';

type Act =
	| { who: 'officer'; decision: DecisionName; days: number; newLink: boolean; stale: boolean; twice: boolean }
	| { who: 'unit'; does: 'report' | 'withdraw' | 'acknowledge'; twice: boolean };

const actsOf = (...decisions: DecisionName[]): fc.Arbitrary<Act[]> =>
	fc.array(fc.oneof(officerAct(decisions), unitAct), { maxLength: 25 });

const officerAct = (decisions: DecisionName[]) =>
	fc.record({
		who: fc.constant('officer' as const),
		decision: fc.constantFrom(...decisions),
		days: fc.integer({ min: -2, max: 20 }),
		newLink: fc.boolean(),
		stale: fc.boolean(),
		twice: fc.boolean(),
	});
const unitAct = fc.record({
	who: fc.constant('unit' as const),
	does: fc.constantFrom('report' as const, 'withdraw' as const, 'acknowledge' as const),
	twice: fc.boolean(),
});
const anyAct = actsOf(...(Object.keys(RULES) as DecisionName[]));
/** Those that depend on what the unit does at the same moment. */
const racingAct = actsOf('accept', 'return', 'exclude', 'include');

/** Plays the acts, an hour apart. `stale`: the officer's decision was weighed before the act in front of it was stored. */
function play(acts: Act[], { races }: { races: boolean }): { events: LogEvent[]; now: string; model: Model } {
	const events: LogEvent[] = [];
	const model: Model = { state: 'waiting', excluded: false, revision: 0, closed: false };
	let before: Desk = deskAt(events, START);
	let now = START;
	acts.forEach((one, at) => {
		now = toIso(instant(START).plus({ hours: at + 1 }));
		const desk = deskAt(events, now);
		const seen = one.who === 'officer' && one.stale && races ? { ...before, now } : desk;
		const rows = one.who === 'officer' ? officerRows(one, seen) : unitRows(one, desk);
		if (!races) follow(model, rows);
		events.push(...rows, ...(one.twice ? rows : []));
		before = desk;
	});
	return { events, now, model };
}

interface Model {
	state: Exclude<UnitState, 'excluded'>;
	excluded: boolean;
	revision: number;
	closed: boolean;
}

/** What each row means, told a second time and more plainly than the fold does. */
function follow(model: Model, rows: LogEvent[]): void {
	for (const { kind } of rows) {
		if (kind === 'report.submitted')
			Object.assign(model, { state: 'submitted', revision: model.revision + 1 });
		if (kind === 'report.withdrawn' && model.state === 'submitted') model.state = 'waiting';
		if (kind === 'report.accepted') model.state = 'accepted';
		if (kind === 'report.returned') model.state = 'returned';
		if (kind === 'unit.excluded') model.excluded = true;
		if (kind === 'unit.included') model.excluded = false;
		if (kind === 'plan.closed') model.closed = true;
		if (kind === 'plan.reopened') model.closed = false;
	}
}

function officerRows({ decision, days, newLink }: Extract<Act, { who: 'officer' }>, desk: Desk): LogEvent[] {
	const terms: Terms = {
		reason: `Lý do ${desk.now}`,
		dueAt: toIso(instant(desk.now).plus({ days })),
		newLink,
	};
	if (decision === 'close' || decision === 'reopen')
		return desk.closed === (decision === 'close')
			? []
			: decide(decision, [], terms, { desk, by: 'Trưởng phòng' }).rows;
	const { fit } = weigh(decision, [unitIn(desk)], desk, terms);
	return decide(decision, fit, terms, { desk, by: 'Trưởng phòng' }).rows;
}

function unitRows({ does }: Extract<Act, { who: 'unit' }>, desk: Desk): LogEvent[] {
	const { unit, assignment, report } = unitIn(desk);
	if (does === 'withdraw') return [row('report.withdrawn', CODE, desk.now, {}, `withdrawn ${desk.now}`)];
	if (does === 'acknowledge') return [row('notice.acknowledged', CODE, desk.now, {}, 'acknowledged')];
	const opened = { stored: desk.stored, assignment, unit };
	const given = { values: { q1: 1 }, status: 'Hoàn thành' };
	return [submittedEvent(opened, report, given, { at: desk.now, submissionId: desk.now, via: 'form' })];
}

function deskAt(events: LogEvent[], now: string): Desk {
	return openDesk(PLAN_ID, contextOf(events, now, units.slice(0, 1)))!;
}

function unitIn(desk: Desk): DeskUnit {
	return desk.units.find(({ unit }) => unit.code === CODE)!;
}

describe('any sequence of decisions and reports', () => {
	it('leads where each step says it leads, also when every step is stored twice', () => {
		fc.assert(
			fc.property(anyAct, (acts) => {
				const { events, now, model } = play(acts, { races: false });
				const desk = deskAt(events, now);
				const { status, report } = unitIn(desk);
				expect([status.state, report.revision, desk.closed]).toEqual([
					model.excluded ? 'excluded' : model.state,
					model.revision,
					model.closed,
				]);
			}),
			{ numRuns: 150 },
		);
	});

	it('keeps the state legal and the history complete, also when officers decide on what is no longer so', () => {
		fc.assert(
			fc.property(fc.oneof({ weight: 3, arbitrary: racingAct }, { weight: 1, arbitrary: anyAct }), (acts) => {
				const { events, now } = play(acts, { races: true });
				const desk = deskAt(events, now);
				const one = unitIn(desk);
				const { state } = one.status;
				const { report } = one;
				if (state === 'submitted' || state === 'accepted') expect(report.submittedAt).not.toBeNull();
				if (state === 'accepted' || state === 'returned') expect(report.revision).toBeGreaterThan(0);
				if (state === 'accepted') expect(report.acceptedAt! >= report.submittedAt!).toBe(true);
				if (state === 'returned') expect(report.returnReason).not.toBe('');

				// Of rows under one key the first is the decision, the others repeat it.
				const first = new Map(events.toReversed().map((event) => [`${event.kind} ${event.key}`, event]));
				const words = historyOf(one, desk).map((line) => line.words);
				expect(words).toHaveLength(first.size);
				for (const { kind, by, data } of first.values()) {
					expect(words.some((line) => line.includes(by))).toBe(true);
					if (kind !== 'report.submitted' && typeof data.reason === 'string')
						expect(words.some((line) => line.includes(data.reason as string))).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('says the same whether the log is read once or with every row repeated', () => {
		fc.assert(
			fc.property(anyAct, (acts) => {
				const { events, now } = play(acts, { races: true });
				const once = unitIn(deskAt(events, now));
				const repeated = unitIn(deskAt([...events, ...events], now));
				expect(repeated.status).toEqual(once.status);
				expect(repeated.report.history).toEqual(once.report.history);
			}),
			{ numRuns: 100 },
		);
	});
});
