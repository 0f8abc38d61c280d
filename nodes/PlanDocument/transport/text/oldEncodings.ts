import { isSyllable } from './syllables';

/** Letters that an old 8-bit font shows in place of those of Latin-1, and how to read them. */
export type OldEncoding = (text: string) => string;

/** TCVN 5712:1993 VN3, "ABC": the letters from 0xA1 on; a blank has none. */
const TCVN3_LETTERS =
	'ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ';

/** @example tcvn3('kÕ ho¹ch') → 'kế hoạch' */
export function tcvn3(text: string): string {
	return text.replace(/[\u00A1-\u00FE]/g, (sign) => {
		const letter = TCVN3_LETTERS[sign.charCodeAt(0) - 0xa1] ?? ' ';
		return letter === ' ' ? sign : letter;
	});
}

/** VNI writes a vowel, then a letter of Latin-1 for what stands above or below it. */
const VNI_TONES: Record<string, string> = { ø: '\u0300', ù: '\u0301', û: '\u0309', õ: '\u0303', ï: '\u0323' };
const VNI_HATS: Record<string, string> = {
	...{ â: '', à: '\u0300', á: '\u0301', å: '\u0309', ã: '\u0303', ä: '\u0323' },
};
const VNI_BREVES: Record<string, string> = {
	...{ ê: '', è: '\u0300', é: '\u0301', ú: '\u0309', ü: '\u0303', ë: '\u0323' },
};
const VNI_LETTERS: Record<string, string> = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };

/** @example vni('Keá hoaïch') → 'Kế hoạch' */
export function vni(text: string): string {
	return text.replace(
		/([aeouyôö])([øùûõï])|([aeo])([âàáåãä])|(a)([êèéúüë])|[ñôöæóòî]/giu,
		(found, toned?: string, tone = '', hatted?: string, hat = '', breved?: string, breve = '') => {
			if (toned) return (vniLetter(toned) + VNI_TONES[lower(tone)]).normalize('NFC');
			if (hatted) return `${hatted}\u0302${VNI_HATS[lower(hat)]}`.normalize('NFC');
			if (breved) return `${breved}\u0306${VNI_BREVES[lower(breve)]}`.normalize('NFC');
			return vniLetter(found);
		},
	);
}

function vniLetter(sign: string): string {
	const letter = VNI_LETTERS[lower(sign)] ?? sign;
	return sign === lower(sign) ? letter : letter.toUpperCase();
}

function lower(text: string): string {
	return text.toLowerCase();
}

const inTcvn3: OldEncoding = (text) => tcvn3(latin(text));
const inTcvn3Capitals: OldEncoding = (text) => inTcvn3(text).toUpperCase();
const inVni: OldEncoding = (text) => vni(latin(text));

/** How to read text set in a font; null for every font of Unicode. Fonts of ABC that end in H show small letters as capitals. */
export function encodingOfFont(font: string | undefined): OldEncoding | null {
	const name = font?.trim() ?? '';
	if (/^\.vn/i.test(name)) return name.endsWith('H') ? inTcvn3Capitals : inTcvn3;
	return /^vni[- ]/i.test(name) ? inVni : null;
}

/** Fonts that call themselves symbols have their signs in the private area. */
function latin(text: string): string {
	return text.replace(/[\uF020-\uF0FF]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xf000));
}

const ENCODINGS: OldEncoding[] = [tcvn3, vni];
/** Fewer words than this say nothing about an encoding. */
const FEWEST = 5;

/**
 * Text that was written for an old font and has lost it, read as what it shows: TCVN3 or VNI, line by line, for a
 * document may have both old and new parts. Other text comes back as it is.
 */
export function withoutOldEncoding(text: string): string {
	const words = wordsWithSigns(text).filter((word) => !isSyllable(word));
	const [best, right] = ENCODINGS.map((read) => [read, countSyllables(words, read)] as const).reduce(
		(a, b) => (b[1] > a[1] ? b : a),
	);
	if (right < FEWEST) return text;
	return text
		.split('\n')
		.map((line) => {
			const read = isCapitals(line) ? (words: string) => best(words).toUpperCase() : best;
			return isIn(read, line) ? read(line) : line;
		})
		.join('\n');
}

/** ABC has no capitals with tones: a line of capitals was set in a font that shows them. */
function isCapitals(line: string): boolean {
	return /[A-Z]{2}/.test(line) && !/[a-z]/.test(line);
}

/** The line reads as Vietnamese in the encoding, and does not as it stands. */
function isIn(encoding: OldEncoding, line: string): boolean {
	const words = wordsWithSigns(line);
	const [asRead, asItStands] = [countSyllables(words, encoding), countSyllables(words)];
	return asRead >= words.length * 0.7 && asRead > asItStands && asItStands <= words.length * 0.5;
}

/** How much of the words with letters beyond ASCII is Vietnamese, from 0 to 1. */
export function vietnameseShare(text: string): number {
	const words = wordsWithSigns(text);
	return words.length === 0 ? 1 : countSyllables(words) / words.length;
}

function wordsWithSigns(text: string): string[] {
	const words = text.match(/[\p{L}\p{M}\u00A1-\u00FF]+/gu) ?? [];
	return words.filter((word) => /[^ -~]/.test(word));
}

function countSyllables(words: string[], read: OldEncoding = (word) => word): number {
	return words.filter((word) => isSyllable(read(word))).length;
}
