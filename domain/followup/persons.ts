import { settingsInForce } from '../book';
import { mailAddress, mailAddresses } from '../messages/mailAddress';
import { knownRoads } from '../messages/roads/knownRoads';
import { channelOf } from '../messages/roads/roadNames';
import type { Audience, LogEvent, Unit } from '../types';

/** Where each person can be reached by the directory and the settings in force. */
export interface Persons {
	/** Whether the directory has the unit. */
	knows(unit: string): boolean;
	/** One address; for the chair those of the whole committee, with ', ' between. Empty when there is none. */
	email(unit: string, to: Audience): string;
	/** Where Zalo reaches the person by the settings in force, each once; none for the chair. */
	zalo(unit: string, to: Audience): string[];
	/**
	 * Who that is, the same for every unit and plan that the person answers for: the email address in small letters, else
	 * the Zalo id. What has the same identity goes into one mail. Somebody without any address is known in one plan only.
	 */
	identity(about: { planId: string; unit: string; to: Audience }): string;
	/** The officer's address in small letters; empty when there is none. */
	officer: string;
}

/** `events` need hold no more than the rows `settings.changed`; `now`: ISO instant. */
export function personsOf(units: Unit[], events: LogEvent[], now: string): Persons {
	const known = new Map(units.map((unit) => [unit.code, unit]));
	const settings = settingsInForce(events);
	const committee = mailAddresses(settings?.committeeEmails ?? []) ?? '';

	const email = perUnit((code, to) =>
		to === 'chair' ? committee : (mailAddress(known.get(code)?.[to]?.email) ?? ''),
	);
	function zalo(code: string, to: Audience): string[] {
		const unit = known.get(code);
		if (!unit || to === 'chair') return [];
		const roads = knownRoads({ unit, to }, settings, now).filter(({ road }) => channelOf(road) === 'zalo');
		return [...new Set(roads.map((road) => road.to))];
	}
	const address = perUnit((unit, to) => email(unit, to).toLowerCase() || (zalo(unit, to)[0] ?? ''));
	return {
		knows: (unit) => known.has(unit),
		email,
		zalo,
		identity: ({ planId, unit, to }) => address(unit, to) || `${to} ${planId} ${unit}`,
		officer: (mailAddress(settings?.officer?.email) ?? '').toLowerCase(),
	};
}

/** Remembers what was found for each unit: the same one is asked for in every plan. */
function perUnit(find: (unit: string, to: Audience) => string): (unit: string, to: Audience) => string {
	const known: Record<Audience, Map<string, string>> = {
		contact: new Map(),
		head: new Map(),
		chair: new Map(),
	};
	return (unit, to) => {
		let found = known[to].get(unit);
		if (found === undefined) known[to].set(unit, (found = find(unit, to)));
		return found;
	};
}

/** The single addresses of an identity or of the column `to` of a delivery. */
export function addressesIn(list: string): string[] {
	return list.includes(',') ? list.split(/\s*,\s*/).filter(Boolean) : [list];
}
