import type { PlanQuota } from '../types';
import { amountsIn, LIST_BEGINS, type Amount } from './amounts';
import { canon } from './canon';
import { groupsByLine, type Group, type GroupsAt } from './group';
import { evidenceOf } from './lines';
import { isSpecific } from './parties';
import type { SectionLine } from './sections';
import { subjectOf } from './given';
import { splitList } from './splitList';
import { withShared } from './sharedQuotas';
import { quotasBesideTasks } from './tableQuotas';
import type { Table } from './tables';
import { splitNames } from './unitNames';
import { beginsWithUnit, standsForMany } from './unitWords';
import { beginsWithVerb, demandsWork, firstVerb } from './verbs';

const BEARER_ENDS =
	/\s+(?:phải|cần|có|từ|ít nhất|tối thiểu|\d|nhận|đăng ký|được|tự|sẽ|là|không|trong|đóng góp|đạt|giao|làm|chọn|ra|may|nấu|gói|mua|mang|đem|mặc|vẽ|một|hai|ba|bốn|năm)(?![a-zà-ỹ])/u;

/** What the plan wants counted, one quota for each thing and scope. */
export function readQuotas(
	body: SectionLine[],
	tables: Table[],
	groups: Group[],
	year: number | null,
): PlanQuota[] {
	const inTables = new Set(tables.flatMap((table) => table.lines.map((line) => line.line)));
	const quotas: PlanQuota[] = [];
	const groupsAt = groupsByLine(groups);
	for (const [at, line] of body.entries()) {
		if (
			line.row ||
			line.text.endsWith('!') ||
			inTables.has(line.line) ||
			['funding', 'background'].includes(line.topic)
		)
			continue;
		if (/^(?:tổng )?(?:kinh phí|dự toán|nguồn kinh phí)/u.test(canon(line.body))) continue;
		for (const quota of quotasOf(line, partsBelow(body, at), groupsAt, year)) {
			if (!isPlaceOf(line, quotas)) add(quotas, quota);
		}
	}
	for (const quota of quotasBesideTasks(tables, groupsAt, year)) add(quotas, quota);
	return withShared(quotas, tables);
}

function add(quotas: PlanQuota[], quota: PlanQuota): void {
	const same = quotas.find(
		(each) => each.item === quota.item && each.scope === quota.scope && each.max === quota.max,
	);
	if (!same) quotas.push(quota);
	else {
		same.appliesTo = [...new Set([...same.appliesTo, ...quota.appliesTo])];
		if (same.places.length === 0) same.places = quota.places;
	}
}

function quotasOf(line: SectionLine, parts: string, groupsAt: GroupsAt, year: number | null): PlanQuota[] {
	const evidence = evidenceOf(line);
	const target = line.topic === 'target';
	const owned = groupsAt(line.line).length > 0;
	return sentencesIn(line.body).flatMap((sentence) => {
		const amounts = amountsIn(sentence, { year, target, owned });
		return amounts.map((amount, at): PlanQuota => {
			const owner = ownerOf(line, sentence, amount, groupsAt(line.line));
			const share = amount.item.endsWith('(%)');
			const each = amount.bearer !== null;
			return {
				item: amount.item,
				min: amount.min,
				max: amount.max,
				scope:
					each || (!share && owner.length > 0 && owner.every(standsForMany) && !hasPlaces(at))
						? 'each'
						: 'total',
				appliesTo: amount.bearer ? bearersIn(amount.bearer) : owner.length > 0 ? owner : namesIn(sentence),
				places: each ? [] : placesOf(at),
				evidence,
			};

			function hasPlaces(index: number) {
				return placesOf(index).length > 1;
			}
		});

		function placesOf(at: number) {
			const amount = amounts[at] as Amount;
			const rest = `${sentence.slice(amount.end)} ${parts}`;
			const begins = LIST_BEGINS.exec(canon(rest));
			if (!begins) return [];
			const next = amounts[at + 1];
			const opensAt = amount.end + begins.index;
			const named = amounts.find((each) =>
				canon(rest.slice(begins.index, begins.index + 60)).includes(each.item),
			);
			// Of several amounts before the list it is the last one's, unless it names another.
			if (named ? named !== amount : next !== undefined && next.start < opensAt) return [];
			return splitList(rest.slice(begins.index), amount.item);
		}
	});
}

