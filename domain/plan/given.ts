import { canon } from './canon';
import { tellsEverybody } from './closing';
import { isEverybody } from './everybody';
import { asksNothing } from './noWork';
import { isSpecific } from './parties';
import { splitNames } from './unitNames';
import { beginsWithUnit, isAnybody, isPersonOnly, withoutCourtesy } from './unitWords';
import { beginsWithVerb, firstVerb } from './verbs';

const GIVES =
	/(?:^|[,;:.]\s+|(?:ubnd|ủy ban nhân dân|chủ tịch|đảng ủy|ban thường vụ|ban chỉ đạo|thường trực|sở|bộ)[^,.;:]{0,60}\s)(?:giao(?: nhiệm vụ)?(?: cho)?|phân công|yêu cầu|đề nghị|ủy quyền(?: cho)?|kính đề nghị|chỉ đạo)\s+(?:đồng chí\s+)?/gu;
/** These say that somebody has work even where nobody is told to give it. */
const STRONG =
	/^(?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|là (?:cơ quan|đơn vị|đầu mối)|được giao)(?![a-zà-ỹ])/u;
/** What may stand before the body of a sentence: "Đối với trẻ hoãn tiêm, Trạm Y tế tổ chức …". */
const CIRCUMSTANCE =
	/^(?:đối với|trong|trước|sau|khi|để|nhằm|căn cứ|trên cơ sở|hằng|hàng|định kỳ|từ|ngay|tại|theo|về|nếu|trường hợp|kết thúc|riêng|chậm nhất|nội dung|bước|giai đoạn|phần|đợt|ngày|buổi|sáng|chiều|tối|vòng|hoạt động)(?![a-zà-ỹ])/u;
const LONGEST_SUBJECT = 260;

export interface Given {
	names: string[];
	/** What they are to do. */
	rest: string;
}

/** The text names a body and what it does, or gives it work. */
export function namesWork(text: string): boolean {
	return givenBy(text, true).some(({ rest }) => beginsWithVerb(rest));
}

/**
 * Whom a text gives work, sentence by sentence. `anyVerb`: any sentence that begins with a body and says what it does
 * gives work; else only what gives it in so many words.
 */
export function givenBy(text: string, anyVerb: boolean): Given[] {
	const all: Given[] = [];
	let open = false;
	for (const sentence of sentencesOf(text)) {
		const own = fromSentence(sentence, anyVerb);
		const last = all.at(-1);
		if (own) all.push(own);
		else if (open && last && !tellsEverybody(sentence)) last.rest = `${last.rest} ${sentence}`;
		open = own !== null || (open && !tellsEverybody(sentence));
	}
	return all;
}

/** A semicolon parts what two bodies do as a full stop does. */
export function sentencesOf(text: string): string[] {
	const parts: string[] = [];
	for (const part of text.split(/(?<=[.;])\s+(?=\p{Lu})|(?<=;)\s+(?=(?:giao|trường hợp|đối với|riêng)\s)/u)) {
		const before = parts.at(-1);
		const own = subjectOf(withoutCourtesy(part)) ?? givenIn(part) ?? subjectAfterCircumstance(part);
		if (before?.endsWith(';') && !own) parts[parts.length - 1] = `${before} ${part}`;
		else parts.push(part);
	}
	return parts;
}

function fromSentence(sentence: string, anyVerb: boolean): Given | null {
	const given = givenIn(sentence);
	if (given) return given;
	const own = subjectOf(sentence) ?? subjectAfterCircumstance(sentence);
	if (!own || /^mỗi\s/iu.test(sentence)) return null;
	if (STRONG.test(canon(own.rest))) return own;
	return anyVerb && own.names.every(isSpecific) && !tellsEverybody(sentence) ? own : null;
}

function givenIn(sentence: string): Given | null {
	for (const found of canon(sentence).matchAll(GIVES)) {
		const told = sentence.slice(found.index + found[0].length);
		const subject = subjectOf(told);
		const [first = ''] = subject?.names ?? [];
		// "Yêu cầu các cơ quan, đơn vị, Trạm Y tế … căn cứ Kế hoạch này triển khai": everybody, some of them by name.
		const toAll = isEverybody(first) && tellsEverybody(told);
		if (subject && !toAll && !(found[0].includes('phân công') && isAnybody(first))) return subject;
	}
	return null;
}

/** The bodies with which a sentence begins and what it says of them; null when it begins otherwise. */
export function subjectOf(text: string): Given | null {
	if (!beginsWithUnit(text)) return null;
	const colon = /:\s*/.exec(text.slice(0, LONGEST_SUBJECT + 1));
	const verb = firstVerb(text);
	const end = Math.min(colon?.index ?? text.length, verb ?? text.length);
	if (end === text.length || end > LONGEST_SUBJECT) return null;
	const rest = text.slice(end).replace(/^[\s:,]+/u, '');
	const names = splitNames(text.slice(0, end)).filter((name) => !/liên quan/iu.test(name));
	return names.length === 0 || rest.split(/\s+/).length < 2 || asksNothing(rest) || isPersonOnly(rest)
		? null
		: { names, rest };
}

function subjectAfterCircumstance(sentence: string): Given | null {
	if (!CIRCUMSTANCE.test(canon(sentence))) return null;
	for (const found of sentence.slice(0, 300).matchAll(/[,:]\s+(?=\p{Lu})/gu)) {
		const subject = subjectOf(sentence.slice(found.index + found[0].length));
		if (subject) return subject;
	}
	return null;
}
