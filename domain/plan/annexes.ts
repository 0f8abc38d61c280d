import { canon, isCapitals } from './canon';
import { footStart, isSigned, POSITION } from './foot';
import { kindOf } from './kinds';
import type { Line } from './lines';

const ANNEX =
	/^(?:phụ lục|biểu (?:mẫu|số|phân|tổng)|bảng (?:phân|tổng|giao|chi tiết)|danh mục|lịch|mẫu (?:số|báo|biểu|\d)|đề cương)(?![a-zà-ỹ])/u;
/** Rows of dots come as one sign (see lines.ts). */
const BLANK = /(?:^|[\s:.)])…|_{4,}|\.{5,}/u;
const FEWEST_BLANKS = 4;
const TEMPLATE = /(?<![a-zà-ỹ])(?:mẫu(?: số)?|đề cương|biểu mẫu|biểu(?: số| tổng hợp)?)(?![a-zà-ỹ])/u;

/** What a document encloses behind its signature. */
export interface Annexes {
	/** Where the first begins; null when there is none. */
	from: number | null;
	/** What says who does what as the body does, each without its own signature. */
	read: Line[][];
	/** Forms of a report. */
	templates: Line[][];
}

export function annexesOf(lines: Line[]): Annexes {
	const footAt = footStart(lines, 0);
	const starts = lines.flatMap((line, at) => (at > footAt && startsAnnex(lines, at) ? [at] : []));
	// The lines of one heading begin one annex.
	const own = starts.filter((at, index) => index === 0 || at - (starts[index - 1] ?? 0) > 3);
	const parts = own.map((from, at) => lines.slice(from, own[at + 1] ?? lines.length));
	return {
		from: own[0] ?? null,
		read: parts
			.filter((part) => !isTemplate(part) && !isForm(part))
			.map((part) => part.slice(0, footStart(part, 0))),
		templates: parts.filter(isTemplate),
	};
}

function isTemplate(annex: Line[]): boolean {
	const heading = annex
		.slice(0, 4)
		.filter((line) => !line.row)
		.map(({ text }) => canon(text))
		.join(' ');
	return TEMPLATE.test(heading) && /báo cáo|kết quả|thống kê|tổng hợp/u.test(heading);
}

function startsAnnex(lines: Line[], at: number): boolean {
	const line = lines[at] as Line;
	if (line.row || line.text.length >= 160) return false;
	if (ANNEX.test(canon(line.text))) return true;
	const next = lines.slice(at + 1, at + 5);
	const enclosed = next.some(({ text }) => /^\(?[^.]{0,40}kèm theo/u.test(canon(text)));
	if (kindOf(line) !== null) return enclosed;
	const isTitle = isCapitals(line.text) && line.text.split(' ').length >= 3 && !isSigned(lines, at);
	return (
		isTitle &&
		!POSITION.test(canon(line.text)) &&
		(enclosed || next.slice(0, 2).some(({ row }) => row !== null))
	);
}

/** Minutes or a ballot paper to be filled in: every few lines have a blank. */
function isForm(lines: Line[]): boolean {
	const blank = lines.filter(({ text }) => BLANK.test(text)).length;
	return blank >= FEWEST_BLANKS && blank * 4 >= lines.length;
}
