import { canon } from './canon';
import { goesOnEnumerating } from './everybody';
import { beginsWithUnit } from './unitWords';

/** A name that goes on after "và" or a comma: one office that serves two bodies, "Các ông, bà Tổ trưởng". */
const GOES_ON: [before: RegExp, after: RegExp][] = [
	[/(?:hđnd|hội đồng nhân dân|đảng ủy)$/u, /^(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đảng ủy)/u],
	[/(?:^|\s)(?:ông|anh)$/u, /^(?:bà|chị) /u],
];

/**
 * The names in a heading, as written. A comma or "và" parts two names only where the next words begin a new
 * name, so names with commas inside stay whole, and so do enumerations of kinds ("Các sở, ban, ngành").
 *
 * @example splitNames('Các doanh nghiệp, trường học trên địa bàn phường')
 *   → ['Các doanh nghiệp', 'trường học trên địa bàn phường']
 * @example splitNames('Phòng Kinh tế, Hạ tầng và Đô thị phường') → [the same name]
 */
export function splitNames(written: string): string[] {
	const heading = written.trim();
	const names: string[] = [];
	let from = 0;
	for (const found of heading.matchAll(/\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng|cùng với)\s+/giu)) {
		const before = heading.slice(from, found.index);
		const after = heading.slice(found.index + found[0].length);
		if (
			insideBrackets(before) ||
			!beginsWithUnit(after) ||
			GOES_ON.some(([ends, begins]) => ends.test(canon(before)) && begins.test(canon(after))) ||
			(!found[0].includes(';') && goesOnEnumerating(before, after))
		)
			continue;
		names.push(before);
		from = found.index + found[0].length;
	}
	names.push(heading.slice(from));
	return names.map(trimmed).filter((name) => name !== '');
}

function insideBrackets(text: string): boolean {
	return text.lastIndexOf('(') > text.lastIndexOf(')');
}

function trimmed(name: string): string {
	return name.replace(/^[\s,;:.–-]+|[\s,;:.–-]+$/gu, '');
}
