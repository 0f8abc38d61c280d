import type { Unit } from '../types';
import { nameParts, type NameParts } from './nameParts';

/** A unit of the directory with its names taken apart. */
export interface KnownUnit {
	unit: Unit;
	name: NameParts;
	aliases: NameParts[];
}

export function knownUnits(units: Unit[]): KnownUnit[] {
	return units.map((unit) => ({
		unit,
		name: nameParts(unit.name),
		aliases: unit.aliases.map((alias) => nameParts(alias)),
	}));
}

/**
 * Who answers to a name: these units; or any of these, so that the officer must say which; or nobody, though the name is
 * understood, so that its parts mean nothing else ('các sở, ban, ngành' in a ward).
 */
export type Answer = { kind: 'units' | 'several' | 'nobody'; units: Unit[] };

export const NOBODY: Answer = { kind: 'nobody', units: [] };

export function answerOf(units: Unit[]): Answer | null {
	return units.length === 0 ? null : { kind: 'units', units };
}

/** One unit is meant: several that answer equally are a question. */
export function oneOf(units: Unit[]): Answer | null {
	const different = [...new Set(units)];
	return different.length > 1 ? { kind: 'several', units: different } : answerOf(different);
}
