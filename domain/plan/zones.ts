import { canon, isCapitals } from './canon';
import type { Line } from './lines';

/** A document's parts, in their order on paper. Each reader looks at the part where its matter stands. */
export interface Zones {
	/** Issuer, number, place and date. */
	head: Line[];
	/** The line that names the kind; null when the document has none. */
	kind: string | null;
	title: string;
	/** What the document rests on: "Căn cứ…", "Thực hiện…". */
	opening: Line[];
	body: Line[];
	/** Nơi nhận and the signature, in either order. */
	foot: Line[];
}

export const KINDS = [
	'KẾ HOẠCH LIÊN TỊCH',
	'KẾ HOẠCH',
	'CÔNG VĂN',
	'CHỈ THỊ',
	'QUYẾT ĐỊNH',
	'THÔNG BÁO',
	'CHƯƠNG TRÌNH',
	'PHƯƠNG ÁN',
	'HƯỚNG DẪN',
	'TỜ TRÌNH',
	'BÁO CÁO',
	'NGHỊ QUYẾT',
	'CÔNG ĐIỆN',
	'GIẤY MỜI',
	'ĐỀ ÁN',
	'DỰ ÁN',
];

/** A document's head has some ten lines; a kind named further down is a mention. */
const HEAD_LINES = 20;
const TITLE_LINES = 5;
const BASIS =
	/^(?:căn cứ|thực hiện|theo|triển khai|xét|để (?:thực hiện|triển khai)|nhằm|tiếp tục)(?![A-Za-zÀ-ỹ])/u;
const SIGNATURE = /^(?:TM|KT|TL|TUQ|Q)\s*\.\s*\p{Lu}/u;

export function toZones(lines: Line[]): Zones {
	const section = lines.findIndex(startsSection);
	const beforeSections = section < 0 ? lines.length : section;
	const footFrom = footStart(lines, 0);
	const annexAt = lines.findIndex((line, at) => at > footFrom && startsAnnex(line));
	if (annexAt > 0) {
		// What a document encloses says who does what as its body does.
		const main = toZones(lines.slice(0, annexAt));
		return { ...main, body: [...main.body, ...lines.slice(annexAt)] };
	}
	const kindAt = lines.findIndex(
		(line, at) => at < Math.min(beforeSections, HEAD_LINES) && kindOf(line) !== null,
	);
	const footAt = footStart(lines, Math.max(kindAt, 0));
	const kindLine = lines[kindAt];
	if (!kindLine) {
		const openingAt = lines.findIndex((line, at) => at >= beforeSections || startsOpening(line));
		const headEnd = Math.min(openingAt < 0 ? 0 : openingAt, footAt);
		const bodyAt = Math.min(Math.max(beforeSections, headEnd), footAt);
		return {
			head: lines.slice(0, headEnd),
			kind: null,
			title: '',
			// Without sections the whole text is both: what it rests on and what it says.
			opening: lines.slice(headEnd, section < 0 ? footAt : bodyAt),
			body: lines.slice(section < 0 ? afterAddress(lines, headEnd) : bodyAt, footAt),
			foot: lines.slice(footAt),
		};
	}
	const kind = kindOf(kindLine) ?? '';
	const title = titleAfter(lines, kindAt, kind);
	const bodyAt = Math.min(Math.max(section < 0 ? firstPoint(lines, title.end) : section, title.end), footAt);
	return {
		head: lines.slice(0, kindAt),
		kind,
		title: title.text,
		opening: lines.slice(title.end, bodyAt),
		body: lines.slice(bodyAt, footAt),
		foot: lines.slice(footAt),
	};
}

function kindOf(line: Line): string | null {
	const text = line.cells.length === 1 ? line.text : '';
	return KINDS.find((kind) => text === kind || text.startsWith(`${kind} `)) ?? null;
}

function titleAfter(lines: Line[], kindAt: number, kind: string): { text: string; end: number } {
	const rest = (lines[kindAt]?.text ?? '').slice(kind.length).trim();
	const parts = rest ? [rest] : [];
	let end = kindAt + 1;
	for (; end < lines.length && parts.length < TITLE_LINES; end++) {
		const line = lines[end];
		if (!line || startsSection(line) || /^kính gửi/.test(canon(line.text))) break;
		// A title may itself begin with "Thực hiện"; a basis cites a document by number or date, or ends a sentence.
		const citesDocument = /\d\/|ngày \d|[.;:,]$/.test(line.text) && BASIS.test(canon(line.text));
		if (citesDocument || (parts.length > 0 && (BASIS.test(canon(line.text)) || /[.;:]$/.test(line.text))))
			break;
		if (/^\(?(?:ban hành )?kèm theo/.test(canon(line.text))) break;
		parts.push(line.text);
	}
	return { text: parts.join(' '), end };
}

function startsSection(line: Line): boolean {
	if (line.mark === 'roman' || line.mark === 'part') return true;
	return line.mark === 'number' && isCapitals(line.body);
}

/** The list of addressees is no list of tasks. */
function afterAddress(lines: Line[], from: number): number {
	const at = lines.findIndex(
		(line, index) => index >= from && index < from + 3 && /^kính gửi/u.test(canon(line.text)),
	);
	if (at < 0) return from;
	let end = at + 1;
	while (lines[end]?.mark === 'dash' || /;$/.test(lines[end]?.text ?? '')) end += 1;
	return end;
}

/** Without headings in capitals the body begins with the first numbered line that cites no document. */
function firstPoint(lines: Line[], from: number): number {
	const at = lines.findIndex(
		(line, index) => index >= from && line.mark !== 'none' && !BASIS.test(canon(line.body)),
	);
	return at < 0 ? from : at;
}

function startsOpening(line: Line): boolean {
	return BASIS.test(canon(line.text)) || /^kính gửi/.test(canon(line.text)) || line.mark === 'number';
}

function startsAnnex(line: Line): boolean {
	return (
		/^(?:phụ lục|biểu (?:mẫu|số|phân)|bảng phân công|danh mục|lịch)(?![a-zà-ỹ])/u.test(canon(line.text)) &&
		line.text.length < 160
	);
}

function footStart(lines: Line[], after: number): number {
	const at = lines.findIndex(
		(line, index) =>
			index > after &&
			(/^nơi nhận/.test(canon(line.text)) ||
				line.cells.some((cell) => SIGNATURE.test(cell) && isCapitals(cell) && cell.length < 80)),
	);
	return at < 0 ? lines.length : at;
}
