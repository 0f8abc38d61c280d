import { canon } from './canon';
import type { SectionLine } from './sections';
import { splitNames } from './unitNames';
import { beginsWithUnit, isAnybody, isPersonOnly, withoutCourtesy } from './unitWords';
import { beginsWithVerb, firstVerb } from './verbs';

export interface UnitHeading {
	names: string[];
	/** A task that stands on the heading's own line; '' when there is none. */
	rest: string;
	/** The heading is the sentence itself: "1. Công an phường chủ trì …". */
	isSentence: boolean;
}

const NAME_LENGTH = 220;
const LONGEST_BARE_NAME = 20;
const SHORT_BARE_NAME = 8;
/** These are never part of a name. */
const STRONG =
	/^(?:chủ trì|chủ động|phối hợp|có trách nhiệm|chịu trách nhiệm|thực hiện|tham mưu|tổ chức|xây dựng|triển khai|tập trung|đẩy mạnh|tăng cường|tiếp tục|tích cực)(?![a-zà-ỹ])/u;

const ONLY_ROLE =
	/^(?:chủ trì|phối hợp|chủ động|thực hiện)(?:,? (?:phối hợp|thực hiện|tổ chức|triển khai|chặt chẽ))*\s*:?$/u;
/** "Chuyên viên phụ trách lĩnh vực Hành chính, Văn phòng". */
const TELLS_WHICH = /^(?:phụ trách|theo dõi|quản lý)(?: (?:lĩnh vực|công tác|mảng|khối))? /u;

/** The line as the heading of a unit's tasks; null when it is none. */
export function unitHeadingOf(line: SectionLine): UnitHeading | null {
	const text = withoutCourtesy(line.body);
	if (/^(?:phân công|cử) /iu.test(line.body) && isAnybody(text)) return null;
	if (!beginsWithUnit(text)) return severalOf(text);
	const colon = /:\s*/.exec(text);
	const name = colon ? text.slice(0, colon.index) : text;
	const rest = colon ? text.slice(colon.index + colon[0].length) : '';
	const found = firstVerb(name);
	// "Phó Chủ tịch phụ trách văn xã: Chỉ đạo …" has its work behind the colon.
	const verb = found !== null && beginsWithVerb(rest) && isShortPhrase(name.slice(found)) ? null : found;
	// "Tổ dân phố 1, 2: đ/c A" says who looks after them.
	if (isPersonOnly(rest)) return null;
	if (colon && verb === null && name.length <= NAME_LENGTH) {
		return { names: splitNames(name), rest, isSentence: false };
	}
	if (verb === null) {
		const pureName =
			name.length <= NAME_LENGTH && !/[.]\s|[;]$/.test(name) && name.split(/;\s+/).every(beginsWithUnit);
		return pureName && (line.mark !== 'none' || !/[.,]$/.test(name))
			? { names: splitNames(name), rest: '', isSentence: false }
			: null;
	}
	// Without a mark, a sentence that begins with a unit's name is a task of the group it stands in.
	if (line.mark === 'none' || /^mỗi\s/iu.test(text)) return null;
	const said = text.slice(verb);
	// "Đề nghị UBND xã phối hợp" and the points below it.
	if (ONLY_ROLE.test(canon(said)))
		return { names: splitNames(text.slice(0, verb)), rest: '', isSentence: false };
	return {
		names: splitNames(text.slice(0, verb)),
		isSentence: true,
		rest: said.charAt(0).toUpperCase() + said.slice(1),
	};
}

/** "12 chi hội:", "08 tổ dân phố". */
function severalOf(text: string): UnitHeading | null {
	const found = /^(\d{1,3} [^:.;]{2,60}?)(?::\s*(.*)|)$/u.exec(text);
	const name = found?.[1] ?? '';
	return beginsWithUnit(name.replace(/^\d+ /u, '')) && firstVerb(name) === null
		? { names: [name], rest: found?.[2] ?? '', isSentence: false }
		: null;
}

/**
 * A short line without an end that points follow is a name even where a word in it looks like a verb: "4. Tổng phụ
 * trách Đội", "6. Các Tổ bầu cử".
 */
export function asBareName(line: SectionLine): UnitHeading | null {
	const text = withoutCourtesy(line.body).replace(/\s*[.:]$/u, '');
	const verb = firstVerb(text);
	// With a full stop behind it, or commas in it, it is more likely a sentence.
	const tellsWhich = verb !== null && TELLS_WHICH.test(canon(text.slice(verb)));
	const most = tellsWhich
		? LONGEST_BARE_NAME
		: /\.$/.test(line.body) || /[.;:,]/.test(text.slice(verb ?? 0))
			? SHORT_BARE_NAME
			: LONGEST_BARE_NAME;
	const isBare = !/[.;:]/.test(text.slice(verb ?? 0)) && text.split(/\s+/).length <= most;
	return isBare && verb !== null && !STRONG.test(canon(text.slice(verb)))
		? { names: splitNames(text), rest: '', isSentence: false }
		: null;
}

function isShortPhrase(words: string): boolean {
	return words.split(/\s+/).length <= 4 && !STRONG.test(canon(words));
}
