import { bySection } from './bySection';
import { canon, isCapitals } from './canon';
import type { Line } from './lines';
import { DEPTH, isBelow, type Mark } from './marks';
import { unitHeadingOf } from './unitHeading';
import { beginsWithUnit } from './unitWords';
import { beginsWithVerb } from './verbs';

/** What a section is about, told by its heading. */
export type Topic =
	| 'assignment'
	| 'time'
	| 'funding'
	| 'theme'
	| 'slogan'
	| 'target'
	| 'report'
	| 'background'
	| 'other';

export interface SectionLine extends Line {
	topic: Topic;
	/** This line is the heading that set the topic. */
	isHeading: boolean;
	/** Counts the headings of sections; equal for all lines below one. */
	section: number;
}

const TOPICS: [Topic, RegExp][] = [
	[
		'assignment',
		/^(?:công tác |việc |biện pháp |nội dung,? (?:và )?)?(?:phân công|giao nhiệm vụ|(?:lãnh đạo, )?(?:chỉ đạo|điều hành)(?:,| và)? (?:tổ chức )?thực hiện|tổ chức(?:,| và)? (?:triển khai|chỉ đạo|phân công|thực hiện)|triển khai(?:,| và)? (?:tổ chức )?thực hiện|(?:nhiệm vụ|trách nhiệm)(?: cụ thể)?(?: của)? (?:các )?(?:cơ quan|đơn vị|phòng|ban|thành viên|sở|ngành|địa phương)|nhiệm vụ của|trách nhiệm (?:thực hiện|của|tổ chức)|trách nhiệm$)|(?:và|,) (?:phân công|tổ chức thực hiện)(?: (?:nhiệm vụ|thực hiện|trách nhiệm|công việc))?$/u,
	],
	[
		'time',
		/^(?:thời gian|tiến độ|lộ trình|thời hạn)|^.{0,60}(?<![a-zà-ỹ])thời gian(?: tổ chức| thực hiện|, địa điểm|$)/u,
	],
	['funding', /^(?:nguồn )?kinh phí|^dự toán|^nguồn lực tài chính|^(?:về )?kinh phí/u],
	[
		'report',
		/^(?:thực hiện )?(?:chế độ )?(?:thông tin(?:,| và)? )?báo cáo(?! viên)|^chế độ (?:thông tin|báo cáo)/u,
	],
	['target', /^(?:các )?(?:chỉ tiêu|mục tiêu)|(?:và|,) (?:các )?chỉ tiêu/u],
	[
		'background',
		/^(?:khái quát |một số )?(?:đặc điểm|tình hình|tình huống|giả định|thực trạng|hiện trạng|đánh giá|bối cảnh|sự cần thiết|kết quả|tồn tại|hạn chế|cơ sở pháp lý|căn cứ|(?:điều kiện,? (?:và )?)?(?:tiêu chuẩn|tiêu chí)|hồ sơ|thủ tục|quy trình|quyền lợi|định mức|mức (?:hỗ trợ|thưởng|chi|thu))(?![a-zà-ỹ])/u,
	],
	['theme', /^chủ đề/u],
	['slogan', /^(?:các )?khẩu hiệu/u],
];

/** Longer than this, a numbered line is a sentence and no heading. */
const HEADING_LENGTH = 110;
const SHORT_HEADING = 40;
const SHORT_TITLE = 60;
/** So many bodies among its points, each with its work, make a section one that assigns work, whatever its heading says. */
const FEWEST_BODIES = 2;

/** Gives every line of the body the topic of the nearest heading above it that still governs it. */
export function toSections(body: Line[]): SectionLine[] {
	const open: { depth: number; topic: Topic }[] = [];
	let section = 0;
	const lines = body.map((line): SectionLine => {
		const topic = headingTopic(line);
		const depth = headingDepth(line);
		if (!topic && depth >= DEPTH.decimal)
			return { ...line, topic: open.at(-1)?.topic ?? 'other', isHeading: false, section };
		while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
		const outer = open.at(-1)?.topic ?? 'other';
		// Below "Tổ chức thực hiện" a numbered line names a unit, whatever words it has.
		const governed = outer === 'assignment';
		// "1. Tiêu chí cảnh quan: 100% tuyến phố …" below "Mục tiêu" is one of them.
		const isTarget = outer === 'target' && topic === 'background' && /:\s*\S/u.test(line.body);
		open.push({ depth, topic: governed || isTarget ? outer : (topic ?? outer) });
		if (depth <= DEPTH.roman) section += 1;
		return {
			...line,
			topic: open.at(-1)?.topic ?? 'other',
			isHeading: topic !== null && !governed && !isTarget,
			section,
		};
	});
	return assigningByContent(lines);
}

/** A section whose points are bodies, each with its work below or behind it, assigns work. */
function assigningByContent(lines: SectionLine[]): SectionLine[] {
	if (lines.some((line) => line.topic === 'assignment' && !line.isHeading && unitHeadingOf(line)))
		return lines;
	const assigning = new Set<number>();
	for (const section of bySection(lines)) {
		const own = section.filter((line) => !line.row && line.topic === 'other');
		const bodies = new Map<Mark, number>();
		for (const [at, line] of own.entries()) {
			const heading = line.mark === 'none' ? null : unitHeadingOf(line);
			const below = own[at + 1];
			const hasWork =
				heading &&
				!heading.isSentence &&
				(heading.rest === '' ? below !== undefined && isBelow(below, line) : beginsWithVerb(heading.rest));
			if (hasWork) bodies.set(line.mark, (bodies.get(line.mark) ?? 0) + 1);
		}
		if ([...bodies.values()].some((count) => count >= FEWEST_BODIES))
			assigning.add(section[0]?.section ?? -1);
	}
	return lines.map((line) =>
		assigning.has(line.section) && line.topic === 'other' ? { ...line, topic: 'assignment' } : line,
	);
}

function headingTopic(line: Line): Topic | null {
	const heading =
		line.mark === 'part' || line.mark === 'roman' || line.mark === 'number' || isCapitals(line.body);
	const words = canon(line.body).split(':')[0] ?? '';
	// A heading may end with a full stop where it is too short to be a sentence.
	const short = line.mark === 'number' ? SHORT_HEADING : SHORT_TITLE;
	const label = words.length <= short ? words.replace(/\.$/u, '') : words;
	if (!heading || label.length > HEADING_LENGTH || /[.;]$/.test(label)) return null;
	// "III. NỘI DUNG, HÌNH THỨC VÀ THỜI GIAN": its parts are told apart by their own headings below.
	const topics = TOPICS.filter(
		([topic, pattern]) =>
			pattern.test(label) &&
			!(topic === 'time' && /nội dung/.test(label)) &&
			!(topic === 'background' && line.mark === 'number' && label.length > SHORT_HEADING),
	);
	return topics[0]?.[0] ?? null;
}

function headingDepth(line: Line): number {
	if (line.mark !== 'none' || !isCapitals(line.body)) return DEPTH[line.mark];
	// "CÔNG AN XÃ" between paragraphs heads its own work inside the section.
	return beginsWithUnit(line.body) ? DEPTH.number : DEPTH.roman;
}
