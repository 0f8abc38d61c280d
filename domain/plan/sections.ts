import { canon, isCapitals } from './canon';
import type { Line } from './lines';
import { DEPTH } from './marks';

/** What a section is about, told by its heading. */
export type Topic = 'assignment' | 'time' | 'funding' | 'theme' | 'slogan' | 'other';

export interface SectionLine extends Line {
	topic: Topic;
	/** This line is the heading that set the topic. */
	isHeading: boolean;
}

const TOPICS: [Topic, RegExp][] = [
	[
		'assignment',
		/^(?:công tác )?(?:phân công,? )?(?:tổ chức,? (?:triển khai )?thực hiện|nhiệm vụ (?:cụ thể )?của (?:các )?(?:cơ quan|đơn vị|phòng|thành viên)|tổ chức triển khai|phân công|giao nhiệm vụ|trách nhiệm (?:thực hiện|của (?:các )?(?:cơ quan|đơn vị|phòng|ban)))/u,
	],
	['time', /^thời gian|^tiến độ|^.{0,60}(?<![a-zà-ỹ])thời gian(?: tổ chức| thực hiện|, địa điểm|$)/u],
	['funding', /^(?:nguồn )?kinh phí|^dự toán/u],
	['theme', /^chủ đề/u],
	['slogan', /^(?:các )?khẩu hiệu/u],
];

/** Longer than this, a numbered line is a sentence and no heading. */
const HEADING_LENGTH = 110;

/** Gives every line of the body the topic of the nearest heading above it that still governs it. */
export function toSections(body: Line[]): SectionLine[] {
	const open: { depth: number; topic: Topic }[] = [];
	return body.map((line) => {
		const topic = headingTopic(line);
		const depth = headingDepth(line);
		if (!topic && depth >= DEPTH.decimal)
			return { ...line, topic: open.at(-1)?.topic ?? 'other', isHeading: false };
		while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
		// Below "Tổ chức thực hiện" a numbered line names a unit, whatever words it has.
		const governed = open.at(-1)?.topic === 'assignment';
		open.push({ depth, topic: governed ? 'assignment' : (topic ?? 'other') });
		return { ...line, topic: open.at(-1)?.topic ?? 'other', isHeading: topic !== null && !governed };
	});
}

function headingTopic(line: Line): Topic | null {
	const heading =
		line.mark === 'part' || line.mark === 'roman' || line.mark === 'number' || isCapitals(line.body);
	const label = canon(line.body).split(':')[0] ?? '';
	if (!heading || label.length > HEADING_LENGTH || /[.;]$/.test(label)) return null;
	// "III. NỘI DUNG, HÌNH THỨC VÀ THỜI GIAN": its parts are told apart by their own headings below.
	const topics = TOPICS.filter(
		([topic, pattern]) => pattern.test(label) && !(topic === 'time' && /nội dung/.test(label)),
	);
	return topics[0]?.[0] ?? null;
}

function headingDepth(line: Line): number {
	return line.mark === 'none' && isCapitals(line.body) ? DEPTH.roman : DEPTH[line.mark];
}
