import fc from 'fast-check';
import { leaseOf, leaseReleased, leaseTaken, maySend, type LeaseState } from '../../../domain/messages';
import type { LogEvent } from '../../../domain/types';

const planId = 'kh-45';
const start = Date.parse('2026-05-15T08:00:00+07:00');
const iso = (at: number) => new Date(at).toISOString();
const MINUTE = 60_000;

describe('the lease of a plan, row by row', () => {
	const taken = (run: string, minutesAgo: number, renews = false) =>
		leaseTaken({ planId, run, now: iso(start - minutesAgo * MINUTE), minutes: 15, renews });
	const released = (run: string) => leaseReleased({ planId, run, now: iso(start) });

	it.each<[string, LogEvent[], LeaseState]>([
		['nobody asked', [], 'free'],
		['we asked alone', [taken('we', 0)], 'ours'],
		['another run holds it and we have not asked', [taken('they', 5)], 'taken'],
		['another run asked before us', [taken('they', 5), taken('we', 0)], 'taken'],
		['another run asked after us', [taken('we', 0), taken('they', 0)], 'wait'],
		['it released', [taken('we', 0), taken('they', 0), released('they')], 'ours'],
		[
			'it released and asked again',
			[taken('they', 5), released('they'), taken('we', 0), taken('they', 0)],
			'wait',
		],
		[
			'it died longer ago than its lease and the difference of clocks',
			[taken('they', 17), taken('we', 0)],
			'ours',
		],
		['its lease ended by our clock, perhaps not by its own', [taken('they', 15.5), taken('we', 0)], 'taken'],
		['ours is over', [taken('we', 16)], 'ended'],
		[
			'we renewed in time while another asks',
			[taken('we', 10), taken('they', 1), taken('we', 0, true)],
			'ours',
		],
		[
			'we renewed too late while another asks',
			[taken('we', 16), taken('they', 1), taken('we', 0, true)],
			'wait',
		],
		['we renewed too late and another asked before', [taken('they', 1), taken('we', 0, true)], 'taken'],
		['we asked twice, which is no renewal', [taken('they', 5), taken('we', 1), taken('we', 0)], 'taken'],
		['another plan is held', [{ ...taken('they', 0), planId: 'kh-46' }, taken('we', 0)], 'ours'],
		[
			'a row cannot be read',
			[{ ...taken('they', 0), data: { run: 'they', until: 'mai' } }, taken('we', 0)],
			'ours',
		],
	])('%s', (_, events, expected) => {
		expect(leaseOf(events, { planId, run: 'we', now: iso(start) }).state).toBe(expected);
	});

	it('says who holds it and until when', () => {
		expect(leaseOf([taken('they', 5)], { planId, run: 'we', now: iso(start) })).toEqual({
			state: 'taken',
			by: 'they',
			until: '2026-05-15T08:10:00+07:00',
		});
	});

	it('what a run left unfinished is free again once its lease is over or given back, not before', () => {
		const sending = {
			planId,
			unit: 'A',
			kind: 'delivery.sending',
			at: iso(start - 5 * MINUTE),
			by: '',
			key: 'k',
			data: { run: 'they', to: 'a@x.example' },
		};
		const free = (...events: LogEvent[]) => maySend(['k'], events, iso(start), '', 'a@x.example');
		expect(free(sending)).toBe(false);
		expect(free(taken('they', 5), sending)).toBe(false);
		expect(free(taken('they', 5), sending, released('they'))).toBe(true);
		expect(free(taken('they', 17), sending)).toBe(true);
	});
});

/** A run of the workflow, with everything that may happen between any two of its steps. */
type Step =
	| 'ask'
	| 'append'
	| 'commit'
	| 'read'
	| 'send'
	| 'renew'
	| 'commitRenewal'
	| 'readRenewal'
	| 'over';

interface Run {
	name: string;
	step: Step;
	/** Its clock against the true time. */
	skew: number;
	/** The end of the lease that it asked for last, and of the one it found to be its own. */
	asked: number;
	until: number;
	waited: number;
	uncommitted: { id: number; event: LogEvent } | null;
}

interface Move {
	run: number;
	/** True time that passes before the step. */
	pause: number;
	dies: boolean;
}

type Rule = (events: LogEvent[], question: { planId: string; run: string; now: string }) => LeaseState;

/**
 * Plays one interleaving on a log that gives the id at the insert and shows the row at the commit. Returns how often two
 * runs were sending at one time, and how often any run was.
 */
