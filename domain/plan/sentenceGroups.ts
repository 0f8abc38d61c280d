import type { TaskRole } from '../types';
import { canon } from './canon';
import { asksToHandIn } from './closing';
import { taskDueIn, type TimeContext } from './dueTimes';
import { isEverybody } from './everybody';
import { givenBy, sentencesOf, type Given } from './given';
import type { Group } from './group';
import { evidenceOf } from './lines';
import { isSpecific, namesIn } from './parties';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { firstVerb } from './verbs';

/** "Giao Phòng A (chủ trì), Phòng B (phối hợp) …". */
export const ROLE_BEHIND = /\s*\((chủ trì|phối hợp|thực hiện)[^)]*\)$/u;
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
	// "Các đơn vị, Trạm Y tế căn cứ Kế hoạch này thực hiện, gửi báo cáo …" tells all the same.
	if (names.some(isEverybody) && asksToHandIn(rest)) return [];
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
