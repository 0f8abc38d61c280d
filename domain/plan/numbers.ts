const UNITS = 'một|hai|ba|bốn|năm|sáu|bảy|tám|chín';
const IN_WORDS = `(?:(?:${UNITS}) mươi(?: (?:mốt|tư|lăm|${UNITS}))?|mười(?: (?:lăm|${UNITS}))?|(?:${UNITS})(?: (?:trăm|nghìn))?)(?![a-zà-ỹ])`;
const DIGITS = '(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,9})(?:,\\d{1,3})?';
/** A number in digits or in words, in lower case. */
export const NUMBER = `(?:${DIGITS}|${IN_WORDS})`;

const SCALE: Record<string, number> = {
	nghìn: 1e3,
	ngàn: 1e3,
	triệu: 1e6,
	tỷ: 1e9,
	tỉ: 1e9,
};
export const SCALES = Object.keys(SCALE).join('|');

/** "1.250", "1,5", "05", "hai mươi lăm", "1,2" of "tỷ" as numbers. */
export function valueOf(written: string, scale = ''): number {
	const value = /^\d/u.test(written)
		? Number(written.replace(/\.(?=\d{3})/g, '').replace(',', '.'))
		: wordsValue(written.split(' '));
	return scale ? Math.round(value * (SCALE[scale] ?? 1)) : value;
}

function wordsValue(words: string[]): number {
	const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
	const digit = (word: string) => ({ mốt: 1, tư: 4, lăm: 5 })[word] ?? digits.indexOf(word);
	if (words[0] === 'mười') return 10 + (words[1] ? digit(words[1]) : 0);
	const first = digit(words[0] ?? '');
	if (words[1] === 'mươi') return first * 10 + (words[2] ? digit(words[2]) : 0);
	return first * ({ trăm: 100, nghìn: 1000 }[words[1] ?? ''] ?? 1);
}
