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
		const text = isOwn ? before : (lines[from]?.body ?? '').replace(/[\s:;]+$/u, '');
		const item = items.get(from) ?? { from, to: at, text, parties: [], due: null };
		item.to = at;
		item.parties.push(...own.parties);
		if (own.time !== null) item.due ??= dueOfTimeCell(own.time, context);
		items.set(from, item);
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
