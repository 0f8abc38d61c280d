import { canon } from './canon';
import { WORD_ENDS, wordTable } from './wordTable';

/** What stands before a name and is no part of it. */
const COURTESY =
	/^(?:(?:trân trọng |rất mong )?(?:kính )?đề nghị|(?:trân trọng |rất mong )(?:kính )?mời|giao(?: cho)?|yêu cầu|phân công|đối với|(?:về )?phía|(?:trách nhiệm|nhiệm vụ)(?: cụ thể)? của|kính đề nghị|kính mời|mời)\s+(?:các đồng chí\s+)?/u;

/** Who speaks for a body: "đồng chí Trưởng Công an phường", "lãnh đạo các phòng". */
const SPOKESMEN =
	'đồng chí|đ/c|ông|bà|lãnh đạo|chánh|phó chánh|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|bí thư|phó bí thư|chỉ huy trưởng|tổ trưởng|đội trưởng|thủ trưởng|người đứng đầu|cán bộ|công chức|viên chức';
const FAMILY_NAMES =
	'nguyễn/trần/lê/phạm/hoàng/huỳnh/phan/vũ/võ/đặng/bùi/đỗ/hồ/ngô/dương/lý/đinh/trịnh/mai/cao/hà/lương/tạ';
/** The words with which names of bodies begin; verbs and things that begin alike stay out. */
const BODIES = wordTable(
	// the ward's offices and those of the state above it
	'văn phòng|vp|phòng!ngừa/chống/cháy/trừ/dịch/tránh/bệnh|trung tâm|ủy ban!nhân dân$|ub|ubnd|ubmttq|hội đồng|hđnd|mặt trận|mttq|đảng ủy|đảng bộ|chi bộ|chi ủy|cấp ủy|tỉnh ủy|thành ủy|thường trực=đảng/hđnd/hội/ủy/ub/tỉnh/ban|tt=đảng/hđnd/hội/ub|ttr=đảng/hđnd|ban!hành/đêm/ngày/đầu|tiểu ban|bch|bcđ|bql|bộ phận|công chức|viên chức|cán bộ|chuyên viên|kế toán|công an|ca=phường/xã|cap|cax|quân sự|lực lượng|dân quân|sở!hữu/thích/dĩ|chi cục|cục|tổng cục|hạt kiểm lâm|kiểm lâm|viện!trợ|vụ!việc/án/mùa/đông/xuân/hè/cháy|học viện|thanh tra!kiểm tra|tòa án|viện kiểm sát|kho bạc|kbnn|thuế!thu nhập/giá trị/đất|thống kê=tỉnh/cơ sở/thành phố/khu vực|bảo hiểm xã hội|bhxh|bộ=công an/quốc phòng/y tế/nội vụ/tài chính/tư pháp/công thương/xây dựng/giáo dục/khoa học/văn hóa/nông nghiệp/dân tộc/ngoại giao/chỉ huy|đồn=công an/biên phòng|trung đoàn|trung đội|tiểu đội|đại đội|thôn đội|hải đội|cảnh sát',
	// mass organisations
	'tỉnh đoàn|thành đoàn|đoàn!viên/kết/công tác/khách/xe|đoàn thể|công đoàn|liên đoàn|liên đội|chi đội|liên minh|hội!nghị/thảo/thi/viên/họp/nhập/trường/chợ/diễn/thao/trại/chẩn/tụ|hiệp hội|chi hội|chi đoàn|chi, đảng bộ|câu lạc bộ|clb|tổ chức=chính trị/thành viên/đoàn thể/hội/xã hội/tôn giáo/đảng/công đoàn|ngành!nghề',
	// where people live
	'tổ!chức|tdp|đội!ngũ/hình|khu phố|khu dân cư|cụm dân cư|khóm|thôn|xóm|làng!nghề|bản!đồ/tin/thân/cam/vẽ/sao/chất/quyền|ấp|buôn!bán/lậu/người|sóc|khối!lượng/đại|tiểu khu|phường!hội|xã!hội|địa phương|hộ!tịch/khẩu/chiếu|nhân dân|người dân|y tế thôn|cộng tác viên|già làng|người có uy tín|chủ!trì/động/trương/đề/yếu/tịch/nhật/quyền/tọa/biên/thể/nghĩa/quan/lực',
	// schools, health, culture, business
	'bgh|tpt|gvcn|gvbm|cmhs|phhs|ttcm|cb-gv|cbgv|trường!hợp/kỳ/tồn/quay/bắn|nhà trường|nhà văn hóa|giáo viên|nhân viên|tổng phụ trách|tạp vụ|lao công|cấp dưỡng|văn thư|thủ quỹ|tổ giúp việc|cơ sở!vật chất/dữ liệu/hạ tầng/pháp lý/để/đó/đảng$|trạm|bệnh viện|phòng khám|nhà thuốc|doanh nghiệp|công ty|nhà máy|xí nghiệp|tập đoàn|nhà thầu|hợp tác xã|htx|tổ hợp tác|hộ kinh doanh|chi nhánh|ngân hàng|bưu điện|bưu cục|điện lực|viễn thông!và/công|vnpt|viettel|bảo tàng|thư viện|đài!thọ|báo!cáo/động/tin/giá/chí/hiệu/cho/ngay/vụ/cháy/với/về|tòa soạn|cơ quan|đơn vị!máu/tính',
	// people who stand for them
	`thành viên|ủy viên|thủ trưởng|người đứng đầu|trưởng=các/đồn/phòng/ban/khu/thôn/công an/tổ/trạm/bản/xóm/ấp/khối/bộ phận/đoàn/tiểu/ngành/buôn/khóm|phó=trưởng/chủ tịch/giám đốc/hiệu trưởng/bí thư/ban|hiệu trưởng|tổ trưởng|tổ phó|đội trưởng|bí thư|chủ tịch|chánh văn phòng|giám đốc|chỉ huy trưởng|đại diện=lãnh đạo/các/cha mẹ/hội|đồng chí|đ/c|ông=${FAMILY_NAMES}|bà=${FAMILY_NAMES}|các ông`,
);
const BEGINS = new RegExp(
	`^(?:tất cả |toàn thể |toàn bộ )?(?:(?:${SPOKESMEN}) )?(?:các |những |mỗi )?(?:${BODIES}${WORD_ENDS}|p\\.\\s?(?=[a-z])|bảo vệ(?=\\s*(?:$|[,;.)]| và )))`,
	'u',
);

