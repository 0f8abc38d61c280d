import { canon } from './canon';
import { tellsEverybody } from './closing';
import { taskDueIn, type TimeContext } from './dueTimes';
import { isEverybody } from './everybody';
import type { Group } from './group';
import { evidenceOf } from './lines';
import { asksNothing } from './noWork';
import { isSpecific, namesIn } from './parties';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { splitNames } from './unitNames';
import { beginsWithUnit, withoutCourtesy } from './unitWords';
import { firstVerb } from './verbs';

const GIVES =
	/(?:^|[,;:.]\s+|(?:ubnd|ủy ban nhân dân|chủ tịch|đảng ủy|ban thường vụ|ban chỉ đạo|thường trực|sở|bộ)[^,.;:]{0,60}\s)(?:giao(?: nhiệm vụ)?(?: cho)?|phân công|yêu cầu|đề nghị|ủy quyền(?: cho)?|kính đề nghị|chỉ đạo)\s+(?:đồng chí\s+)?/gu;
/** These say that somebody has work even where nobody is told to give it. */
const STRONG =
	/^(?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|là (?:cơ quan|đơn vị|đầu mối)|được giao)(?![a-zà-ỹ])/u;
/** What may stand before the body of a sentence: "Đối với trẻ hoãn tiêm, Trạm Y tế tổ chức …". */
const CIRCUMSTANCE =
	/^(?:đối với|trong|trước|sau|khi|để|nhằm|căn cứ|trên cơ sở|hằng|hàng|định kỳ|từ|ngay|tại|theo|về|nếu|trường hợp|kết thúc|riêng|chậm nhất)(?![a-zà-ỹ])/u;
const WITH = /(?<![a-zà-ỹ])phối hợp(?: chặt chẽ)?(?: với| cùng(?: với)?)?\s+/u;

/**
 * Work that a sentence gives: "Giao A chủ trì, phối hợp với B, C và D …", "A có trách nhiệm …". `anyVerb`: in that line
 * any sentence that begins with a body and says what it does gives work. Sentences without a body of their own go on
 * with the one before them.
 */
export function readSentenceGroups(
	lines: SectionLine[],
	anyVerb: (line: SectionLine) => boolean,
	context: TimeContext,
): Group[] {
	return lines.flatMap((line) =>
		line.row || line.topic === 'funding' || line.topic === 'background'
			? []
			: givenBy(line.body, anyVerb(line))
					.filter(({ rest }) => !sharesOutNumbers(rest, line))
					.flatMap((given) => toGroups(given, line, context)),
	);
}

/** "Giao các khu dân cư vận động 180.000.000 đồng, gồm:" and the list below it: a number to reach, not a task. */
function sharesOutNumbers(rest: string, line: SectionLine): boolean {
	return (
		line.topic !== 'assignment' && /(?:gồm|cụ thể|như sau|trong đó)?\s*:$/u.test(line.body) && /\d/.test(rest)
	);
}

export interface Given {
	names: string[];
	/** What they are to do. */
	rest: string;
}

function givenBy(text: string, anyVerb: boolean): Given[] {
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
function sentencesOf(text: string): string[] {
	const parts: string[] = [];
	for (const part of text.split(/(?<=[.;])\s+(?=\p{Lu})|(?<=;)\s+(?=giao\s)/u)) {
		const before = parts.at(-1);
		if (before?.endsWith(';') && !subjectOf(withoutCourtesy(part)) && !givenIn(part))
			parts[parts.length - 1] = `${before} ${part}`;
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
		const subject = subjectOf(sentence.slice(found.index + found[0].length));
		if (subject) return subject;
	}
	return null;
}

/** The bodies with which a sentence begins and what it says of them; null when it begins otherwise. */
export function subjectOf(text: string): Given | null {
	if (!beginsWithUnit(text)) return null;
	const colon = /:\s*/.exec(text);
	const verb = firstVerb(text);
	const end = Math.min(colon?.index ?? text.length, verb ?? text.length);
	if (end === text.length || end > 260) return null;
	const rest = text.slice(end).replace(/^[\s:,]+/u, '');
	const names = splitNames(text.slice(0, end)).filter((name) => !/liên quan/iu.test(name));
	return names.length === 0 || rest.split(/\s+/).length < 2 || asksNothing(rest) ? null : { names, rest };
}

function subjectAfterCircumstance(sentence: string): Given | null {
	if (!CIRCUMSTANCE.test(canon(sentence))) return null;
	for (const found of sentence.slice(0, 300).matchAll(/[,:]\s+(?=\p{Lu})/gu)) {
		const subject = subjectOf(sentence.slice(found.index + found[0].length));
		if (subject) return subject;
	}
	return null;
}

/** Those whom the sentence tells to help: "chủ trì, phối hợp với B, C và D kiểm tra …". */
export function helpersIn(rest: string): string[] {
	const found = WITH.exec(canon(rest));
	if (!found || found.index > 80) return [];
	const after = rest.slice(found.index + found[0].length);
	const stop = /[.;:(]/u.exec(after)?.index ?? after.length;
	const verb = firstVerb(after) ?? after.length;
	return namesIn(after.slice(0, Math.min(stop, verb))).filter(
		(name) => isSpecific(name) && !isEverybody(name),
	);
}

function toGroups({ names, rest }: Given, line: SectionLine, context: TimeContext): Group[] {
	const specific = names.filter((name) => !isEverybody(name));
	if (specific.length === 0) return [];
	const evidence = evidenceOf(line);
	const text = rest.replace(/[\s;]+$/u, '');
	const due = taskDueIn(text, context);
	const task = { text: text.charAt(0).toUpperCase() + text.slice(1), due, evidence };
	const role = roleOf(text);
	const helpers = role === 'lead' || /^phối hợp/u.test(canon(text)) ? helpersIn(text) : [];
	const lead: Group = {
		names: specific,
		tasks: [{ ...task, role }],
		heading: line,
		lines: [line],
		apart: true,
	};
	if (role !== 'lead' || helpers.length === 0) return [lead];
	return [lead, { ...lead, names: helpers, tasks: [{ ...task, role: 'coordinate' }] }];
}
