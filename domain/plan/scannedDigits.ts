/** A number that scanning had turned into letters. */
export interface MendedNumber {
	written: string;
	read: string;
}

const TOKEN = /(?<![\p{L}\p{N}])[\dOoIlıSBZ|]+(?:[/.,:-][\dOoIlıSBZ|]+){0,3}(?![\p{L}\p{N}])/gu;
/** Only in a date do these stand for digits: "5/2O2S". "CO2", "5S", "B1" are names. */
const IN_DATES: Record<string, string> = { S: '5', B: '8', Z: '2' };
const DIGITS: Record<string, string> = { O: '0', o: '0', I: '1', l: '1', ı: '1', '|': '1' };

/**
 * Letters that scanning put for digits, put right: "l2/5/2O26" is 12/5/2026, "O5 băng rôn" is 05. Every letter becomes
 * one digit, so places in the text stay. A number without any digit of its own is left ("Quý I/2026"), unless it is
 * part of a date.
 */
export function withDigits(text: string): { text: string; mended: MendedNumber[] } {
	const mended: MendedNumber[] = [];
	if (!/\d/.test(text) || !/[OoIlı|SBZ]/.test(text)) return { text, mended };
	const read = text.replace(TOKEN, (token, at: number) => {
		const number = asNumber(token, text.slice(0, at), text.slice(at + token.length));
		if (number !== token) mended.push({ written: token, read: number });
		return number;
	});
	return { text: read, mended };
}

function asNumber(token: string, before: string, after: string): string {
	if (!/\d/.test(token) || !/[OoIlı|SBZ]/.test(token) || /^[|\s]*$/.test(token)) return token;
	const parts = token.split(/([/.,:-])/);
	const isDate = parts.length === 5 && parts[1] === parts[3];
	const number = parts
		.map((part) => (isDate || /\d/.test(part) ? digitsIn(part, isDate || /năm $/iu.test(before)) : part))
		.join('');
	if (/\D/.test(number.replace(/[/.,:-]/g, ''))) return token;
	// "2l" is two litres and "O2" oxygen; a pipe at the edge divides cells.
	if (/^\d+l$/.test(token) || token === 'O2' || /^\||\|$/.test(token)) return token;
	return /^[/-]\p{L}/u.test(after) && !/(?:số|Số)\s*:?\s*$/u.test(before) ? token : number;
}

function digitsIn(part: string, inDate: boolean): string {
	return [...part].map((sign) => DIGITS[sign] ?? (inDate ? IN_DATES[sign] : undefined) ?? sign).join('');
}
