import type { Unit } from '../types';
import { groupsIn, membersOf } from './groupNames';
import { answerOf, NOBODY, type Answer, type KnownUnit } from './knownUnits';
import type { NameParts } from './nameParts';
import { phrase, standsAt } from './phrases';
import type { Find } from './nameIndex';

const UNDER = /\s(?:trực\s+)?thuộc(?=\s|$)/iu;
/** Words for whatever belongs to a body; other words ('các trường trực thuộc') name a kind. */
const ANYTHING = [
	'đơn vị',
	'cơ quan',
	'cơ quan đơn vị',
	'đơn vị sự nghiệp',
	'tổ chức',
	'bộ phận',
	'cơ sở',
].map(phrase);

/**
 * The units of 'các đơn vị trực thuộc Sở Y tế', and of 'các đơn vị trực thuộc' behind the name of one unit (`after`):
 * those whose parent in the directory it is. Null when the name says nothing of the kind; when it does and the
 * directory knows none, nobody.
 */
export function subordinates(
	name: NameParts,
	text: string,
	after: Unit | null,
	known: KnownUnit[],
	find: Find,
): Answer | null {
	const written = text.normalize('NFC');
	const under = UNDER.exec(written);
	if (!under) return null;
	const owner = written.slice(under.index + under[0].length).trim();
	const parent = owner === '' ? after : ownerOf(find(owner));
	if (!parent) return null;
	const children = known.filter(({ unit }) => unit.parent === parent.code);
	const link = name.bare.findIndex(({ plain }) => plain === 'thuoc' || plain === 'truc');
	const head = name.bare.slice(0, Math.max(link, 0));
	const all = children.map(({ unit }) => unit);
	if (ANYTHING.some((each) => each.length === head.length && standsAt(head, 0, each))) {
		return answerOf(all) ?? NOBODY;
	}
	const groups = groupsIn(head, name.withoutAccents);
	if (!groups) return null;
	const meant = new Set(groups.flatMap((group) => membersOf(group, children)));
	return answerOf(all.filter((unit) => meant.has(unit))) ?? NOBODY;
}

function ownerOf(answer: Answer | null): Unit | null {
	return answer?.kind === 'units' && answer.units.length === 1 ? (answer.units[0] ?? null) : null;
}