/** No word that begins a name ends further on. */
const LONGEST_BEGINNING = 120;

/** The text begins as names of bodies do: "Phòng…", "Các Tổ…", "trường học…"; not "Tổ chức…", "Hội nghị…". */
export function beginsWithUnit(text: string): boolean {
	return BEGINS.test(canon(text.slice(0, LONGEST_BEGINNING)));
}

/** A name that stands for many: "Các Tổ công nghệ số cộng đồng", "trường học". */
export function standsForMany(name: string): boolean {
	return /^(?:tất cả |toàn thể )?(?:các|những|mỗi|\d+)\s|^(?:trường học|doanh nghiệp|cơ quan|đơn vị|hợp tác xã|tổ dân phố|hộ kinh doanh)(?![a-zà-ỹ]| (?:số )?\d)|\scác\s(?:xã|phường|thôn|tổ dân phố|trường|khu phố)(?![a-zà-ỹ])/u.test(
		canon(name),
	);
}

/** Without 'Đề nghị', 'Giao', 'Trách nhiệm của' and the like. */
export function withoutCourtesy(text: string): string {
	return text.slice(COURTESY.exec(canon(text.slice(0, LONGEST_BEGINNING)))?.[0].length ?? 0);
}

/** "Phân công cán bộ trực": somebody of their own. */
export function isAnybody(name: string): boolean {
	return (
		/^(?:các |\d+ )?(?:cán bộ|công chức|viên chức|nhân viên|lực lượng|thành viên|ủy viên|đảng viên|giáo viên|chuyên viên)/u.test(
			canon(name),
		) && !/\p{Lu}/u.test(name)
	);
}

/** "đ/c Nguyễn A": a person and nothing that they do. */
export function isPersonOnly(text: string): boolean {
	return /^(?:[Đđ]\/c|[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Cc]ô|[Tt]hầy)\s+(?:\p{Lu}\p{Ll}*\.?\s*){1,5}[.;]?$/u.test(
		text,
	);
}