/** A list goes on behind a semicolon: "185 người, gồm: Công an 12 người; Đoàn Thanh niên 40 người; …". */
function sentencesIn(text: string): string[] {
	const sentences: string[] = [];
	for (const part of text.split(/(?<=[.;])\s+(?=\p{Lu})/u)) {
		const before = sentences.at(-1);
		const goesOn =
			before?.endsWith(';') &&
			LIST_BEGINS.test(canon(before)) &&
			!demandsWork(canon(part.slice(0, part.search(/\d/))));
		if (before && goesOn) sentences[sentences.length - 1] = `${before} ${part}`;
		else sentences.push(part);
	}
	return sentences;
}

/** Those below whose name, or in whose sentence, the number stands; of those who share it not the one who helps. */
function ownerOf(line: SectionLine, sentence: string, amount: Amount, own: Group[]): string[] {
	if (own.length === 0) return [];
	const words = canon(sentence.slice(amount.start, amount.end));
	const helps = (group: Group) =>
		group.tasks.some(({ role, evidence }) => role === 'coordinate' && evidence.line === line.line);
	const says = own.filter((group) =>
		group.tasks.some((task) => task.evidence.line === line.line && canon(task.text).includes(words)),
	);
	const candidates = says.length > 0 ? says : own;
	return (candidates.find((group) => !helps(group)) ?? candidates[0])?.names ?? [];
}

/** Whom the sentence itself names: "Giao … cho các thôn", "Công đoàn phường: tặng …". */
function namesIn(sentence: string): string[] {
	const given = namesAfterGive(sentence);
	if (given.length > 0 || !/^[^:]{3,80}:/u.test(sentence)) return given;
	return (subjectOf(sentence)?.names ?? []).filter((name) => isSpecific(name));
}

/** "Giao … cho các thôn": to whom a total is given where no heading says it. */
function namesAfterGive(sentence: string): string[] {
	const found = /(?<![a-zà-ỹ])(?:giao|phân bổ) (?:.{0,80}?(?<![a-zà-ỹ])cho\s+)?/u.exec(canon(sentence));
	if (!found) return [];
	const from = sentence.slice(found.index + found[0].length);
	if (!beginsWithUnit(from)) return [];
	const end = /[.;:(]|, (?=tổng|cụ thể|gồm)/iu.exec(from)?.index ?? from.length;
	return splitNames(from.slice(0, Math.min(end, firstVerb(from) ?? end)));
}

/** "tổ dân phố, trường học treo" → the names; "tổ chức" is a name before a comma and a verb before another word. */
function bearersIn(words: string): string[] {
	const verb = verbAtEnd(words) ?? firstVerb(words);
	const end = Math.min(BEARER_ENDS.exec(canon(words))?.index ?? words.length, verb ?? words.length);
	return words
		.slice(0, end)
		.replace(/[\s(:,–-]+$/u, '')
		.split(/\s*,\s*(?:và\s+)?|\s+và\s+/u)
		.map((name) => name.trim().replace(/[.;:]$/, ''))
		.filter((name) => name !== '');
}

/** "Mỗi tổ vận động 10 hộ": right before the number stands the verb, though a "tổ vận động" may be. */
function verbAtEnd(words: string): number | null {
	const told = words.replace(/(?:\s+(?:ít nhất|tối thiểu|từ|thêm|được))*\s*$/u, '');
	const last = [...told.matchAll(/(?<=\s)\p{Ll}/gu)].map(({ index }) => index).slice(-2);
	return last.find((at) => beginsWithVerb(told.slice(at))) ?? null;
}

/** The deeper lines below a line that ends in a colon are its list. */
function partsBelow(body: SectionLine[], at: number): string {
	const head = body[at];
	if (!head?.text.endsWith(':')) return '';
	const parts: string[] = [];
	for (const line of body.slice(at + 1)) {
		if (line.mark === 'none' || line.mark === head.mark || line.isHeading) break;
		parts.push(line.body.replace(/[.;]$/, ''));
	}
	return parts.join('; ');
}

/** A line that was read as one place of a total above it. */
function isPlaceOf(line: SectionLine, quotas: PlanQuota[]): boolean {
	const last = quotas.at(-1);
	return (
		line.mark !== 'none' &&
		last !== undefined &&
		last.evidence.text.endsWith(':') &&
		last.places.some((place) => line.body.includes(place.name))
	);
}
