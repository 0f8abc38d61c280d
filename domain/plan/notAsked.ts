import { demandsWork } from './verbs';

/** Before a number that only tells one thing from another. */
export const NUMBERED =
	/(?:đề án|(?<!tổng )số|điều|khoản|(?<!dứt )điểm|mục|phần|chương|mức(?: độ)?|cấp(?: độ)?|giai đoạn|nhóm|quý|tháng|ngày|năm|phụ lục|mẫu|biểu|loại|bậc|lần thứ|thứ|trang|tổ|khu phố|thôn|lớp|khối|vòng|ấp|đội|quốc lộ|tỉnh lộ|đường|ngõ|trường|họ|bước|báo động|kỷ niệm|mùng|mồng|hạng|(?<!dự )phòng|dân phố|bản|xóm|cơ sở|khóa|chủ nhật|hồi|lúc|kênh|ca|đợt|kỳ|tuần|phiên|tập) $/u;
/** "Điều 2, 3, 4 Nghị quyết số 101", "nhiệm kỳ 2026 - 2031". */
const LISTED =
	/(?<![a-zà-ỹ])(?:điều|khoản|điểm|mục|tổ|đợt|lớp|khối|mẫu|biểu|phụ lục|nhiệm kỳ|giai đoạn|năm học|năm) (?:số )?\d+[a-z]?(?:(?:, | và | - |-|–| – )\d*)+$/u;
/** Before a number that is a condition or a bound. */
const BOUND =
	/(?<![a-zà-ỹ])(?:(?<!không )dưới|đủ|quá|tối đa|không (?:quá|vượt|hơn)|vượt|cách|sâu|cao|(?<!mở )rộng|(?<!kéo )dài|nặng|khổ|kích thước|mức|giá|trị giá|hưởng|phạt|diện tích|bán kính|công suất|dung tích|bằng|tính từ|sinh)(?: (?:từ|trên|quá|là|khoảng|dưới|hơn))* $/u;
/** Where, of what, or of what list: "của 02 điểm thi", "danh sách 317 cơ sở". */
const BELONGS = /(?<![a-zà-ỹ])(?:ở|với|danh sách|(?<!(?:tham gia|hài lòng|ý kiến|đóng góp|phục vụ) )của) $/u;
const DESCRIBES =
	/(?<![a-zà-ỹ])(?:\d+ tháng(?: đầu năm)?(?: 20\d\d)?,? (?:ước |mới )?(?:đạt|thực hiện)|hiện (?:có|còn|nay|đang)|đã(?! (?:giao|nêu|đề ra))|(?:năm|tháng|quý|kỳ|thời gian) (?:trước|qua|ngoái)|toàn (?:xã|phường|tỉnh|huyện|thành phố|quốc)(?: \S+){0,2} có|xã có|phường có|kết quả đạt|ghi nhận|phát hiện(?! và)|xảy ra|xử phạt|thiệt hại|bình quân|ước tính|dự báo|dự kiến có|[a-zà-ỹ]+ được(?= \d| $)|mới đạt|(?<=^|[,;:.] )(?:tình trạng|tồn tại)|tỷ lệ thu gom đạt|còn(?= \d))(?![a-zà-ỹ])/u;
/** A new demand behind what is described. */
const DEMANDS =
	/(?<![a-zà-ỹ])(?:phấn đấu|yêu cầu|đề nghị|giao|mỗi(?! (?:ngày|tuần|tháng|năm))|cần|phải|sẽ|chỉ tiêu|mục tiêu|ít nhất|tối thiểu|tập trung|tổ chức|thăm|tặng)(?![a-zà-ỹ])/gu;
const MONEY_SET_APART =
	/(?<![a-zà-ỹ])(?:kinh phí|dự toán|ngân sách|nguồn|mức|giá|tiền công|chi phí|thưởng|phạt|trị giá|mỗi suất|mỗi phần)[^,;.]{0,40}$/u;
