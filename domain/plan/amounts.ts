import { canon } from './canon';
import { countedNoun } from './countedNoun';
import { NUMBER, SCALES, valueOf } from './numbers';
import { beginsWithUnit } from './unitWords';
import { beginsWithVerb, demandsWork } from './verbs';

/** A number of things that a sentence asks for. */
export interface Amount {
	item: string;
	min: number;
	max: number;
	/** Where the number begins, and the words behind its noun. */
	start: number;
	end: number;
	/** Whom "mỗi" or "/thôn" makes owe it, as written; '' for each time ("mỗi tuần"); null when it is owed once. */
	bearer: string | null;
}

/** What bears on a number stands before it within this length; a sentence holds no more amounts than this. */
const LONGEST_LEAD = 600;
const MOST_AMOUNTS = 60;

export interface SaidIn {
	/** The plan's year: what an earlier one brought is no demand. */
	year: number | null;
	/** Below "Chỉ tiêu" a number is asked for without a verb. */
	target: boolean;
	/** The sentence is a body's: "Đoàn Thanh niên: 30 đoàn viên cầm cờ" asks without a verb. */
	owned: boolean;
}

const AMOUNT = new RegExp(
	`(?<![\\d/.,a-zà-ỹ-])(${NUMBER})(?:(?:\\s*%)?\\s*(?:-|–|đến|tới)\\s*(${NUMBER}))?(?![\\d/]|\\s*[/.]\\s*\\d)\\s*(?:\\([a-zà-ỹ]+(?: [a-zà-ỹ]+){0,5}\\)\\s*)?(?:(%)\\s*)?(?:(${SCALES})(?=\\s)\\s*)?`,
	'gu',
);
/** Before a number that only tells one thing from another. */
export const NUMBERED =
	/(?:đề án|(?<!tổng )số|điều|khoản|(?<!dứt )điểm|mục|phần|chương|mức(?: độ)?|cấp(?: độ)?|giai đoạn|nhóm|quý|tháng|ngày|năm|phụ lục|mẫu|biểu|loại|bậc|lần thứ|thứ|trang|tổ|khu phố|thôn|lớp|khối|vòng|ấp|đội|quốc lộ|tỉnh lộ|đường|ngõ|trường|họ|bước|báo động|kỷ niệm|mùng|mồng|hạng|(?<!dự )phòng|dân phố|bản|xóm|cơ sở|khóa|chủ nhật|hồi|lúc|kênh|ca|đợt|kỳ|tuần|phiên|tập) $/u;
/** "Điều 2, 3, 4 Nghị quyết số 101", "nhiệm kỳ 2026 - 2031". */
const LISTED =
	/(?<![a-zà-ỹ])(?:điều|khoản|điểm|mục|tổ|đợt|lớp|khối|mẫu|biểu|phụ lục|nhiệm kỳ|giai đoạn|năm học|năm) (?:số )?\d+[a-z]?(?:(?:, | và | - |-|–| – )\d*)+$/u;
/** Before a number that is a condition or a bound. */
const BOUND =
	/(?<![a-zà-ỹ])(?:(?<!không )dưới|đủ|quá|tối đa|không (?:quá|vượt|hơn)|vượt|cách|sâu|cao|rộng|dài|nặng|khổ|kích thước|mức|giá|trị giá|hưởng|phạt|diện tích|bán kính|công suất|dung tích|bằng|tính từ|sinh)(?: (?:từ|trên|quá|là|khoảng|dưới|hơn))* $/u;
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
const EACH = /(?<![a-zà-ỹ])(?:mỗi|từng)\s+/gu;
const OFTEN = /(?:mỗi|một) (?:ngày|tuần|tháng|quý|năm)[^,;]{0,20}$/u;
/** "02 máy quét tại mỗi điểm thu nhận". */
const EACH_BEHIND = /^(?: [a-zà-ỹ]+){0,4} (?:tại|ở|cho|trên|với) mỗi\s+/u;
const EACH_TIME = /^(?:ngày|tuần|tháng|quý|năm|đợt|lần|buổi)(?![a-zà-ỹ])/u;
const NO_BEARER =
	/^(?:ngày|tuần|tháng|quý|năm|đợt|lần|buổi|suất|phần|km|m2|ha|ca|giờ|vụ|học kỳ|kỳ|mô hình hỗ trợ)(?![a-zà-ỹ])/u;
