import { canon } from './canon';

/** Verbs with which the work of a body begins right behind its name. In lower case: "Ban Quản lý" is a name. */
const VERBS =
	'(?:là|với vai trò)\\s(?:cơ quan|đơn vị|đầu mối)|(?:có|chịu) trách nhiệm|có nhiệm vụ|căn cứ|theo chức năng|chủ trì|chủ động|phối hợp|tham mưu|xây dựng|triển khai|tăng cường|đẩy mạnh|tuyên truyền|hướng dẫn|thực hiện|rà soát|kiểm tra|bố trí|chỉ đạo|đôn đốc|theo dõi|tiếp tục|phát động|vận động|treo|tổng hợp|bảo đảm|đảm bảo|thẩm định|tiếp nhận|cung cấp|niêm yết|đăng tải|ban hành|báo cáo|cử|huy động|lập|lồng ghép|hoàn thiện|hoàn thành|quán triệt|phổ biến|duy trì|đề xuất|khuyến khích|giới thiệu|cập nhật|nâng cao|khảo sát|thống kê|phân công|phân loại|thu gom|tham gia|hỗ trợ|giám sát|nắm (?:chắc|tình hình|bắt)|gửi|nộp|chuẩn bị|đăng ký|trồng|xác minh|tuần tra|phát hiện|phát hành|phát thanh|sử dụng|tập hợp|thành lập|ưu tiên|nghiêm túc|kịp thời|thường xuyên|trực tiếp|khẩn trương|lựa chọn|cân đối|đưa tin|viết|biên soạn|sưu tầm|rà|xử lý|ngăn chặn|giải quyết|tập trung|quan tâm|tích cực|nghiên cứu|định kỳ|hằng|hàng (?:tháng|tuần|quý|năm)|trước ngày|không được|thông báo|mời|in ấn|chấm|phân bổ|giao (?:ban|nhiệm vụ)|kiện toàn|củng cố|tu sửa|ra quân|dọn|phun|tiêm|cấp phát|vệ sinh|trang trí|đón tiếp|quản lý(?= (?:chặt|tốt|địa bàn))|phải|cần|đi đầu|gương mẫu|nhập|quét|số hóa|in(?= )|ký cam kết|tập huấn|truyền thông(?= về)|vận chuyển|phân tích|đánh giá|thu(?= )|chi trả|biểu dương|nhân rộng|hưởng ứng|công khai|trang bị|lắp đặt|sửa chữa|đăng(?= )|phát(?= )|trao|tặng|khám|cấp(?= (?:phát|kinh|giấy))|tiến hành|bàn giao|khởi công|mở(?= )|quyên góp|ủng hộ|thăm|thu thập|đối chiếu|tổ chức(?!\\s(?:chính trị|xã hội|đoàn thể|hội|đảng|khác|tôn giáo|cá nhân|tín dụng|thành viên)|[,;.:]|$)';
const VERB = new RegExp(`(?:^|[\\s,])(?=(?:${VERBS})(?![a-zà-ỹ]))`, 'gu');

/** Where the first verb of a sentence that begins with a name stands; null when there is none. */
export function firstVerb(text: string): number | null {
	for (const found of canon(text.slice(0, 400)).matchAll(VERB)) {
		const at = found.index + found[0].length;
		// 'Trung tâm Dịch vụ tổng hợp' is a name.
		if (/dịch vụ\s+$/u.test(canon(text.slice(0, at)))) continue;
		if (at > 0 && text[at] === text[at]?.toLowerCase()) return at;
	}
	return null;
}
