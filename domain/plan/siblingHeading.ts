import { canon } from './canon';
import { DEPTH, type Mark } from './marks';
import type { SectionLine } from './sections';
import type { UnitHeading } from './unitHeading';
import { splitNames } from './unitNames';
import { withoutCourtesy } from './unitWords';
import { beginsWithVerb, firstVerb } from './verbs';
import { WORD_ENDS, wordTable } from './wordTable';

const LONGEST_NAME = 14;
/** What other points of such a section are about. */
const NO_BODY = new RegExp(
	`^${wordTable(
		'trân trọng|rất mong|mọi thông tin|chế độ|kinh phí|thời gian|thời hạn|địa điểm|nội dung|mục đích|mục tiêu|yêu cầu|hình thức|đối tượng|thành phần|phạm vi|công tác|về|việc|nhiệm vụ|giải pháp|biện pháp|tiến độ|lộ trình|sản phẩm|kết quả|điều kiện|nguồn lực|khen thưởng|thi đua|kỷ luật|trong|khi|trường hợp|bước|các bước|giai đoạn|đợt|phần|hồ sơ|quy trình|tổng kết|sơ kết|lễ|hội nghị|hội thi|cuộc thi|chương trình|kế hoạch|tháng|tuần|ngày|quý|năm|chỉ tiêu|số lượng|danh sách|phương tiện|vật tư|nguyên tắc|chính sách|hoạt động|công trình|mô hình|phong trào|cuộc vận động|tiêu chí|ngoài|lưu ý|một số|những|mỗi|mọi|nếu|để|từ|đến|do|vì|theo|trên|tại|sau|trước|cùng|nhằm|qua|với|cho|không|đợt|lĩnh vực|nhóm nhiệm vụ|tài liệu|phương án|quân số|lực lượng tham gia|trang phục|khẩu hiệu|chủ đề|phân công|các nội dung|các nhiệm vụ|các hoạt động|các giải pháp|các chỉ tiêu|các bước|tình hình|thực trạng|cơ sở vật chất|cơ cấu|giải thưởng|thể lệ|điều lệ|mốc|hạn|tổng|số',
	)}${WORD_ENDS}`,
	'u',
);

/** How many points of each rank a section has, and how many of them name bodies. */
export type Siblings = Map<Mark, { all: number; bodies: number }>;

export function countSiblings(lines: SectionLine[], headings: (UnitHeading | null)[]): Siblings {
	const siblings: Siblings = new Map();
	for (const [at, { mark }] of lines.entries()) {
		const count = siblings.get(mark) ?? { all: 0, bodies: 0 };
		siblings.set(mark, { all: count.all + 1, bodies: count.bodies + (headings[at] ? 1 : 0) });
	}
	return siblings;
}

/**
 * A point that names a body in words that no list knows ("5. Ban Trị sự chùa", "6. Bảo vệ, tạp vụ"): it stands among
 * points that name bodies, and is short or has its work below it.
 */
export function likeItsSiblings(
	line: SectionLine,
	next: SectionLine | undefined,
	siblings: Siblings,
): UnitHeading | null {
	if (line.mark === 'none' || line.row) return null;
	const text = withoutCourtesy(line.body);
	if (!/^\p{Lu}/u.test(text) || NO_BODY.test(canon(text)) || beginsWithVerb(text)) return null;
	const { all, bodies } = siblings.get(line.mark) ?? { all: 0, bodies: 0 };
	if (bodies === 0 || bodies * 2 < all - 1) return null;
	const colon = /:\s*/.exec(text);
	const name = colon ? text.slice(0, colon.index) : text;
	const verb = firstVerb(name);
	const rest = colon ? text.slice(colon.index + colon[0].length) : '';
	// Below the rank of letters points are work, unless a colon says whose.
	if (DEPTH[line.mark] > DEPTH.letter && !(colon && beginsWithVerb(rest))) return null;
	if (verb === null) {
		const hasWork = rest !== '' || (next !== undefined && DEPTH[next.mark] > DEPTH[line.mark]);
		return isShort(name) && hasWork ? { names: splitNames(name), rest, isSentence: false } : null;
	}
	const subject = name.slice(0, verb);
	if (!isShort(subject)) return null;
	const said = text.slice(verb);
	return {
		names: splitNames(subject),
		rest: said.charAt(0).toUpperCase() + said.slice(1),
		isSentence: true,
	};
}

function isShort(name: string): boolean {
	return name.split(/\s+/).length <= LONGEST_NAME && !/[.;!?]\s*\S/u.test(name);
}
