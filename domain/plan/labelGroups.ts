import { dueOfTimeCell, taskDueIn, type TimeContext } from './dueTimes';
import type { Group } from './group';
import { DEPTH } from './marks';
import { labelsIn, type Labels, type Party } from './parties';
import type { SectionLine } from './sections';
import { evidenceOf } from './lines';

interface Item {
	/** Places of the line that says what is to be done and of its last label. */
	from: number;
	to: number;
	text: string;
	parties: Party[];
	due: string | null;
}

/**
 * Work whose bodies stand in labels below or behind it: "Đơn vị chủ trì: … Đơn vị phối hợp: … Thời gian: …". One group
 * a body's part; and the lines that hold the labels.
 */
export function readLabelGroups(
	lines: SectionLine[],
	context: TimeContext,
): { groups: Group[]; taken: Set<number> } {
	const items = new Map<number, Item>();
	const labels = lines.map((line) => (line.row ? null : labelsIn(line.body)));
	for (const [at, line] of lines.entries()) {
		const own = labels[at];
		if (!own) continue;
		const before = line.body.slice(0, own.from).replace(/[\s(;,.:–-]+$/u, '');
		const isOwn = before.split(/\s+/).length >= 3;
		const from = isOwn ? at : ownerOf(lines, labels, at);
		if (from === null) continue;
		for (const of of isOwn ? [from] : [...besideIt(lines, labels, items, from, at), from]) {
			const text = isOwn ? before : (lines[of]?.body ?? '').replace(/[\s:;]+$/u, '');
			const item = items.get(of) ?? { from: of, to: of === from ? at : of, text, parties: [], due: null };
			if (of === from) item.to = at;
			item.parties.push(...own.parties);
			if (own.time !== null) item.due ??= dueOfTimeCell(own.time, context);
			items.set(of, item);
		}
	}
	const taken = new Set<number>();
	const groups = [...items.values()]
		.filter((item) => item.parties.length > 0)
		.flatMap(({ from, to, text, parties, due }) => {
			const heading = lines[from] as SectionLine;
			// What stands between the work and its labels belongs to both.
			const between = lines.slice(from, to + 1).filter((line) => !line.row);
			for (const { line } of between) taken.add(line);
			const task = { text, due: due ?? taskDueIn(text, context), evidence: evidenceOf(heading) };
			return parties.map(
				({ role, names }): Group => ({
					names,
					tasks: [{ ...task, role }],
					heading,
					lines: between,
					apart: true,
				}),
			);
		});
	return { groups, taken };
}

/** Labels below "1.1 … 1.2 …" without a mark of their own are those of both points, where 1.1 has none. */
function besideIt(
	lines: SectionLine[],
	labels: (Labels | null)[],
	items: Map<number, Item>,
	from: number,
	at: number,
): number[] {
	const own = lines[from];
	if (!own || own.mark === 'none' || DEPTH[own.mark] > DEPTH.letter || lines[at]?.mark !== 'none') return [];
	const beside: number[] = [];
	for (let above = from - 1; above >= 0; above -= 1) {
		const line = lines[above] as SectionLine;
		const isSibling = line.mark === own.mark && labels[above] === null && !line.row && !line.isHeading;
		// A label's first line has taken all of them; the others find them again.
		if (!isSibling || (items.has(above) && !items.has(from)) || (!items.has(above) && items.has(from))) break;
		beside.unshift(above);
	}
	return belowHeading(lines, own, beside[0] ?? from) ? beside : [];
}

/** The points stand below a heading of their own. */
function belowHeading(lines: SectionLine[], own: SectionLine, first: number): boolean {
	const parent = lines[first - 1];
	return parent !== undefined && parent.mark !== 'none' && DEPTH[parent.mark] < DEPTH[own.mark];
}

/** The nearest line above that stands higher, else the one right above, passing over other labels. */
function ownerOf(lines: SectionLine[], labels: (Labels | null)[], at: number): number | null {
	const label = lines[at] as SectionLine;
	for (let above = at - 1; above >= 0 && above >= at - 25; above -= 1) {
		const line = lines[above] as SectionLine;
		if (line.row || isLabel(line, labels[above] ?? null)) continue;
		if (DEPTH[line.mark] < DEPTH[label.mark] || label.mark === 'none') return line.isHeading ? null : above;
	}
	return null;
}

function isLabel(line: SectionLine, labels: Labels | null): boolean {
	const named = /^(?:nội dung|địa điểm|sản phẩm|kết quả|thành phần|hình thức|kinh phí)[a-zà-ỹ ]{0,20}:/iu;
	return named.test(line.body) || (labels !== null && labels.from < 4);
}
