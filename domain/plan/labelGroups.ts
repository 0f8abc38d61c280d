import { dueOfTimeCell, taskDueIn, type TimeContext } from './dueTimes';
import type { Group } from './group';
import { DEPTH } from './marks';
import { labelsIn, type Party } from './parties';
import type { SectionLine } from './sections';
import { evidenceOf } from './lines';

interface Item {
	line: SectionLine;
	text: string;
	parties: Party[];
	time: string | null;
	due: string | null;
	lines: SectionLine[];
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
	const taken = new Set<number>();
	for (const [at, line] of lines.entries()) {
		const labels = line.row ? null : labelsIn(line.body);
		if (!labels) continue;
		const own = line.body.slice(0, labels.from).replace(/[\s(;,.:–-]+$/u, '');
		const isOwn = own.split(/\s+/).length >= 3;
		const owner = isOwn ? line : ownerOf(lines, at);
		if (!owner) continue;
		const item = items.get(owner.line) ?? {
			line: owner,
			text: isOwn ? own : owner.body.replace(/[\s:;]+$/u, ''),
			parties: [],
			time: null,
			due: null,
			lines: [owner],
		};
		item.parties.push(...labels.parties);
		item.time ??= labels.time;
		if (labels.time !== null) item.due ??= dueOfTimeCell(labels.time, context);
		// What stands between the work and its labels belongs to both.
		const from = lines.indexOf(owner);
		item.lines = lines.slice(from, at + 1).filter((each) => !each.row);
		items.set(owner.line, item);
	}
	const groups = [...items.values()]
		.filter((item) => item.parties.length > 0)
		.flatMap((item) => {
			for (const line of item.lines) taken.add(line.line);
			const due = item.due ?? taskDueIn(item.text, context);
			const evidence = evidenceOf(item.line);
			return item.parties.map(
				({ role, names }): Group => ({
					names,
					tasks: [{ text: item.text, role, due, evidence }],
					heading: item.line,
					lines: item.lines,
					apart: true,
				}),
			);
		});
	return { groups, taken };
}

/** The nearest line above that stands higher, else the one right above, passing over other labels. */
function ownerOf(lines: SectionLine[], at: number): SectionLine | null {
	const label = lines[at] as SectionLine;
	for (let above = at - 1; above >= 0 && above >= at - 25; above -= 1) {
		const line = lines[above] as SectionLine;
		if (line.row || isLabel(line)) continue;
		if (DEPTH[line.mark] < DEPTH[label.mark] || label.mark === 'none') return line.isHeading ? null : line;
	}
	return null;
}

function isLabel(line: SectionLine): boolean {
	if (
		/^(?:nội dung|địa điểm|sản phẩm|kết quả|thành phần|hình thức|kinh phí)[a-zà-ỹ ]{0,20}:/iu.test(line.body)
	)
		return true;
	const labels = labelsIn(line.body);
	return labels !== null && labels.from < 4;
}
