import type { Word } from '../text/foldName';
import { plainOf } from '../text/foldName';
import { phrase, standsAsWritten, standsAt, type Phrase } from './phrases';

/** Of the ward and its like, or of the province; null when the name does not say. */
export type Level = 'ward' | 'province' | null;

/** The end of a name that says where the body is: 'phường', 'xã Lam Sơn', 'tỉnh', 'trên địa bàn phường'. */
export interface Place {
	level: Level;
	/** 'phuong' of 'phường Hòa Bình Mẫu'; '' when the name says no place. */
	word: string;
	/** 'hoa binh mau', without accents; '' for a bare 'phường'. */
	name: string;
	/** Its words in the name, level word first. */
	words: Word[];
}

export const NO_PLACE: Place = { level: null, word: '', name: '', words: [] };

const WARD_WORDS = ['phường', 'xã', 'thị trấn', 'đặc khu'].map(phrase);
const PROVINCE_WORDS = ['tỉnh', 'thành phố', 'tp'].map(phrase);
const LEVEL_WORDS: Phrase[] = [...WARD_WORDS, ...PROVINCE_WORDS];
const LONGEST_PLACE = 4;

const ON_THE_GROUND = ['trên', 'tại', 'ở']
	.flatMap((at) => [`${at} toàn địa bàn`, `${at} địa bàn`])
	.flatMap((where) => ['hiện có', 'hoạt động', 'đóng', 'nằm', ''].map((verb) => phrase(`${verb} ${where}`)))
	.toSorted((a, b) => b.length - a.length);

/**
 * Takes the place off the end of a name; of several ('phường X, tỉnh Y') the innermost is given. The place's own name is
 * known by its capitals, or because it is one of `known` (without accents).
 */
export function placeOfName(
	words: Word[],
	withoutAccents: boolean,
	known: ReadonlySet<string> = new Set(),
): { rest: Word[]; place: Place } {
	let rest = words;
	let place = NO_PLACE;
	for (let before: Word[] = []; before !== rest; ) {
		before = rest;
		const ground = ON_THE_GROUND.find(
			(each) => rest.length > each.length && standsAt(rest, rest.length - each.length, each),
		);
		if (ground) rest = rest.slice(0, -ground.length);
		const found = placeAtEnd(rest, withoutAccents, known);
		if (found) [rest, place] = [withoutLink(rest.slice(0, found.at), found.place), found.place];
	}
	return { rest, place };
}

function placeAtEnd(words: Word[], withoutAccents: boolean, known: ReadonlySet<string>) {
	for (let at = words.length - 1; at >= Math.max(1, words.length - LONGEST_PLACE - 2); at -= 1) {
		const level = LEVEL_WORDS.find((each) => isLevel(words, at, each, withoutAccents));
		if (!level) continue;
		const name = words.slice(at + level.length);
		if (!isPlaceName(name, known) || (name.length === 0 && inList(words, at, withoutAccents))) return null;
		const place: Place = {
			level: WARD_WORDS.includes(level) ? 'ward' : 'province',
			word: level.map(({ plain }) => plain).join(' '),
			name: plainOf(name),
			words: words.slice(at),
		};
		return { at, place };
	}
	return null;
}

/** Not the xã of 'hợp tác xã' and 'xã hội', the Phương of a school's name, the tình of a feeling. */
function isLevel(words: Word[], at: number, level: Phrase, withoutAccents: boolean): boolean {
	if (!standsAsWritten(words, at, level, withoutAccents) && !mistypedWard(words, at, level)) return false;
	if (level[0]?.plain !== 'xa') return true;
	return words[at - 1]?.plain !== 'tac' && words[at + 1]?.plain !== 'hoi';
}

/** 'phưòng' and 'phuờng' can be no other word. */
function mistypedWard(words: Word[], at: number, level: Phrase): boolean {
	return (
		level[0]?.plain === 'phuong' && words[at]?.plain === 'phuong' && /\u0300$/.test(words[at]?.accented ?? '')
	);
}

function isPlaceName(words: Word[], known: ReadonlySet<string>): boolean {
	if (known.has(plainOf(words))) return true;
	return (
		words.length <= LONGEST_PLACE &&
		words.every(({ capital, apart, plain }) => capital && !apart && !['va', 'cung', 'cac'].includes(plain))
	);
}

/** 'các xã', 'xã, phường': the level word is itself what the name stands for. */
function inList(words: Word[], at: number, withoutAccents: boolean): boolean {
	const before = words[at - 1]?.plain ?? '';
	return (
		['cac', 'cap', 'moi', 'tung'].includes(before) ||
		LEVEL_WORDS.some((each) => standsAsWritten(words, at - each.length, each, withoutAccents))
	);
}

/** Without the 'của' and 'tại' before the place, and the 'các' of 'UBND các xã An Lương'. */
function withoutLink(words: Word[], place: Place): Word[] {
	const links = place.name === '' ? ['cua', 'tai'] : ['cua', 'tai', 'cac'];
	const last = words.at(-1)?.plain ?? '';
	return words.length > 1 && links.includes(last) ? words.slice(0, -1) : words;
}
