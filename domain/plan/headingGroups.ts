import type { TaskRole } from '../types';
import { canon, isCapitals } from './canon';
import { bySection } from './bySection';
import { speaksToAll, tellsAllToReport, tellsEverybody } from './closing';
import { isEverybody } from './everybody';
import { taskDueIn, type TimeContext } from './dueTimes';
import type { Group } from './group';
import { evidenceOf } from './lines';
import { headingsOf } from './headingsOf';
import { DEPTH, isBelow, type Mark } from './marks';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { helpersIn, ROLE_BEHIND } from './sentenceGroups';
import { unitHeadingOf, type UnitHeading } from './unitHeading';
import { splitNames } from './unitNames';
import { beginsWithUnit, standsForMany, withoutCourtesy } from './unitWords';
import { beginsWithVerb, firstVerb } from './verbs';

/** A group that is being read; an introduction governs the points below it. */
interface Open extends Group {
	intro?: { role: TaskRole; mark: Mark; from: number };
}

const INTRO =
	/^(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|phối hợp)(?:,? (?:thực hiện|tổ chức|tham mưu|triển khai|các (?:nội dung|nhiệm vụ)(?: sau)?|với [^:;.]{2,60}))*\s*:$/u;
/** Says nothing but that points follow: "… tập trung thực hiện tốt các nhiệm vụ sau:". */
const POINTS_FOLLOW =
	/(?:nhiệm vụ|nội dung|công việc|việc|giải pháp|biện pháp|công tác)(?: [a-zà-ỹ]+){0,5}\s*:$|(?:sau|sau đây|cụ thể)\s*:$/u;

const DELEGATES =
	/(?<![a-zà-ỹ])(?:chỉ đạo|giao|phân công|yêu cầu)(?: (?:các|cho|nhiệm vụ|cụ thể|như sau|thực hiện|đơn vị|phòng|ban|cơ quan|bộ phận|trực thuộc))*\s*:$/u;

/** Bodies named by headings, each with the points below it, section by section. */
export function readHeadingGroups(lines: SectionLine[], context: TimeContext, assigning: boolean): Group[] {
	return bySection(lines).flatMap((section) => readSection(section, context, assigning));
}

function readSection(lines: SectionLine[], context: TimeContext, assigning: boolean): Group[] {
	const headings = headingsOf(lines, assigning);
	const headingOf = (line: SectionLine) => headings.get(line) ?? null;
	const lastHeadingAt = new Map<Mark, number>(
		lines.flatMap((line, at) => (line.mark !== 'none' && headingOf(line) ? [[line.mark, at] as const] : [])),
	);
	const groups: Group[] = [];
	let open: Open | null = namedBySection(lines, headingOf);
	if (open) groups.push(open);
	/** The heading that names many, below which others may stand: "2. Các đoàn thể: a) Đoàn Thanh niên". */
	let above: Open | null = null as Open | null;
	// The rank of the last heading, which stays in force when its group has ended.
	let rank: Mark | null = null;
	for (const [at, line] of lines.entries()) {
		if (line.isHeading) continue;
		const next = lines[at + 1];
		if (isTitle(line, next, headingOf)) {
			open = null;
			above = null;
			rank = null;
			continue;
		}
		const heading = opening(headingOf(line), line, rank, next, assigning);
		const named = heading ?? nestedIn(above ?? open, open, line);
		if (named) {
			if (!heading && open && delegates(open.lines.at(-1))) open.tasks.pop();
			if (heading) {
				rank = line.mark;
				above = null;
			} else above ??= open;
			open = { names: named.names, tasks: [], heading: line, lines: [] };
			groups.push(open);
			const introduces = POINTS_FOLLOW.test(canon(named.rest)) && next && isBelow(next, line);
			if (named.rest && !introduces) addTask(open, { ...line, mark: 'none', body: named.rest }, context);
			else if (heading && !next) open = null;
		} else if (open && (endsGroup(line, above ?? open) || closes(line, open, at, lastHeadingAt))) {
			open = null;
			above = null;
		} else if (open) {
			if (above && open !== above && line.mark !== 'none' && DEPTH[line.mark] <= DEPTH[open.heading.mark])
				open = above;
			addTask(open, line, context);
		}
	}
	return groups.filter((group, at) => !isParentOf(group, groups[at + 1]));
}

/** "Điều 2. Nhiệm vụ của Tổ công tác" names whose work stands below it, unless the points name bodies themselves. */
function namedBySection(
	lines: SectionLine[],
	headingOf: (line: SectionLine) => UnitHeading | null,
): Open | null {
	const [heading, ...points] = lines;
	if (!heading?.isHeading || heading.topic !== 'assignment') return null;
	const of = /(?:nhiệm vụ|trách nhiệm)(?: cụ thể)? của /u.exec(canon(heading.body));
	const name = of ? heading.body.slice(of.index + of[0].length).replace(/\s*[:.].*$/u, '') : '';
	if (!beginsWithUnit(name) || isEverybody(name) || points.some((line) => headingOf(line))) return null;
	return { names: splitNames(name), tasks: [], heading, lines: [] };
}

