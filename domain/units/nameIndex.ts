import { foldNameWithAccents } from '../text/foldName';
import type { Plan, Unit } from '../types';
import { unitsOfGroup } from './groupNames';
import { unitsOfPlaces } from './groupsOfPlaces';
import { homeOf, placeCloseness, placesFit, type Home } from './home';
import { abbreviates, initialsOf } from './initials';
import { knownUnits, oneOf, type Answer, type KnownUnit } from './knownUnits';
import { comparables, type Compared } from './comparables';
import type { Profile } from './nameSimilarity';
import { accentsAgree, nameParts, type NameParts } from './nameParts';
import { tableOf } from './tableOf';
import { subordinates } from './subordinates';

/** A directory, ready to be asked which units a name means. */
export interface NameIndex {
	known: KnownUnit[];
	/** The names and aliases with this bareKey. */
	bare(key: string): Named[];
	/** Those with the same initials. */
	abbreviated(name: NameParts): Named[];
	/** Those with which a name may be compared for likeness. */
	comparable(name: Profile): Compared[];
	/** Whom the officer chose before, with others, for a name (with accents, folded). */
	chosenFor: { name: string; unit: Unit }[];
	home: Home;
	/** The name taken apart, with the ward's own place known. */
	parts(name: string): NameParts;
	find: Find;
}

/**
 * The units that a name in a plan means; several when it cannot be told which; null when none does.
 * `among`: the name is one of several after a 'các' ('các trường Mầm non, Tiểu học'), so it may mean many.
 * `after`: the one unit named just before, to which 'các đơn vị trực thuộc' then belong.
 */
export type Find = (name: string, options?: { among?: boolean; after?: Unit | null }) => Answer | null;

export interface Named {
	unit: Unit;
	parts: NameParts;
}
type Table = Map<string, Named[]>;

/**
 * Indexes a directory by names and aliases. A name is tried, in this order, as
 *
 * 1. the name of a unit as it stands, else an alias as it stands;
 * 2. the same with known abbreviations written out;
 * 3. a name of groups, when it says 'các', 'toàn thể' and the like;
 * 4. a name without what does not tell bodies of one ward apart (title, the ward's own name: see nameParts);
 * 5. initials ('Phòng KT-HT&ĐT');
 * 6. a name of groups without 'các' ('trường học');
 * 7. all that again without what it says in brackets.
 *
 * Only whole names count, so that 'Phòng Kinh tế' never becomes some other unit whose name holds these words, and only
 * with their accents, so that thôn Hạ never becomes thôn Hà. Several that answer equally are a question for the officer.
 */
export function indexNames(units: Unit[], plan: Pick<Plan, 'issuer' | 'place'>): NameIndex {
	const known = knownUnits(units);
	const home = homeOf(
		plan,
		known.map(({ name }) => name),
	);
	const named = known.flatMap(({ unit, name, aliases }) =>
		[name, ...aliases].map((parts): Named => ({ unit, parts })),
	);
	const isName = new Set(known.map(({ name }) => name));
	const names = named.filter(({ parts }) => isName.has(parts));
	const aliases = named.filter(({ parts }) => !isName.has(parts));
	const literally = [names, aliases].map((each) => tableOf(each, ({ parts }) => parts.literal));
	const writtenOut = [names, aliases].map((each) => tableOf(each, ({ parts }) => parts.accented));
	const typed = [names, aliases].map((each) => tableOf(each, ({ parts }) => parts.plain));
	const bare = tableOf(named, ({ parts }) => parts.bareKey);
	const abbreviated = once(() => tableOf(named, ({ parts }) => initialsOf(parts)));
	const partsOf = (name: string) => nameParts(name, home.places);

	const firstOf = (tables: Table[], key: string, fits: (each: Named) => boolean = () => true) => {
		for (const table of tables) {
			const answer = oneOf((table.get(key) ?? []).filter(fits).map(({ unit }) => unit));
			if (answer) return answer;
		}
		return null;
	};
	const whole = (name: NameParts) =>
		firstOf(literally, name.literal) ??
		firstOf(writtenOut, name.accented) ??
		firstOf(typed, name.plain, (each) => accentsAgree(name, each.parts, 'words'));
	const stripped = (name: NameParts) => {
		const fits = (each: Named) => placesFit(name.place, each.parts.place, home);
		const same = (bare.get(name.bareKey) ?? []).filter(
			(each) => fits(each) && accentsAgree(name, each.parts, 'bare'),
		);
		const short = same.length > 0 ? [] : (abbreviated().get(initialsOf(name)) ?? []);
		const initials = short.filter((each) => fits(each) && abbreviates(name, each.parts) === 'strong');
		return oneOf(closest(name, [...same, ...initials]));
	};
	const find: Find = (text, { among = false, after = null } = {}) => {
		const name = partsOf(text);
		const group = () =>
			subordinates(name, text, after, known, find) ??
			unitsOfPlaces(name, known, among) ??
			unitsOfGroup(name, known, name.plural || among, home);
		const one = whole(name) ?? (name.plural ? null : stripped(name));
		// Among many ('mỗi trạm y tế') several that answer are all meant.
		if (one?.kind === 'units' || (one && !among)) return one;
		const answer = group() ?? one ?? (name.plural ? stripped(name) : null);
		if (answer) return answer;
		const outside = text.replace(/\([^()]*\)/g, ' ').trim();
		return outside !== text && outside !== '' ? find(outside, { among, after }) : null;
	};
	return {
		known,
		bare: (key) => bare.get(key) ?? [],
		abbreviated: (name) => abbreviated().get(initialsOf(name)) ?? [],
		comparable: comparables(named),
		chosenFor: units.flatMap((unit) =>
			(unit.chosenFor ?? []).map((name) => ({ name: foldNameWithAccents(name), unit })),
		),
		home,
		parts: partsOf,
		find,
	};
}

/** Of those that fit, those whose place is said in the same words. */
function closest(name: NameParts, named: Named[]): Unit[] {
	const closeness = ({ parts }: Named) => placeCloseness(name.place, parts.place);
	const best = Math.max(...named.map(closeness));
	return named.filter((each) => closeness(each) === best).map(({ unit }) => unit);
}

/** Needed only for names that nobody bears. */
function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}