/** "Trên 08 tuyến đường" says where. */
const ON =
	/^(?:tuyến|đường|trục|phố|địa bàn|khu|thôn|cánh đồng|sông|xã|phường|diện tích|chuyên mục|trang)(?![a-zà-ỹ])/u;
const OFTEN = /(?:mỗi|một) (?:ngày|tuần|tháng|quý|năm)[^,;]{0,20}$/u;

/** The number only tells one thing from another: "Điều 2, 3", "Tổ 7". `lead`: the words before it. */
export function numbered(lead: string): boolean {
	if (LISTED.test(lead.slice(-60))) return true;
	return NUMBERED.test(lead.slice(-14)) && !/(?:mỗi|từng) [^,.;\d]{2,40}$/u.test(lead.slice(-46));
}

/** The number is a condition, a size, a place or a rate, and no amount of the thing. */
export function isBound(lead: string, behind: string, share: boolean, item: string): boolean {
	if (BOUND.test(lead.slice(-40)) || (!share && BELONGS.test(lead.slice(-30)))) return true;
	if (
		!share &&
		/^\S+(?: \S+){0,4} trở (?:lên|xuống)/u.test(behind) &&
		!demandsWork(lead.replace(/(?:(?:từ|có|đủ)\s+)+$/u, '').slice(-14), true)
	)
		return true;
	// Cases that were found are there to be dealt with; "mỗi ngày 01 lần" says how often.
	if (/^trường hợp/u.test(item) && /(?:xử lý|vi phạm|giải quyết|phát hiện|xác minh)[^,;]*$/u.test(lead))
		return true;
	if (/^(?:lần|lượt)$/u.test(item) && OFTEN.test(lead) && !/(?:ít nhất|tối thiểu) $/u.test(lead)) return true;
	if (share && /(?<![a-zà-ỹ])có tỷ lệ [^,.;]*$/u.test(lead)) return true;
	if (
		!share &&
		/(?<![a-zà-ỹ])trên $/u.test(lead) &&
		!ON.test(item) &&
		!demandsWork(lead.slice(0, -5).slice(-14), true)
	)
		return true;
	if (item === 'đồng' && /không dưới $/u.test(lead)) return true;
	// "Tỷ lệ bà mẹ được tầm soát ít nhất 4 bệnh đạt 75%" asks for the share.
	if (
		!share &&
		/(?<![a-zà-ỹ])tỷ lệ [^,.;]*$/u.test(lead) &&
		/^[^,.;]* đạt [^,.;]{0,20}\d[\d,.]*\s*%/u.test(behind)
	)
		return true;
	if (item === 'đồng' && /^\s*\//u.test(behind.slice(item.length))) return true;
	if (
		/^\s*\/\s*(?:ngày|tuần|tháng|quý|năm|lượt|hộ|người|giờ|m|kg|tấn|suất|đơn vị tính)/u.test(
			behind.slice(item.length),
		) &&
		!/(?:ít nhất|tối thiểu) $/u.test(lead)
	)
		return true;
	if (/^(?:thành viên|ủy viên)/u.test(item) && /gồm(?: có)? $/u.test(lead)) return true;
	return item === 'đồng' && !/đạt (?:[a-zà-ỹ]+ ){0,2}$/u.test(lead) && MONEY_SET_APART.test(lead);
}

/** The words before it tell how things are or were. */
export function describes(lead: string, year: number | null): boolean {
	const past = [...lead.matchAll(/năm (?:học )?(20\d{2})/gu)].findLast(
		(found) => year !== null && Number(found[1]) < year,
	);
	const described = [...lead.matchAll(new RegExp(DESCRIBES.source, 'gu'))].at(-1);
	const has = [...lead.matchAll(/(?<![a-zà-ỹ])có (?=\d)/gu)].at(-1);
	const demanded = has && [...lead.slice(0, has.index).matchAll(DEMANDS)].length > 0;
	const at = Math.max(past?.index ?? -1, described?.index ?? -1, has && !demanded ? has.index : -1);
	if (at < 0) return false;
	return ![...lead.matchAll(DEMANDS)].some((found) => found.index > at + 8);
}