const PER =
	/^\s*\/\s*((?:đơn vị|thôn|bản|ấp|xã|phường|trường|tổ(?: dân phố)?|khu phố|chi bộ|chi đoàn|chi hội|hộ|lớp|cơ quan|khu dân cư)(?![a-zà-ỹ]))/u;
/** "100% học sinh tham gia BHYT" needs no verb before it. */
const BEGINS_WITH_SHARE = /(?:^|[:;.–-]\s*|(?<![a-zà-ỹ])đạt\s+)(?:từ\s+|trên\s+|có\s+|và\s+|đạt\s+)*$/u;
const ENUMERATES = /^[^a-zà-ỹ]*(?:(?:và|cùng|với|cùng với)[^a-zà-ỹ]*)?$/u;
/** "diện tích 420 ha, năng suất 58 tạ/ha": below "Chỉ tiêu" each label has its number. */
const NEXT_LABEL = /^(?:[^,;]{0,20}[,;]|\/[a-z]+[,;]) (?:và )?[a-zà-ỹ]+(?: [a-zà-ỹ]+){0,4} $/u;
/** "12/12 chi hội" are all twelve. */
const ALL_OF =
	/(?<![\d/.,])(\d{1,3})\/\1(?= (?:thôn|bản|ấp|tổ|khu|khóm|chi |trường|hộ|cơ quan|đơn vị|khối|lớp|xóm|cơ sở))/gu;
