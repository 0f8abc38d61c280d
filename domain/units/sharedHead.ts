const RANGE =
	/^(?<head>.*?\p{L})\s*(?:từ\s+)?(?:số\s+)?(?<first>\d{1,3})\s*(?:đến|-|–)\s*(?:hết\s+)?(?:\p{L}[\p{L}\s]*?)?(?:số\s+)?(?<last>\d{1,3})$/iu;
const LONGEST_RANGE = 100;

/**
 * What a part of a list would be with the beginning of the name before it, the longest beginning first.
 *
 * @example withHeadOf('các thôn Thượng', 'Trung') → ['các thôn Trung', 'các Trung']
 */
export function withHeadOf(before: string, part: string): string[] {
	const words = before.split(/\s+/);
	return words.slice(1).map((_, dropped) => [...words.slice(0, words.length - 1 - dropped), part].join(' '));
}

/**
 * Each name of a range of numbers; none when the text is no range.
 *
 * @example namesOfRange('TDP 1 đến 3') → ['TDP 1', 'TDP 2', 'TDP 3']
 */
export function namesOfRange(text: string): string[] {
	const { head, first, last } = RANGE.exec(text.normalize('NFC'))?.groups ?? {};
	if (head === undefined) return [];
	const count = Number(last) - Number(first) + 1;
	if (count < 2 || count > LONGEST_RANGE) return [];
	const stem = head.replace(/\s+(?:từ|số|từ\s+số)$/iu, '');
	return Array.from({ length: count }, (_, index) => `${stem} ${Number(first) + index}`);
}
