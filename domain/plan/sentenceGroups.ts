import { canon } from './canon';
import { duesIn, type TimeContext } from './dueTimes';
import type { Group } from './group';
import { isSpecific, namesIn } from './parties';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { splitNames } from './unitNames';
import { beginsWithUnit, withoutCourtesy } from './unitWords';
import { firstVerb } from './verbs';

const GIVES =
	/(?:^|[,;:]\s+|(?:ubnd|ủy ban nhân dân|chủ tịch|đảng ủy|ban thường vụ|ban chỉ đạo|thường trực)[^,.;:]{0,60}\s)(?:giao(?: cho)?|phân công|yêu cầu|đề nghị|ủy quyền(?: cho)?|kính đề nghị|chỉ đạo)\s+(?:đồng chí\s+)?/gu;
/** These say that somebody has work even where nobody is told to give it. */
const STRONG = /^(?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|là (?:cơ quan|đơn vị|đầu mối))/u;
const NO_TASK =
	/^căn cứ (?:nội dung |các nội dung )?(?:kế hoạch|chỉ thị|quyết định|thông báo|công văn|chức năng)|thi hành (?:quyết định|kế hoạch|chỉ thị|thông báo)|căn cứ quyết định thi hành|để (?:biết|báo cáo)$/u;
/** "Đề nghị các phòng, cơ quan, đơn vị …" at the end of a document speaks to everybody and gives nobody work. */
const EVERYBODY =
	/^(?:các |những |tất cả các )?(?:phòng|ban|ngành|cơ quan|đơn vị|địa phương|tổ chức|đoàn thể)(?:, (?:các )?(?:phòng|ban|ngành|cơ quan|đơn vị|địa phương|tổ chức|đoàn thể))*$/u;
const WITH = /(?<![a-zà-ỹ])phối hợp(?: chặt chẽ)?(?: với| cùng(?: với)?)\s+/u;

/**
 * Work that a sentence gives: "Giao A chủ trì, phối hợp với B, C và D …", "A có trách nhiệm …". `anyVerb`: the document
 * has no section that assigns work, so any sentence that begins with a body and says what it does gives work.
 */
export function readSentenceGroups(lines: SectionLine[], anyVerb: boolean, context: TimeContext): Group[] {
	return lines.flatMap((line) =>
		line.row || line.topic === 'funding'
			? []
			: line.body
					.split(/(?<=[.;])\s+(?=\p{Lu})|;\s+(?=giao\s)/u)
					.flatMap((sentence) => fromSentence(sentence).flatMap((given) => toGroups(given, line, context))),
	);

	function fromSentence(sentence: string): Given[] {
		const given = givenIn(sentence);
		if (given) return [given];
		const text = withoutCourtesy(sentence);
		const own = subjectOf(text);
		if (!own || text !== sentence) return [];
		return STRONG.test(canon(own.rest)) || (anyVerb && own.names.every(isSpecific)) ? [own] : [];
	}
}

export interface Given {
	names: string[];
	/** What they are to do. */
	rest: string;
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
	return names.length === 0 || rest.split(/\s+/).length < 2 || NO_TASK.test(canon(rest))
		? null
		: { names, rest };
}

/** Those whom the sentence tells to help: "chủ trì, phối hợp với B, C và D kiểm tra …". */
export function helpersIn(rest: string): string[] {
	const found = WITH.exec(canon(rest));
	if (!found || found.index > 80) return [];
	const after = rest.slice(found.index + found[0].length);
	const stop = /[.;:(]/u.exec(after)?.index ?? after.length;
	const verb = firstVerb(after) ?? after.length;
	return namesIn(after.slice(0, Math.min(stop, verb))).filter(isSpecific);
}

function toGroups({ names, rest }: Given, line: SectionLine, context: TimeContext): Group[] {
	const specific = names.filter((name) => !EVERYBODY.test(canon(name)));
	if (specific.length === 0) return [];
	const evidence = { text: line.text, line: line.line };
	const text = rest.replace(/[\s;]+$/u, '');
	const due = duesIn(text, context)[0]?.date ?? null;
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
