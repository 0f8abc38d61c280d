import { canon } from './canon';
import { wordIndex } from './wordTable';

/**
 * Verbs with which the work of a body begins right behind its name (see wordTable). In lower case:
 * "Ban Quản lý" is a name.
 */
const WORDS = [
	'là cơ quan|là đơn vị|là đầu mối|là bộ phận|là thường trực|là tổ chức|làm tham mưu|làm đầu mối|làm tốt|làm việc|làm rõ|làm cơ sở|với vai trò|với trách nhiệm|với tư cách',
	'có trách nhiệm|có nhiệm vụ|có kế hoạch|có phương án|có biện pháp|có hình thức|có văn bản|có giải pháp|chịu trách nhiệm|chịu sự|theo chức năng|theo nhiệm vụ|theo phạm vi|theo thẩm quyền|theo địa bàn|theo lĩnh vực|theo sự phân công|căn cứ|trên cơ sở|bằng các hình thức|thông qua',
	'chủ trì|chủ động|chủ yếu|phối hợp|tham mưu|giúp|giúp việc|thay mặt|điều hành|chỉ huy|lãnh đạo|chỉ đạo|phụ trách|đảm nhận|đảm nhiệm|đảm trách|nhận trách nhiệm|được giao|được phân công|trực tiếp|trực=ban/sẵn sàng/24/cấp cứu/chỉ huy/chốt/tại/bảo đảm|thường trực=bảo/sẵn/24/cấp/tại/100/quân/chiến|túc trực|ứng trực',
	'phải|cần|không được|không để|tuyệt đối|nghiêm túc|nghiêm cấm|kịp thời|thường xuyên|khẩn trương|nhanh chóng|tập trung|ưu tiên|tích cực|quan tâm|chú trọng|chú ý|coi trọng|sẵn sàng|tiếp tục|tiến hành|bắt đầu|định kỳ|hằng=ngày/tuần/tháng/quý/năm|hàng=ngày/tuần/tháng/quý/năm|trước=ngày/mắt/hết/giờ|sau khi|trong=quá trình/tháng/quý/thời gian/phạm vi/ngày|khi có|nếu có|ngay sau|đồng thời|cùng với|cùng tham gia',
	'xây dựng|lập|soạn thảo|dự thảo|biên soạn|biên tập|viết|in=ấn/và/sao/tờ/băng/pa|in ấn|thiết kế|sưu tầm|nghiên cứu|ban hành|trình=ubnd/ủy/chủ/lãnh/cấp/duyệt/ban/đảng|phê duyệt|ký cam kết|ký kết|thẩm định|góp ý|cho ý kiến|hoàn thiện|hoàn thành|hoàn chỉnh|điều chỉnh|bổ sung|sửa đổi|cụ thể hóa|cân đối|bố trí|phân bổ|phân khai|cấp=phát/kinh/giấy/đủ/cho|thanh toán|thanh quyết toán|quyết toán|chi trả|chi=cho|thu=thập/gom/hồi/hút/nhận/đủ/phí/nộp/tiền/các/quỹ/dọn|giải ngân|dự toán|mua sắm|mua=bổ/đủ/sắm|trang bị|trang trí|cung cấp|cung ứng|cấp phát|phân phối|điều phối|điều động|huy động|vận động|kêu gọi|quyên góp|ủng hộ|đóng góp|hỗ trợ|giúp đỡ|đỡ đầu|nhận đỡ đầu|tài trợ|xã hội hóa|khai thác|tận dụng|sử dụng|vận hành|quản lý=chặt/tốt/và/địa/các/đối/việc/sử|bảo quản|bảo vệ=an/hiện/tốt|bảo trì|bảo dưỡng|lưu trữ|lưu=mẫu',
	'thu dọn|phấn đấu|nói chuyện|cổ động|triệu tập|chủ tọa|điều hành|bấm nút|xếp=hàng/lịch/chỗ|bốc thăm|rút thăm|đăng cai|tiễn đưa|tiễn=tân/quân/đưa|chúc=mừng/thọ/tết|mừng thọ|tri ân|thắp=nến/hương/sáng|đặt=hàng/vòng/biển/thùng/hòm/may|phát=cơm/cỏ/dọn/động/huy|nấu=cơm/ăn/nước/cháo|cân đo|cho uống|uống=vitamin/vắc|cấp=thuốc/thẻ/bằng/hàng|làm=thủ tục/thẻ/hồ sơ/đường/vệ sinh/công tác/đất/cổng/phông/nhà/lễ|đổ rác|gom rác|chăm bón|bón phân|cắt cỏ|nhổ cỏ|be bờ|tát nước|bơm nước|tiêu úng|chống hạn|chống úng|gặt=lúa/nhanh|xuống giống|cày=ải/bừa|nhốt|chôn lấp|rắc=vôi/hóa|canh đê|hộ đê|neo=đậu/buộc|gọi tàu|chằng néo|cưa cắt|đóng điện|gắn=biển/bảng/camera/mã/pa|giải phóng mặt bằng|thu=thuế/nợ|dựng=phim/rạp/nhà|kê=bàn/ghế|mượn|thuê=máy/xe/thợ/nhân/đơn vị/dịch|ký=hợp đồng/giấy|đóng dấu|chuẩn hóa|dạy=học/hát/múa/võ/chữ|ôn=tập/thi|phụ đạo|coi thi|chấm thi|xét=tốt nghiệp/tuyển/nâng/khen|tuyển=sinh/quân|gọi nhập ngũ|báo động|hội quân|hành quân|nổ súng|khoanh nuôi|tuyên thệ|tố giác|phát giác|bắt giữ|tạm giữ|tịch thu|tạm đình chỉ|khởi tố|tiếp=dân/xúc/cử tri/khách/sóng|chất vấn|phản biện|lấy=phiếu|bỏ phiếu|bầu=chọn/ban|hiệp thương|sao=gửi/chụp/in|chuyển phát|phân phát|chuyên chở|đưa đón|rước=đuốc/ảnh|đồng diễn|tổng duyệt|sơ duyệt|duyệt=kế hoạch/nội dung/chương trình/binh|phất cờ|giữ=xe/trật|trông=xe|cấm đường|dẫn đường|phá dỡ|đục thông|cọ rửa|súc rửa|lau=chùi/dọn|sơn=lại/sửa/kẻ/vạch/tường/cổng/hàng|tô=vẽ/màu|lát=đường/vỉa/gạch|đổ=đất/cát|sửa=nhà/đường|kiểm toán|hoàn ứng|sáp nhập|chỉ định|bổ nhiệm|luân chuyển|bình bầu|học tập|làm theo|sinh hoạt=chuyên đề/chi bộ/dưới cờ/hè/cộng đồng|dự thi|cổ vũ|hiến=máu/đất|góp=công/ngày/phần/sức|kết nghĩa|cho vay|vay vốn|khoanh nợ|cứu đói|bình ổn|bày bán|bán=vé/hàng lưu động/hàng bình|quảng bá|xúc tiến|chạy thử|động thổ|bọc=lót|may=cờ/trang phục|lắp ráp|cân=đối|soạn|làm sổ|lập sổ|tuyển=thanh niên|xin ý kiến|xin phép|xin=chủ trương/kinh phí|chốt=số liệu|sàng lọc|tầm soát|theo sát|phúc khảo|kiểm phiếu|đếm|truyền tải|gửi=thư/giấy|phát giấy|mời=họp/dự|bấm biển|tuýt|đấu giá|đấu thầu|chào giá|gia hạn|cấp đổi|đổi=mới/giấy|hợp đồng=với|phủ bạt|che=bạt/phủ|dán=nhãn/tem/mã|quay=video/clip|thử nghiệm|vận hành|chào đón|chào cờ|chào mừng|thi công',
	'xóa bỏ|xóa=điểm/các/nhà/lò/vùng/toàn|loại bỏ|dỡ bỏ|bãi bỏ|chuyển đổi|quy hoạch|rào chắn|che chắn|chằng chống|đối thoại|gặp mặt|họp=dân/thôn/với/bàn/tổ/rút/giao/mặt/phụ|giao ban|gieo trồng|gieo=cấy|thu hoạch|phòng trừ|đổ=bê tông|rải=đá|căng=dây/băng|dựng=cổng/lều/trại/sân|phục dựng|phục hồi|bảo tồn|duy tu|chỉnh trang|làm sạch|làm giàu|làm mới|làm việc|tích hợp|liên thông|phân quyền|cấp quyền|quy định|xếp loại|tính toán|ghi sổ|trông giữ|tìm kiếm|khoanh vùng|truy vết|dập dịch|dập=lửa/tắt|giải cứu|xử trí|chuyển tuyến|đấu thầu|mời thầu|thẩm tra|cải cách|rút ngắn|giảm=thiểu/nghèo/tỷ/thời/số|kéo giảm|nâng=tỷ/mức|phủ sóng|phân giao|giao nộp|thu nộp|trích nộp|trích=kinh/ngân/quỹ|tạm ứng|chốt=danh/số|điểm danh|chấm dứt|đình chỉ|tước|rào=lại|di chuyển|giải thích|thuyết phục|nhắn tin|gọi điện|tra cứu|sao lưu|vá=lỗi/đường|bồi thường|tái định cư|bốc xếp|tập kết|cài=đặt|bám nắm|bám sát|quản trang|đọc=sách/bản|triển lãm|chiếu=phim|kết thúc|hoàn trả|hoàn thuế|miễn=giảm/thuế|giám định|thống nhất|nhất trí|ghi=nhận/hình|phòng chống=dịch/tội|chăn nuôi=an toàn|',
	'triển khai|thực hiện|thực thi|thi hành|chấp hành|tuân thủ|tổ chức!chính trị/xã hội(?! hóa)/đoàn thể/hội,/hội và/hội đoàn/hội quần/hội đặc/hội có/đảng/khác/tôn giáo/cá nhân/tín dụng/thành viên/công đoàn/đoàn,/đoàn và/đoàn hội/có liên/liên quan/trên/kinh tế|tăng cường|tăng=thời/số/tần|đẩy mạnh|đẩy nhanh|nâng cao|duy trì|phát huy|phát động|phát triển|phát hiện|phát hành|phát thanh|phát sóng|phát=tờ/quà/thuốc/loa/tin/các/băng|hưởng ứng|đi đầu|gương mẫu|tiên phong|xung kích|bảo đảm|đảm bảo|củng cố|kiện toàn|thành lập|giải thể|ra mắt|nhân rộng|đổi mới|cải tiến|cải thiện|cải tạo|khắc phục|giải quyết|xử lý|xử phạt|tháo gỡ|tháo dỡ|giải tỏa|cưỡng chế|thu hồi|ngăn chặn|phòng ngừa|phòng=tránh|đấu tranh|răn đe|trấn áp|tấn công|truy=quét/bắt|tuần tra|canh gác|chốt chặn|chốt trực|kiểm soát|kiểm tra|kiểm kê|kiểm đếm|kiểm định|kiểm dịch|thanh tra|giám sát|theo dõi|đôn đốc|nhắc nhở|chấn chỉnh|khuyến khích|động viên|biểu dương|khen thưởng|tôn vinh|tuyên dương|phê bình|kiểm điểm|bình xét|bình chọn|lựa chọn|chọn=cử/địa/lọc/01/1|giới thiệu|đề cử|đề xuất|kiến nghị|đề nghị|yêu cầu|tiếp nhận|tiếp thu|tiếp đón|tiếp cận|đón tiếp|đón=tiếp/nhận|tiếp tế|tiếp công dân|trả=kết quả|trả lời|phản hồi|phản ánh|giải đáp|giải trình|tư vấn|hướng dẫn|tập huấn|bồi dưỡng|đào tạo|huấn luyện|diễn tập|luyện tập|thực tập|dạy=bơi/nghề/học|giảng dạy|lồng ghép|đưa=tin/nội/vào/các/việc/tiêu/ra/người|đăng ký|đăng tải|đăng=tin/bài/công|niêm yết|công khai|công bố|thông báo|thông tin|tuyên truyền|truyền thông|truyền thanh=các/nội|phổ biến|quán triệt|giáo dục=học/cho/truyền/ý|vinh danh|cổ động|cảnh báo|dự báo|khuyến cáo|báo cáo|báo=ngay/cho/với|gửi|nộp|chuyển=hồ sơ/về/đến/giao|bàn giao|giao=ban/nhiệm/trách/cho/chỉ|phân công|phân loại|phân luồng|phân tích|phân cấp|tổng hợp|tổng kết|sơ kết|thống kê|rà soát|rà|cập nhật|nhập=liệu/số/dữ/thông/vào|đồng bộ|số hóa|quét|chụp|đối chiếu|đối soát|xác minh|xác nhận|xác định|xác lập|cung cấp|khai báo|kê khai|khảo sát|điều tra|đo đạc|đo=đạc|lấy=mẫu/ý|xét nghiệm|đánh giá|chấm|nghiệm thu|nắm|bám sát|bám=địa bàn|đi=sâu/thực tế/kiểm tra|xuống=cơ sở|thăm|tặng|trao|viếng|dâng=hương|mời|cử!tri/tạ|chuẩn bị|sắp xếp|sắp đặt|kê dọn|dọn|quét dọn|vệ sinh=môi/khử/sạch/đường/nhà/khuôn/trường/các/chung/lớp/tại/trong|thu gom|vận chuyển|khơi thông|nạo vét|phát quang|đào=hố/đắp|đắp|san=lấp|gia cố|tu sửa|tu bổ|sửa chữa|sửa=sang|nâng cấp|xây=mới|xây|lắp đặt|lắp|treo|cắm|dán|kẻ|vẽ|trồng!trọt|chăm sóc|tưới|thay=thế/mới/bóng/nước/cờ|thay thế|cắt tỉa|chặt tỉa|phun|tiêm!chủng|khám!chữa/bệnh chữa|chữa=trị|điều trị|cấp cứu|sơ cứu|cách ly|khử khuẩn|khử trùng|tiêu độc|tiêu hủy|diệt=bọ/muỗi/lăng/chuột|thả|nuôi=nhốt|di dời|sơ tán|cứu=hộ/nạn/trợ|trợ giúp|trợ cấp|dự trữ|dự phòng|tiếp sức|khởi công|khánh thành|khai mạc|bế mạc|khai trương|mở|đóng=góp/cửa|ra quân|tham gia|tham dự|dự=họp/lễ|ký=kết|thành lập|nêu gương|cam kết|tự kiểm tra|tự rà soát|tự=giác/giải/nguyện|thúc đẩy|thu hút|khơi dậy|tạo=điều kiện/lập/sự/môi|tạo điều kiện|tháo gỡ|gắn=việc/trách/kết|gắn kết|kết nối|kết hợp|kết nạp|liên hệ|liên kết|hợp tác!xã|tranh thủ|áp dụng|ứng dụng|ứng phó|cài đặt|kích hoạt|nghỉ=học|bảo lãnh|bảo hộ|chăm lo|chia sẻ|lan tỏa|giữ=gìn/vững|gìn giữ|tôn tạo|trưng bày|sản xuất=các/phóng/video/tin|quay=phim|ghi=hình/chép/nhận|biểu diễn|dàn dựng|luyện=tập|giao lưu|thi đấu|phân tích|tổng vệ sinh|quản trị|hậu kiểm|chứng thực|thụ lý|hòa giải|tuyển=chọn/dụng|tuyển chọn|sơ tuyển|khám tuyển|gọi=công dân|xét=duyệt/chọn|xét duyệt|lên=kế hoạch/danh|cho=học sinh/phép|nhân=rộng|thí điểm|nhận!thức/định/xét/diện|phúc tra|rút=kinh nghiệm|rút kinh nghiệm|niêm phong|tạm dừng|dừng=hoạt|hủy=bỏ|ngừng=cấp|cắt=điện/giảm|cắt giảm|tiết kiệm|đấu mối|đấu nối|đăng tin|livestream|phát trực tiếp',
];

