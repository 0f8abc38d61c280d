import { canon } from './canon';
import { beginsWithUnit } from './unitWords';

/** What a column of a table holds, told by its heading, else by its cells. */
export type Column =
	| 'order'
	| 'content'
	| 'lead'
	| 'coordinate'
	| 'unit'
	| 'time'
	| 'amount'
	| 'measure'
	| 'result'
	/** One body's own: its marks or numbers, row by row. */
	| 'body'
	| 'other';

const COLUMNS: [Column, RegExp][] = [
	['order', /^(?:stt|tt|số tt|số thứ tự|#)$/u],
	['measure', /^(?:đơn vị tính|đvt|đv tính)/u],
	['unit', /^(?:họ (?:và |, )?tên|họ và tên)/u],
	[
		'other',
		/^(?:chức (?:vụ|danh|trách)|nơi công tác|(?:số )?điện thoại|email|bắt đầu|ngày bắt đầu|khởi công|lãnh đạo (?:chỉ đạo|phụ trách)|chỉ đạo)/u,
	],
	[
		'amount',
		/^(?:chỉ tiêu|số lượng|khối lượng|kế hoạch(?: giao| năm(?: 20\d\d)?| 20\d\d|$)|năm 20\d\d$|mục tiêu (?:năm )?20\d\d|định mức|tổng số|số (?!hóa|liệu|hiệu|điện|văn bản|tài khoản|quyết định|trang)[a-zà-ỹ])/u,
	],
	[
		'time',
		/^(?:dự kiến )?(?:thời gian|thời hạn|thời điểm|tiến độ|hạn(?: |$)|hoàn thành|kết thúc|mốc|ngày(?:,? (?:tháng|giờ)| hoàn thành| kết thúc| tổ chức| thực hiện|$)|thứ,? ngày|lịch)/u,
	],
	['coordinate', /^[^:]{0,40}phối hợp/u],
	['lead', /chủ trì|chịu trách nhiệm chính|đầu mối/u],
	[
		'unit',
		/^(?:tên )?(?:các )?(?:đơn vị|cơ quan|bộ phận|phòng|phân công|người|trách nhiệm|thành phần|tổ chức|địa phương|địa bàn)(?:[,/] ?(?:đơn vị|cơ quan|bộ phận|cá nhân|người))*(?: (?:được giao|được phân công|thực hiện|tham mưu|phụ trách|triển khai|chịu trách nhiệm|trách nhiệm|nhiệm vụ|tham gia|báo cáo|nhận))*$|thực hiện$|^(?:trường|khu phố|thôn|bản|ấp|tổ dân phố|xã|phường|chi bộ|khu dân cư|thôn,? bản|xã,? phường)(?:, [a-zà-ỹ ]+)?$/u,
	],
	[
		'content',
		/^(?:tên )?(?:nội dung|nhiệm vụ|công việc|hoạt động|phần việc|đầu việc|việc|hạng mục|công tác|chuyên đề|giải pháp|chỉ số|tiêu chí|mục tiêu|yêu cầu công việc)/u,
	],
	['result', /^(?:kết quả|số liệu|thực hiện|đã thực hiện|đạt)/u],
	[
		'other',
		/^(?:sản phẩm|ghi chú|địa điểm|kinh phí|hình thức|căn cứ|đối tượng|quy mô|yêu cầu|nguồn lực|số)/u,
	],
];
const LONGEST_HEADING = 60;
/** A body's part in a row: it does it, leads it or helps. */
export const MARK_CELL = /^(?:x|v|✓|✔|√|●|•|\+|có|ct|ph|chủ trì|phối hợp|thực hiện|th)$/u;
/** Below these stand things or places that share a number out. */
const NAMES_PLACES = /^(?:loại|chủng loại|tên|địa điểm|khu vực|tuyến|nơi|vị trí|đoạn)(?![a-zà-ỹ])/u;
const OVERSEES = /^(?:người |lãnh đạo |cán bộ )?(?:phụ trách|theo dõi|chỉ đạo)$/u;
const FEWEST_BODIES = 2;
const NUMBER_CELL = /^\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*%?$/u;

/** The kind of column under a heading; null for words that head no column. */
export function columnOf(heading: string): Column | null {
	if (heading.length > 2 * LONGEST_HEADING) return null;
	const text = canon(heading)
		.replace(/\s*\([^)]*\)/g, '')
		.trim();
	if (text === '' || text.length > LONGEST_HEADING) return null;
	return COLUMNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/**
 * The kinds of a table's columns when the cells are its headings; null when they are not. `rowsBelow`: the cells below, by
 * which a column is known whose heading tells nothing: numbers are amounts, names of bodies are who.
 */
export function columnsOf(cells: string[], rowsBelow: () => string[][] = () => []): Column[] | null {
	if (/^(?:\d+|[IVX]+)\.?$/u.test(cells[0] ?? '')) return null;
	const told = cells.map(columnOf).filter((kind) => kind !== null);
	const isNamed = told.length >= 2 || told[0] === 'order' || (told[0] === 'unit' && cells.length > 2);
	const names = cells.filter((cell) => beginsWithUnit(cell)).length;
	// Most rows are no heading; what stands below is looked at only where it may tell.
	if (!isNamed && names < FEWEST_BODIES) return null;
	const rows = rowsBelow();
	const bodies = bodiesAbove(cells, rows);
	if (bodies) return bodies;
	if (!isNamed) return null;
	const kinds = cells.map((cell, at) => columnOf(cell) ?? kindByCells(rows.map((row) => row[at] ?? '')));
	const known = kinds.filter((kind) => kind !== null);
	const has = (...wanted: Column[]) => known.some((kind) => wanted.includes(kind));
	const assigns = has('lead', 'coordinate', 'unit') && has('content', 'time', 'amount');
	const counts = (has('content') && has('amount', 'measure', 'result')) || (has('amount') && has('measure'));
	const shares =
		has('amount') && cells.some((cell, at) => kinds[at] === null && NAMES_PLACES.test(canon(cell)));
	if (known.length < 2 || !(assigns || counts || shares)) return null;
	if (told.length < 2 && told[0] === 'unit' && !kinds.includes('amount')) return null;
	if (known.length * 2 < cells.filter((cell) => cell !== '').length) return null;
	// "Chỉ tiêu | Đơn vị tính | …" are the things to be told, not numbers.
	const thingsAt = has('measure') && !has('content') ? kinds.indexOf('amount') : -1;
	const persons = cells.some((cell) => /^họ/u.test(canon(cell)));
	const others = (at: number) =>
		kinds.some(
			(kind, other) =>
				other !== at && (kind === 'unit' || kind === 'lead') && !OVERSEES.test(canon(cells[other] ?? '')),
		);
	return kinds.map((kind, at) => {
		if (at === thingsAt) return 'content';
		// Beside those who do it stands who watches over it.
		if (kind === 'unit' && OVERSEES.test(canon(cells[at] ?? '')) && others(at)) return 'other';
		// Beside a person's name their office says where they work.
		return persons && kind === 'unit' && !/^họ/u.test(canon(cells[at] ?? '')) ? 'other' : (kind ?? 'other');
	});
}

/** "Nội dung | Công an xã | Hội LHPN | Cộng": bodies head the columns, below them stand marks or numbers. */
function bodiesAbove(cells: string[], rows: string[][]): Column[] | null {
	const kinds = cells.map((cell, at): Column | null => {
		const below = rows.map((row) => row[at] ?? '').filter((each) => each !== '');
		const marks = below.every((each) => MARK_CELL.test(canon(each)) || NUMBER_CELL.test(each));
		if (marks && below.length > 0 && /^(?:tổng(?: cộng| số)?|cộng)$/u.test(canon(cell))) return 'amount';
		return marks && beginsWithUnit(cell) && columnOf(cell) === null ? 'body' : null;
	});
	if (kinds.filter((kind) => kind === 'body').length < FEWEST_BODIES) return null;
	const contentAt = cells.findIndex(
		(cell, at) =>
			kinds[at] === null && columnOf(cell) !== 'order' && rows.some((row) => /\p{L}{2}/u.test(row[at] ?? '')),
	);
	if (contentAt < 0) return null;
	return kinds.map((kind, at) =>
		at === contentAt ? 'content' : (kind ?? columnOf(cells[at] ?? '') ?? 'other'),
	);
}

function kindByCells(cells: string[]): Column | null {
	const filled = cells.filter((cell) => cell !== '');
	if (filled.length < 2) return null;
	if (filled.every((cell) => NUMBER_CELL.test(cell))) return 'amount';
	const named = filled.filter((cell) => beginsWithUnit(cell)).length;
	return named * 3 >= filled.length * 2 ? 'unit' : null;
}
