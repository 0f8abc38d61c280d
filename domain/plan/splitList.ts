import { LIST_BEGINS } from './amounts';
import { canon } from './canon';
import { countedNoun } from './countedNoun';
import { NUMBERED } from './notAsked';
import { SCALES, valueOf } from './numbers';

const FILLER =
	/^(?:(?:treo|lắp đặt|lắp|đặt|trồng|tổ chức|bố trí|được|trên|tại|ở|dọc|cho|chiếc|cái|tấm|băng|là|giao|phân bổ)\s+)+|^[\s:–-]+|[\s:–-]+$/u;
const NUMBER = new RegExp(
	`(?<![\\d/.,A-Za-zÀ-ỹ])(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,9})(?:,\\d{1,3})?(?:\\s+(?:${SCALES})(?=\\s|$))?(?![\\d/A-Za-zÀ-ỹ]|,\\d)`,
	'giu',
);

/**
 * The places of a total, each with its count, from the list behind it. `item`: what is counted, which the list may
 * repeat.
 *
 * @example splitList(' trên các trục chính (02 băng rôn trên đường A, đường B 01)', 'băng rôn')
 *   → [{ name: 'đường A', count: 2 }, { name: 'đường B', count: 1 }]
 */
export function splitList(text: string, item: string): { name: string; count: number }[] {
	const begins = LIST_BEGINS.exec(canon(text));
	if (!begins) return [];
	const list = text.slice(begins.index + begins[0].length);
	// A list that speaks of another thing is not this one's.
	const places = partsOf(untilListEnds(list)).flatMap((part) => {
		if (/(?<![a-zà-ỹ])mỗi(?![a-zà-ỹ])/u.test(canon(part))) return [];
		const [number, other] = countsIn(part);
		if (!number || other) return [];
		// "04 nhà (80 triệu đồng/nhà)" says what each costs.
		if (
			item !== 'đồng' &&
			/^\s*đồng(?![a-zà-ỹ])(?! chí)/u.test(canon(part.slice(number.index + number[0].length)))
		)
			return [];
		const name = placeIn(part, number, item);
		const [digits = '', scale = ''] = number[0].toLowerCase().split(/\s+/);
		return name ? [{ name, count: valueOf(digits, scale) }] : [];
	});
	// "01 đội (25 đoàn viên)" tells how large it is.
	return begins[0] === '(' && places.length < 2 ? [] : places;
}

/** Where semicolons part the list, a comma parts only what counts twice: "Quỹ Phòng, chống thiên tai: 500; …". */
function partsOf(list: string): string[] {
	const parts = list.split(/\s*;\s*|[)]/u);
	const byCommas = (part: string) => part.split(/\s*,(?!\d)\s*|\s+và\s+(?=\d)/u);
	const isWhole = (part: string) => parts.length > 2 && countsIn(part).length < 2;
	return parts.flatMap((part) => (isWhole(part) ? [part] : byCommas(part)));
}

/** Before a number that counts nothing, whatever else the part holds. */
const TELLS_APART = /(?:số|mục|phụ lục|biểu|mẫu|điều|bảng|đợt|giai đoạn|bước|kỳ|quý|tháng|tuần|ngày|lần) $/u;

/** Numbers that count, not those of "Tổ 1" or "Biểu số 01". */
function countsIn(part: string): RegExpExecArray[] {
	const before = (found: RegExpExecArray) => canon(part.slice(0, found.index));
	const numbers = [...part.matchAll(NUMBER)].filter((found) => !TELLS_APART.test(before(found)));
	return numbers.length > 1 ? numbers.filter((found) => !NUMBERED.test(before(found))) : numbers;
}

/** A bracket's list ends with the bracket, any other with the sentence. */
function untilListEnds(list: string): string {
	return list.split(/(?<=[a-zà-ỹ)])\.\s/u)[0] ?? '';
}

function placeIn(part: string, number: RegExpExecArray, item: string): string {
	const before = part.slice(0, number.index);
	let behind = part.slice(number.index + number[0].length).replace(/^\s+/u, '');
	const noun = countedNoun(canon(behind), false);
	const [first = ''] = item.split(' ');
	// "02 băng rôn trên đường A" repeats the thing; "03 trường THCS" and "25 cơ sở sản xuất" tell its kinds apart.
	const repeats = noun && (noun.item === item || item.startsWith(noun.item) || noun.item === first);
	if (repeats) behind = behind.slice(noun.length);
	let name = `${before} ${behind}`.replace(/[().]/g, ' ').replace(/\s+/g, ' ').trim();
	for (let found = FILLER.exec(canon(name)); found; found = FILLER.exec(canon(name))) {
		name = found.index === 0 ? name.slice(found[0].length) : name.slice(0, found.index);
	}
	return name;
}