/** Behind a verb that needs its object a number is one: "mua 02 máy". */
const VERBS = WORDS.map((row) => row.replace(/=([^|]+)/g, '=$1/\\d'));
const isVerb = wordIndex(VERBS);
/** Right behind these, such work is part of a name: "Tổ kiểm tra liên ngành", "Đội tuyên truyền lưu động". */
const BODY_BEFORE =
	/(?:^|[\s,])(?:tổ|đội|đoàn|ban|bộ phận|nhóm|hội đồng|lực lượng|chốt|trạm|câu lạc bộ)\s+$/u;
const NAMING_WORK =
	/^(?:kiểm tra|kiểm soát|kiểm dịch|giám sát|tuyên truyền|truyền thông|quản lý|hỗ trợ|hướng dẫn|tiếp nhận|thu gom|tuần tra|chỉ đạo|tổ chức|vận động|rà soát|xử lý|ứng phó|đăng ký|điều hành|giúp việc|bảo vệ|cứu hộ|cứu nạn|tham mưu|thường trực|tư vấn|biên tập|xây dựng|phụ trách|thanh tra|khảo sát|điều tra|xét|đánh giá|thẩm định|hòa giải|trực|xung kích|vệ sinh|chấm|giải quyết|cấp cứu|tiêm|tiếp công dân|tuyển sinh|tuyển quân|coi thi|chấm thi|tiếp dân|bầu|bán|quảng bá|xúc tiến|sáp nhập|giải phóng mặt bằng|thu|hiến máu|vay vốn|cho vay|đấu giá|thi công|sinh hoạt|học tập|cổ vũ|khởi tố)/u;