/** "A. LỰC LƯỢNG VŨ TRANG" stands above bodies and is none itself. */
function isTitle(
	line: SectionLine,
	next: SectionLine | undefined,
	headingOf: (line: SectionLine) => UnitHeading | null,
): boolean {
	return (
		(line.mark === 'part' || line.mark === 'roman' || isCapitals(line.body)) &&
		next !== undefined &&
		isBelow(next, line) &&
		next.mark !== 'none' &&
		headingOf(next) !== null
	);
}

/** The heading when it opens a group where it stands; null when it is a point of the group above it. */
function opening(
	heading: UnitHeading | null,
	line: SectionLine,
	rank: Mark | null,
	next: SectionLine | undefined,
	assigning: boolean,
): UnitHeading | null {
	if (!heading) return null;
	const hasPoints =
		next !== undefined && (isBelow(next, line) || (line.mark === 'none' && next.mark !== 'none'));
	const governs = hasPoints && line.body.endsWith(':');
	// Where no section assigns work, only a numbered heading that ends with its name is one; the rest are sentences.
	if (!assigning && !governs && (line.mark === 'none' || heading.isSentence)) return null;
	if (heading.isSentence && tellsEverybody(line.body)) return null;
	// "1. Phòng A chủ trì, phối hợp với B …" and "A (chủ trì), B (phối hợp) …" tell B something too.
	if (heading.names.some((name) => ROLE_BEHIND.test(canon(name)))) return null;
	if (heading.isSentence && roleOf(heading.rest) === 'lead' && helpersIn(heading.rest).length > 0)
		return null;
	if (rank === null) return line.mark === 'none' && !heading.rest && !next ? null : heading;
	return DEPTH[line.mark] <= DEPTH[rank] ? heading : null;
}

/** A point below a heading that names many which names one of them and says what it does. */
function nestedIn(group: Group | null, open: Group | null, line: SectionLine): UnitHeading | null {
	if (!group || line.mark === 'none' || !isBelow(line, group.heading)) return null;
	// "UBND xã chỉ đạo:" and below it who does what; the first of them, or those beside it.
	const first = open?.lines.at(-1);
	const beside = open !== group && open?.heading.mark === line.mark && delegates(group.lines.at(-1));
	if (delegates(first) || beside) return unitHeadingOf(line);
	if (group.names.length < 2 && !standsForMany(group.names[0] ?? '')) return null;
	// A point that is a sentence about one of them is still told to all of them.
	const named = /^(?:mỗi|đối với)\s/iu.test(line.body) ? null : unitHeadingOf(line);
	const listed = named && named.rest !== '' && !beginsWithVerb(named.rest) && firstVerb(named.rest) === null;
	return named?.isSentence || listed ? null : named;
}

/** The line hands the work on to those named below it. */
function delegates(line: SectionLine | undefined): boolean {
	return line !== undefined && DELEGATES.test(canon(line.body.slice(-120)));
}

/** A heading of the same rank or above that names no unit: "10. Chế độ báo cáo". */
function endsGroup(line: SectionLine, open: Group): boolean {
	return open.heading.mark !== 'none' && DEPTH[line.mark] <= DEPTH[open.heading.mark];
}

/** After the last unit, a paragraph that speaks to all of them. */
function closes(line: SectionLine, open: Group, at: number, lastHeadingAt: Map<Mark, number>): boolean {
	// The first paragraph below a name is its own, unless it names everybody.
	if (open.lines.length === 0 && !tellsEverybody(line.body) && !/^trên đây là/iu.test(line.body))
		return false;
	if (line.mark !== 'none' || at <= (lastHeadingAt.get(open.heading.mark) ?? -1)) return false;
	const told = withoutCourtesy(line.body);
	if (told !== line.body && beginsWithUnit(told) && open.lines.some(({ mark }) => mark !== 'none'))
		return true;
	return (
		speaksToAll(line.body) || (open.lines.some(({ mark }) => mark !== 'none') && tellsAllToReport(line.body))
	);
}

/** A heading that only gathers those below it has no work of its own. */
function isParentOf(group: Group, next: Group | undefined): boolean {
	return (
		group.tasks.length === 0 &&
		next !== undefined &&
		isBelow(next.heading, group.heading) &&
		(group.names.length > 1 || standsForMany(group.names[0] ?? ''))
	);
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
		last.text = `${last.text} ${line.mark === 'dash' ? `- ${line.body}` : line.text}`;
		last.due ??= taskDueIn(line.text, context);
		return;
	}
	const role = roleOf(line.body);
	group.tasks.push({
		text: line.body,
		role: governed && role === 'implement' ? intro.role : role,
		due: taskDueIn(line.body, context),
		evidence: evidenceOf(line),
	});
}
