import { instant, toIso } from '../text/time';
import type { LogEvent } from '../types';

/**
 * One run at a time sends the messages of a plan: the run that holds the plan's lease. The log is all there is, rows
 * `lease.taken { run, until }` and `lease.released { run }`, and the log has neither locks nor unique keys.
 *
 * A run appends its `lease.taken`, waits until that is committed, reads the log again, and asks `leaseOf`. It may send
 * only if it sees NO OTHER lease in force. Why that is safe: of two runs, one commits last; it reads after its commit,
 * so it sees the other's row, and stays out for as long as that row is in force. Nothing hangs on the order in which
 * the ids were given. "The lowest id wins" alone would not be safe: PostgreSQL gives the id at the insert and shows the
 * row at the commit, so a run with the higher id may read, find itself alone and begin, before the lower id appears;
 * and no fixed pause makes up for that, because a commit may take any time.
 *
 * Two runs may see each other. Then the one whose row is not the first releases its own (`taken`) and the first reads
 * again in a moment (`wait`), without a new row. Order decides who waits here, never who sends.
 *
 * A lease ends at `until`, so that a run that died does not hold the plan for ever. The holder renews in time with a row
 * that says so; it is still alone, as long as the lease before that one was in force when it read its new row. Clocks of
 * several machines differ: others leave a lease a minute longer than its holder uses it.
 */
export type LeaseState =
	/** Nobody holds it, nor has this run asked for it. */
	| 'free'
	/** This run's: it may send until `until`. */
	| 'ours'
	/** Another run asked at the same time, after this one: read again in a moment, without a new row. */
	| 'wait'
	/** Another run's: release what was appended, come back later. */
	| 'taken'
	/** This run's, but over: release it, take a new one. */
	| 'ended';

interface Asking {
	planId: string;
	run: string;
	/** ISO instant. */
	now: string;
}

/** A run's rows since it last released: the position of the first, and until when each was to last. */
interface Lease {
	first: number;
	takes: { until: number; renews: boolean }[];
}

/** How far the clocks of two machines may be apart. */
const SKEW = 60 * 1000;

/**
 * Who holds the lease of a plan, as `run` has to see it; `by` and `until` say which run and until when.
 * `events` in the order of their row ids, read after the run's own row was committed.
 */
export function leaseOf(
	events: LogEvent[],
	{ planId, run, now }: Asking,
): { state: LeaseState; by?: string; until?: string } {
	const at = instant(now).toMillis();
	const leases = leasesOf(events, planId);
	const own = leases.get(run);
	leases.delete(run);
	const others = [...leases].filter(([, lease]) => ends(lease) + SKEW > at);
	const [other] = others;
	const holder = other ? { by: other[0], until: isoOf(ends(other[1])) } : {};

	if (!own) return other ? { state: 'taken', ...holder } : { state: 'free' };
	const newest = own.takes.at(-1)!;
	if (newest.until <= at) return { state: 'ended', ...holder };
	const before = newest.renews ? own.takes.at(-2) : undefined;
	if (!other || (before && before.until > at)) return { state: 'ours', by: run, until: isoOf(newest.until) };
	const first = others.every(([, lease]) => own.first < lease.first);
	return { state: first ? 'wait' : 'taken', ...holder };
}

/** Whether that run had the lease and has it no more: what it left unfinished, nobody is at. */
export function leaseHasEnded(events: LogEvent[], { planId, run, now }: Asking): boolean {
	const had = events.some(
		({ planId: plan, kind, data }) => plan === planId && kind === 'lease.taken' && data.run === run,
	);
	if (!had) return false;
	const lease = leasesOf(events, planId).get(run);
	return !lease || ends(lease) + SKEW <= instant(now).toMillis();
}

/** The row with which a run asks for the lease, or renews the one it holds. */
export function leaseTaken({
	minutes,
	renews,
	...asking
}: Asking & { minutes: number; renews: boolean }): LogEvent {
	const until = toIso(instant(asking.now).plus({ minutes }));
	return leaseRow('lease.taken', asking, { until, ...(renews ? { renews } : {}) });
}

/** The row with which a run gives back what it took, whether it held it or not. */
export function leaseReleased(asking: Asking): LogEvent {
	return leaseRow('lease.released', asking, {});
}

function leaseRow(kind: string, { planId, run, now }: Asking, data: object): LogEvent {
	return { planId, unit: '', kind, at: now, by: 'Hệ thống', key: `${planId}:lease`, data: { run, ...data } };
}

function leasesOf(events: LogEvent[], planId: string): Map<string, Lease> {
	const leases = new Map<string, Lease>();
	for (const [position, { planId: plan, kind, data }] of events.entries()) {
		if (plan !== planId || !kind.startsWith('lease.')) continue;
		const run = String(data.run ?? '');
		if (kind === 'lease.released') leases.delete(run);
		if (kind !== 'lease.taken') continue;
		const lease = leases.get(run) ?? { first: position, takes: [] };
		// A row that cannot be read holds nothing, or it would hold the plan for ever.
		lease.takes.push({ until: Date.parse(String(data.until)) || 0, renews: data.renews === true });
		leases.set(run, lease);
	}
	return leases;
}

function isoOf(milliseconds: number): string {
	return toIso(instant(new Date(milliseconds).toISOString()));
}

function ends({ takes }: Lease): number {
	return Math.max(...takes.map(({ until }) => until));
}