const BEGINS = /^(?:[^:;.]{0,80}:\s*)?$/u;
const QUOTED = /[“"][^“”"]*[”"]/gu;
export const LIST_BEGINS =
	/\((?=[^()]*\d)|(?<![a-zà-ỹ])(?:gồm|bao gồm|cụ thể(?: là)?|trong đó|như sau)(?![a-zà-ỹ])|:/u;

/** What a sentence asks for. A thing's later mentions in the list behind it are the places of the first. */
export function amountsIn(sentence: string, said: SaidIn): Amount[] {
	// Names of campaigns and mottoes hold numbers that nobody is asked for.
	const text = canon(sentence)
		.replace(QUOTED, (quoted, at: number) =>
			/\d\s$/.test(sentence.slice(0, at)) ? quoted.replace(/["“”]/gu, ' ') : '“'.padEnd(quoted.length, ' '),
		)
		.replace(ALL_OF, (all, number: string) => number.padStart(all.length, ' '));
	const amounts: Amount[] = [];
	let from = 0;
	let asked = said.target;
	AMOUNT.lastIndex = 0;
	for (let found = AMOUNT.exec(text); found && amounts.length < MOST_AMOUNTS; found = AMOUNT.exec(text)) {
		const [all, low = '', high, percent, scale = ''] = found;
		const nounAt = found.index + all.length;
		const inWords = /^\p{L}/u.test(low);
		const lead = text.slice(Math.max(0, found.index - LONGEST_LEAD), found.index);
		const noun = numbered(lead) ? null : itemAt(text, nounAt, lead, percent !== undefined, scale !== '');
		if (!noun || (inWords && (!countsInWords(lead, noun.item) || beginsWithVerb(noun.item)))) {
			AMOUNT.lastIndex = Math.max(found.index + low.length, found.index + 1);
			if (percent !== undefined) from = AMOUNT.lastIndex;
			continue;
		}
		AMOUNT.lastIndex = noun.end;
		const before = text.slice(Math.max(from, found.index - LONGEST_LEAD), found.index);
		const bearer = bearerOf(sentence, lead, text.slice(noun.end, noun.end + 60), noun.end, found.index);
		const wanted =
			bearer !== null ||
			(percent !== undefined && BEGINS_WITH_SHARE.test(lead)) ||
			demandsWork(`${before}0`) ||
			(asked && ENUMERATES.test(before)) ||
			(said.owned && from === 0 && BEGINS.test(before) && !beginsWithUnit(noun.item)) ||
			(said.target &&
				NEXT_LABEL.test(before) &&
				!LIST_BEGINS.test(text.slice(amounts[0]?.end ?? 0, found.index)));
		// "95% trẻ được tiêm 01 mũi": what the share is given is no demand of its own.
		const partOfShare =
			amounts.at(-1)?.item.endsWith('(%)') === true && !/[,;:]/.test(before) && percent === undefined;
		const fits =
			!partOfShare &&
			!isBound(
				said.target ? lead.replace(/(?:^|[:;,.] )(?:tổng )?diện tích (?:[a-zà-ỹ]+ ){0,3}$/u, ' ') : lead,
				text.slice(nounAt, nounAt + 200),
				percent !== undefined,
				noun.item,
			) &&
			!describes(lead, said.year);
		asked = (wanted || (said.target && from === 0)) && fits;
		from = noun.end;
		const min = valueOf(low, scale);
		const max = high ? valueOf(high, scale) : min;
		const again = amounts.some(
			(amount) =>
				amount.item === noun.item &&
				(amount.max === max || LIST_BEGINS.test(text.slice(amount.end, found.index + 1))),
		);
		if (asked && max > 0 && max >= min && !again)
			amounts.push({ item: noun.item, min, max, start: found.index, end: noun.end, bearer });
	}
	return amounts;
}

function numbered(lead: string): boolean {
	if (LISTED.test(lead.slice(-60))) return true;
	return NUMBERED.test(lead.slice(-14)) && !/(?:mỗi|từng) [^,.;\d]{2,40}$/u.test(lead.slice(-46));
}

function itemAt(text: string, at: number, lead: string, share: boolean, scaled: boolean) {
	// "Tỷ lệ hòa giải thành đạt 85%": the share of what stands before it, when nothing stands behind.
	const rate = share
		? /(?<![a-zà-ỹ])(tỷ lệ [^,.;]{3,90}?)(?: (?:đạt|lên|từ|trên|là|tối thiểu|ít nhất|phải|sẽ))+ $/u.exec(lead)
		: null;
	const noun = countedNoun(text.slice(at, at + 120), share);
	if (rate && !noun) return { item: `${rate[1]?.replace(/^tỷ lệ /u, '')} (%)`, end: at };
	if (!noun || (scaled && noun.item !== 'đồng')) return null;
	return { item: noun.item, end: at + noun.length };
}

/** "Năm" is five, and also a year: a number in words counts only right behind a verb of work. */
function countsInWords(lead: string, item: string): boolean {
	if (/^(?:người|lần|một|số|phần)$/u.test(item)) return false;
	return (
		/(?:ít nhất|tối thiểu|mỗi [^,.;\d]{2,40}) $/u.test(lead.slice(-60)) || demandsWork(lead.slice(-14), true)
	);
}

function isBound(lead: string, behind: string, share: boolean, item: string): boolean {
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

function describes(lead: string, year: number | null): boolean {
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

/** Behind the last "mỗi" of the clause, or "/thôn" behind the noun. */
function bearerOf(sentence: string, lead: string, behind: string, end: number, start: number): string | null {
	const per = PER.exec(behind);
	if (per) return sentence.slice(end, end + per[0].length).replace(/^\s*\/\s*/u, '');
	const after = EACH_BEHIND.exec(behind);
	if (after && !NO_BEARER.test(behind.slice(after[0].length)))
		return sentence.slice(end + after[0].length, end + 60);
	const each = [...lead.matchAll(EACH)].at(-1);
	if (!each) return null;
	const at = each.index + each[0].length;
	// Behind a semicolon a clause that begins with a verb still speaks of the same, when the sentence begins with it.
	if (/;/.test(lead.slice(at)) && /\p{L}/u.test(lead.slice(0, each.index).replace(/^.*:/u, ''))) return null;
	if (
		lead
			.slice(at)
			.split(/[;.]\s+/u)
			.slice(1)
			.some((clause) => !beginsWithVerb(clause.trim()))
	)
		return null;
	if (EACH_TIME.test(lead.slice(at))) return '';
	return NO_BEARER.test(lead.slice(at)) ? null : sentence.slice(start - lead.length + at, start);
}
