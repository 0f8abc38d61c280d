import type { PlanQuota } from '../types';
import type { Group } from './assignees';
import { canon } from './canon';
import { countOf, THING, thingName } from './countables';
import type { SectionLine } from './sections';
import { splitList } from './splitList';
import { standsForMany } from './unitWords';

const NUMBER = '(\\d{1,3}(?:\\.\\d{3})+|\\d{1,6})';
const AMOUNT = new RegExp(
	`(?<![\\d/.,a-zà-ỹ])(?:từ\\s+)?${NUMBER}(?:\\s*(?:-|–|đến)\\s*${NUMBER})?\\s*(?:\\([a-zà-ỹ]+(?: [a-zà-ỹ]+)*\\)\\s*)?(${THING.source})`,
	'gu',
);
/** Without such a verb before it a number is a condition or a description, not a quota. */
const VERB =
	/(?<![a-zà-ỹ])(?:treo|trồng|tổ chức|vận động|xây dựng|thực hiện|đăng|phát|có|lắp|đặt|in|tặng|trao|huy động|tiếp nhận|đạt|hoàn thành|ủng hộ|quyên góp|thành lập|biên tập|sản xuất|duy trì|ra mắt|phấn đấu|mở|chăm sóc|đăng ký)(?![a-zà-ỹ])/u;
const EACH = /(?<![a-zà-ỹ])mỗi\s+/u;
/** Where the names after "Mỗi" end; "tổ chức" is a name before a comma and a verb before another word. */
const NAMES_END =
	/\s+(?:phải|cần|chủ động|đăng ký|treo|trồng|tổ chức(?=\s+(?:treo|thực hiện|ít nhất|tối thiểu|\d|trồng|xây))|vận động|xây dựng|thực hiện|đăng|lắp|huy động|có|thành lập|ra mắt|duy trì|viết|ủng hộ|ít nhất|tối thiểu|từ|\d)/u;

/** What the plan wants counted, one quota for each thing and scope. */
export function readQuotas(body: SectionLine[], groups: Group[]): PlanQuota[] {
	const groupOf = new Map(groups.flatMap((group) => group.lines.map((line) => [line.line, group] as const)));
	const quotas: PlanQuota[] = [];
	for (const [at, line] of body.entries()) {
		if (line.topic === 'funding') continue;
		for (const quota of quotasOf(line, partsBelow(body, at), groupOf.get(line.line)?.names ?? [])) {
			const same = quotas.find(
				(each) => each.item === quota.item && each.scope === quota.scope && each.max === quota.max,
			);
			if (same) same.appliesTo = [...new Set([...same.appliesTo, ...quota.appliesTo])];
			else if (!isPlaceOf(line, quotas)) quotas.push(quota);
		}
	}
	return quotas;
}

function quotasOf(line: SectionLine, parts: string, group: string[]): PlanQuota[] {
	const evidence = { text: line.text, line: line.line };
	const sentences = line.body.split(/(?<=[.;])\s+(?=\p{Lu})/u);
	return sentences.flatMap((sentence) => amountsIn(sentence).map((amount) => toQuota(sentence, amount)));

	function toQuota(sentence: string, amount: Amount): PlanQuota {
		const each = EACH.test(canon(sentence.slice(0, amount.end)));
		return {
			item: amount.item,
			min: amount.min,
			max: amount.max,
			scope: each || group.some(standsForMany) ? 'each' : 'total',
			appliesTo: each ? namesAfterEach(sentence) : group,
			places: each ? [] : splitList(`${sentence.slice(amount.end)} ${parts}`),
			evidence,
		};
	}
}

interface Amount {
	item: string;
	min: number;
	max: number;
	/** Where the words behind it begin. */
	end: number;
}

/** What a sentence asks for, each thing once: its later mentions are the places of the first. */
function amountsIn(sentence: string): Amount[] {
	const text = canon(sentence);
	const amounts: Amount[] = [];
	let from = 0;
	for (const found of text.matchAll(AMOUNT)) {
		const end = found.index + found[0].length;
		const before = text.slice(from, found.index);
		from = end;
		const item = thingName(found[3] ?? '');
		const min = countOf(found[1] ?? '');
		const max = found[2] ? countOf(found[2]) : min;
		const asked = VERB.test(before) || EACH.test(before);
		if (asked && max > 0 && max >= min && !amounts.some((amount) => amount.item === item)) {
			amounts.push({ item, min, max, end });
		}
	}
	return amounts;
}

function namesAfterEach(sentence: string): string[] {
	const found = EACH.exec(canon(sentence));
	if (!found) return [];
	const from = sentence.slice(found.index + found[0].length);
	const end = NAMES_END.exec(canon(from))?.index ?? from.search(/[.;:]|$/);
	return from
		.slice(0, end)
		.split(/\s*,\s*(?:và\s+)?|\s+và\s+/u)
		.map((name) => name.trim().replace(/[.;:]$/, ''))
		.filter((name) => name !== '');
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
	return parts.join(', ');
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