function play(moves: Move[], skews: number[], rule: Rule): { together: number; sending: number } {
	let time = start;
	let nextId = 0;
	let together = 0;
	let sending = 0;
	const rows: { id: number; event: LogEvent }[] = [];
	const runs: Run[] = skews.map((skew, i) => ({
		name: `run${i}`,
		step: 'ask',
		skew,
		asked: 0,
		until: 0,
		waited: 0,
		uncommitted: null,
	}));
	const visible = () => rows.toSorted((a, b) => a.id - b.id).map(({ event }) => event);
	const at = (run: Run) => time + run.skew;
	const state = (run: Run) => rule(visible(), { planId, run: run.name, now: iso(at(run)) });
	const insert = (run: Run, event: LogEvent) => (run.uncommitted = { id: nextId++, event });
	const commit = (run: Run) => {
		if (run.uncommitted) rows.push(run.uncommitted);
		run.uncommitted = null;
	};
	const take = (run: Run, renews: boolean) => {
		const event = leaseTaken({ planId, run: run.name, now: iso(at(run)), minutes: 5, renews });
		run.asked = Date.parse(String(event.data.until));
		insert(run, event);
	};
	const giveBack = (run: Run) => {
		insert(run, leaseReleased({ planId, run: run.name, now: iso(at(run)) }));
		commit(run);
		run.step = 'over';
	};
	const begin = (run: Run) => {
		run.until = run.asked;
		run.step = 'send';
	};
	const isSending = (run: Run) =>
		['send', 'renew', 'commitRenewal', 'readRenewal'].includes(run.step) && at(run) < run.until;

	const steps: Record<Step, (run: Run) => void> = {
		ask: (run) => void (run.step = state(run) === 'free' ? 'append' : 'over'),
		append: (run) => {
			take(run, false);
			run.step = 'commit';
		},
		commit: (run) => {
			commit(run);
			run.step = 'read';
		},
		read: (run) => {
			const found = state(run);
			if (found === 'ours') begin(run);
			else if (found !== 'wait' || ++run.waited > 3) giveBack(run);
		},
		send: (run) => void (run.step = at(run) < run.until ? 'renew' : 'over'),
		renew: (run) => {
			take(run, true);
			run.step = 'commitRenewal';
		},
		commitRenewal: (run) => {
			commit(run);
			run.step = 'readRenewal';
		},
		readRenewal: (run) => {
			if (state(run) === 'ours') begin(run);
			else giveBack(run);
		},
		over: (run) => {
			// The next execution of the same workflow.
			run.name += '+';
			run.waited = 0;
			run.step = 'ask';
		},
	};

	for (const { run: index, pause, dies } of moves) {
		time += pause;
		const run = runs[index % runs.length]!;
		if (dies) run.step = 'over';
		else steps[run.step](run);
		const now = runs.filter(isSending).length;
		if (now > 0) sending++;
		if (now > 1) together++;
	}
	return { together, sending };
}

describe('several runs at once, in any interleaving, with crashes, pauses and clocks half a minute apart', () => {
	const moves = fc.array(
		fc.record({
			run: fc.nat(2),
			pause: fc.oneof({ weight: 8, arbitrary: fc.nat(2_000) }, { weight: 1, arbitrary: fc.nat(8 * MINUTE) }),
			dies: fc.integer({ min: 0, max: 40 }).map((n) => n === 0),
		}),
		{ maxLength: 80 },
	);
	const skews = fc.array(fc.integer({ min: -30_000, max: 30_000 }), { minLength: 3, maxLength: 3 });
	const rule: Rule = (events, question) => leaseOf(events, question).state;
	const options = { numRuns: 20_000, seed: 45 };

	it('never two of them send', () => {
		let sending = 0;
		fc.assert(
			fc.property(moves, skews, (played, clocks) => {
				const { together, sending: busy } = play(played, clocks, rule);
				sending += busy;
				return together === 0;
			}),
			options,
		);
		expect(sending).toBeGreaterThan(10_000);
	});

	it.each<[string, Rule]>([
		[
			'the lowest id wins',
			(events, question) => {
				const { state } = leaseOf(events, question);
				return state === 'wait' ? 'ours' : state;
			},
		],
		[
			'a lease is over for all at its end',
			(events, question) => {
				const later = { ...question, now: iso(Date.parse(question.now) + MINUTE) };
				const state = leaseOf(events, later).state;
				return state === 'ended' ? 'ours' : state;
			},
		],
	])('which this play would notice: with the rule "%s" two send at once', (_, naive) => {
		const property = fc.property(
			moves,
			skews,
			(played, clocks) => play(played, clocks, naive).together === 0,
		);
		expect(fc.check(property, options).failed).toBe(true);
	});

	it('one of them gets to send, if nobody dies', () => {
		const order = fc.array(fc.nat(2), { minLength: 12, maxLength: 12 });
		fc.assert(
			fc.property(order, (first) => {
				const fair = Array.from({ length: 60 }, (_, i) => i % 3);
				const all = [...first, ...fair].map((run) => ({ run, pause: 100, dies: false }));
				return play(all, [0, 0, 0], rule).sending > 0;
			}),
			{ ...options, numRuns: 2_000 },
		);
	});
});
