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

/**
 * A table of words to look up where a word begins, by its first syllable: a pattern of all of them tries each in turn.
 * `ends`: what must follow.
 *
 * @example wordIndex(['tham mưu|treo'])('phòng treo cờ', 6)
 */
export function wordIndex(rows: string[], ends = WORD_ENDS): (text: string, at: number) => boolean {
	const byFirst = new Map<string, string[]>();
	for (const word of rows.join('|').split('|')) {
		const first = /^[a-zà-ỹ]+/u.exec(word)?.[0];
		if (first) byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
	}
	const patterns = new Map<string, RegExp>();
	for (const [first, words] of byFirst)
		patterns.set(first, new RegExp(`${wordTable(...words)}${ends}`, 'uy'));
	return (text, at) => {
		SYLLABLE.lastIndex = at;
		const pattern = patterns.get(SYLLABLE.exec(text)?.[0] ?? '');
		if (!pattern) return false;
		pattern.lastIndex = at;
		return pattern.test(text);
	};
}

const SYLLABLE = /[a-zà-ỹ]+/uy;
