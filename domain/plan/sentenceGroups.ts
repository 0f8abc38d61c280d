import type { TaskRole } from '../types';
import { canon } from './canon';
import { asksToHandIn, tellsEverybody } from './closing';
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
/** "Giao Phòng A (chủ trì), Phòng B (phối hợp) …". */
const ROLE_BEHIND = /\s*\((chủ trì|phối hợp|thực hiện)[^)]*\)$/u;
const HELP_BEHIND = /^chủ trì\s*[,;]\s*([^.;:]{3,200}?)\s+(phối hợp)(?![a-zà-ỹ])/u;
/** "Việc … do A chủ trì, B phối hợp", "… (A thực hiện, xong trước …)". */
const DONE_BY =
	/(?:\s(?:do|giao cho|giao)\s+|\(\s*(?:do |giao )?)([^.;:()]{4,160}?)\s+(chủ trì|thực hiện|phụ trách|đảm nhận|đảm nhiệm|chịu trách nhiệm|tổ chức)(?![a-zà-ỹ])/gu;
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
	return lines.flatMap((line) => {
		if (line.row || line.topic === 'funding' || line.topic === 'background') return [];
		const given = givenBy(line.body, anyVerb(line)).filter(
			({ rest }) => !sharesOutNumbers(rest, line) && !(line.topic === 'report' && handsIn(rest)),
		);
		if (given.length > 0) return given.flatMap((each) => toGroups(each, line, context));
		return sentencesOf(line.body).flatMap((sentence) => doneBy(sentence, line, context));
	});
}

/** "Giao các khu dân cư vận động 180.000.000 đồng, gồm:" and the list below it: a number to reach, not a task. */
function sharesOutNumbers(rest: string, line: SectionLine): boolean {
	return line.topic !== 'assignment' && line.body.endsWith(':') && /\d/.test(rest);
}

/** Who sums up the others' reports has work of its own. */
function handsIn(rest: string): boolean {
	return asksToHandIn(rest) && !/^(?:chịu trách nhiệm )?tổng hợp/iu.test(rest);
}

/** The text names a body and what it does, or gives it work. */
export function namesWork(text: string): boolean {
	return givenBy(text, true).length > 0;
}

const LONGEST_SUBJECT = 260;

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

/** Work that a sentence tells in the passive: by whom stands behind it. */
function doneBy(sentence: string, line: SectionLine, context: TimeContext): Group[] {
	for (const found of canon(sentence).matchAll(DONE_BY)) {
		const at = found.index + found[0].indexOf(found[1] ?? '');
		const names = namesIn(sentence.slice(at, at + (found[1]?.length ?? 0)));
		// "Tham dự các hội nghị do A chủ trì" says whose they are.
		if (/^(?:tham gia|tham dự|dự |phối hợp|theo|các |những )/iu.test(sentence)) continue;
		if (found[2] === 'tổ chức' && !found[0].startsWith('(')) continue;
		if (found.index < 10 || names.length === 0 || !names.every(isSpecific)) continue;
		const rest = sentence.slice(at + (found[1]?.length ?? 0) + 1);
		const role: TaskRole = found[2] === 'chủ trì' || found[2] === 'chịu trách nhiệm' ? 'lead' : 'implement';
		const task = { text: sentence.trim(), due: taskDueIn(sentence, context), evidence: evidenceOf(line) };
		const group = { heading: line, lines: [line], apart: true };
		const helpers = role === 'lead' ? helpersIn(rest) : [];
		return [
			{ ...group, names, tasks: [{ ...task, role }] },
			...(helpers.length > 0
				? [{ ...group, names: helpers, tasks: [{ ...task, role: 'coordinate' as const }] }]
				: []),
		];
	}
	return [];
}

function inRole(name: string, rest: string, line: SectionLine, context: TimeContext): Group[] {
	const found = ROLE_BEHIND.exec(canon(name));
	const role: TaskRole =
		found?.[1] === 'phối hợp' ? 'coordinate' : found?.[1] === 'chủ trì' ? 'lead' : roleOf(rest);
	const text = rest.charAt(0).toUpperCase() + rest.slice(1).replace(/[\s;]+$/u, '');
	const task = { text, role, due: taskDueIn(rest, context), evidence: evidenceOf(line) };
	return [
		{
			names: [name.slice(0, found?.index ?? name.length)],
			tasks: [task],
			heading: line,
			lines: [line],
			apart: true,
		},
	];
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

/** "Phân công cán bộ trực": somebody of their own. */
function isAnybody(name: string): boolean {
	return (
		/^(?:các |\d+ )?(?:cán bộ|công chức|viên chức|nhân viên|lực lượng|thành viên|ủy viên|đảng viên|giáo viên|chuyên viên)/u.test(
			canon(name),
		) && !/\p{Lu}/u.test(name)
	);
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

/** Those whom the sentence tells to help: "chủ trì, phối hợp với B, C và D kiểm tra …", "chủ trì, B và C phối hợp …". */
export function helpersIn(rest: string): string[] {
	const between = /^chủ trì\s*[,;]\s*(?=\p{Lu})/u.exec(rest) && HELP_BEHIND.exec(canon(rest.slice(0, 300)));
	if (between)
		return namesIn(
			rest.slice(between[0].indexOf(between[1] ?? ''), between[0].lastIndexOf(between[2] ?? '')),
		);
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
	const roles = names.some((name) => ROLE_BEHIND.test(canon(name)));
	if (roles) return names.flatMap((name) => inRole(name, rest, line, context));
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
