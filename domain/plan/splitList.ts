import { canon } from './canon';
import { countOf, THING } from './countables';

const LIST_BEGINS =
	/\((?=[^()]*\d)|(?<![a-zà-ỹ])(?:gồm|bao gồm|cụ thể(?: là)?|trong đó|như sau)\s*:?\s*\(?|:/u;
const FILLER =
	/^(?:(?:treo|lắp đặt|lắp|đặt|trồng|tổ chức|được|trên|tại|ở|dọc|cho|chiếc|cái|tấm|băng)\s+)+|^[\s:–-]+|[\s:–-]+$/u;

/**
 * The places of a total, each with its count, from the list behind it.
 *
 * @example splitList(' trên các trục chính (02 băng rôn trên đường A, đường B 01)')
 *   → [{ name: 'đường A', count: 2 }, { name: 'đường B', count: 1 }]
 */
export function splitList(text: string): { name: string; count: number }[] {
	const begins = LIST_BEGINS.exec(canon(text));
	if (!begins) return [];
	const list = text.slice(begins.index + begins[0].length);
	return list.split(/\s*[,;]\s*|\s+và\s+(?=\d)|[)]/u).flatMap((part) => {
		const numbers = [...part.matchAll(/(?<![\d/.A-Za-zÀ-ỹ])\d{1,5}(?![\d/A-Za-zÀ-ỹ])/gu)];
		const [number] = numbers;
		if (!number || numbers.length > 1) return [];
		const name = placeIn(part.replace(number[0], ' '));
		return name ? [{ name, count: countOf(number[0]) }] : [];
	});
}

function placeIn(part: string): string {
	const thing = THING.exec(canon(part));
	let name = thing ? part.slice(0, thing.index) + part.slice(thing.index + thing[0].length) : part;
	name = name.replace(/[().]/g, ' ').replace(/\s+/g, ' ').trim();
	for (let found = FILLER.exec(canon(name)); found; found = FILLER.exec(canon(name))) {
		name = found.index === 0 ? name.slice(found[0].length) : name.slice(0, found.index);
	}
	return name;
}
