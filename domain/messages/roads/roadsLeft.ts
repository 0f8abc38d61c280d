import type { LogEvent, Message, Road } from '../../types';
import type { Attempt } from './journey';
import { channelOf } from './roadNames';

/**
 * The legs of a message without the roads that must not be taken again, by the log of its keys: those that refused the
 * person for good, those that may have the message (design rule 1), and for each run that died at it the first Zalo road
 * that was left, since it may have the message too. A mail may go out once more, under its Message-ID.
 *
 * `run`: this run, whose own rows do not count.
 */
export function roadsLeft(
	{ covers, roads = [] }: Pick<Message, 'covers' | 'roads'>,
	events: LogEvent[],
	run: string,
): Road[][] {
	const keys = new Set(covers.map(({ key }) => key));
	const rows = events.filter(({ key, kind }) => keys.has(key) && kind.startsWith('delivery.'));
	const spent = new Set(rows.flatMap(attemptsOf).filter(isSpent).map(nameOf));
	const left = roads.map((leg) => leg.filter((road) => !spent.has(nameOf(road))));
	for (let dead = runsThatDied(rows, run); dead > 0; dead--) dropFirstZalo(left);
	return left.filter((leg) => leg.length > 0);
}

function isSpent({ channel, result }: Attempt): boolean {
	return result === 'nextRoad' || (channel === 'zalo' && (result === 'unknown' || result === 'sent'));
}

export function attemptsOf({ data }: LogEvent): Attempt[] {
	return Array.isArray(data?.attempts) ? (data.attempts as Attempt[]) : [];
}

function nameOf({ road, to }: Pick<Road, 'road' | 'to'>): string {
	return `${road} ${to.toLowerCase()}`;
}

/** Other runs whose `delivery.sending` has no outcome: none of them is at it any more, or the message were not ours. */
function runsThatDied(rows: LogEvent[], run: string): number {
	const open = new Map<string, LogEvent>();
	const dead = new Set<string>();
	const end = (row: LogEvent | undefined) => {
		if (row && row.data.run !== run) dead.add(String(row.data.run ?? row.at));
	};
	for (const row of rows) {
		end(row.kind === 'delivery.sending' ? open.get(row.key) : undefined);
		if (row.kind === 'delivery.sending') open.set(row.key, row);
		else open.delete(row.key);
	}
	for (const row of open.values()) end(row);
	return dead.size;
}

function dropFirstZalo(legs: Road[][]): void {
	for (const leg of legs) {
		const first = leg.findIndex(({ road }) => channelOf(road) === 'zalo');
		if (first !== -1) leg.splice(first, 1);
	}
}
