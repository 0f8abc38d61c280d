import { foldName } from '../text/foldName';

/** 'phường', 'phường Hòa Bình Mẫu', 'xã Lam Sơn' at the end, but not the xã of 'hợp tác xã' and 'xã hội'. */
const WARD =
	/[\s,]+(?:(?:của|tại)\s+)?(?:[Pp]hường|PHƯỜNG|(?<!(?:[Tt]ác|TÁC)\s+)(?:[Xx]ã|XÃ)(?!\s+(?:hội|HỘI|Hội))|[Tt]hị [Tt]rấn|THỊ TRẤN|[Đđ]ặc [Kk]hu|ĐẶC KHU)(?:\s+(?!VÀ\s)[\p{Lu}\p{N}][\p{L}\p{N}]*){0,4}[\s.;:]*$/u;
const ON_THE_GROUND =
	/[\s,]+(?:(?:đóng|hoạt động|nằm|hiện có)\s+)?(?:trên|tại|ở)\s+(?:toàn\s+)?địa\s+bàn[\s.;:]*$/iu;

/** 'Tổ CNSCĐ các tổ dân phố' are the teams, not the residential groups; a comma between the two would name both. */
const OF_RESIDENTS =
	/(công nghệ số cộng đồng|CNSCĐ)\s+(?:(?:tại|ở|của|thuộc)\s+)?(?:các\s+)?(?:tổ dân phố|TDP|khu phố|thôn)(?=[\s.;:]*$)/iu;

/** Words before a name that call on the body or on whoever leads it, in folded form. */
const BEFORE =
	/^(?:de nghi|yeu cau|giao cho|giao|thu truong|hieu truong|tram truong|giam doc|to truong|chi huy truong|nguoi dung dau|lanh dao|chu tich|bi thu|cac dong chi|dong chi) (?=.)/;
const LEADS = /^(?:Trưởng|TRƯỞNG|trưởng)\s+/u;

/** Full names of bodies and the short form under which everybody knows them, both in folded form. */
const SHORT_FORMS: [RegExp, string][] = [
	[/\bva\b/g, ' '],
	[/\bban thuong truc (?=(?:uy ban )?mat tran)/g, ''],
	[/\buy ban (?=mat tran)/g, ''],
	[/\bthanh nien cong san ho chi minh\b/g, 'thanh nien'],
	[/\blien hiep phu nu\b/g, 'phu nu'],
	[/\b(mat tran to quoc|phu nu|nong dan|cuu chien binh|thanh nien|cong doan) viet nam\b/g, '$1'],
	[
		/\bto cong nghe so cong dong (?:(?:tai|cua|o|thuoc) )?(?=(?:to dan pho|khu pho|thon) \w)/g,
		'to cong nghe so cong dong ',
	],
];

const MANY =
	/^(?:(?:de nghi|yeu cau|giao|thu truong|truong|lanh dao|hieu truong|giam doc|to truong) )*(?:cac|nhung|toan the|tat ca|moi)\b/;

/** Does a name, folded, speak of several bodies: 'các …', 'toàn thể …', 'tất cả …'? */
export function isPlural(folded: string): boolean {
	return MANY.test(folded);
}

/**
 * A name stripped, for comparing, of what does not tell bodies of one ward apart: the ward's own name at the end, 'trên
 * địa bàn', 'Đề nghị', 'các', titles such as 'Thủ trưởng', the 'Việt Nam' of an organisation's full name.
 *
 * @example bareName('Đề nghị Ủy ban MTTQ Việt Nam phường Hòa Bình Mẫu') === 'mat tran to quoc'
 */
export function bareName(name: string): string {
	let text = name.normalize('NFC').trim();
	for (let before = ''; before !== text; ) {
		before = text;
		text = text.replace(WARD, '').replace(ON_THE_GROUND, '').replace(LEADS, '').replace(OF_RESIDENTS, '$1');
	}
	let folded = foldName(text);
	for (let before = ''; before !== folded; ) {
		before = folded;
		folded = folded.replace(BEFORE, '').replace(/^(?:cac|nhung|toan the|tat ca|moi) (?=.)/, '');
	}
	const short = SHORT_FORMS.reduce((current, [long, known]) => current.replace(long, known), folded);
	return short.replace(/ +/g, ' ').trim();
}
