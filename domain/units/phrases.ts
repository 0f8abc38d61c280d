import type { Word } from '../text/foldName';
import { foldWords } from '../text/foldName';

/** Words to look for in a name, without accents and with them. */
export type Phrase = Pick<Word, 'plain' | 'accented'>[];

/** Written as people write it; abbreviations are allowed. */
export function phrase(text: string): Phrase {
	return foldWords(text).map(({ plain, accented }) => ({ plain, accented }));
}

/** Does the phrase stand at this place of the name, whatever the accents? */
export function standsAt(words: Word[], at: number, looked: Phrase): boolean {
	return at >= 0 && looked.every((word, index) => words[at + index]?.plain === word.plain);
}

/** Does it stand there with its accents; of a name typed without any, the letters are enough? */
export function standsAsWritten(words: Word[], at: number, looked: Phrase, withoutAccents: boolean): boolean {
	if (!standsAt(words, at, looked)) return false;
	return withoutAccents || looked.every((word, index) => words[at + index]?.accented === word.accented);
}
