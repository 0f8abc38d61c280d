import { beginsWithUnit } from '../plan/unitWords';
import { foldNameWithAccents } from '../text/foldName';
import type { Unit } from '../types';
import { bodyKind } from './bodyKind';
import type { Answer } from './knownUnits';
import { nameParts } from './nameParts';
import type { Find } from './nameIndex';
import { namesOfRange, withHeadOf } from './sharedHead';
import { isPlural } from './titles';

/** The units that answer to a name, and the parts of it, as written, that the officer must settle. */
export interface Match {
	units: Unit[];
	unmatched: Unmatched[];
}

export interface Unmatched {
	name: string;
	/** The units that answer equally; empty when none answers. */
	several: Unit[];
	/** The unit that answers to the beginning of the name, when the name goes on. */
	beginning: Unit | null;
}

/** What the officer decided for a name: the codes of the units it means; none leaves the name out. */
export interface Correction {
	name: string;
	units: string[];
}

const SEPARATOR = /\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng)\s+/giu;
/** No name inside a heading has more commas or letters, and no heading is longer: a page of text is no name. */
const MOST_PIECES = 10;
const LONGEST_NAME = 250;
const LONGEST_HEADING = 3000;

/** What was read before in the same heading, which the next name may lean on. */
interface Context {
	/** A 'các' was said and not yet left: 'các trường Mầm non, Tiểu học'. */
	among: boolean;
	/** The one unit named last, and how: 'Sở Y tế và các đơn vị trực thuộc', 'các thôn Thượng, Trung'. */
	last: { unit: Unit; text: string } | null;
}

/** What the officer decided for a name, whole or a part of it; null for a name that was not asked. */
export type Settled = (name: string) => Answer | null;

/** The names of one heading, in order: a name may lean on the one before. */
export function matchNames(names: string[], find: Find, settled: Settled): Match {
	const match: Match = { units: [], unmatched: [] };
	const context: Context = { among: false, last: null };
	for (const name of names) {
		// 'các trường Mầm non', 'trường tiểu học': a name in small letters goes on with the 'các' before it.
		context.among = isPlural(name) || (context.among && /^\p{Ll}/u.test(name));
		readName(name, find, settled, context, match);
	}
	return match;
}

/** The units that a quota's name covers: in 'mỗi trường' a kind of body means every unit of that kind. */
export function unitsOfQuotaName(name: string, find: Find, settled: Settled): Unit[] {
	const match: Match = { units: [], unmatched: [] };
	const amongMany: Find = (part, options) => find(part, { ...options, among: true });
	readName(name, amongMany, settled, { among: true, last: null }, match);
	return match.units;
}

/** The officer's decisions, by name; a decision that names no known unit counts for nothing. */
export function settledBy(corrections: Correction[], units: Unit[]): Settled {
	const byCode = new Map(units.map((unit) => [unit.code, unit]));
	const decided = new Map<string, Answer>();
	for (const { name, units: codes } of corrections) {
		const meant = codes.map((code) => byCode.get(code)).filter((unit) => unit !== undefined);
		if (meant.length > 0 || codes.length === 0) {
			decided.set(foldNameWithAccents(name), { kind: 'units', units: meant });
		}
	}
	return (name) => (decided.size === 0 ? null : (decided.get(foldNameWithAccents(name)) ?? null));
}

/**
 * Matches one name as a whole; when no unit answers, its parts between commas and 'và', the longest first, so that
 * 'Phòng Kinh tế, Hạ tầng và Đô thị và Công an phường' comes apart at the right place.
 */
function readName(name: string, find: Find, settled: Settled, context: Context, match: Match): void {
	const whole = settled(name);
	if (whole) {
		take({ text: name, answer: whole }, match);
		remember(name, whole, context);
		return;
	}
	if (name.length > LONGEST_HEADING) {
		match.unmatched.push({ name, several: [], beginning: null });
		return;
	}
	const pieces = piecesOf(name);
	const asked: Find = (part, options) => settled(part) ?? find(part, options);
	for (const { from, to, found, beginning } of runsOf(name, pieces, asked, context)) {
		const text = slice(name, pieces, from, to);
		// A run longer than any name was not looked up as a whole.
		const answer = found?.answer ?? settled(text);
		if (answer) take({ text: found?.text ?? text, answer }, match);
		else match.unmatched.push({ name: text, several: [], beginning });
	}
}

