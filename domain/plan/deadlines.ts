import { canon } from './canon';
import { isoDate, slashDates } from './dates';
import { demandsWork } from './verbs';
import { yearFor, type YearContext } from './yearOf';

export interface DueDate {
	what: 'report' | 'task';
	/** ISO date, or an instant when the text names the hour. */
	date: string;
	/** The text names day and month only; the year is the document's. */
	yearDeduced: boolean;
	/** The clause speaks of what somebody makes of the reports for those above. */
	sumsUp: boolean;
	/** Reckoned from "05 ngày sau khi kết thúc"; not written. */
	counted: boolean;
}

/** Words that make a date a deadline. A date without them ("chào mừng ngày 18/5") is none. */
const DUE =
	'(?:trước|chậm nhất(?: là| đến| vào)*|(?:muộn|trễ) nhất(?: là| đến| vào)*|không (?:muộn|chậm|trễ|quá) (?:hơn )?|(?:thời )?hạn(?: chót| cuối(?: cùng)?)?(?: là)?\\s*:?|(?:hoàn thành|xong)(?: trong| vào)?)';
const TIME =
	"(?:(\\d{1,2})\\s*(?:h|giờ|g|:)\\s*(\\d{1,2})?\\s*(?:phút|'|’|′)?,?\\s*)?(?:\\(?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\\)?,?\\s*)?";
const DATE = '(?:(?:vào|là|hết|cuối)\\s+)*(?:ngày\\s+)?(\\d{1,2})\\/(\\d{1,2})(?:\\/(\\d{4}))?(?![\\d/])';
/** "Trước ngày 15/5 (trước 16 giờ)". */
const TIME_BEHIND =
	'(?:,?\\s*\\(?(?:trước|lúc)\\s+(\\d{1,2})\\s*(?:h|giờ|g)\\s*(\\d{2})?(?!\\s*(?:phút)?,?\\s*ngày))?';
const DEADLINE = new RegExp(
	`(?<![a-zà-ỹ])${DUE}\\s*(?:(?:vào|là|lúc)\\s+)*${TIME}${DATE}${TIME_BEHIND}(?!\\s*(?:hằng|hàng))`,
	'gu',
);
/** "Báo cáo nhanh kết quả trong ngày 15/3". */
const SAME_DAY = /(?<![a-zà-ỹ])trong (?=ngày \d{1,2}\/\d)/gu;
const REPORTS =
	/(?<![a-zà-ỹ])(?:báo cáo(?! viên)|(?:kết quả|số liệu|biểu mẫu).{0,60}gửi|gửi.{0,60}(?:kết quả|số liệu|biểu mẫu))(?![a-zà-ỹ])/u;
/** "… báo cáo theo các nội dung: …; gửi về Phòng A trước ngày 10/12" still hands in the report. */
const SENDS = /^\s*(?:và )?(?:gửi|nộp)(?![a-zà-ỹ])/u;
const OTHER_PAPERS =
	/(?<![a-zà-ỹ])(?:danh sách|đăng ký|nhu cầu|hồ sơ|kế hoạch|phương án|đề xuất|sản phẩm|bài dự thi)(?![a-zà-ỹ])/u;
const OTHER_REPORT =
	/(?<![a-zà-ỹ])báo cáo (?:viên|nhu cầu|danh sách|đề xuất|phương án|giải trình|ngay|chính trị|tài chính|thẩm định|chuyên đề)(?![a-zà-ỹ])/u;
const DONE = /(?<![a-zà-ỹ])(?:hoàn thành|xong)\s*(?:trước|trong|vào)?\s*$|^(?:hoàn thành|xong)/u;
const CONDITION =
	/(?<![a-zà-ỹ])(?:sinh|cư trú|thường trú|tạm trú|được cấp|có hiệu lực|(?:đã|được) (?:ban hành|ký|tuyển dụng|xây dựng|sử dụng|đăng ký))(?: (?:từ|kể từ))?\s*$/u;
