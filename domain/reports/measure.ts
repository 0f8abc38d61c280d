import type { Indicator } from '../types';

const LONGEST_MEASURE = 24;

/**
 * What an indicator counts, as it stands behind a number: 'băng rôn' for 'Băng rôn — đường Trần Phú', 'đồng' for money.
 * Empty when the label is a sentence rather than a thing.
 */
export function measureOf({ kind, label }: Pick<Indicator, 'kind' | 'label'>): string {
	if (kind === 'money') return 'đồng';
	if (kind !== 'count') return '';
	const thing = label.split(/\s+—\s+|\s+tại\s+|\s*\(/u)[0]?.trim() ?? '';
	if (thing === '' || thing.length > LONGEST_MEASURE) return '';
	return thing.charAt(0).toLocaleLowerCase('vi') + thing.slice(1);
}

/** Made once: making one takes longer than using it. */
const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });

/** `1.250`, `2,5`: as it would be typed again. */
export const numberWords = (value: number): string => NUMBER.format(value);

/** `2 băng rôn`, `5.000.000 đồng` */
export function amountWords(indicator: Pick<Indicator, 'kind' | 'label'>, value: number): string {
	return [numberWords(value), measureOf(indicator)].filter(Boolean).join(' ');
}
