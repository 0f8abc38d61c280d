import type { LogEvent, Message, Road } from '../../types';
import type { Attempt } from './journey';
import { channelOf } from './roadNames';

/**
 * The legs of a message without the roads that must not be taken again, by the log of its keys: those that refused it,
 * those that may have it, and when a run died at it every road of Zalo's, since nobody can tell how far it had come
 * (design rule 1). A mail may go out once more, under its Message-ID.
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
	const died = hasDied(rows, run);
	const isOpen = (road: Road) => !spent.has(nameOf(road)) && !(died && channelOf(road.road) === 'zalo');
	return roads.map((leg) => leg.filter(isOpen)).filter((leg) => leg.length > 0);
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

/** Whether another run's `delivery.sending` has no outcome: nobody is at it any more, or the message were not ours. */
function hasDied(rows: LogEvent[], run: string): boolean {
	const open = new Map<string, LogEvent>();
	const isDead = (row: LogEvent | undefined) => row !== undefined && row.data.run !== run;
	for (const row of rows) {
		const begins = row.kind === 'delivery.sending';
		if (begins && isDead(open.get(row.key))) return true;
		if (begins) open.set(row.key, row);
		else open.delete(row.key);
	}
	return [...open.values()].some(isDead);
}