/** Nouns whose second part looks like a verb. */
const COMPOUND =
	/(?<![a-zà-ỹ])(?:bầu cử|ứng cử|đề cử|công lập|độc lập|dân lập|phòng khám|cơ sở (?:thu|khám|giáo dục)|trạm thu|doanh thu|(?:bàn|điểm|đội|tổ) tiêm|an toàn vệ sinh|nhân viên vệ sinh|hội đồng khám|nuôi trồng|công nghệ thông tin|văn hóa,? thông tin|hệ thống thông tin|đầu tư xây dựng|quản lý dự án|cấp cứu (?:ngoại viện|115)|phòng chống|phòng, chống|văn phòng đăng ký|phòng cháy,? chữa cháy|(?:tổ|ban|đội) liên lạc)(?![a-zà-ỹ])/gu;
/** Behind a place-name's word a small letter begins the predicate: "Công an phường đấu tranh …". */
const PREDICATE =
	/(?<![a-zà-ỹ])(?:phường|xã|thị trấn|đặc khu|khu vực|tỉnh|ubnd|hđnd|mttq|chqs)\s+(?=[a-zà-ỹ])(?!(?:và|hoặc|thuộc|trực thuộc|trên|tại|ở|có|được|các|những|mỗi|số|hội|đoàn|ủy|xã|phường|tỉnh|huyện|cấp|thành phố|theo|về|đội|khác|liên quan|quản lý|phụ trách|cùng|với|của|cho|là|không|đã|hưởng|thị|phường|đặc khu)(?![a-zà-ỹ]))/u;

