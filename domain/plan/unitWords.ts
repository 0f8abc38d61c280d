import { canon } from './canon';

/** What stands before a name and is no part of it. */
const COURTESY =
	/^(?:đề nghị|giao(?: cho)?|yêu cầu|phân công|đối với|trách nhiệm của|nhiệm vụ của|kính đề nghị|kính mời|mời)\s+(?:các đồng chí\s+)?/u;

const MANY =
	'(?:(?:tất cả |toàn thể |toàn bộ |đồng chí |lãnh đạo |chánh |giám đốc |chủ tịch |bí thư |chỉ huy trưởng |tổ trưởng )?(?:các |những |mỗi )?)';
/** The words with which names of bodies begin; the look-aheads keep out verbs and things that begin alike. */
const UNIT =
	'(?:' +
	[
		'văn phòng',
		'phòng(?!,? (?:ngừa|chống|cháy|trừ|dịch|tránh))',
		'trung tâm',
		'ủy ban(?! nhân dân$)',
		'ub(?:nd|mttq| mttq| mặt trận)?',
		'hội đồng',
		'hđnd',
		'mặt trận',
		'mttq',
		'đảng ủy',
		'đảng bộ',
		'chi bộ',
		'công an',
		'quân sự',
		'ban(?! hành)',
		'bộ phận',
		'công chức',
		'cán bộ (?:phụ trách|đầu mối|chuyên)',
		'đoàn(?! (?:viên|kết|công tác))',
		'công đoàn',
		'liên đoàn',
		'hội(?! (?:nghị|thảo|thi|viên|họp|nhập|trường))',
		'(?<=các |cấp )(?:tổ chức|đoàn thể|hội)',
		'tổ chức (?:chính trị|đoàn thể|hội|xã hội)',
		'đoàn thể',
		'tổ(?! chức)',
		'đội(?! ngũ)',
		'khu phố',
		'thôn',
		'bản(?! (?:đồ|tin|thân))',
		'ấp',
		'buôn',
		'khối(?! (?:lượng|phố))',
		'trường(?! (?:hợp|kỳ|tồn))',
		'nhà trường',
		'cơ sở (?:giáo dục|sản xuất|kinh doanh|y tế|thờ|tôn giáo)',
		'trạm',
		'bệnh viện',
		'phòng khám',
		'doanh nghiệp',
		'hợp tác xã',
		'htx',
		'hộ kinh doanh',
		'chi nhánh',
		'ngân hàng',
		'bưu điện',
		'bưu cục',
		'điện lực',
		'thuế',
		'kho bạc',
		'bảo hiểm xã hội',
		'bảo tàng',
		'thư viện',
		'đài(?! thọ)',
		'sở',
		'chi cục',
		'cục',
		'hạt kiểm lâm',
		'viện(?! trợ)',
		'vụ(?! việc| án)',
		'tổng cục',
		'bộ (?:công an|quốc phòng|y tế|nội vụ|tài chính|tư pháp|công thương|xây dựng|giáo dục|khoa học|văn hóa|nông nghiệp|dân tộc|ngoại giao|chỉ huy)',
		'học viện',
		'hiệp hội',
		'chi (?:hội|đoàn|ủy|, đảng bộ)',
		'cấp ủy',
		'các địa phương',
		'đồn (?:công an|biên phòng)',
		'(?:tỉnh|thành) đoàn',
		'báo(?= )(?! (?:cáo|động|tin|giá|chí|hiệu|cho|ngay|vụ))',
		'cơ quan',
		'đơn vị(?! máu)',
		'thành viên',
		'thủ trưởng',
		'trưởng (?:các )?(?:phòng|ban|khu|thôn|công an|tổ|trạm)',
		'hiệu trưởng',
		'tòa án',
		'viện kiểm sát',
		'thanh tra(?!,)',
		'phường(?! hội)',
		'xã(?! hội)',
		'ủy viên',
	].join('|') +
	')(?![a-zà-ỹ])';
const BEGINS = new RegExp(`^${MANY}${UNIT}`, 'u');

/** The text begins as names of bodies do: "Phòng…", "Các Tổ…", "trường học…"; not "Tổ chức…", "Hội nghị…". */
export function beginsWithUnit(text: string): boolean {
	return BEGINS.test(canon(text));
}

/** A name that stands for many: "Các Tổ công nghệ số cộng đồng", "trường học". */
export function standsForMany(name: string): boolean {
	return /^(?:tất cả |toàn thể )?(?:các|những|mỗi)\s|^(?:trường học|doanh nghiệp|cơ quan|đơn vị|hợp tác xã|tổ dân phố|hộ kinh doanh)(?![a-zà-ỹ]| (?:số )?\d)|\scác\s(?:xã|phường|thôn|tổ dân phố|trường|khu phố)(?![a-zà-ỹ])/u.test(
		canon(name),
	);
}

/** Without 'Đề nghị', 'Giao', 'Trách nhiệm của' and the like. */
export function withoutCourtesy(text: string): string {
	return text.slice(COURTESY.exec(canon(text))?.[0].length ?? 0);
}
