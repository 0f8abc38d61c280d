import { canon } from './canon';
import type { SectionLine } from './sections';
import { splitNames } from './unitNames';
import { beginsWithUnit, withoutCourtesy } from './unitWords';
import { beginsWithVerb, firstVerb } from './verbs';

export interface UnitHeading {
	names: string[];
	/** A task that stands on the heading's own line; '' when there is none. */
	rest: string;
	/** The heading is the sentence itself: "1. Công an phường chủ trì …". */
	isSentence: boolean;
}

const NAME_LENGTH = 220;
const LONGEST_BARE_NAME = 14;
/** These are never part of a name. */
const STRONG =
	/^(?:chủ trì|chủ động|phối hợp|có trách nhiệm|chịu trách nhiệm|thực hiện|tham mưu|tổ chức|xây dựng|triển khai|tập trung|đẩy mạnh|tăng cường|tiếp tục|tích cực)(?![a-zà-ỹ])/u;

/** The line as the heading of a unit's tasks; null when it is none. */
export function unitHeadingOf(line: SectionLine): UnitHeading | null {
	const text = withoutCourtesy(line.body);
	if (!beginsWithUnit(text)) return null;
	const colon = /:\s*/.exec(text);
	const name = colon ? text.slice(0, colon.index) : text;
	const rest = colon ? text.slice(colon.index + colon[0].length) : '';
	const found = firstVerb(name);
	// "Phó Chủ tịch phụ trách văn xã: Chỉ đạo …" has its work behind the colon.
	const verb = found !== null && beginsWithVerb(rest) && isShortPhrase(name.slice(found)) ? null : found;
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
	return {
		names: splitNames(text.slice(0, verb)),
		isSentence: true,
		rest: said.charAt(0).toUpperCase() + said.slice(1),
	};
}

/**
 * A short line without an end that points follow is a name even where a word in it looks like a verb: "4. Tổng phụ
 * trách Đội", "6. Các Tổ bầu cử".
 */
export function asBareName(line: SectionLine): UnitHeading | null {
	const text = withoutCourtesy(line.body);
	const verb = firstVerb(text);
	const isBare = !/[.;:,]$/.test(text) && text.split(/\s+/).length <= LONGEST_BARE_NAME;
	return isBare && verb !== null && !STRONG.test(canon(text.slice(verb)))
		? { names: splitNames(text), rest: '', isSentence: false }
		: null;
}

function isShortPhrase(words: string): boolean {
	return words.split(/\s+/).length <= 4 && !STRONG.test(canon(words));
}
