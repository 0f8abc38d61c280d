import type { Word } from '../text/foldName';
import type { NameParts } from './nameParts';

/** A letter of a name, with the word that it begins when that is written out. */
interface Place {
	letter: string;
	word: Word | null;
}

/** Built like a Vietnamese syllable; 'vhxh' and 'kt' are not, and so stand for words. */
const SYLLABLE =
	/^(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?(?:ieu|yeu|o[ae][ioy]?|u[ao][iuy]|uy[aeu]|[aeo][iouy]|i[aeou]|u[aeiouy]|y[ae]|[aeiouy])(?:ch|ng|nh|[cmnpt])?$/;

const LONGEST_SYLLABLE = 'nghieng'.length;

export function isSyllable(plain: string): boolean {
	return plain.length <= LONGEST_SYLLABLE && SYLLABLE.test(plain);
}

function placesOf(words: Word[]): Place[] {
	return words.flatMap((word): Place[] => {
		if (/^\d/.test(word.plain)) return [{ letter: word.plain, word }];
		if (isSyllable(word.plain)) return [{ letter: word.plain.charAt(0), word }];
		return [...word.plain].map((letter) => ({ letter, word: null }));
	});
}

/** 'pktht' for 'Phòng KT-HT' and for 'Phòng Kinh tế - Hạ tầng': equal where one may stand for the other. */
export function initialsOf({ bare }: NameParts): string {
	return placesOf(bare)
		.map(({ letter }) => letter)
		.join(' ');
}

/**
 * Of two names with the same initials: does one abbreviate the other, word for word? 'strong' when the letters leave
 * little doubt: three or more on end, or one or two before a name that is written out ('P. Kinh tế', 'TH Thanh Lam');
 * 'weak' for two elsewhere ('Phòng KT'); null for one ('Khu phố B'), and when two words that are written out differ.
 */
export function abbreviates(one: NameParts, other: NameParts): 'strong' | 'weak' | null {
	const left = placesOf(one.bare);
	const right = placesOf(other.bare);
	if (left.length !== right.length) return null;
	let run = 0;
	let strong = true;
	let writtenOut = 0;
	for (let at = 0; at <= left.length; at += 1) {
		const [a, b] = [left[at], right[at]];
		if (a && b && (a.word === null || b.word === null)) {
			if (a.letter !== b.letter) return null;
			run += 1;
			continue;
		}
		if (a?.word?.accented !== b?.word?.accented) return null;
		const atStart = run === at && at < left.length;
		if (run === 1 && !atStart) return null;
		if (run === 2 && !atStart) strong = false;
		run = 0;
		if (a) writtenOut += 1;
	}
	return strong && (writtenOut > 0 || left.length >= 3) ? 'strong' : 'weak';
}
