/** Zeros behind the number. */
const SCALES: Record<string, number> = { nghìn: 3, ngàn: 3, k: 3, triệu: 6, tr: 6, tỷ: 9, tỉ: 9 };
const CURRENCY = /\s*(?:đồng|vnđ|vnd|đ)$/u;
const PLAIN = /^(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d+))?\s*(\p{L}+)?$/u;
/** '1.5 triệu', '2tr5': beside a word for the scale a short fraction cannot be taken for thousands. */
const POINTED = /^(\d+)\.(\d{1,2})\s*(\p{L}+)$/u;
const SPLIT = /^(\d+)\s*(\p{L}+)\s*(\d)$/u;

/**
 * A number as people type it in Việt Nam: '05' → 5, '1.250' → 1250, '2,5 triệu' and '2tr5' → 2500000,
 * '15.000.000 đồng' → 15000000, '500k' → 500000. A point groups thousands only in threes; '1.5' is refused as ambiguous.
 * `null` for anything else, signs included.
 */
export function parseNumber(typed: string): number | null {
	const text = typed.normalize('NFKC').trim().toLowerCase().replace(CURRENCY, '');
	const [, whole = '', fraction = '0', word] =
		PLAIN.exec(text) ?? POINTED.exec(text) ?? reordered(SPLIT.exec(text)) ?? [];
	const scale = word === undefined ? 0 : SCALES[word];
	if (whole === '' || scale === undefined) return null;
	// By its letters: multiplied, 8.192,78 tỷ would end in a thousandth of a đồng.
	const value = Number(`${whole.replace(/[. ]/g, '')}.${fraction}e${scale}`);
	return Number.isSafeInteger(Math.round(value)) ? Math.round(value * 1000) / 1000 : null;
}

function reordered(match: RegExpExecArray | null): string[] | null {
	const [all = '', whole = '', word = '', fraction = ''] = match ?? [];
	return match && [all, whole, fraction, word];
}
