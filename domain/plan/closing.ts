import { canon } from './canon';
import { isEverybody, isKindOnly } from './everybody';
import { splitNames } from './unitNames';
import { firstVerb } from './verbs';
import { asksNothing } from './noWork';

/** Words with which a paragraph begins that speaks to everybody: it ends the last body's work. */
const CLOSING =
	/^(?:trên đây là|căn cứ (?:vào )?(?:nội dung |chức năng |nhiệm vụ |các nội dung )?(?:của )?(?:kế hoạch|chỉ thị|quyết định|công văn|thông báo|phương án|chương trình|hướng dẫn|văn bản)|yêu cầu|đề nghị|trong quá trình|quá trình|nhận được|ủy ban nhân dân [a-zà-ỹ ]{2,30}(?:yêu cầu|đề nghị|giao|thông báo)|ubnd [a-zà-ỹ ]{2,30}(?:yêu cầu|đề nghị|giao|thông báo)|giao (?:phòng|văn phòng|công an|trung tâm|ban|trạm)|chế độ báo cáo|chế độ thông tin|thời gian báo cáo|thời hạn báo cáo|hạn báo cáo|(?:kế hoạch|chỉ thị|quyết định|thông báo|công văn|chương trình|phương án|hướng dẫn|văn bản) này|nếu có (?:khó khăn|vướng mắc|phát sinh|vấn đề)|mọi (?:vướng mắc|khó khăn|thông tin|ý kiến)|thông tin chi tiết|đầu mối liên hệ|ghi chú|lưu ý|một số lưu ý|phấn đấu)/u;
/** Unmarked below marked points: it tells all of them to report. */
const REPORTING =
	/^(?:báo cáo|kết quả|định kỳ|sau khi kết thúc|sau khi|kết thúc|hết thời hạn|hằng|hàng|các|giao |đề nghị)/u;
/** What everybody is told without being given work of their own. */
const TOLD =
	/^(?:(?:định kỳ|hằng (?:tháng|quý|năm)|tổng hợp|tổng kết)[^.;]{0,40})?(?:gửi|nộp|báo cáo|căn cứ|lập báo cáo|tổng hợp báo cáo|có trách nhiệm (?:gửi|nộp|báo cáo|tổ chức|triển khai|thực hiện))(?![a-zà-ỹ])/u;

const REPORTS = /^(?:(?:tổng hợp,? )?(?:gửi|nộp|lập) )?báo cáo(?! viên)(?![a-zà-ỹ])/u;

/** The paragraph speaks to everybody, whoever was spoken of before it. */
export function speaksToAll(text: string): boolean {
	return CLOSING.test(canon(text)) || tellsEverybody(text);
}

/** Below marked points a paragraph without a mark may also begin with what all are to report. */
export function tellsAllToReport(text: string): boolean {
	return REPORTING.test(canon(text));
}

/** Where a document says how all report, who hands in a report is given no other work. */
export function asksToHandIn(predicate: string): boolean {
	return TOLD.test(canon(predicate));
}

/** "Các đơn vị gửi báo cáo …", "Các cơ quan, đơn vị căn cứ Kế hoạch này tổ chức thực hiện". */
export function tellsEverybody(text: string): boolean {
	const verb = firstVerb(text);
	if (verb === null || verb > 260) return false;
	const names = splitNames(text.slice(0, verb));
	const predicate = text.slice(verb);
	if (names.some(isEverybody)) return TOLD.test(canon(predicate)) || asksNothing(predicate);
	// "Các thôn báo cáo kết quả về …" tells by when all report.
	return names.every(isKindOnly) && REPORTS.test(canon(predicate));
}