const WORD_STARTS = /(?<=^|[\s,])(?=[a-zà-ỹ])/gu;

/** Where the first verb of a sentence that begins with a name stands; null when there is none. */
export function firstVerb(text: string): number | null {
	const lower = canon(text.slice(0, 400));
	for (const { index: at } of lower.matchAll(WORD_STARTS)) {
		if (at === 0 || !isVerb(lower, at) || inBrackets(lower, at) || partOfName(lower, at)) continue;
		if (text[at] === text[at]?.toLowerCase()) return at;
	}
	const found = PREDICATE.exec(lower);
	const at = found ? found.index + found[0].length : 0;
	return found && text[at] === text[at]?.toLowerCase() && /\s/.test(text.slice(at)) ? at : null;
}

/** "Đội Cảnh sát PCCC (mời phối hợp)" is all a name. */
function inBrackets(lower: string, at: number): boolean {
	return lower.lastIndexOf('(', at) > lower.lastIndexOf(')', at);
}

function partOfName(lower: string, at: number): boolean {
	const before = lower.slice(Math.max(0, at - 24), at);
	for (const found of lower.matchAll(COMPOUND))
		if (found.index < at && at < found.index + found[0].length) return true;
	if (/(?:^|[\s,])(?:dịch vụ|được)\s+$/u.test(before)) return true;
	return BODY_BEFORE.test(before) && NAMING_WORK.test(lower.slice(at));
}

const DEMANDS = 'ít nhất|tối thiểu|in|lấy|mới';
const asks = wordIndex([...VERBS, DEMANDS, 'không dưới|chỉ tiêu|đạt|có ít|tổng số|góp|hiến|thêm|được giao']);
const endsAsking = wordIndex([...VERBS, DEMANDS, 'có|trồng|gồm'], '\\s+$');
const ANY_WORD = /(?<![a-zà-ỹ])(?=[a-zà-ỹ])/gu;

/**
 * The words, in lower case, hold a verb of work or a demand; `last`: they end with one.
 *
 * @example demandsWork('treo tối thiểu ', true)
 */
export function demandsWork(words: string, last = false): boolean {
	const said = last ? endsAsking : asks;
	return [...words.matchAll(ANY_WORD)].some(({ index }) => said(words, index));
}

/** The sentence begins with a verb of work: "Tham mưu …", "Treo …". */
export function beginsWithVerb(text: string): boolean {
	return isVerb(canon(text.slice(0, 60)), 0);
}
