import type { PlanQuota } from '../types';
import { amountsIn, type Amount } from './amounts';
import type { Group } from './group';
import { canon } from './canon';
import type { SectionLine } from './sections';
import { splitList } from './splitList';
import { splitNames } from './unitNames';
import { beginsWithUnit, standsForMany } from './unitWords';
import { evidenceOf } from './lines';

const EACH = /(?<![a-zà-ỹ])mỗi\s+/u;
/** Where the names after "Mỗi" end; "tổ chức" is a name before a comma and a verb before another word. */
const NAMES_END =
	/\s+(?:phải|cần|chủ động|đăng ký|treo|trồng|tổ chức(?=\s+(?:treo|thực hiện|ít nhất|tối thiểu|\d|trồng|xây))|vận động|xây dựng|thực hiện|đăng|lắp|huy động|có|thành lập|ra mắt|duy trì|viết|ủng hộ|ít nhất|tối thiểu|từ|\d)/u;

/** What the plan wants counted, one quota for each thing and scope. */
export function readQuotas(body: SectionLine[], groups: Group[]): PlanQuota[] {
	// Of those who share a line the one who helps is asked for no number.
	const groupOf = new Map(
		groups
			.flatMap((group) => {
				const helped = new Set(
					group.tasks.flatMap(({ role, evidence }) => (role === 'coordinate' ? evidence.line : [])),
				);
				return group.lines.map(({ line }) => ({ line, group, helps: helped.has(line) }));
			})
			.toSorted((a, b) => Number(b.helps) - Number(a.helps))
			.map(({ line, group }) => [line, group] as const),
	);
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
	const evidence = evidenceOf(line);
	const sentences = line.body.split(/(?<=[.;])\s+(?=\p{Lu})/u);
	return sentences.flatMap((sentence) => amountsIn(sentence).map((amount) => toQuota(sentence, amount)));

	function toQuota(sentence: string, amount: Amount): PlanQuota {
		const each = EACH.test(canon(sentence.slice(0, amount.end)));
		return {
			item: amount.item,
			min: amount.min,
			max: amount.max,
			scope: each || group.some(standsForMany) ? 'each' : 'total',
			appliesTo: each ? namesAfterEach(sentence) : group.length > 0 ? group : namesAfterFor(sentence),
			places: each ? [] : splitList(`${sentence.slice(amount.end)} ${parts}`),
			evidence,
		};
	}
}

/** "Giao … cho các thôn": to whom a total is given where no heading says it. */
function namesAfterFor(sentence: string): string[] {
	const found = /(?<![a-zà-ỹ])giao .{0,80}?(?<![a-zà-ỹ])cho\s+/u.exec(canon(sentence));
	if (!found) return [];
	const from = sentence.slice(found.index + found[0].length);
	if (!beginsWithUnit(from)) return [];
	return splitNames(from.slice(0, /[.;:(]|, (?=tổng|cụ thể|gồm)/iu.exec(from)?.index ?? from.length));
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
