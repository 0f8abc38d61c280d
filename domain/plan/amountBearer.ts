import { beginsWithVerb } from './verbs';

const EACH = /(?<![a-zà-ỹ])(?:mỗi|từng)\s+/gu;
/** "02 máy quét tại mỗi điểm thu nhận". */
const EACH_BEHIND = /^(?: [a-zà-ỹ]+){0,4} (?:tại|ở|cho|trên|với) mỗi\s+/u;
const EACH_TIME = /^(?:ngày|tuần|tháng|quý|năm|đợt|lần|buổi)(?![a-zà-ỹ])/u;
const NO_BEARER =
	/^(?:ngày|tuần|tháng|quý|năm|đợt|lần|buổi|suất|phần|km|m2|ha|ca|giờ|vụ|học kỳ|kỳ|mô hình hỗ trợ)(?![a-zà-ỹ])/u;
const PER =
	/^\s*\/\s*((?:đơn vị|thôn|bản|ấp|xã|phường|trường|tổ(?: dân phố)?|khu phố|chi bộ|chi đoàn|chi hội|hộ|lớp|cơ quan|khu dân cư)(?![a-zà-ỹ]))/u;

/** Behind the last "mỗi" of the clause, or "/thôn" behind the noun. */
export function bearerOf(
	sentence: string,
	lead: string,
	behind: string,
	end: number,
	start: number,
): string | null {
	const per = PER.exec(behind);
	if (per) return sentence.slice(end, end + per[0].length).replace(/^\s*\/\s*/u, '');
	const after = EACH_BEHIND.exec(behind);
	if (after && !NO_BEARER.test(behind.slice(after[0].length)))
		return sentence.slice(end + after[0].length, end + 60);
	const each = [...lead.matchAll(EACH)].at(-1);
	if (!each) return null;
	const at = each.index + each[0].length;
	// Behind a semicolon a clause that begins with a verb still speaks of the same, when the sentence begins with it.
	if (/;/.test(lead.slice(at)) && /\p{L}/u.test(lead.slice(0, each.index).replace(/^.*:/u, ''))) return null;
	if (
		lead
			.slice(at)
			.split(/[;.]\s+/u)
			.slice(1)
			.some((clause) => !beginsWithVerb(clause.trim()))
	)
		return null;
	if (EACH_TIME.test(lead.slice(at))) return '';
	return NO_BEARER.test(lead.slice(at)) ? null : sentence.slice(start - lead.length + at, start);
}
