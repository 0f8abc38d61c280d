import { beginsWithVerb } from './verbs';
import { WORD_ENDS, wordTable } from './wordTable';

/** Spellings of one thing. */
const SPELLINGS: [RegExp, string][] = [
	[/^băng[ -]?(?:rôn|zôn|dôn|ron|zon)/u, 'băng rôn'],
	[/^pa[ -]?nô/u, 'pa nô'],
	[/^áp[ -]?phích/u, 'áp phích'],
	[/^(?:tin, bài|tin bài|tin\/bài)/u, 'tin bài'],
];
/** What a number is that counts no thing: a time, an age, a size, a rank. */
const NO_THING = new RegExp(
	`^(?:${wordTable(
		'phải|đối|nên|cần|sẽ|nghị quyết|nghị định|thông tư|quyết định|ngày!công|hải lý|km$|m$|tháng|năm|giờ|phút|giây|tuổi|tuần|quý|cấp|độ|m2|m3|cm|mm|mét|h|g|và|đến|của|trong|trở|trên|tại|là|được|có|khóa|nhiệm kỳ|kv|w|vụ!mùa/đông/xuân/hè|ca!múa/khúc/tuần/trực|lý do|nội dung|cơn|đợt thiên tai|trận|hạng|điều!dưỡng/tra/phối/hành/hòa|khoản|người chết|người bị|em bị|nay|qua|phần trăm|lần mức|nửa|tầng|bậc|số!bản tin/báo/tạp chí|đạt|gửi|nộp|hoàn thành|trình|xong|phối hợp|tham gia|ml|cc|số lượng|lượng|theo|cho|về|từ|với|để|khi|nếu|hoặc|hay|nhóm|phương châm|tại chỗ|yếu tố|bên|cửa|phía|mặt|chiều|bước|cách|chút|vài|loạt|đầu!mối/sách/trâu/bò/lợn/gia/dê/xe/thú/việc/đạn|cuối!sách|trước|sau|tới|học!sinh/viên/bổng|lớp học kỳ',
	)}${WORD_ENDS}|[^a-zà-ỹ])`,
	'u',
);
const STOPS = new RegExp(
	`^${wordTable(
		'tại|trên|cho|ở|của|về|theo|trong|do|để|với|và|được|từ|gồm|nhằm|trước|đến|là|mỗi|có|đã|sẽ|phục vụ|thuộc|trở lên|trở xuống|vào|bằng|qua|như|dọc|khi|cụ thể|xong|đạt|cùng|này|sau|bị|tối thiểu|tối đa|ít nhất|bảo đảm|ưu tiên|nói trên|nêu trên|còn lại|hiện có|không|chưa|ngay|lúc|đúng|dịp|chào mừng|hưởng ứng|sắp|hoặc|nếu|nhưng|ngoài|bao gồm|cao|dài|rộng|sâu|nặng|trị giá|vì|so|cầm|tham dự',
	)}${WORD_ENDS}`,
	'u',
);
/** Of whom a share is taken is told by what they have or do: "hộ có bình chữa cháy", "trẻ trong độ tuổi". */
const STOPS_OF_SHARE = new RegExp(
	`^${wordTable('tại|trên|ở|theo|để|với|nhằm|trước|từ|đến|là|và|nếu|qua|bằng|khi|ít nhất|tối thiểu|so|đối')}${WORD_ENDS}`,
	'u',
);
/** Things that are named for the work done in or with them: "buổi tuyên truyền", "chốt kiểm dịch". */
const NAMED_FOR_WORK = new RegExp(
	`^${wordTable(
		'buổi|lớp|đợt|cuộc|hội nghị|hội thảo|hội thi|đội|tổ|đoàn|điểm|chốt|trạm|biển|bảng|mô hình|công trình|chuyên đề|chương trình|phong trào|phần việc|kế hoạch|phóng sự|chiến dịch|diễn đàn|câu lạc bộ|lượt|phiên|bộ|thùng|nhà|video|clip|cơ sở|lễ|hoạt động|nhóm|bài|tin|trang|cụm|khu|tuyến|hố|bể|bãi|máy|xe|tủ|phòng|trung tâm|giải|liên hoan|hội|ngày hội|bản|văn bản|cẩm nang|tờ|hồ sơ|sản phẩm|sáng kiến|khóa|hộ|ứng dụng|đường dây|nhà vệ sinh|bàn|giường|túi|xuất|suất|kênh|quầy',
	)}(?![a-zà-ỹ])(?: [a-zà-ỹ]+)?$`,
	'u',
);
/** "50 m đường hoa" counts, "dài 50 m" and "trong phạm vi 150 m quanh chợ" measure. */
const MEASURED =
	/^(?:k?m|m2|m3|m²|m³) (?:đường|kênh|mương|rãnh|cống|hàng rào|tường|dây|đê|băng|ống|vỉa|vạch|cáp|bạt|bê tông|đất|đá|cát|bùn|rác|cỏ|hoa|tranh|bờ|kè|hè|sân|mặt|nhà)(?![a-zà-ỹ])/u;
