import { canon } from './canon';
import { THING, thingName } from './countables';

/** A number of things that a sentence asks for. */
export interface Amount {
	item: string;
	min: number;
	max: number;
	/** Where the words behind it begin. */
	end: number;
}

const UNITS = 'một|hai|ba|bốn|năm|sáu|bảy|tám|chín';
const IN_WORDS = `(?:(?:${UNITS}) mươi(?: (?:mốt|tư|lăm|${UNITS}))?|mười(?: (?:lăm|${UNITS}))?|(?:${UNITS})(?: (?:trăm|nghìn))?)`;
const DIGITS = '(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,7})(?:,\\d{1,3})?';
const NUMBER = `(${DIGITS}|${IN_WORDS})`;
const SCALE: Record<string, number> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 };
const AMOUNT = new RegExp(
	`(?<![\\d/.,a-zà-ỹ-])${NUMBER}(?:\\s*(?:-|–|đến)\\s*${NUMBER})?\\s*(?:\\([a-zà-ỹ]+(?: [a-zà-ỹ]+){0,5}\\)\\s*)?(%\\s*(?:trở lên\\s*)?(?:tổng\\s+)?(?:số\\s+)?)?((?:nghìn|ngàn|triệu|tỷ|tỉ)(?=\\s))?\\s*([a-zà-ỹ]+(?:,? [a-zà-ỹ]+){0,9})`,
	'gu',
);
/** What a number is that counts no thing: a time, an age, a size, the number of something else. */
const NO_THING =
	/^(?:ngày|tháng|năm|giờ|phút|giây|tuổi|tuần|quý|cấp|độ|m|cm|mm|mét|h|và|đến|của|trong|trở|trên|tại|là|được|có|khóa|nhiệm kỳ|kv|w)(?![a-zà-ỹ])/u;
const NUMBERED =
	/(?:đề án|(?<!tổng )số|điều|khoản|điểm|mục|phần|chương|mức(?: độ)?|cấp(?: độ)?|giai đoạn|nhóm|quý|tháng|ngày|năm|phụ lục|mẫu|biểu|loại|bậc|lần thứ|thứ|trang|dưới|đủ|tổ|khu phố|thôn|lớp|khối|vòng|ấp|đội|quốc lộ|trường|họ) $/u;
const DESCRIBES =
	/(?<![a-zà-ỹ])(?:hiện có|hiện nay|đã|năm trước|năm qua|toàn (?:xã|phường|tỉnh)(?: \S+){0,2} có|kết quả đạt|dài|rộng|kích thước|khổ)(?![a-zà-ỹ])/u;
/** Without such a verb before it a number is a condition or a description, not a quota. */
const VERB =
	/(?<![a-zà-ỹ])(?:treo|trồng|tổ chức|vận động|xây dựng|thực hiện|đăng(?: tải| ký)?|phát|có ít nhất|có tối thiểu|lắp(?: đặt)?|đặt|in|tặng|trao|huy động|tiếp nhận|đạt|hoàn thành|ủng hộ|quyên góp|thành lập|biên tập|sản xuất|duy trì|ra mắt|phấn đấu|mở|chăm sóc|giao|chỉ tiêu|cấp|tiêm|khám|viết|dán|sửa chữa|hỗ trợ|thăm|tư vấn|giải tỏa|dọn|nạo vét|thu gom|khảo sát|cử|bố trí|chuẩn bị|tập huấn|tuyên truyền|kiểm tra|rà soát|chọn|cắm|kẻ|vẽ|đóng góp|góp|bồi dưỡng|hướng dẫn|xử lý|nâng cấp|cải tạo|phun|thả|thu hút|giới thiệu|số hóa|lấy|kết nạp|đào tạo|giúp đỡ|giúp|nhận đỡ đầu|đỡ đầu|hiến|trang trí|ít nhất|tối thiểu|không dưới|tổng số|thi đấu|tham gia)(?![a-zà-ỹ])/u;
const EACH = /(?<![a-zà-ỹ])mỗi\s+/u;
const NOUN_ENDS =
	/,? (?:tại|trên|cho|ở|của|về|theo|trong|do|để|với|và|được|từ|gồm|nhằm|trước|đến|là|mỗi|có|đã|sẽ|phục vụ|chào mừng|thuộc|treo|tham gia|trở lên|vào|bằng|qua|hưởng ứng|như|dọc|khi|cụ thể|xong|đạt|hoàn thành|trình|cùng|này|sau|bị|hưởng|phân loại|sử dụng|xách|tối thiểu|dự)(?![a-zà-ỹ])/u;