/** Pieces of a name that belong together: found, or unknown side by side. */
interface Run {
	from: number;
	to: number;
	found: { text: string; answer: Answer } | null;
	/** The unit of a beginning that was found, before it turned out to go on. */
	beginning: Unit | null;
}

function runsOf(name: string, pieces: Piece[], find: Find, context: Context): Run[] {
	const runs: Run[] = [];
	for (let from = 0; from < pieces.length; ) {
		const before = runs.at(-1);
		const found = longestKnown(name, pieces, from, find, context);
		// Of 'Phòng Giáo dục và Y tế', when nobody answers to it, the end is no body of its own.
		if (found && (!before || before.found || beginsBody(found.text))) {
			runs.push({ from, to: found.to, found, beginning: null });
			remember(found.text, found.answer, context);
			from = found.to;
			continue;
		}
		if (before && (!before.found || isPartOfIt(before.found, slice(name, pieces, from, from + 1)))) {
			const beginning = before.found?.answer.units[0] ?? before.beginning;
			runs[runs.length - 1] = { from: before.from, to: from + 1, found: null, beginning };
		} else {
			runs.push({ from, to: from + 1, found: null, beginning: null });
		}
		from += 1;
	}
	return runs;
}

/** 'Hạ tầng' behind 'Phòng Kinh tế' goes on with that name: then it is not our Phòng Kinh tế that is meant. */
function isPartOfIt({ text, answer }: NonNullable<Run['found']>, next: string): boolean {
	const isOne = answer.kind === 'units' && answer.units.length === 1 && !isPlural(text);
	return isOne && /^\p{Lu}/u.test(next) && !beginsBody(next);
}

function beginsBody(text: string): boolean {
	return beginsWithUnit(text) || bodyKind(nameParts(text).bare, false) !== null;
}

function take({ text, answer: { kind, units } }: NonNullable<Run['found']>, match: Match): void {
	if (kind !== 'units') match.unmatched.push({ name: text, several: units, beginning: null });
	else match.units.push(...units.filter((unit) => !match.units.includes(unit)));
}

function remember(text: string, { kind, units }: Answer, context: Context): void {
	if (kind !== 'units') return;
	const [unit, another] = units;
	context.last = unit && !another ? { unit, text } : null;
	context.among = isPlural(text) || (context.among && another !== undefined);
}

interface Piece {
	start: number;
	end: number;
}

function piecesOf(name: string): Piece[] {
	const pieces: Piece[] = [];
	let start = 0;
	for (const separator of name.matchAll(SEPARATOR)) {
		pieces.push({ start, end: separator.index });
		start = separator.index + separator[0].length;
	}
	pieces.push({ start, end: name.length });
	return pieces.filter((piece) => piece.end > piece.start);
}

function longestKnown(name: string, pieces: Piece[], from: number, find: Find, { among, last }: Context) {
	const parts: { text: string; to: number }[] = [];
	const most = from === 0 ? pieces.length : Math.min(pieces.length, from + MOST_PIECES);
	for (let to = most; to > from; to -= 1) {
		const text = slice(name, pieces, from, to);
		if (text.length <= LONGEST_NAME) parts.push({ text, to });
	}
	for (const { text, to } of parts) {
		const answer = find(text, { among, after: last?.unit ?? null }) ?? rangeOf(text, find);
		if (answer) return { answer, text, to };
	}
	for (const { text, to } of last ? parts : []) {
		for (const whole of withHeadOf(last?.text ?? '', text)) {
			const answer = find(whole);
			if (answer?.kind === 'units' && answer.units.length === 1) return { answer, text: whole, to };
		}
	}
	return null;
}

/** Every number of the range must be there: half a range is a question. */
function rangeOf(text: string, find: Find): Answer | null {
	const answers = namesOfRange(text).map((name) => find(name));
	const units = answers.flatMap((answer) =>
		answer?.kind === 'units' && answer.units.length === 1 ? answer.units : [],
	);
	return units.length > 0 && units.length === answers.length ? { kind: 'units', units } : null;
}

function slice(name: string, pieces: Piece[], from: number, to: number): string {
	return name.slice(pieces[from]?.start, pieces[to - 1]?.end).trim();
}
