/**
 * A table of words as one pattern (without flags or ends), longer words first. Behind "=" stand the words one of which
 * must follow, behind "!" those that must not.
 *
 * @example wordTable('hội!nghị/thảo|in=ấn') === '(?:hội(?!,? (?:nghị|thảo))|in(?= (?:ấn)))'
 */
export function wordTable(...rows: string[]): string {
	const words = [...new Set(rows.join('|').split('|'))].filter((word) => word !== '');
	const length = (word: string) => word.split(/[=!]/)[0]?.length ?? 0;
	return `(?:${words
		.toSorted((a, b) => length(b) - length(a))
		.map((word) => word.replace(/([=!])(.+)$/u, (_, sign: string, rest: string) => follower(sign, rest)))
		.join('|')})`;
}

function follower(sign: string, words: string): string {
	const list = words.replaceAll('/', '|');
	return sign === '=' ? `(?= (?:${list}))` : `(?!,? (?:${list}))`;
}

/** A pattern's end: no letter of the same word follows. */
export const WORD_ENDS = '(?![a-zà-ỹ])';
