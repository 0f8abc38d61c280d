import type { TaskRole } from '../types';
import { canon } from './canon';
import { duesIn, type TimeContext } from './dueTimes';
import { gathered, type Group } from './group';
import { readLabelGroups } from './labelGroups';
import { DEPTH, type Mark } from './marks';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { helpersIn, readSentenceGroups } from './sentenceGroups';
import { readTableGroups } from './tableGroups';
import { unitHeadingOf, type UnitHeading } from './unitHeading';
import { standsForMany } from './unitWords';

export type { Group };

/** A group that is being read; an introduction governs the points below it. */
interface Open extends Group {
	intro?: { role: TaskRole; mark: Mark; from: number };
}

const INTRO =
	/^(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|phối hợp)(?:,? (?:thực hiện|tổ chức|tham mưu|triển khai|các (?:nội dung|nhiệm vụ)(?: sau)?|với [^:;.]{2,60}))*\s*:$/u;
/** Unmarked below marked points: it tells all of them to report. */
const REPORTING =
	/^(?:báo cáo|kết quả|định kỳ|sau khi kết thúc|mọi vướng mắc|giao |các (?:cơ quan|đơn vị|phòng|ngành)[^:]{0,80}(?:gửi|báo cáo))/u;
const CLOSING =
	/^(?:trên đây là|căn cứ (?:nội dung )?kế hoạch|yêu cầu|đề nghị|các (?:cơ quan, )?đơn vị (?:gửi|báo cáo|căn cứ|có trách nhiệm|nghiêm túc)|trong quá trình|nhận được|ủy ban nhân dân [a-zà-ỹ]+ (?:yêu cầu|đề nghị|giao)|ubnd [a-zà-ỹ]+ (?:yêu cầu|đề nghị|giao)|giao (?:phòng|văn phòng|công an|trung tâm|ban)|chế độ báo cáo|thời gian báo cáo)/u;

/**
 * Who is given what, in the order of the document: tables first, since their cells mean nothing elsewhere; then labels
 * ("Đơn vị chủ trì: …"), headings that name bodies, and the sentences that are left.
 */
export function readGroups(body: SectionLine[], context: TimeContext): Group[] {
	const tables = readTableGroups(body, context);
	const labels = readLabelGroups(body, context);
	const free = body.filter(
		(line) => !tables.taken.has(line.line) && !labels.taken.has(line.line) && !line.row,
	);
	const assigning = free.some((line) => line.topic === 'assignment');
	const headings = readHeadingGroups(
		free.filter(
			(line) => !line.isHeading && (assigning ? line.topic === 'assignment' : line.topic === 'other'),
		),
		context,
		assigning,
	);
	const taken = new Set(
		headings.flatMap((group) => [group.heading, ...group.lines].map((line) => line.line)),
	);
	const left = free.filter((line) => !taken.has(line.line) && !line.isHeading);
	const sentences = readSentenceGroups(left, !assigning && tables.groups.length === 0, context);
	return gathered([...tables.groups, ...labels.groups, ...headings, ...sentences]);
}

