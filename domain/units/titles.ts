import { foldWords, type Word } from '../text/foldName';
import { phrase, standsAsWritten } from './phrases';

const byLength = (texts: string[]) => texts.map(phrase).toSorted((a, b) => b.length - a.length);

const COURTESY = byLength(['đề nghị', 'yêu cầu', 'giao cho', 'giao', 'kính gửi', 'các đồng chí', 'đồng chí']);
/** Whoever leads a body stands for it. A deputy ('Phó …') does not. */
const TITLES = byLength([
	'thủ trưởng',
	'người đứng đầu',
	'tập thể lãnh đạo',
	'lãnh đạo',
	'chủ tịch',
	'bí thư',
	'giám đốc',
	'ban giám đốc',
	'ban giám hiệu',
	'ban lãnh đạo',
	'hiệu trưởng',
	'trạm trưởng',
	'tổ trưởng',
	'đội trưởng',
	'cục trưởng',
	'chi cục trưởng',
	'hạt trưởng',
	'viện trưởng',
	'chánh án',
	'chánh',
	'chỉ huy trưởng',
	'cấp ủy',
	'trưởng',
]);
/** Before a title only: alone they may begin a name. */
const HONORIFICS = byLength(['các ông bà', 'ông bà', 'ông', 'bà']);
const MANY = byLength(['các', 'những', 'toàn thể', 'toàn bộ', 'tất cả', 'mỗi', 'mọi', 'từng']);
const RESIDENTS = phrase('dân phố');

/**
 * A name without what stands before the body itself: 'Đề nghị', 'Đồng chí Bí thư', 'Thủ trưởng các'. `plural`: it said
 * 'các', 'toàn thể' and the like, and so speaks of several bodies.
 */
export function withoutTitles(words: Word[], withoutAccents: boolean): { rest: Word[]; plural: boolean } {
	let rest = words;
	let plural = false;
	const lengthOf = (phrases: ReturnType<typeof byLength>, from = 0) => {
		const found = phrases.find((each) =>
			standsAsWritten(rest, from, each, withoutAccents || each.length > 1),
		);
		const after = from + (found?.length ?? 0);
		// Behind a comma the next body begins: 'Lãnh đạo, công chức Phòng Kinh tế'.
		return found && after < rest.length && !rest[after]?.apart ? found.length : 0;
	};
	for (;;) {
		const many = lengthOf(MANY);
		const title = lengthOf(TITLES);
		const honorific = lengthOf(HONORIFICS);
		const dropped =
			many || lengthOf(COURTESY) || title || (honorific && lengthOf(TITLES, honorific) > 0 ? honorific : 0);
		if (dropped === 0) return { rest, plural };
		if (many) plural = true;
		// 'Tổ trưởng dân phố 3' leads the tổ dân phố 3.
		const ofResidents = title > 0 && rest[0]?.plain === 'to' && standsAsWritten(rest, title, RESIDENTS, true);
		rest = ofResidents ? [rest[0] as Word, ...rest.slice(title)] : rest.slice(dropped);
		if (ofResidents) return { rest, plural };
	}
}

/** Does a name speak of several bodies: 'các …', 'toàn thể …', 'Trưởng các …'? */
export function isPlural(name: string): boolean {
	return withoutTitles(foldWords(name), false).plural;
}
