import type { Unit, UnitCandidate, UnmatchedName } from '../types';
import { successorsOf } from './formerNames';
import { placeCloseness, placesFit } from './home';
import { abbreviates } from './initials';
import type { Unmatched } from './matchName';
import { accentsAgree, type NameParts } from './nameParts';
import type { Named, NameIndex } from './nameIndex';
import { profileOf, similarity } from './nameSimilarity';

/** More than this is no choice but a list. */
const MOST_CANDIDATES = 5;
/** Below it a proposal is wrong too often: see the labelled names of the tests. */
const LEAST_SIMILARITY = 0.75;
const SCORES = { decided: 1, same: 1, abbreviation: 0.9, renamed: 0.9, otherPlace: 0.86, beginning: 0.8 };

/**
 * What the officer is offered for a name that was not assigned: `several` are the units that answer equally, else those
 * that come near. Nobody rather than a wrong one: another number, another proper name, another kind of body is never
 * proposed, nor any single unit for a name of many ('các hộ gia đình').
 */
export function proposeUnits(
	{ name, several, beginning }: Unmatched,
	index: NameIndex,
): Pick<UnmatchedName, 'reason' | 'candidates' | 'decidedBefore'> {
	const parts = index.parts(name);
	const before = index.chosenFor.filter((each) => each.name === parts.accented).map(({ unit }) => unit);
	const decided = before.map((unit) => candidate(unit, SCORES.decided, 'decided-before'));
	const begun = beginning ? [candidate(beginning, SCORES.beginning, 'contains')] : [];
	const near = several.length > 0 ? equals(parts, several, index) : nearest(parts, index);
	return {
		reason: several.length > 0 ? 'several' : 'unknown',
		candidates: bestOfEach([...decided, ...near, ...begun]).slice(0, MOST_CANDIDATES),
		decidedBefore: before.map(({ code }) => code).toSorted(),
	};
}

/** Of units that answer equally, those of the ward's own place first. */
function equals(name: NameParts, several: Unit[], { known, home }: NameIndex): UnitCandidate[] {
	const equal = new Set(several);
	return known
		.filter(({ unit }) => equal.has(unit))
		.map(({ unit, name: { place } }) => {
			const own = home.places.has(place.name) || placeCloseness(name.place, place) > 0;
			return candidate(unit, own ? SCORES.same : SCORES.same - 0.01, 'same-name');
		});
}

function nearest(name: NameParts, index: NameIndex): UnitCandidate[] {
	if (name.plural || name.bareKey === '') return [];
	const fits = ({ parts }: Named) => placesFit(name.place, parts.place, index.home);
	const found: UnitCandidate[] = [];
	const successor = successorsOf(name).find((key) => index.bare(key).length > 0);
	for (const { unit } of index.bare(successor ?? '').filter(fits)) {
		found.push(candidate(unit, SCORES.renamed, 'renamed'));
	}
	for (const { unit } of index
		.abbreviated(name)
		.filter((each) => fits(each) && abbreviates(name, each.parts))) {
		found.push(candidate(unit, SCORES.abbreviation, 'abbreviation'));
	}
	const profile = profileOf(withoutMistypedWard(name));
	for (const each of index.comparable(profile)) {
		const near = similarity(profile, each.profile);
		if (near && near.score >= LEAST_SIMILARITY && fits(each))
			found.push(candidate(each.unit, near.score, near.why));
	}
	const only = ofAnotherPlace(name, index);
	if (only) found.push(candidate(only, SCORES.otherPlace, 'other-place'));
	return withoutCrowd(bestOfEach(found));
}

/** The one body of that name, when the plan says another ward's: perhaps a name left over from another plan. */
function ofAnotherPlace(name: NameParts, { bare, home }: NameIndex): Unit | null {
	const same = bare(name.bareKey).filter(
		({ parts: { place }, parts }) =>
			accentsAgree(name, parts, 'bare') &&
			!placesFit(name.place, place, home) &&
			(!name.place.level || !place.level || name.place.level === place.level),
	);
	const units = [...new Set(same.map(({ unit }) => unit))];
	return units.length === 1 ? (units[0] ?? null) : null;
}

/** 'Công an phương' for phường; a name of its own would have a capital. */
function withoutMistypedWard(name: NameParts): NameParts {
	const last = name.bare.at(-1);
	const isWard = last?.plain === 'phuong' && !last.capital && name.bare.length > 1;
	return isWard ? { ...name, bare: name.bare.slice(0, -1) } : name;
}

/** Where more answer equally well than can be offered, the best are picked by chance: then none. */
function withoutCrowd(candidates: UnitCandidate[]): UnitCandidate[] {
	const best = candidates.filter(({ score }) => score === candidates[0]?.score);
	return best.length > MOST_CANDIDATES ? [] : candidates;
}

function bestOfEach(candidates: UnitCandidate[]): UnitCandidate[] {
	const best = new Map<string, UnitCandidate>();
	for (const each of candidates) {
		if (each.score > (best.get(each.unit)?.score ?? -1)) best.set(each.unit, each);
	}
	// By code where scores are equal, so that the order of the directory decides nothing.
	return [...best.values()].toSorted((a, b) => b.score - a.score || (a.unit < b.unit ? -1 : 1));
}

function candidate(unit: Unit, score: number, why: UnitCandidate['why']): UnitCandidate {
	return { unit: unit.code, score: Math.round(score * 100) / 100, why };
}
