import { canon } from './canon';
import type { SectionLine } from './sections';
import { splitNames } from './unitNames';
import { beginsWithUnit, withoutCourtesy } from './unitWords';

export interface UnitHeading {
	names: string[];
	/** A task that stands on the heading's own line; '' when there is none. */
	rest: string;
}

/** Verbs with which a task begins right behind the name of its unit: "Công an phường chủ trì, phối hợp…". */
const VERB =
	/\s(?:(?:là|với vai trò)\s(?:cơ quan|đơn vị|đầu mối)|(?:có|chịu) trách nhiệm|có nhiệm vụ|căn cứ|chủ trì|chủ động|phối hợp|tham mưu|xây dựng|triển khai|tăng cường|đẩy mạnh|tuyên truyền|hướng dẫn|thực hiện|rà soát|kiểm tra|bố trí|chỉ đạo|đôn đốc|theo dõi|tiếp tục|phát động|vận động|treo|tổng hợp|bảo đảm|đảm bảo|tổ chức(?=\s(?:treo|thực hiện|triển khai|tuyên truyền|phát động|các hoạt động|vận động|quán triệt|rà soát)))(?![a-zà-ỹ])/u;
const NAME_LENGTH = 220;

/** The line as the heading of a unit's tasks; null when it is none. */
export function unitHeadingOf(line: SectionLine): UnitHeading | null {
	const text = withoutCourtesy(line.body);
	if (!beginsWithUnit(text)) return null;
	const colon = /:\s*/.exec(text);
	const name = colon ? text.slice(0, colon.index) : text;
	const verb = VERB.exec(canon(name));
	if (colon && !verb && name.length <= NAME_LENGTH) {
		return { names: splitNames(name), rest: text.slice(colon.index + colon[0].length) };
	}
	if (!verb) {
		const pureName = name.length <= NAME_LENGTH && !/[.;]\s|;$/.test(name);
		return pureName && (line.mark !== 'none' || !/[.,]$/.test(name))
			? { names: splitNames(name), rest: '' }
			: null;
	}
	// Without a mark, a sentence that begins with a unit's name is a task of the group it stands in.
	if (line.mark === 'none') return null;
	const rest = text.slice(verb.index + 1);
	return { names: splitNames(text.slice(0, verb.index)), rest: rest.charAt(0).toUpperCase() + rest.slice(1) };
}
