import { millis } from '../reports/foldOrder';

/** The form in which the log's rows are written: `2026-05-18T17:00:00+07:00`. */
const LENGTH = 25;
const MINUTE = 60_000;

/**
 * Milliseconds of an ISO 8601 instant. The form that our own rows have is read letter by letter, some five times as fast
 * as Date.parse does it; every other one as `millis` reads it, text without offset in `zone`. Throws a RangeError.
 */
export function isoMillis(iso: string, zone: string): number {
	if (iso.length !== LENGTH) return millis(iso, zone);
	const sign = iso.charCodeAt(19);
	if ((sign !== PLUS && sign !== MINUS) || !isSeparated(iso)) return millis(iso, zone);
	const month = two(iso, 5);
	const day = two(iso, 8);
	const hour = two(iso, 11);
	const minute = two(iso, 14);
	const second = two(iso, 17);
	const offset = two(iso, 20) * 60 + two(iso, 23);
	const year = two(iso, 0) * 100 + two(iso, 2);
	// One that is no number, or out of range, is for the other reader to judge.
	if (!(month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60))
		return millis(iso, zone);
	if (!(offset < 24 * 60 && year >= 100)) return millis(iso, zone);
	const local = Date.UTC(year, month - 1, day, hour, minute, second);
	return sign === PLUS ? local - offset * MINUTE : local + offset * MINUTE;
}

const PLUS = 43;
const MINUS = 45;

function isSeparated(iso: string): boolean {
	return (
		iso.charCodeAt(4) === MINUS &&
		iso.charCodeAt(7) === MINUS &&
		iso.charCodeAt(10) === 84 &&
		iso.charCodeAt(13) === 58 &&
		iso.charCodeAt(16) === 58 &&
		iso.charCodeAt(22) === 58
	);
}

/** Two digits from `at` on; NaN when they are none. */
function two(text: string, at: number): number {
	const tens = text.charCodeAt(at) - 48;
	const ones = text.charCodeAt(at + 1) - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
