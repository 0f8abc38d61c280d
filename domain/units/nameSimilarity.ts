import { distance } from 'fastest-levenshtein';
import type { Word } from '../text/foldName';
import { bodyKind, holdsBody, type BodyKind } from './bodyKind';
import { isSyllable } from './initials';
import type { NameParts } from './nameParts';

/** A name as it is compared with others. */
export interface Profile {
	body: BodyKind | null;
	/** The words behind the kind of body; all of them when the kind is not known. */
	rest: string[];
	restWords: Word[];
	accented: string;
	/** Numbers, single letters, Roman numerals and what follows 'khu vực': another one is another body. */
	numbers: string;
	/** All its letters on end, for words that were run together or torn apart. */
	compact: string;
}

export interface Similarity {
	score: number;
	why: 'similar' | 'contains';
}

const ROMAN = /^(?:i{2,3}|i?vi{0,3}|i?xi{0,3}|iv)$/;

export function profileOf({ bare, withoutAccents }: NameParts): Profile {
	const body = bodyKind(bare, withoutAccents);
	const words = body?.rest ?? bare;
	const area = words.findIndex(({ plain }, at) => plain === 'khu' && words[at + 1]?.plain === 'vuc');
	const isProper = (word: Word, at: number) => isNumber(word, words[at + 1]) || (area >= 0 && at > area + 1);
	const restWords = words.filter((word, at) => !isProper(word, at));
	return {
		body,
		rest: restWords.map(({ plain }) => sounding(plain)),
		restWords,
		accented: restWords.map(({ accented }) => accented).join(' '),
		numbers: words
			.filter(isProper)
			.map(({ plain }) => plain)
			.join(' '),
		compact: bare.map(({ plain }) => sounding(plain)).join(''),
	};
}

/** The y of 'y tế' is a word, other single letters are numbers of a kind: 'Khu phố A'. */
function isNumber({ plain, accented, capital }: Word, next: Word | undefined): boolean {
	if (/\d/.test(plain)) return true;
	if (plain.length === 1) return !(plain === 'y' && next !== undefined);
	return capital && accented === plain && ROMAN.test(plain);
}

/** 'Lý' and 'Lí', 'Hoa Mai' and 'Hoa May' sound alike. */
function sounding(plain: string): string {
	return plain.replace(/y$/, 'i');
}

/**
 * How near two names are, 0 to 1; null when they speak of different bodies: another kind, another number, another proper
 * name. Not symmetric: `written` is what the plan says, `unit` what the directory does.
 */
export function similarity(written: Profile, unit: Profile): Similarity | null {
	if (written.numbers !== unit.numbers) return null;
	if (written.compact === unit.compact) return { score: 0.97, why: 'similar' };
	const a = written.body;
	const b = unit.body;
	if (a && b && a.kind !== b.kind) return null;
	if (
		a &&
		b &&
		a.levels.length > 0 &&
		b.levels.length > 0 &&
		!a.levels.some((level) => b.levels.includes(level))
	) {
		return null;
	}
	const factor = a && b && a.word !== b.word ? 0.9 : 1;
	const found = b?.named ? betweenProperNames(written, unit) : betweenTasks(written, unit);
	return found && { ...found, score: found.score * factor };
}

function betweenProperNames(written: Profile, unit: Profile): Similarity | null {
	if (sameWords(written.rest, unit.rest)) {
		// Without a kind of body of its own ('Sao Mai') the name may be anything of that name.
		const why =
			written.body?.word === unit.body?.word && written.accented !== unit.accented ? 'similar' : 'contains';
		const isSame = written.body !== null && written.body.levels.join() === unit.body?.levels.join();
		return { score: isSame ? 0.95 : 0.85, why: isSame ? 'similar' : why };
	}
	if (written.body === null) return null;
	if (oneTypingError(written.rest, unit.rest)) return { score: 0.88, why: 'similar' };
	// 'Thôn Đông' and 'thôn Đông Thành' are two villages, 'HTX Rau an toàn' is short for a longer name.
	if (unit.body?.kind === 'residents' || unit.body?.kind === 'commune' || unit.body?.kind === 'chi bộ')
		return null;
	return containment(written.rest, unit.rest, 0.6);
}

function betweenTasks(written: Profile, unit: Profile): Similarity | null {
	const longest = Math.max(written.compact.length, unit.compact.length);
	const allowed = longest >= 14 ? 2 : longest >= 6 ? 1 : 0;
	if (Math.abs(written.compact.length - unit.compact.length) <= allowed) {
		const typed = distance(written.compact, unit.compact);
		if (typed <= allowed) return { score: 0.97 - typed / longest, why: 'similar' };
	}
	if (written.rest.length === 0 || unit.rest.length === 0) return null;
	if (sameWords(written.rest, unit.rest)) return { score: 0.95, why: written.body ? 'similar' : 'contains' };
	const contained = containment(written.rest, unit.rest, written.body ? 0 : 0.6);
	if (contained) return contained;
	const extra = written.restWords.filter(({ plain }) => !unit.rest.includes(sounding(plain)));
	if (written.body && !holdsBody(extra)) {
		const containing = containment(unit.rest, written.rest, 0.3);
		if (containing) return containing;
	}
	const shared = sharedWords(written.rest, unit.rest);
	return shared === null ? null : { score: shared * 0.95, why: 'similar' };
}

/** The shorter name's words, two at least, all in the longer and in this order. */
function containment(shorter: string[], longer: string[], least: number): Similarity | null {
	const share = shorter.length / longer.length;
	if (shorter.length < 2 || share >= 1 || share < least) return null;
	let at = 0;
	for (const word of longer) if (word === shorter[at]) at += 1;
	return at === shorter.length ? { score: 0.7 + 0.2 * share, why: 'contains' } : null;
}

/** One word differs by one letter, and is then no word: 'Thanhh' is a slip, 'Ninh' for 'Bình' another name. */
function oneTypingError(written: string[], unit: string[]): boolean {
	if (written.length !== unit.length) return false;
	const differing = written.flatMap((word, at) =>
		word === unit[at] ? [] : [[word, unit[at] ?? ''] as const],
	);
	const [pair] = differing;
	if (!pair || differing.length > 1) return false;
	return !isSyllable(pair[0]) && distance(pair[0], pair[1]) <= 1;
}

/** Dice's measure over words, a word with one wrong letter counting less; null when each has a word that the other lacks. */
function sharedWords(written: string[], unit: string[]): number | null {
	const left = [...unit];
	let shared = 0;
	let lacking = 0;
	for (const word of written) {
		const exact = left.indexOf(word);
		const at = exact >= 0 ? exact : left.findIndex((other) => word.length > 2 && distance(word, other) === 1);
		if (at < 0) {
			lacking += 1;
			continue;
		}
		shared += exact >= 0 ? 1 : 0.8;
		left.splice(at, 1);
	}
	if (lacking > 0 && left.length > 0) return null;
	return (2 * shared) / (written.length + unit.length);
}

function sameWords(written: string[], unit: string[]): boolean {
	return written.length === unit.length && written.every((word, at) => word === unit[at]);
}
