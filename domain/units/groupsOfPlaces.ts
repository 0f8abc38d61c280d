import type { Word } from '../text/foldName';
import { plainOf } from '../text/foldName';
import type { Unit } from '../types';
import { RESIDENTIAL_WORDS } from './bodyWords';
import { membersOf } from './groupNames';
import { RESIDENTS } from './groupTable';
import { answerOf, type Answer, type KnownUnit } from './knownUnits';
import type { NameParts } from './nameParts';
import { phrase, standsAsWritten, standsAt, type Phrase } from './phrases';

const WARDS = ['xã', 'phường', 'thị trấn', 'đặc khu', 'huyện', 'quận', 'thị xã'].map(phrase);
const PROVINCES = ['tỉnh', 'thành phố'].map(phrase);
const ANY_WARD = ['cấp xã', 'địa phương'].map(phrase);
const CONNECTED = ['thuộc', 'trực thuộc'].map(phrase);
/** Bodies of a place that stand for the place itself. */
const GOVERNMENTS = ['', 'uy ban nhan dan', 'hoi dong nhan dan uy ban nhan dan', 'chinh quyen'];
/** Who runs a residential group: 'Ban điều hành các khu phố' are the groups themselves. */
const RUN_BY = ['ban dieu hanh', 'ban nhan dan', 'ban can su', 'ban quan ly', 'ban dai dien'];
/** What 'xã', 'phường' and 'tỉnh' begin that is no such place. */
const NO_PLACE_AFTER = ['hoi', 'doi', 'doan', 'uy'];

interface ListOfPlaces {
	/** What comes before: 'UBND' of 'UBND các xã, phường'. */
	body: Word[];
	places: Phrase[];
	/** It says 'các', or names more than one kind of place. */
	many: boolean;
}

/**
 * The units of a name that ends in kinds of places: 'UBND các xã, phường' (the communes of a province, whose names
 * begin so), 'Trạm Y tế các phường' (that body of each), 'Chi bộ các thôn', 'Ban điều hành các khu phố'. Null when it
 * is no such name or nobody answers.
 */
export function unitsOfPlaces(name: NameParts, known: KnownUnit[], among: boolean): Answer | null {
	const governed = listAtEnd(name, [...WARDS, ...PROVINCES, ...ANY_WARD]);
	if (governed) {
		const { body, places, many } = governed;
		const isGovernment = GOVERNMENTS.includes(plainOf(body));
		const plural = many || places.some((each) => ANY_WARD.includes(each));
		if (plural || (isGovernment && (among || name.plural))) {
			const kinds = places.flatMap((each) => (ANY_WARD.includes(each) ? WARDS : [each]));
			return answerOf(isGovernment ? communes(kinds, known) : bodiesOf(plainOf(body), kinds, known));
		}
	}
	const lived = listAtEnd(name, RESIDENTIAL_WORDS);
	return lived && lived.many && lived.body.length > 0 ? answerOf(bodiesOfResidents(lived, known)) : null;
}

function communes(kinds: Phrase[], known: KnownUnit[]): Unit[] {
	return known
		.filter(({ unit, name }) => unit.type === 'khác' && kinds.some((kind) => isPlaceOf(kind, name)))
		.map(({ unit }) => unit);
}

function isPlaceOf(kind: Phrase, { bare, withoutAccents }: NameParts): boolean {
	return (
		bare.length > kind.length &&
		standsAsWritten(bare, 0, kind, withoutAccents) &&
		!NO_PLACE_AFTER.includes(bare[kind.length]?.plain ?? '')
	);
}

function bodiesOf(body: string, kinds: Phrase[], known: KnownUnit[]): Unit[] {
	const words = kinds.map((kind) => kind.map(({ plain }) => plain).join(' '));
	return known
		.filter(({ name }) => name.bareKey === body && words.includes(name.place.word))
		.map(({ unit }) => unit);
}

function bodiesOfResidents({ body, places }: ListOfPlaces, known: KnownUnit[]): Unit[] {
	if (RUN_BY.includes(plainOf(body))) return membersOf(RESIDENTS, known);
	return known
		.filter(
			({ name }) =>
				standsAt(name.bare, 0, body) &&
				[...RESIDENTIAL_WORDS, ...places].some((each) => standsAt(name.bare, body.length, each)),
		)
		.map(({ unit }) => unit);
}

function listAtEnd({ bare, withoutAccents }: NameParts, kinds: Phrase[]): ListOfPlaces | null {
	let end = bare.length;
	const places: Phrase[] = [];
	const connected = CONNECTED.toReversed().find((each) => standsAt(bare, end - each.length, each));
	if (connected) end -= connected.length;
	let said = false;
	for (let found: Phrase | undefined; ; end -= found.length) {
		found = kinds
			.filter((kind) => standsAsWritten(bare, end - kind.length, kind, withoutAccents))
			.toSorted((a, b) => b.length - a.length)[0];
		if (!found) break;
		places.push(found);
		if (['cac', 'moi'].includes(bare[end - found.length - 1]?.plain ?? '')) {
			said = true;
			end -= found.length + 1;
			break;
		}
	}
	if (places.length === 0) return null;
	// 'Các chi bộ và các thôn' are two groups, not one of the other.
	if (said && end > 0 && bare[end]?.apart) return null;
	return { body: bare.slice(0, end), places, many: said || places.length > 1 };
}
