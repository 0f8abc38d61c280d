import type { Road, RoadName } from '../../types';
import type { Refusal, RoadOutcome } from './journey';

/** A road that an admin has to look at; told once a run. */
export interface RoadAlert {
	road: RoadName;
	code?: number;
	host?: string;
	/** Vietnamese: what is wrong and what to do. */
	reason: string;
	/** Whether the road rests for the rest of the run. */
	stopped: boolean;
}

/** What one run has learnt of the roads, shared by all its messages. */
export interface RoadsOfRun {
	/** Why a road is not to be tried any more in this run; null while it is open. */
	closed(road: RoadName): Refusal | null;
	/** Remembers what came of a try on a road of Zalo's; an alert when an admin has to hear of it and has not yet. */
	note(road: Road, outcome: RoadOutcome): RoadAlert | null;
}

/** So many refusals of one kind in a row, and the road has them for everybody. */
const PATIENCE = 3;

/**
 * A road that refuses for a reason of its own is not tried for each of 500 messages: at once when it is to be stopped
 * or holds until the night or the day is over, after three in a row when it has trouble or finds the message wrong.
 */
export function openRoadsOfRun(): RoadsOfRun {
	const closed = new Map<RoadName, Refusal>();
	const inARow = new Map<RoadName, { kind: string; count: number }>();
	const told = new Set<string>();
	return {
		closed: (road) => closed.get(road) ?? null,
		note({ road }, outcome) {
			if (outcome.outcome === 'sent' || outcome.after === 'nextRoad') {
				inARow.delete(road);
				return null;
			}
			const { after, host = '', code = 0, reason } = outcome;
			const kind = `${after} ${host} ${code}`;
			const before = inARow.get(road);
			const count = before?.kind === kind ? before.count + 1 : 1;
			inARow.set(road, { kind, count });
			const atOnce = after === 'stopRoad' || after === 'afterNight' || after === 'tomorrow';
			if (atOnce || count >= PATIENCE) closed.set(road, outcome);
			const matters = after === 'stopRoad' || after === 'fix' || after === 'tomorrow';
			const name = `${road} ${kind}`;
			if (!matters || told.has(name)) return null;
			told.add(name);
			return { road, reason, stopped: closed.has(road), host, code };
		},
	};
}
