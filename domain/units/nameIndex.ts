import { foldName } from '../text/foldName';
import type { Unit } from '../types';
import { bareName, isPlural } from './bareName';
import { unitsOfGroup } from './groupNames';

/**
 * Answers which units a name in a plan means; null when none does, or when it cannot be told which one is meant.
 * `among`: the name is one of several after a 'các' ('các trường Mầm non, Tiểu học'), so it may mean many.
 */
export type NameIndex = (name: string, options?: { among?: boolean }) => Unit[] | null;

/**
 * Indexes a directory by names and aliases. A name is tried, in this order, as
 *
 * 1. the whole name of a unit, folded, else an alias;
 * 2. the same without what does not tell bodies of one ward apart (see bareName);
 * 3. a name of groups (see unitsOfGroup) — first of all when it says 'các', 'toàn thể' and the like.
 *
 * Only whole names count, so that 'Phòng Kinh tế' never becomes some other unit whose name holds these words. When
 * several units answer equally to a name of one unit, the answer is null: the officer settles it.
 */
export function indexNames(units: Unit[]): NameIndex {
	const byName = new Map<string, Set<Unit>>();
	const byAlias = new Map<string, Set<Unit>>();
	const byBareName = new Map<string, Set<Unit>>();
	for (const unit of units) {
		for (const name of [unit.name, ...unit.aliases]) {
			add(name === unit.name ? byName : byAlias, foldName(name), unit);
			add(byBareName, bareName(name), unit);
		}
	}
	return (name, { among = false } = {}) => {
		const folded = foldName(name);
		const bare = bareName(name);
		const plural = isPlural(folded);
		const group = () => unitsOfGroup(bare, units, plural || among);
		const many = plural ? group() : null;
		if (many) return many;
		const named = byName.get(folded) ?? byAlias.get(folded);
		if (named?.size === 1) return [...named];
		const alike = byBareName.get(bare);
		if (!named && alike?.size === 1) return [...alike];
		return plural ? null : group();
	};
}

function add(index: Map<string, Set<Unit>>, key: string, unit: Unit): void {
	if (key === '') return;
	index.set(key, (index.get(key) ?? new Set()).add(unit));
}
