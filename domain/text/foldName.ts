import { ABBREVIATIONS, BESIDE, type BesideRule } from './abbreviations';

/** A word of a name, for comparing. */
export interface Word {
	/** Without accents: 'hoa' for hoà, hòa and hoa. */
	plain: string;
	/** With its accents, the tone at the end: equal for hoà and hòa, not for hoa. */
	accented: string;
	/** It was written with a capital, or is a number. */
	capital: boolean;
	/** A comma, semicolon or bracket stands before it. */
	apart: boolean;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** The marks that make another vowel of it: â, ă, ơ. */
const VOWEL_MARKS = '\u0302\u0306\u031B';
/** 'truờng' and 'trưòng' for trường: typed in haste, and no word of its own. Not the uơ of 'thuở' and 'quơ'. */
const HALF_HORNED = /u\u031Bo(?!\u031B)|(?<!q)uo\u031B(?=\p{L})/gu;
const OTHER_MARKS = new RegExp(`[^\\P{M}${VOWEL_MARKS}]+`, 'gu');

type Spelling = Omit<Word, 'apart'>;
/** The words of a language are few: a directory of thousands of names has hundreds. */
const spellings = new Map<string, Spelling>();
const MOST_SPELLINGS = 20_000;

const EXPANSIONS = new Map(Object.entries(ABBREVIATIONS).map(([short, long]) => [short, writtenWords(long)]));
const RULES = BESIDE.map((rule) => ({ ...rule, words: rule.from.split(' '), long: writtenWords(rule.to) }));

/**
 * A name in the form in which two ways of writing it are equal (design rule 7): lower case, without accents (so hoà
 * and hòa are one), `đ` as `d`, punctuation and dashes as spaces, spaces collapsed, known abbreviations written out.
 * For comparing only; people see the name as it was written. Folding twice gives the same as folding once.
 *
 * @example foldName('VP. HĐND – UBND  phường Hoà Bình') === 'van phong hoi dong nhan dan uy ban nhan dan phuong hoa binh'
 */
export function foldName(text: string): string {
	return plainOf(foldWords(text));
}

/**
 * The same with accents, so that thôn Hà and thôn Hạ stay two, while hoà and hòa are one. Each word carries its tone at
 * its end: a key, not a text for people.
 */
export function foldNameWithAccents(text: string): string {
	return accentedOf(foldWords(text));
}

/** The words behind {@link foldName}: abbreviations written out, 'số' before a number and leading zeros dropped. */
export function foldWords(text: string): Word[] {
	return writtenOut(writtenWords(text));
}

/** Words as written, with abbreviations written out. */
export function writtenOut(written: Word[]): Word[] {
	let words = written.flatMap((word) => expand(word, EXPANSIONS.get(word.plain)));
	// What one rule writes out may be the neighbour that another waits for.
	for (let next: Word[] | null = words; next; next = besideRules(words)) words = next;
	return words;
}

/** The words as written, nothing written out. */
export function writtenWords(text: string): Word[] {
	const words: Word[] = [];
	const decomposed = text.normalize('NFKD').replace(/\p{Cf}+/gu, '');
	let end = 0;
	for (const found of decomposed.matchAll(/[\p{L}\p{M}\p{N}]+|&/gu)) {
		const word = wordOf(found[0] === '&' ? 'và' : found[0]);
		if (word.plain !== '') words.push({ ...word, apart: /[,;()]/.test(decomposed.slice(end, found.index)) });
		end = found.index + found[0].length;
	}
	return words;
}

function wordOf(written: string): Spelling {
	const known = spellings.get(written);
	if (known) return known;
	if (spellings.size >= MOST_SPELLINGS) spellings.clear();
	const spelling = {
		plain: removeAccents(written).replace(/^0+(?=\d)/, ''),
		accented: toneLast(written),
		capital: /^[\p{Lu}\p{N}]/u.test(written),
	};
	spellings.set(written, spelling);
	return spelling;
}

export function plainOf(words: Word[]): string {
	return words.map(({ plain }) => plain).join(' ');
}

export function accentedOf(words: Word[]): string {
	return words.map(({ accented }) => accented).join(' ');
}

/** Lower case without tone marks, vowel marks and the stroke of `đ`; all other characters stay. */
export function removeAccents(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}+/gu, '')
		.replace(/[đðɖ]/g, 'd');
}

/** Old spelling sets the tone of 'hoà' on the last vowel, new spelling that of 'hòa' on the first. */
function toneLast(word: string): string {
	const lower = word.normalize('NFKD').toLowerCase().replace(/[ðɖ]/g, 'đ');
	const tone = lower.match(TONES)?.[0] ?? '';
	const base = lower.replace(OTHER_MARKS, '').replace(/^0+(?=\d)/, '');
	return base.replace(HALF_HORNED, 'u\u031Bo\u031B') + tone;
}

function expand(word: Word, long: Word[] | undefined): Word[] {
	return (
		long?.map((each, index) => ({ ...each, capital: word.capital, apart: index === 0 && word.apart })) ?? [
			word,
		]
	);
}

/** Null when no rule applies. */
function besideRules(words: Word[]): Word[] | null {
	const out: Word[] = [];
	let applied = false;
	for (let at = 0; at < words.length; ) {
		const word = words[at] as Word;
		const rule = RULES.find((each) => each.words[0] === word.plain && applies(each, words, at, out));
		if (rule) {
			out.push(...expand(word, rule.long));
			at += rule.words.length;
			applied = true;
		} else if (word.plain === 'so' && saysNumber(words, at) && out.at(-1)?.plain !== 'co') {
			// 'Tổ dân phố số 1', 'TDP 01' and 'TDP 1' are one place; 'cơ sở 2' keeps its word.
			at += 1;
			applied = true;
		} else {
			out.push(word);
			at += 1;
		}
	}
	return applied ? out : null;
}

function applies(rule: BesideRule & { words: string[] }, words: Word[], at: number, out: Word[]): boolean {
	if (!startsWith(words, at, rule.words)) return false;
	const behind = rule.prev?.split(' ') ?? [];
	if (!startsWith(out, out.length - behind.length, behind)) return false;
	return rule.next?.some((next) => startsWith(words, at + rule.words.length, next.split(' '))) ?? true;
}

function startsWith(words: Word[], at: number, plain: string[]): boolean {
	return plain.every((word, index) => words[at + index]?.plain === word);
}

function saysNumber(words: Word[], at: number): boolean {
	let next = at;
	while (words[next]?.plain === 'so') next += 1;
	return /^\d/.test(words[next]?.plain ?? '');
}
