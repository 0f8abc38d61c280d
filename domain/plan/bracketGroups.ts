import { canon } from './canon';
import { taskDueIn, type TimeContext } from './dueTimes';
import type { Group } from './group';
import { evidenceOf } from './lines';
import { isBelow } from './marks';
import { isSpecific, namesIn, type Party } from './parties';
import type { SectionLine } from './sections';
import { beginsWithUnit } from './unitWords';

/** "II. Chỉnh trang đô thị (Phòng Kinh tế chủ trì, phối hợp Công an)". */
const BRACKET = /^(.{3,160}?)\s*\(([^()]{4,200})\)\s*[:.]?$/u;
const LEADS =
	/^(?:do\s+)?(.+?)\s+(?:chủ trì|thực hiện|phụ trách|đảm nhận|chịu trách nhiệm)(?:[,;]\s*(?:phối hợp(?: với| cùng)?\s+(.+)|(.+?)\s+phối hợp))?$/u;

/**
 * Work below a heading that names in brackets whose it is: one group a body's part in each of the points. `taken`: the
 * lines that were read.
 */
export function readBracketGroups(
	lines: SectionLine[],
	context: TimeContext,
): { groups: Group[]; taken: Set<number> } {
	const groups: Group[] = [];
	const taken = new Set<number>();
	for (const [at, heading] of lines.entries()) {
		const parties = heading.mark === 'none' || heading.row ? [] : partiesOf(heading.body);
		if (parties.length === 0) continue;
		const rest = lines.slice(at + 1);
		const end = rest.findIndex(
			(line) => line.row !== null || line.mark === 'none' || !isBelow(line, heading),
		);
		const below = rest.slice(0, end < 0 ? rest.length : end);
		const points = below.filter(({ mark }) => mark === below[0]?.mark);
		if (points.some((line) => beginsWithUnit(line.body))) continue;
		for (const line of [heading, ...below]) if (points.length > 0) taken.add(line.line);
		for (const line of points) {
			const task = { text: line.body, due: taskDueIn(line.body, context), evidence: evidenceOf(line) };
			for (const { role, names } of parties)
				groups.push({ names, tasks: [{ ...task, role }], heading: line, lines: [line], apart: true });
		}
	}
	return { groups, taken };
}

function partiesOf(heading: string): Party[] {
	const found = BRACKET.exec(heading);
	if (!found || beginsWithUnit(heading)) return [];
	const inside = found[2] ?? '';
	const told = LEADS.exec(canon(inside));
	if (!told) {
		const names = namesIn(inside);
		return names.length > 0 && names.every(isSpecific) ? [{ role: 'implement', names }] : [];
	}
	const named = (words: string | undefined) => {
		const at = words ? canon(inside).indexOf(words) : -1;
		return words && at >= 0 ? namesIn(inside.slice(at, at + words.length)) : [];
	};
	const leads = named(told[1]);
	const helps = named(told[2] ?? told[3]);
	const role = /chủ trì|chịu trách nhiệm/u.test(told[0]) ? 'lead' : 'implement';
	if (leads.length === 0) return [];
	return [
		{ role, names: leads },
		...(helps.length > 0 ? [{ role: 'coordinate' as const, names: helps }] : []),
	];
}