const SUMS_UP =
	/(?<![a-zà-ỹ])(?:(?<!tổ |phòng |ban |bộ phận |dịch vụ )tổng hợp|(?<!chương |quy |công |lộ |giáo )trình|tham mưu)(?![a-zà-ỹ])/u;

/** The due dates that a paragraph names, in its order. */
export function dueDatesIn(text: string, context: YearContext): DueDate[] {
	if (!/\d\s*(?:[/.-]\s*\d|tháng)/u.test(text)) return [];
	let reported = false;
	return clausesOf(sameDay(slashDates(canon(text)))).flatMap((clause) => {
		const goesOn = reported && SENDS.test(clause) ? (OTHER_PAPERS.exec(clause)?.index ?? clause.length) : -1;
		const reports = REPORTS.test(clause);
		reported ||= reports;
		const isReport = reports && !OTHER_REPORT.test(clause);
		const sumsUpAt = SUMS_UP.exec(clause)?.index ?? Infinity;
		const timed = isReport ? clause.replace(SAME_DAY, 'hạn  ') : clause;
		return [...doubled(timed).matchAll(DEADLINE)].flatMap((found) => {
			const [, hour, minute, day, month, writtenYear, hourBehind, minuteBehind] = found;
			const inYear = writtenYear ? Number(writtenYear) : yearFor(Number(month), context);
			const date = inYear ? isoDate(Number(day), Number(month), inYear) : null;
			// "Sinh trước ngày …" says who is meant, not by when something is due.
			if (!date || CONDITION.test(clause.slice(Math.max(0, found.index - 60), found.index))) return [];
			// "Báo cáo cấp ủy …, hoàn thành trước ngày …" is a time for the work.
			const isDone =
				DONE.test(found[0]) || DONE.test(clause.slice(Math.max(0, found.index - 20), found.index));
			const isAsked = !isDone && ((isReport && !isWork(timed, found.index)) || found.index < goesOn);
			const sumsUp = sumsUpAt < found.index;
			return {
				what: isAsked ? ('report' as const) : ('task' as const),
				date: withTime(date, hour ?? hourBehind, minute ?? minuteBehind),
				yearDeduced: !writtenYear,
				sumsUp,
				counted: false,
			};
		});
	});
}

/** "Xây dựng kế hoạch trước ngày 28/02, báo cáo kết quả …": the date is that of the work before it. */
function isWork(clause: string, at: number): boolean {
	const before = clause.slice(0, at);
	return !REPORTS.test(before) && demandsWork(before) && REPORTS.test(clause.slice(at));
}

/** "… trước ngày 08/9; báo cáo trước 16 giờ cùng ngày". */
function sameDay(text: string): string {
	return text.replace(/(?<![a-zà-ỹ])cùng ngày(?![a-zà-ỹ])/gu, (words, at: number) => {
		const before = [...text.slice(0, at).matchAll(/\d{1,2}\/\d{1,2}(?:\/\d{4})?(?![\d/])/gu)].at(-1);
		return before ? `ngày ${before[0]}` : words;
	});
}

/** "Trước ngày 05/6 và ngày 05/12" names two deadlines. */
function doubled(clause: string): string {
	return clause.replace(SECOND_DATE, '$1 và trước $2');
}

const SECOND_DATE =
	/((?:trước|chậm nhất)[^;.,\d]{0,20}\d{1,2}\/\d{1,2}(?:\/\d{4})?)\s*(?:và|,|;)\s+((?:ngày\s+)?\d{1,2}\/\d{1,2}(?:\/\d{4})?)(?![\d/])/gu;

/** The words ask for a report. */
export function asksForReport(text: string): boolean {
	const words = canon(text);
	return REPORTS.test(words) && !OTHER_REPORT.test(words);
}

function clausesOf(text: string): string[] {
	return text.split(/[;.]\s+|,?\s+(?=(?:để )?tổng hợp)/u);
}

function withTime(date: string, hour: string | undefined, minute: string | undefined): string {
	if (hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59) return date;
	return `${date}T${hour.padStart(2, '0')}:${(minute ?? '0').padStart(2, '0')}:00+07:00`;
}
