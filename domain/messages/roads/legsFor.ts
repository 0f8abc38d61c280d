import type { Reach, Road, Settings } from '../../types';
import { channelOf } from './roadNames';
import { knownRoads, reachOf, type Person } from './knownRoads';

/** A letter to a person, as far as its roads hang on it. */
export interface Addressee extends Person {
	/** Of the ladder's step: a step that names Zalo gives the order of the channels, one that names email alone says nothing. */
	channels?: readonly string[];
}

export interface RoadContext {
	settings: Settings | null;
	/** ISO instant. */
	now: string;
	/** Whether nothing reaches an address any more: its roads are left out while there is another. */
	isDead?: (address: string) => boolean;
}

/**
 * The legs of ONE message to one person who answers for these units: within a leg its roads in the order in which they
 * are tried. What the units do not have in common is no road of it: a group of one unit must not read another's link.
 *
 * Order: the unit's own choice, else the step's channels, else the ward's. No road is shut by a choice of the order: who
 * cannot be reached by the first is reached by another. Empty when no road reaches the person.
 */
export function legsFor(
	addressees: Addressee[],
	{ settings, now, isDead = () => false }: RoadContext,
): Road[][] {
	const [first, ...others] = addressees.map((one) => knownRoads(one, settings, now));
	const shared = (first ?? []).filter((road) =>
		others.every((roads) => roads.some((other) => same(road, other))),
	);
	const alive = shared.filter(({ to }) => !isDead(to));
	const open = alive.length > 0 ? alive : shared;
	const byEmail = open.filter(({ road }) => channelOf(road) === 'email');
	const byZalo = open.filter(({ road }) => channelOf(road) === 'zalo');
	const choice = choiceOf(addressees);
	const legs = {
		both: [byEmail, byZalo],
		email: [[...byEmail, ...byZalo]],
		zalo: [[...byZalo, ...byEmail]],
		ward: [open],
	}[choice ?? 'ward'];
	return legs.filter((roads) => roads.length > 0);
}

function choiceOf(addressees: Addressee[]): Reach | undefined {
	const chosen = addressees.flatMap((one) => reachOf(one) ?? []);
	if (chosen.includes('both')) return 'both';
	if (chosen.length > 0) return chosen[0];
	const channels = addressees.find((one) => one.channels?.includes('zalo'))?.channels;
	return channels?.[0] === 'zalo' ? 'zalo' : channels && 'email';
}

function same(one: Road, other: Road): boolean {
	return one.road === other.road && one.to.toLowerCase() === other.to.toLowerCase();
}
