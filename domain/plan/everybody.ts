import { canon } from './canon';
import { WORD_ENDS, wordTable } from './wordTable';

/** Words for a kind of body that stand bare in an enumeration: "các sở, ban, ngành", "các xã, phường". */
const KINDS_OF_BODY = wordTable(
	'sở|ban|bộ|ngành|phòng|đơn vị|cơ quan|địa phương|đoàn thể|hội|tổ chức|cá nhân|bộ phận|công chức|viên chức|cán bộ|người lao động|đảng viên|chi|chi bộ|chi ủy|đảng bộ|cấp ủy|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|ấp|khu phố|khối phố|tổ dân phố|khóm|buôn|làng|xóm|khu dân cư|khu vực|cụm|khối|khu|viện|cấp|chính quyền|tổ|đội|gia đình|hộ|hộ gia đình|thành viên|lực lượng|nhóm|câu lạc bộ|trạm|trung tâm|tiểu ban',
);
/** Of these a sentence names none in particular. */
const VAGUE = wordTable(
	'đơn vị|cơ quan|phòng|ban|ngành|sở|địa phương|đoàn thể|tổ chức|cá nhân|bộ phận|cấp|cấp ủy|lực lượng|thành viên',
);
const TAIL =
	'(?: (?:có )?liên quan| chuyên môn| trực thuộc| nêu trên| được (?:giao|phân công)(?: chỉ tiêu| nhiệm vụ)?| dự họp| trên địa bàn(?: [a-zà-ỹ]+){0,4}| thuộc [a-zà-ỹ ]{2,30}| cấp (?:tỉnh|huyện|xã)| thi đua| công lập| (?:tỉnh|phường|xã|huyện|thành phố))?';
const ENUMERATION_BEFORE = new RegExp(
	`(?:^(?=cán bộ)|(?<![a-zà-ỹ])(?:các|những|mọi|mỗi|toàn thể|tất cả|ubnd|ủy ban nhân dân|cấp ủy|trưởng)(?: (?:các|thành viên))? )(?:${KINDS_OF_BODY}(?:, (?:các )?| và ))*${KINDS_OF_BODY}$`,
	'u',
);
/** "Các cơ quan, đơn vị, trường học, doanh nghiệp": once an enumeration has begun with nobody in particular all its kinds are one. */
const MORE_KINDS = `(?:${KINDS_OF_BODY}|trường(?: học)?|doanh nghiệp|hợp tác xã|cơ sở (?:giáo dục|y tế)|bệnh viện)`;
const VAGUE_BEFORE = new RegExp(
	`(?<![a-zà-ỹ])các (?:${VAGUE}, (?:các )?)(?:${MORE_KINDS}(?:, (?:các )?| và ))*${MORE_KINDS}$`,
	'u',
);
const MORE_NEXT = new RegExp(`^${MORE_KINDS}(?=$|[,;:.)]|${TAIL.slice(3, -2)}| và| cùng)`, 'u');
const KIND_NEXT = new RegExp(`^${KINDS_OF_BODY}(?=$|[,;:.)]|${TAIL.slice(3, -2)}| và| cùng)`, 'u');
const EVERYBODY = new RegExp(
	`^(?:(?:thủ trưởng|lãnh đạo|người đứng đầu|trưởng) )?(?:tất cả |toàn thể )?(?:các |những |mọi )?(?:${KINDS_OF_BODY}(?:, (?:các )?| và (?:các )?| - ))*${KINDS_OF_BODY}${TAIL}$`,
	'u',
);
const HAS_VAGUE = new RegExp(`(?<![a-zà-ỹ])${VAGUE}${WORD_ENDS}`, 'u');

/**
 * The words after a comma or "và" go on with an enumeration of kinds, which is one name.
 *
 * @example goesOnEnumerating('UBND các xã', 'phường') === true
 */
export function goesOnEnumerating(before: string, after: string): boolean {
	const lower = canon(before).replace(/^.*(?=.{120})/u, '');
	const next = canon(after);
	return (
		(KIND_NEXT.test(next) && ENUMERATION_BEFORE.test(lower)) ||
		(MORE_NEXT.test(next) && VAGUE_BEFORE.test(lower))
	);
}

/** Kinds of bodies and no more: "các thôn, bản", "các tổ". */
export function isKindOnly(name: string): boolean {
	const lower = canon(name).trim();
	return /^(?:các|những|mọi|tất cả các|toàn thể các) /u.test(lower) && EVERYBODY.test(lower);
}

/** A name of everybody and nobody: "các cơ quan, đơn vị liên quan", "thủ trưởng các phòng, ban". */
export function isEverybody(name: string): boolean {
	const lower = canon(name).trim();
	return /liên quan$/u.test(lower) || (EVERYBODY.test(lower) && HAS_VAGUE.test(lower));
}
