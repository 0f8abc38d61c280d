const SCALES: Record<string, number> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tr: 1e6, tỷ: 1e9, tỉ: 1e9 };

/**
 * A number as people type it in Việt Nam: '05' → 5, '1.250' → 1250, '2,5 triệu' → 2500000,
 * '15.000.000 đồng' → 15000000. A point groups thousands only in threes; '1.5' is refused as ambiguous.
 * `null` for anything else, signs included.
 */
export function parseNumber(typed: string): number | null {
	const match = /^(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d+))?\s*(\p{L}+)?(?:\s*(?:đồng|đ))?$/u.exec(
		typed.normalize('NFC').trim().toLowerCase(),
	);
	if (!match) return null;
	const [, whole = '', fraction, word] = match;
	const scale = word === undefined || word === 'đồng' || word === 'đ' ? 1 : SCALES[word];
	if (scale === undefined) return null;
	const value = Number(`${whole.replace(/[. ]/g, '')}.${fraction ?? '0'}`) * scale;
	return Number.isSafeInteger(Math.round(value)) ? Math.round(value * 1000) / 1000 : null;
}
