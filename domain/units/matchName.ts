import { foldName } from '../text/foldName';
import type { Unit } from '../types';
import { isPlural } from './bareName';
import type { NameIndex } from './nameIndex';

/** The units that answer to a name, and the parts of it, as written, to which none does. */
export interface Match {
	units: Unit[];
	unmatched: string[];
}

/** What the officer decided for a name: the codes of the units it means; none leaves the name out. */
export interface Correction {
	name: string;
	units: string[];
}

const SEPARATOR = /\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng)\s+/giu;
/** No name of a unit or group has more commas or letters, and no heading is longer: a page of text is no name. */
const MOST_PIECES = 10;
const LONGEST_NAME = 250;
const LONGEST_HEADING = 3000;

/**
 * Matches one name as a whole; when no unit answers, its parts between commas and 'và', the longest first, so that
 * 'Phòng Kinh tế, Hạ tầng và Đô thị và Công an phường' comes apart at the right place.
 */
export function matchName(name: string, find: NameIndex, among = isPlural(foldName(name))): Match {
	if (name.length > LONGEST_HEADING) return { units: [], unmatched: [name] };
	const pieces = piecesOf(name);
	const match: Match = { units: [], unmatched: [] };
	let unknownFrom: number | null = null;
	const closeUnknown = (before: number) => {
		if (unknownFrom !== null) match.unmatched.push(slice(name, pieces, unknownFrom, before));
		unknownFrom = null;
	};
	for (let from = 0; from < pieces.length; ) {
		const found = longestKnown(name, pieces, from, among, find);
		if (found) {
			closeUnknown(from);
			match.units.push(...found.units.filter((unit) => !match.units.includes(unit)));
			from = found.to;
		} else {
			unknownFrom ??= from;
			from += 1;
		}
	}
	closeUnknown(pieces.length);
	return match;
}

/** The index with the officer's decisions in front of it; a decision that names no known unit counts for nothing. */
export function withCorrections(find: NameIndex, units: Unit[], corrections: Correction[]): NameIndex {
	const byCode = new Map(units.map((unit) => [unit.code, unit]));
	const decided = new Map<string, Unit[]>();
	for (const { name, units: codes } of corrections) {
		const meant = codes.map((code) => byCode.get(code)).filter((unit) => unit !== undefined);
		if (meant.length > 0 || codes.length === 0) decided.set(foldName(name), meant);
	}
	return (name, options) => decided.get(foldName(name)) ?? find(name, options);
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

function longestKnown(name: string, pieces: Piece[], from: number, among: boolean, find: NameIndex) {
	for (let to = Math.min(pieces.length, from + MOST_PIECES); to > from; to -= 1) {
		const part = slice(name, pieces, from, to);
		const units = part.length <= LONGEST_NAME ? find(part, { among }) : null;
		if (units) return { units, to };
	}
	return null;
}

function slice(name: string, pieces: Piece[], from: number, to: number): string {
	return name.slice(pieces[from]?.start, pieces[to - 1]?.end).trim();
}
