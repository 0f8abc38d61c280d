import { annexesOf } from './annexes';
import { canon, isCapitals } from './canon';
import { footStart } from './foot';
import { kindOf } from './kinds';
import type { Line } from './lines';

/** A document's parts, in their order on paper. Each reader looks at the part where its matter stands. */
export interface Zones {
	/** Issuer, number, place and date. */
	head: Line[];
	/** The line that names the kind; null when the document has none. */
	kind: string | null;
	title: string;
	/** What the document rests on: "Căn cứ…", "Thực hiện…", and what happened before. */
	opening: Line[];
	body: Line[];
	/** Nơi nhận and the signature, in either order. */
	foot: Line[];
	/** Forms to be filled in that the document encloses: nothing in them is the plan's own. */
	templates: Line[][];
}

/** A document's head has some ten lines; a kind named further down is a mention. */
const HEAD_LINES = 20;
const TITLE_LINES = 5;
const BASIS =
	/^(?:căn cứ|thực hiện|theo|triển khai|xét|để (?:thực hiện|triển khai)|nhằm|tiếp tục|tiếp nhận|thi hành)(?![A-Za-zÀ-ỹ])/u;
/** The sentence that hands over from what happened to what is to be done: "… đề nghị các đơn vị thực hiện như sau:". */
const HANDS_OVER =
	/(?<![a-zà-ỹ])(?:đề nghị|yêu cầu|chỉ thị|có ý kiến|kết luận|hướng dẫn|thông báo|chỉ đạo|giao|quyết định|triển khai|thực hiện|như sau|sau đây|cụ thể)(?![a-zà-ỹ])[^:]*:$/u;

function handsOver(text: string): boolean {
	return text.endsWith(':') && HANDS_OVER.test(canon(text.slice(-400)));
}

export function toZones(lines: Line[]): Zones {
	const { from, read, templates } = annexesOf(lines);
	if (from === null) return zonesOf(lines);
	// What a document encloses says who does what as its body does.
	const main = zonesOf(lines.slice(0, from));
	return { ...main, body: [...main.body, ...read.flat()], templates };
}

function zonesOf(lines: Line[]): Zones {
	const section = lines.findIndex(startsSection);
	const beforeSections = section < 0 ? lines.length : section;
	const kindAt = lines.findIndex(
		(line, at) => at < Math.min(beforeSections, HEAD_LINES) && kindOf(line) !== null,
	);
	const footAt = footStart(lines, Math.max(kindAt, 0));
	const kindLine = lines[kindAt];
	if (!kindLine) {
		const openingAt = lines.findIndex((line, at) => at >= beforeSections || startsOpening(line));
		const headEnd = Math.min(openingAt < 0 ? 0 : openingAt, footAt);
		const bodyAt = Math.min(
			section < 0 ? afterHandingOver(lines, afterAddress(lines, headEnd)) : Math.max(beforeSections, headEnd),
			footAt,
		);
		return {
			head: lines.slice(0, headEnd),
			kind: null,
			title: '',
			opening: lines.slice(headEnd, bodyAt),
			body: lines.slice(bodyAt, footAt),
			foot: lines.slice(footAt),
			templates: [],
		};
	}
	const kind = kindOf(kindLine) ?? '';
	const title = titleAfter(lines, kindAt, kind);
	const told = afterAddress(lines, title.end);
	const bodyAt = Math.min(Math.max(section < 0 ? firstPoint(lines, told, footAt) : section, told), footAt);
	return {
		head: lines.slice(0, kindAt),
		kind,
		title: title.text,
		opening: lines.slice(title.end, bodyAt),
		body: lines.slice(bodyAt, footAt),
		foot: lines.slice(footAt),
		templates: [],
	};
}

function titleAfter(lines: Line[], kindAt: number, kind: string): { text: string; end: number } {
	const rest = (lines[kindAt]?.text ?? '')
		.slice(kind.length)
		.trim()
		.replace(/^LIÊN TỊCH$/u, '');
	const parts = rest ? [rest] : [];
	let end = kindAt + 1;
	for (; end < lines.length && parts.length < TITLE_LINES; end++) {
		const line = lines[end];
		if (!line || line.row || startsSection(line) || ADDRESS.test(canon(line.text))) break;
		// A title may itself begin with "Thực hiện"; a basis cites a document by number or date, or ends a sentence.
		const citesDocument = /\d\/|ngày \d|[.;:,]$/.test(line.text) && BASIS.test(canon(line.text));
		if (citesDocument || (parts.length > 0 && (BASIS.test(canon(line.text)) || /[.;:]$/.test(line.text))))
			break;
		if (parts.length > 0 && line.mark !== 'none') break;
		if (/^\(?(?:ban hành )?kèm theo/.test(canon(line.text)) || !/\p{L}/u.test(line.text)) break;
		// Who decides stands below a decision's title.
		if (parts.length > 0 && isCapitals(line.text) && !isCapitals(parts[0] ?? '')) break;
		parts.push(line.text);
	}
	return { text: parts.join(' '), end };
}

function startsSection(line: Line): boolean {
	if (line.row) return false;
	if (line.mark === 'roman' || line.mark === 'part') return true;
	return line.mark === 'number' && isCapitals(line.body);
}

/** Whom a công văn or công điện speaks to. */
export const ADDRESS = /^kính gửi|(?<![a-zà-ỹ])điện\s*:$/u;

/** The list of addressees is no list of tasks. */
function afterAddress(lines: Line[], from: number): number {
	const at = lines.findIndex(
		(line, index) => index >= from && index < from + 6 && ADDRESS.test(canon(line.text)),
	);
	if (at < 0) return from;
	let end = at + 1;
	while (/^(?:dash|star|plus)$/.test(lines[end]?.mark ?? '') || /;$/.test(lines[end]?.text ?? '')) end += 1;
	return end;
}

/** What happened stands before the sentence that hands over to what is to be done; without one all is told. */
function afterHandingOver(lines: Line[], from: number): number {
	const point = lines.findIndex((line, at) => at >= from && line.mark !== 'none');
	const until = point < 0 ? Math.min(lines.length, from + 6) : point;
	const at = lines.findLastIndex((line, index) => index >= from && index < until && handsOver(line.text));
	return at < 0 ? from : at + 1;
}

/** Without headings in capitals the body begins with the first numbered line that cites no document. */
function firstPoint(lines: Line[], from: number, footAt: number): number {
	const at = lines.findIndex(
		(line, index) =>
			index >= from &&
			index < footAt &&
			(line.row !== null || (line.mark !== 'none' && !BASIS.test(canon(line.body)))),
	);
	return at < 0 ? afterHandingOver(lines, from) : at;
}

function startsOpening(line: Line): boolean {
	return BASIS.test(canon(line.text)) || /^kính gửi/.test(canon(line.text)) || line.mark === 'number';
}
