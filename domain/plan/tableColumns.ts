import { canon } from './canon';

/** What a column of an assignment table holds, told by its heading. */
export type Column = 'order' | 'content' | 'lead' | 'coordinate' | 'unit' | 'time' | 'amount' | 'other';

const COLUMNS: [Column, RegExp][] = [
	['order', /^(?:stt|tt|số tt|số thứ tự|#)$/u],
	['amount', /^(?:chỉ tiêu|số lượng|khối lượng|kế hoạch giao|số .{0,20}(?:giao|phân bổ))(?![a-zà-ỹ])/u],
	['time', /^(?:dự kiến )?(?:thời gian|thời hạn|thời điểm|tiến độ|hạn(?: |$)|hoàn thành|ngày hoàn thành)/u],
	['coordinate', /^[^:]{0,40}phối hợp/u],
	['lead', /chủ trì|chịu trách nhiệm chính|đầu mối/u],
	[
		'unit',
		/^(?:tên )?(?:các )?(?:đơn vị|cơ quan|bộ phận|phòng|phân công|người|trách nhiệm|thành phần|tổ chức)(?:[,/] ?(?:đơn vị|cơ quan|bộ phận|cá nhân))*(?: (?:được giao|được phân công|thực hiện|tham mưu|phụ trách|triển khai|chịu trách nhiệm|trách nhiệm))*$|thực hiện$|^(?:trường|khu phố|thôn|tổ dân phố)(?:, [a-zà-ỹ ]+)?$/u,
	],
	[
		'content',
		/^(?:tên )?(?:nội dung|nhiệm vụ|công việc|hoạt động|phần việc|đầu việc|việc|hạng mục|công tác|chuyên đề|giải pháp)/u,
	],
	[
		'other',
		/^(?:sản phẩm|kết quả|ghi chú|địa điểm|kinh phí|hình thức|căn cứ|đối tượng|quy mô|yêu cầu|nguồn lực)/u,
	],
];
const LONGEST_HEADING = 60;

/** The kind of column under a heading; null for words that head no column. */
export function columnOf(heading: string): Column | null {
	if (heading.length > 2 * LONGEST_HEADING) return null;
	const text = canon(heading)
		.replace(/\s*\([^)]*\)/g, '')
		.trim();
	if (text === '' || text.length > LONGEST_HEADING) return null;
	return COLUMNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The kinds of a table's columns when the cells are its headings; null when they are not. */
export function columnsOf(cells: string[]): Column[] | null {
	const kinds = cells.map(columnOf);
	const known = kinds.filter((kind) => kind !== null);
	const names = known.filter((kind) => kind === 'lead' || kind === 'coordinate' || kind === 'unit');
	const others = known.filter((kind) => kind === 'content' || kind === 'time' || kind === 'amount');
	if (known.length < 2 || names.length === 0 || others.length === 0) return null;
	if (known.length * 2 < cells.filter((cell) => cell !== '').length) return null;
	return kinds.map((kind) => kind ?? 'other');
}
