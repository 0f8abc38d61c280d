import { canon, isCapitals } from './canon';
import type { Line } from './lines';
import { beginsWithUnit } from './unitWords';

const BODY_OF_GOVERNMENT =
	'ủy ban nhân dân|ubnd|đảng ủy|hội đồng nhân dân|hđnd|ủy ban mặt trận tổ quốc(?: việt nam)?|ủy ban mttq(?: việt nam)?';
const AREA = 'phường|xã|thị trấn|đặc khu|tỉnh|thành phố|thị xã|huyện|quận';
const OF_AREA = new RegExp(`(?<![a-zà-ỹ])(?:${AREA})(?! (?:hội|đoàn|ủy))(?![a-zà-ỹ])`, 'u');
const GOVERNMENT = /^(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)(?![a-zà-ỹ])/u;
const ABBREVIATIONS =
	/(?<![A-ZÀ-Ỹa-zà-ỹ])(?:mn|th|mttq|hđnd|ubnd|thcs|thpt|th&thcs|tncs|gd&đt|bcđ|bchqs|htx)(?![a-zà-ỹ])/giu;

/**
 * The issuing body: from the head; else, for a text that came without its head, from what the body says of itself. A
 * body without a place of its own takes that of the body above it. `joint`: several issue it, the first one leads.
 */
export function readIssuer(issuerLines: string[], text: Line[], joint: boolean): string | null {
	// The Youth Union's name stands where others have the country's.
	const own = issuerLines.filter((line) => !/^đoàn tncs hồ chí minh$/u.test(canon(line)));
	const bodies = bodiesOf(own.length > 0 ? own : issuerLines);
	const name = joint ? bodies[0] : bodies.at(-1);
	if (!name) return fromText(text);
	const shown = shownName(name, text);
	const above = joint ? undefined : bodies.at(-2);
	if (!above || OF_AREA.test(canon(name)) || /^trường /u.test(canon(name))) return shown;
	if (!GOVERNMENT.test(canon(above))) return `${shown} ${shownName(above, text)}`;
	const area = OF_AREA.exec(canon(above));
	return area ? `${shown} ${placeName(above.slice(area.index))}` : shown;
}

/** A name over two lines is one body; a new body begins with a word that units begin with. */
function bodiesOf(issuerLines: string[]): string[] {
	const bodies: string[] = [];
	for (const line of issuerLines) {
		const before = bodies.at(-1);
		const isNew =
			before === undefined ||
			((beginsWithUnit(line) || /^huyện đoàn|^thị đoàn/u.test(canon(line))) &&
				!new RegExp(`^(?:${AREA})(?![a-zà-ỹ])(?! đoàn)`, 'u').test(canon(line)));
		if (isNew) bodies.push(line);
		else bodies[bodies.length - 1] = `${before} ${line}`;
	}
	return bodies;
}

function shownName(name: string, text: Line[]): string {
	const full = name
		.replace(/^UBND(?=\s)/iu, isCapitals(name) ? 'ỦY BAN NHÂN DÂN' : 'Ủy ban nhân dân')
		.replace(/^BCĐ(?=\s)/u, 'BAN CHỈ ĐẠO')
		.replace(/^([Uu])ỷ(?=\s)/u, (_, first: string) => (first === 'U' ? 'Ủy' : 'ủy'))
		.replace(/^UỶ(?=\s)/u, 'ỦY');
	return isCapitals(full) ? recase(full, text) : full;
}

/** Capitals as the text itself writes the name, else by rule: "Ủy ban nhân dân phường Hòa Bình Mẫu". */
function recase(capitals: string, text: Line[]): string {
	const wanted = canon(capitals);
	for (const line of text) {
		const at = canon(line.text).indexOf(wanted);
		const written = line.text.slice(at, at + wanted.length);
		if (at >= 0 && !isCapitals(written)) return upperFirst(written.replace(/^uỷ/iu, 'ủy'));
	}
	// Two bodies on one line.
	if (/\s[-–]\s/.test(capitals) && splitsInBodies(capitals))
		return capitals
			.split(/\s[-–]\s/)
			.map((part) => recase(part, text))
			.join(' - ');
	const area = OF_AREA.exec(wanted);
	const kind = properly((area ? wanted.slice(0, area.index) : wanted).trim()).replace(
		ABBREVIATIONS,
		(short) => short.toUpperCase(),
	);
	const school =
		/^(Trường (?:mầm non|tiểu học|MN|TH|THCS|THPT|PTDTBT|trung học cơ sở|trung học phổ thông|TH&THCS|TH và THCS)) (.+)$/u.exec(
			kind,
		);
	const named = school ? `${school[1]} ${titled(school[2] ?? '')}` : kind;
	return area ? `${named} ${placeName(capitals.slice(area.index))}` : named;
}

/** "LHPN", "CHQS": words without a vowel are letters. */
const LETTERS_ONLY = /(?<![a-zà-ỹ&])(?=[a-zđ&]{2,})[bcdđfghjklmnpqrstvxwz&]+(?![a-zà-ỹ])/gu;

/** The names in bodies' names that are always written with capitals. */
function properly(words: string): string {
	return upperFirst(words)
		.replace(/hồ chí minh/u, 'Hồ Chí Minh')
		.replace(/việt nam/u, 'Việt Nam')
		.replace(LETTERS_ONLY, (letters) => letters.toUpperCase())
		.replace(/(?<=[Bb]an )(?:chỉ huy|chấp hành|chỉ đạo|quản lý|thường trực|thường vụ)/u, upperFirst)
		.replace(/(?<=[Cc]hấp hành |[Tt]hường vụ |BCH |BTV )(?:hội|đoàn)/u, upperFirst)
		.replace(/phòng thủ dân sự/u, upperFirst)
		.replace(
			/(?<=^|\s)(mặt trận tổ quốc|thanh niên|phụ nữ|nông dân|cựu chiến binh|quân sự|bầu cử)/gu,
			(name) =>
				/^(?:mặt trận|thanh niên)/u.test(name) ? upperFirst(name.replace('tổ quốc', 'Tổ quốc')) : name,
		);
}

function splitsInBodies(capitals: string): boolean {
	return capitals.split(/\s[-–]\s/).every((part) => beginsWithUnit(part) && OF_AREA.test(canon(part)));
}

/** "PHƯỜNG HÒA BÌNH MẪU" and "thành phố Bình Hải" as a place is written in running text. */
function placeName(place: string): string {
	const area = new RegExp(`^(?:${AREA})`, 'u').exec(canon(place))?.[0] ?? '';
	const name = place.slice(area.length).trim();
	return `${area} ${isCapitals(name) ? titled(name.toLowerCase()) : name}`;
}

function titled(words: string): string {
	return words.split(' ').map(upperFirst).join(' ');
}

function fromText(text: Line[]): string | null {
	const named = new RegExp(`(?<![A-Za-zÀ-ỹ])(?:${BODY_OF_GOVERNMENT})\\s+(?:${AREA})\\s+`, 'gu');
	for (const line of text) {
		for (const found of canon(line.text).matchAll(named)) {
			const name = /^\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*/u.exec(line.text.slice(found.index + found[0].length));
			const isBasis = /(?:của|chủ tịch)\s+$/u.test(canon(line.text.slice(0, found.index)));
			if (name && !isBasis)
				return shownName(
					upperFirst(line.text.slice(found.index, found.index + found[0].length) + name[0]),
					text,
				);
		}
	}
	return null;
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