const WORD = /^[a-zà-ỹ]+[23²³]?/u;
const LONGEST_NOUN = 5;
const LONGEST_SHARE = 9;

/**
 * The thing counted, from the words behind a number in lower case, with its length in the text; null when the number
 * counts no thing. `share`: the number is a percentage.
 *
 * @example countedNoun('buổi tuyên truyền tại các thôn', false)?.item === 'buổi tuyên truyền'
 */
export function countedNoun(words: string, share: boolean): { item: string; length: number } | null {
	if (/^đồng(?! chí)(?![a-zà-ỹ])/u.test(words)) return { item: 'đồng', length: 4 };
	const skipped = /^(?:(?:trở lên|tổng số|số|các|trên tổng số|đối với)\s+)+/u.exec(words)?.[0].length ?? 0;
	const text = words.slice(share ? skipped : 0);
	const offset = share ? skipped : 0;
	const measures = /^(?:k?m|m2|m3|m²|m³)(?![a-zà-ỹ\d])/u.test(text);
	if (measures ? !MEASURED.test(text) : NO_THING.test(text)) return null;
	let end = 0;
	let count = 0;
	let commas = 0;
	while (count < (share ? LONGEST_SHARE : LONGEST_NOUN)) {
		const gap = /^(?: |, ?)/u.exec(text.slice(end))?.[0] ?? '';
		if (end > 0 && gap === '') break;
		const rest = text.slice(end + (end > 0 ? gap.length : 0));
		if (
			end > 0 &&
			gap.startsWith(',') &&
			(commas > 0 || count > 2 || !WORD.test(rest) || beginsWithVerb(rest) || /^[^,;.]{0,40}\d/u.test(rest))
		)
			break;
		const stops = share ? STOPS_OF_SHARE : STOPS;
		if (stops.test(rest) && !/^trở lên/u.test(rest)) break;
		if (/^trở (?:lên|xuống)/u.test(rest)) {
			if (share) end += gap.length + 'trở lên'.length;
			if (!share) break;
			continue;
		}
		if (count > 0 && !share && beginsWithVerb(rest) && !NAMED_FOR_WORK.test(text.slice(0, end))) break;
		const word = WORD.exec(rest)?.[0];
		if (!word) break;
		if (gap.startsWith(',')) commas += 1;
		end += (end > 0 ? gap.length : 0) + word.length;
		count += 1;
	}
	const noun = text
		.slice(0, end)
		.replace(/ trở lên/u, '')
		.replace(/(?: (?:đủ|có|trên|dưới|được|phải|không|đã|sẽ))+$/u, '');
	if (noun === '') return null;
	return { item: share ? `${noun} (%)` : spelled(noun), length: offset + end };
}

function spelled(noun: string): string {
	for (const [spelling, name] of SPELLINGS) if (spelling.test(noun)) return name;
	return noun;
}
