import { foldNameWithAccents } from '../text/foldName';
import type { LogEvent, Unit } from '../types';

interface Decision {
	name: string;
	units: string[];
	at: string;
}

/**
 * The directory with what the officer decided for names in earlier plans; of several decisions the latest counts, and
 * a name that was left out says nothing about the next plan.
 *
 * - One unit: the name is an alias of that unit from then on, and of no other, unless the directory was imported later
 *   (`importedAt`): then both stand and the officer is asked. A name that another unit bears is never an alias.
 * - Several units: they are proposed for the name (`chosenFor`), not assigned.
 */
export function withDecidedNames(units: Unit[], events: LogEvent[], importedAt: string): Unit[] {
	const decided = decisions(events);
	if (decided.size === 0) return units;
	const bearers = new Map(units.map((unit) => [foldNameWithAccents(unit.name), unit.code]));
	const codes = new Set(units.map(({ code }) => code));
	const aliases = new Map<string, Decision & { unit: string }>();
	const proposals: Decision[] = [];
	for (const [key, decision] of decided) {
		const [unit = '', another] = decision.units;
		const bearer = bearers.get(key);
		if (another !== undefined) proposals.push(decision);
		else if (codes.has(unit) && (bearer === undefined || bearer === unit))
			aliases.set(key, { ...decision, unit });
	}
	return units.map((unit) => withProposals(withAliases(unit, aliases, importedAt), proposals));
}

function decisions(events: LogEvent[]): Map<string, Decision> {
	const decided = new Map<string, Decision>();
	for (const { data, at } of events.filter(({ kind }) => kind === 'plan.confirmed')) {
		for (const { name, units } of (data.corrections ?? []) as Omit<Decision, 'at'>[]) {
			if (units.length > 0) decided.set(foldNameWithAccents(name), { name, units, at });
		}
	}
	return decided;
}

function withAliases(
	unit: Unit,
	decided: Map<string, Decision & { unit: string }>,
	importedAt: string,
): Unit {
	const kept = unit.aliases.filter((alias) => {
		const decision = decided.get(foldNameWithAccents(alias));
		return !decision || decision.unit === unit.code || isBefore(decision.at, importedAt);
	});
	const known = new Set([unit.name, ...unit.aliases].map(foldNameWithAccents));
	const added = [...decided]
		.filter(([key, decision]) => decision.unit === unit.code && !known.has(key))
		.map(([, { name }]) => name);
	return added.length === 0 && kept.length === unit.aliases.length
		? unit
		: { ...unit, aliases: [...kept, ...added] };
}

function withProposals(unit: Unit, decided: Decision[]): Unit {
	const names = decided.filter(({ units }) => units.includes(unit.code)).map(({ name }) => name);
	return names.length === 0 ? unit : { ...unit, chosenFor: names };
}

/** False when either is no instant: a row with a broken time must not shut the book. */
function isBefore(at: string, other: string): boolean {
	return Date.parse(at) < Date.parse(other);
}
