import type { Indicator } from '../types';
import { numberWords } from './measure';
import { spanOf, thingOf } from './span';

/**
 * A figure so many times its quota, or so many times under it though the work is said to be done, asks for a word of
 * explanation: the note becomes mandatory.
 */
export const FAR_FROM_QUOTA = 3;

export type Numbers = Record<string, number | string>;
/** A sentence, or words that name what they are about. */
interface Finding {
	id: string;
	message: string;
}

/** The figures that ask for an explanation. */
export function farFromQuota(indicators: Indicator[], values: Numbers, done: boolean): Finding[] {
	return indicators.flatMap((indicator) => {
		const { id, label, quota } = indicator;
		const value = values[id];
		if (typeof value !== 'number' || quota === null || quota <= 0) return [];
		const over = value > quota * FAR_FROM_QUOTA;
		const under = done && value * FAR_FROM_QUOTA < quota;
		if (!over && !under) return [];
		const message = `${label} (${numberWords(value)}, chỉ tiêu ${numberWords(quota)})`;
		return [{ id, message }];
	});
}

/** Totals that are not the sum of their parts: `q2` beside `q2p1`, `q2p2`… */
export function brokenSums(indicators: Indicator[], values: Numbers): Finding[] {
	return indicators.flatMap(({ id, label }) => {
		const parts = indicators.filter((other) => partOf(other.id) === id);
		const numbers = parts.map((part) => values[part.id]);
		const total = values[id];
		if (parts.length === 0 || typeof total !== 'number' || !numbers.every(isNumber)) return [];
		const sum = numbers.reduce((all, one) => all + one, 0);
		if (sum === total) return [];
		const added = numbers.map(numberWords).join(' + ');
		return [
			{
				id,
				message: `${label}: tổng là ${numberWords(total)} nhưng cộng các phần là ${numberWords(sum)} (${added}). Hãy sửa cho khớp.`,
			},
		];
	});
}

/** Cumulative figures below what they must hold: the period's own, or what the unit reported before. */
export function shrunkTotals(
	indicators: Indicator[],
	values: Numbers,
	before: Record<string, unknown>,
): { inside: Finding[]; since: Finding[] } {
	const inside: Finding[] = [];
	const since: Finding[] = [];
	for (const indicator of indicators.filter((one) => spanOf(one) === 'cumulative')) {
		const { id, label } = indicator;
		const total = values[id];
		if (typeof total !== 'number') continue;
		const period = indicators.find((one) => spanOf(one) === 'period' && thingOf(one) === thingOf(indicator));
		const now = period && values[period.id];
		if (typeof now === 'number' && now > total) {
			const message = `${label}: lũy kế ${numberWords(total)} nhỏ hơn số trong kỳ ${numberWords(now)}. Hãy sửa cho khớp.`;
			inside.push({ id, message });
		}
		const earlier = before[id];
		if (typeof earlier === 'number' && earlier > total) {
			const message = `${label} (${numberWords(total)}, lần trước ${numberWords(earlier)})`;
			since.push({ id, message });
		}
	}
	return { inside, since };
}

/** `q2` for `q2p3`: how the places of a total are numbered (units/quotaIndicators). */
export function partOf(id: string): string | null {
	return /^(.+)p\d+$/.exec(id)?.[1] ?? null;
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number';
}
