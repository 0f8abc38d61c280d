import { foldName } from '../text/foldName';
import type { IndicatorKind, ReportField } from '../types';
import { canon } from './canon';
import { groupsByLine, type Group } from './group';
import { evidenceOf, type Line } from './lines';
import { toSections, type SectionLine } from './sections';
import { readTables } from './tables';
import { beginsWithVerb } from './verbs';

const MONEY =
	/(?<![a-zà-ỹ])(?:kinh phí|số tiền|tiền|giá trị|trị giá|(?:nghìn|ngàn|triệu|tỷ|tỉ)? ?đồng(?! chí))(?![a-zà-ỹ])/u;
const COUNT =
	/^(?:tổng )?(?:số(?! liệu)|tổng|tỷ lệ|tỉ lệ|lượt|diện tích|khối lượng|sản lượng|mức độ hoàn thành)(?![a-zà-ỹ])|\(%\)/u;
const YES_NO = /có\s*\/\s*không|đạt\s*\/\s*không/u;
/** "Báo cáo theo các nội dung: …", "báo cáo kết quả (gồm: số buổi …)". */
const LIST_OF_FIELDS =
	/báo cáo[^:;.(]{0,120}?(?:(?:theo|với|gồm|bao gồm|về|nêu rõ|các)\s+)+(?:(?:các|những)\s+)?(?:nội dung|chỉ tiêu|số liệu|thông tin|tiêu chí|nhóm nội dung)[^:;.(]{0,40}:\s*|báo cáo[^:;.(]{0,80}\((?:gồm|bao gồm|trong đó|nêu rõ|ghi rõ)?\s*:?\s*(?=(?:tổng )?số |tỷ lệ |kinh phí )/u;
const BLANK = /\s*:?\s*(?:…|\.{3,}|_{3,})[\s….,_]*/u;
const NO_FIELD =
	/^(?:ghi chú|tổng cộng|cộng|tổng|stt|tt|nơi nhận|kính gửi|người lập|thủ trưởng|đơn vị|ngày|địa danh)(?![a-zà-ỹ])/u;
const LONGEST_LABEL = 160;

/** The fields of the report that the plan asks for: those of its annexed forms, then those that its sentences list. */
export function readReportFields(templates: Line[][], body: SectionLine[], groups: Group[]): ReportField[] {
	const fields = [...templates.flatMap(fieldsOfTemplate), ...fieldsOfSentences(body, groups)];
	const seen = new Set<string>();
	return fields.filter(({ label }) => {
		const key = foldName(label);
		return !seen.has(key) && Boolean(seen.add(key));
	});
}

function fieldsOfTemplate(lines: Line[]): ReportField[] {
	const sections = toSections(lines);
	const tables = readTables(sections);
	const fromTables = tables.flatMap(({ columns, rows, headings }) => {
		const at = columns.indexOf('content');
		const measureAt = columns.indexOf('measure');
		if (at < 0) return fieldsOfHeadings(headings, columns, lines);
		return rows.flatMap((line) => {
			const cells = line.row ?? [];
			const measure = measureAt < 0 ? '' : (cells[measureAt] ?? '');
			// A title inside the form has a number and words only.
			const isTitle = measure === '' && measureAt >= 0 && /^[IVX]+\.?$/u.test(cells[0] ?? '');
			return isTitle ? [] : fieldOf(cells[at] ?? '', measure, [], line);
		});
	});
	if (fromTables.length > 0) return fromTables;
	return sections.flatMap((line) => {
		const blank = BLANK.exec(line.body);
		if (!blank || line.row) return [];
		const measure = line.body.slice(blank.index + blank[0].length);
		return fieldOf(line.body.slice(0, blank.index), measure, [], line);
	});
}

/** A form whose columns are what each unit tells: "TT | Đơn vị | Số buổi | Số người". */
function fieldsOfHeadings(headings: string[], columns: string[], lines: Line[]): ReportField[] {
	const line = lines.find((each) => each.row && headings.every((heading) => each.text.includes(heading)));
	if (!line) return [];
	return headings.flatMap((heading, at) =>
		['amount', 'result'].includes(columns[at] ?? '') || COUNT.test(canon(heading))
			? fieldOf(heading.replace(/\s*\([^)]*\)/gu, ''), /\(([^)]*)\)/u.exec(heading)?.[1] ?? '', [], line)
			: [],
	);
}

function fieldsOfSentences(body: SectionLine[], groups: Group[]): ReportField[] {
	const groupsAt = groupsByLine(groups);
	return body.flatMap((line, at) => {
		const found = line.row ? null : LIST_OF_FIELDS.exec(canon(line.body));
		if (!found) return [];
		const [owner] = groupsAt(line.line);
		const names = owner?.names ?? [];
		const inline = line.body.slice(found.index + found[0].length);
		if (inline.trim() !== '') return partsOf(inline).flatMap((part) => fieldOf(part, '', names, line));
		return below(body, at).flatMap((each) => fieldOf(each.body.replace(/[.;,]+$/u, ''), '', names, each));
	});
}

/** The list ends where the sentence says where to send it. */
function partsOf(inline: string): string[] {
	const list = inline.split(/[.)](?:\s|$)|;\s+(?=gửi|nộp|và gửi)|,\s+(?=gửi (?:về|cho|qua))/u)[0] ?? '';
	const parts = list.split(
		list.includes(';')
			? /\s*;\s*/u
			: /\s*,\s*(?=(?:tổng )?số |tỷ lệ |kinh phí|khó khăn|kết quả|đề xuất|kiến nghị|thuận lợi|tồn tại|nguyên nhân|giải pháp|phương hướng|mô hình|công tác|diện tích|danh sách)/iu,
	);
	return parts.map((part) => part.replace(/^(?:và|-)\s+/u, ''));
}

function below(body: SectionLine[], at: number): SectionLine[] {
	const first = body[at + 1];
	if (!first || first.row || first.isHeading) return [];
	const end = body.findIndex((line, index) => index > at && (line.mark !== first.mark || line.row !== null));
	return body
		.slice(at + 1, end < 0 ? body.length : end)
		.filter(({ mark }) => mark !== 'none' && mark !== 'roman');
}

function fieldOf(written: string, measure: string, appliesTo: string[], line: Line): ReportField[] {
	const words = written.replace(/^[\s(–-]+|[\s:;,.–-]+$/gu, '');
	if (words.length < 3 || words.length > LONGEST_LABEL || NO_FIELD.test(canon(words))) return [];
	if (
		/^(?:gửi|nộp|báo cáo)(?![a-zà-ỹ])/u.test(canon(words)) ||
		(beginsWithVerb(words) && measure === '' && !line.row)
	)
		return [];
	const unit = measure.replace(/^[\s(]+|[\s).;]+$/gu, '');
	const label = unit && !canon(words).includes(canon(unit)) ? `${words} (${unit})` : words;
	return [
		{
			label: label.charAt(0).toUpperCase() + label.slice(1),
			kind: kindOf(canon(words), canon(unit)),
			appliesTo,
			evidence: evidenceOf(line),
		},
	];
}

function kindOf(label: string, measure: string): IndicatorKind {
	if (YES_NO.test(measure) || YES_NO.test(label)) return 'yesno';
	if (MONEY.test(measure) || (MONEY.test(label) && !COUNT.test(label))) return 'money';
	if (MONEY.test(label) && /^số tiền/u.test(label)) return 'money';
	return measure !== '' || COUNT.test(label) ? 'count' : 'text';
}
