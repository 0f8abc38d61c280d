import { accentedOf, plainOf, writtenOut, writtenWords, type Word } from '../text/foldName';
import { bareWords } from './bareName';
import { NO_PLACE, placeOfName, type Place } from './placeOfName';
import { withoutTitles } from './titles';

/** A name taken apart, for comparing. */
export interface NameParts {
	words: Word[];
	/** With accents, nothing written out: the name as it stands on paper but for case, dashes, spaces and tone placement. */
	literal: string;
	/** With accents, abbreviations written out. */
	accented: string;
	plain: string;
	/** What tells it apart from other bodies of one ward. */
	bare: Word[];
	bareKey: string;
	place: Place;
	/** It speaks of several bodies: 'các …', 'toàn thể …'. */
	plural: boolean;
	/** Typed without any accent, as on a phone or in an old system. */
	withoutAccents: boolean;
}

const PEOPLES_COMMITTEE = 'uy ban nhan dan';
const ANY_ACCENT = /[\p{M}đð]/iu;

/**
 * Takes a name apart: title, body, place. `known`: names of places, without accents, that are known to be places even
 * in small letters.
 *
 * @example nameParts('Đề nghị Ủy ban MTTQ Việt Nam phường Hòa Bình Mẫu').bareKey === 'mat tran'
 * @example nameParts('Chủ tịch UBND xã An Lương').bareKey === 'xa an luong'
 */
export function nameParts(name: string, known?: ReadonlySet<string>): NameParts {
	const written = writtenWords(name);
	const words = writtenOut(written);
	const withoutAccents = !ANY_ACCENT.test(name.normalize('NFD'));
	const { rest: untitled, plural } = withoutTitles(words, withoutAccents);
	const { rest: body, place } = placeOfName(untitled, withoutAccents, known);
	const isCommittee = plainOf(body) === PEOPLES_COMMITTEE && place.name !== '';
	const bare = isCommittee ? place.words : bareWords(body);
	return {
		words,
		literal: accentedOf(written),
		accented: accentedOf(words),
		plain: plainOf(words),
		bare,
		bareKey: plainOf(bare),
		place: isCommittee ? NO_PLACE : place,
		plural,
		withoutAccents,
	};
}

/**
 * Are the words the same with their accents? Of two names, one may be typed without any; then it must show: where a
 * single word differs, 'Hoa' may be another name than 'Hòa'.
 */
export function accentsAgree(written: NameParts, unit: NameParts, from: 'words' | 'bare'): boolean {
	const differing = written[from].flatMap(({ accented }, at) =>
		accented === unit[from][at]?.accented ? [] : [at],
	);
	if (differing.length === 0) return true;
	return (written.withoutAccents || unit.withoutAccents) && (differing[0] === 0 || differing.length > 1);
}