function readHeadingGroups(lines: SectionLine[], context: TimeContext, assigning: boolean): Group[] {
	const lastHeadingAt = new Map<Mark, number>(
		lines.flatMap((line, at) =>
			line.mark !== 'none' && unitHeadingOf(line) ? [[line.mark, at] as const] : [],
		),
	);
	const groups: Group[] = [];
	let open: Group | null = null as Group | null;
	/** The heading that names many, below which others may stand: "2. Các đoàn thể: a) Đoàn Thanh niên". */
	let above: Group | null = null;
	// The rank of the last heading, which stays in force when its group has ended.
	let rank: Mark | null = null;
	for (const [at, line] of lines.entries()) {
		const heading = openedBy(line, rank, lines[at + 1], assigning);
		const nested: UnitHeading | null = heading ? null : nestedIn(above ?? open, line);
		if (heading || nested) {
			const named: UnitHeading | null = heading ?? nested;
			if (!named) continue;
			if (heading) {
				rank = line.mark;
				above = null;
			} else above ??= open;
			open = { names: named.names, tasks: [], heading: line, lines: [] };
			groups.push(open);
			if (named.rest) addTask(open, { ...line, mark: 'none', body: named.rest }, context);
			else if (heading && at === lines.length - 1) open = null;
		} else if (
			open &&
			(endsGroup(line, above ?? open) ||
				isClosing(
					line,
					at > (lastHeadingAt.get(open.heading.mark) ?? -1),
					open.lines.some(({ mark }) => mark !== 'none'),
				))
		) {
			open = null;
			above = null;
		} else if (open) {
			if (above && open !== above && line.mark !== 'none' && DEPTH[line.mark] <= DEPTH[open.heading.mark])
				open = above;
			addTask(open, line, context);
		}
	}
	const parents = new Set(
		groups.filter((group) => group.tasks.length === 0 && standsForMany(group.names[0] ?? '')),
	);
	return groups.filter(
		(group, at) =>
			!(parents.has(group) && DEPTH[groups[at + 1]?.heading.mark ?? 'roman'] > DEPTH[group.heading.mark]),
	);
}

/** A point below a heading that names many which names one of them and says what it does. */
function nestedIn(group: Group | null, line: SectionLine) {
	if (!group || line.mark === 'none' || DEPTH[line.mark] <= DEPTH[group.heading.mark]) return null;
	if (group.names.length < 2 && !standsForMany(group.names[0] ?? '')) return null;
	return /^mỗi\s/iu.test(line.body) ? null : unitHeadingOf(line);
}

function openedBy(line: SectionLine, rank: Mark | null, next: SectionLine | undefined, assigning: boolean) {
	const heading = unitHeadingOf(line);
	// Where no section assigns work, only a numbered heading that ends with its name is one; the rest are sentences.
	if (!heading || (!assigning && (line.mark === 'none' || heading.isSentence))) return null;
	// "1. Phòng A chủ trì, phối hợp với B …" tells B something too.
	if (heading.isSentence && helpersIn(heading.rest).length > 0) return null;
	if (rank === null) return line.mark === 'none' && !heading.rest && !next ? null : heading;
	return DEPTH[line.mark] <= DEPTH[rank] ? heading : null;
}

/** A heading of the same rank or above that names no unit: "10. Chế độ báo cáo". */
function endsGroup(line: SectionLine, open: Group): boolean {
	return open.heading.mark !== 'none' && DEPTH[line.mark] <= DEPTH[open.heading.mark];
}

/** After the last unit, a paragraph that speaks to all of them. */
function isClosing(line: SectionLine, afterLastHeading: boolean, marked: boolean): boolean {
	if (!afterLastHeading || line.mark !== 'none') return false;
	return CLOSING.test(canon(line.body)) || (marked && REPORTING.test(canon(line.body)));
}

function addTask(group: Open, line: SectionLine, context: TimeContext): void {
	if (INTRO.test(canon(line.body))) {
		// "Chủ trì thực hiện:" says how each of the points below it is meant, and is no task of its own.
		group.lines.push(line);
		group.intro = { role: roleOf(line.body), mark: line.mark, from: group.lines.length };
		return;
	}
	const { intro } = group;
	const first = group.lines.find((each, at) => at >= (intro?.from ?? 0) && each.mark !== 'none');
	const last = group.tasks.at(-1);
	const governed = intro && (first ? DEPTH[line.mark] >= DEPTH[first.mark] : true);
	const isPart = first !== undefined && line.mark !== 'none' && DEPTH[line.mark] > DEPTH[first.mark];
	group.lines.push(line);
	if (isPart && last !== undefined) {
		last.text = `${last.text} ${line.text}`;
		last.due ??= duesIn(line.text, context)[0]?.date ?? null;
		return;
	}
	const role = roleOf(line.body);
	group.tasks.push({
		text: line.body,
		role: governed && role === 'implement' ? intro.role : role,
		due: duesIn(line.body, context)[0]?.date ?? null,
		evidence: { text: line.text, line: line.line },
	});
}