/** Of whom a share is taken is told by what they have: "trẻ trong độ tuổi", "hộ có bình chữa cháy". */
const PERCENT_ENDS =
	/,? (?:tại|trên|ở|theo|để|với|được|nhằm|trước|đến|là|tham gia|treo|sử dụng|thực hiện)(?![a-zà-ỹ])/u;
const ENUMERATES = /^[^a-zà-ỹ]*(?:và[^a-zà-ỹ]*)?$/u;
const LONGEST_NOUN = 4;

/** What a sentence asks for, each thing once: its later mentions are the places of the first. */
export function amountsIn(sentence: string): Amount[] {
	const text = canon(sentence);
	const amounts: Amount[] = [];
	let from = 0;
	let asked = false;
	AMOUNT.lastIndex = 0;
	for (let found = AMOUNT.exec(text); found; found = AMOUNT.exec(text)) {
		const [, low = '', high, percent, scale = '', words = ''] = found;
		const item = itemOf(words, percent !== undefined, scale !== '', /^\p{L}/u.test(low));
		const before = text.slice(from, found.index);
		// The noun ends somewhere inside what was matched; the search goes on behind it.
		const wordsAt = found.index + found[0].length - words.length;
		if (!item) {
			AMOUNT.lastIndex = wordsAt;
			continue;
		}
		const end = wordsAt + item.length;
		AMOUNT.lastIndex = end;
		const lead = text.slice(0, found.index);
		const condition = /^\S*(?: \S+){0,3} trở lên/u.test(words) && !percent;
		const numbered = NUMBERED.test(lead.slice(-12)) && !/mỗi [^,.;\d]{2,40}$/u.test(lead.slice(-46));
		const counted = !numbered && !DESCRIBES.test(before.slice(-60)) && !condition;
		asked =
			counted &&
			(VERB.test(before) || EACH.test(before) || (asked && ENUMERATES.test(before)) || percent !== undefined);
		from = end;
		const times = SCALE[scale] ?? 1;
		const min = Math.round(valueOf(low) * times);
		const max = high ? Math.round(valueOf(high) * times) : min;
		if (asked && max > 0 && max >= min && !amounts.some((amount) => amount.item === item.name)) {
			amounts.push({ item: item.name, min, max, end });
		}
	}
	return amounts;
}

/** The noun behind a number, in lower case; null when the number counts no thing. */
function itemOf(words: string, percent: boolean, scaled: boolean, inWords: boolean) {
	const known = new RegExp(`^(?:${THING.source})`, 'u').exec(words)?.[0];
	if (/^đồng(?! chí)(?![a-zà-ỹ])/u.test(words)) return { name: 'đồng', length: 4 };
	if (scaled) return null;
	if (known && !percent) return { name: thingName(known), length: known.length };
	// "năm" is five, and also a year; words are numbers before a known thing only.
	if (inWords || NO_THING.test(words)) return null;
	const ends = percent ? PERCENT_ENDS : NOUN_ENDS;
	const cut = ends.exec(words)?.index ?? words.length;
	const noun = words
		.slice(0, cut)
		.split(' ')
		.slice(0, percent ? LONGEST_NOUN + 2 : LONGEST_NOUN)
		.join(' ')
		.replace(/,$/, '');
	return noun === '' ? null : { name: percent ? `${noun} (%)` : noun, length: noun.length };
}

/** "1.250", "1,5", "05", "hai mươi lăm" as numbers. */
function valueOf(written: string): number {
	if (/^\d/u.test(written)) return Number(written.replace(/\.(?=\d{3})/g, '').replace(',', '.'));
	const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
	const digit = (word: string) => ({ mốt: 1, tư: 4, lăm: 5 })[word] ?? digits.indexOf(word);
	const words = written.split(' ');
	if (words[0] === 'mười') return 10 + (words[1] ? digit(words[1]) : 0);
	const first = digit(words[0] ?? '');
	if (words[1] === 'mươi') return first * 10 + (words[2] ? digit(words[2]) : 0);
	return first * ({ trăm: 100, nghìn: 1000 }[words[1] ?? ''] ?? 1);
}
