import type { Word } from '../text/foldName';
import type { Unit } from '../types';
import { GROUP_PHRASES, type Group } from './groupTable';
import { placesFit, type Home } from './home';
import { answerOf, NOBODY, type Answer, type KnownUnit } from './knownUnits';
import type { NameParts } from './nameParts';
import { phrase, standsAsWritten } from './phrases';

/** Words that may stand between and after group words without making the name a specific one. */
const BETWEEN = [
	'các',
	'mỗi',
	'của',
	'tại',
	'phường',
	'xã',
	'tỉnh',
	'cấp xã',
	'cấp tỉnh',
	'khác',
	'liên quan',
	'có liên quan',
	'được phân công',
	'được giao nhiệm vụ',
	'trên địa bàn',
	'thuộc',
	'trực thuộc',
	'thuộc ủy ban nhân dân',
	'trực thuộc ủy ban nhân dân',
	'thuộc đảng ủy',
	'trực thuộc đảng ủy',
].map(phrase);

/**
 * The units that a name of groups stands for ('Các doanh nghiệp, trường học trên địa bàn phường'): every unit of the types
 * that it names. `null` when the name has a word that is no group word, so that a specific name never widens into a
 * group; when one of its groups has no unit; and when it counts fewer than there are ('18 tổ dân phố'). Several, when
 * it speaks of a body that should be one ('Trường Tiểu học', without 'các') and more than one answer.
 */
export function unitsOfGroup(name: NameParts, known: KnownUnit[], many: boolean, home: Home): Answer | null {
	const count =
		name.bare.length > 1 && /^\d+$/.test(name.bare[0]?.plain ?? '') ? Number(name.bare[0]?.plain) : null;
	const groups = groupsIn(count === null ? name.bare : name.bare.slice(1), name.withoutAccents);
	if (!groups) return null;
	const here = known.filter((each) => placesFit(name.place, each.name.place, home));
	const found = new Set<Unit>();
	let asks = false;
	for (const group of groups) {
		const members = membersOf(group, here);
		if (members.length === 0) return group.onlyWith ? NOBODY : null;
		if (group.single && !many && count === null && members.length > 1) asks = true;
		for (const member of members) found.add(member);
	}
	if (count !== null && found.size > count) return null;
	const units = known.map(({ unit }) => unit).filter((unit) => found.has(unit));
	return asks ? { kind: 'several', units } : answerOf(units);
}

/** The units of a group, in the order of the directory. */
export function membersOf(
	{ types, named, rather, other, called, onlyWith }: Group,
	known: KnownUnit[],
): Unit[] {
	const members = known.filter(
		({ unit, name: { plain } }) =>
			(types.includes(unit.type) && (named?.test(plain) ?? true)) ||
			(unit.type === 'khác' && other?.test(plain)) ||
			called?.test(plain),
	);
	if (onlyWith && !members.some(({ name }) => onlyWith.test(name.plain))) return [];
	const preferred = rather ? members.filter(({ name }) => rather.test(name.plain)) : [];
	return (preferred.length > 0 ? preferred : members).map(({ unit }) => unit);
}

/**
 * Longest phrase first, from left to right; null as soon as a word belongs to no phrase, or as two groups stand side by
 * side with nothing between: 'Phòng Y tế' is no list.
 */
export function groupsIn(words: Word[], withoutAccents: boolean): Group[] | null {
	const groups: Group[] = [];
	let separate = true;
	for (let at = 0; at < words.length; ) {
		const found = (GROUP_PHRASES.get(words[at]?.plain ?? '') ?? []).find((each) =>
			standsAsWritten(words, at, each.words, withoutAccents),
		);
		const between = lengthBetween(words, at, withoutAccents);
		const length = Math.max(found?.words.length ?? 0, between);
		if (length === 0) return null;
		const isGroup = found !== undefined && found.words.length >= between;
		if (isGroup && !separate && !words[at]?.apart) return null;
		if (isGroup) groups.push(found.group);
		separate = !isGroup;
		at += length;
	}
	return groups.length > 0 ? groups : null;
}

/** How many words there are that only join: not the 'Môi' of 'Môi trường', nor the 'Xã' of 'Xã hội'. */
function lengthBetween(words: Word[], at: number, withoutAccents: boolean): number {
	if (words[at]?.plain === 'xa' && words[at + 1]?.plain === 'hoi') return 0;
	const found = BETWEEN.filter((each) => standsAsWritten(words, at, each, withoutAccents));
	return Math.max(0, ...found.map((each) => each.length));
}
