import { phrase, type Phrase } from './phrases';

/** What a group word stands for. Patterns are of a unit's whole name, folded. */
export interface Group {
	/** Units of these types … */
	types: string[];
	/** … of them those with such a name. */
	named?: RegExp;
	/** Those with such a name where there are any, else all. */
	rather?: RegExp;
	/** And units of type 'khác' with such a name. */
	other?: RegExp;
	/** And units of any type with such a name. */
	called?: RegExp;
	/** It stands for nobody where none of them has such a name: a ward has no sở. */
	onlyWith?: RegExp;
	/** The body exists once in most wards: without 'các' the word means that one, not a crowd. */
	single?: true;
}

const TYPES_WITH_OFFICE = [
	'phòng',
	'văn phòng',
	'trung tâm',
	'công an',
	'quân sự',
	'mặt trận',
	'đoàn thể',
	'trường học',
	'y tế',
	'doanh nghiệp',
	'hợp tác xã',
];

const DEPARTMENT = /^(?:phong(?! kham| giao dich)|van phong)(?= |$)/;
const AUTHORITY =
	/^(?:so|ban(?! (?:to chuc|tuyen giao|dan van|noi chinh|xay dung dang|cong tac|chi huy|nhan dan|dieu hanh))|thanh tra|cuc|chi cuc|thue|doi thue|kho bac|bao hiem xa hoi|ngan hang nha nuoc|hai quan|hat kiem lam|van phong (?:uy ban|hoi dong|doan dai bieu))(?= |$)/;
const WITH_OFFICE = new RegExp(
	`${AUTHORITY.source}|${DEPARTMENT.source}|^(?:trung tam|dang uy|ban xay dung dang|toa an|vien|thi hanh an|buu dien|buu cuc|dien luc|ngan hang|quy tin dung|dai|benh vien|phong kham|truong|thu vien|bao tang|cong ty|hoi(?! dong))(?= |$)`,
);
/** The socio-political organisations of Hiến pháp 2013, Điều 9, khoản 2. */
const SOCIO_POLITICAL =
	/(?:^| )(?:thanh nien|phu nu|nong dan|cuu chien binh|cong doan|lien doan lao dong)(?= |$)/;
const ASSOCIATION = /^(?:hoi(?! dong)|doan thanh nien|cong doan|lien doan lao dong|lien hiep cac hoi)(?= |$)/;
const ENTERPRISE = /^(?:cong ty|doanh nghiep|xi nghiep|nha may)(?= |$)/;

const departments: Group = { types: ['phòng', 'văn phòng'], other: DEPARTMENT };
const agencies: Group = { types: ['phòng', 'văn phòng', 'trung tâm'], other: DEPARTMENT };
const associations: Group = { types: ['đoàn thể'], other: ASSOCIATION };
const schools = (levels?: RegExp): Group => ({
	types: ['trường học'],
	other: levels ?? /^(?:truong|mam non|mau giao|nhom tre)(?= |$)/,
	...(levels && { named: levels, single: true }),
});
/** Known by name, whatever their type. */
const called = (pattern: RegExp): Group => ({ types: [], called: pattern, single: true });
const residents = (word: string): Group => ({
	types: ['tổ dân phố'],
	rather: new RegExp(`^${word}(?= |$)`),
	other: new RegExp(`^${word}(?= |$)`),
});
/** Where nobody asks whether they are thôn or khu phố. */
export const RESIDENTS: Group = { types: ['tổ dân phố'] };

/** The words with which plans name many units at once, without what bareWords drops. */
const WRITTEN: [Group, ...string[]][] = [
	[departments, 'phòng', 'phòng ban', 'phòng ban chức năng'],
	[
		{ ...departments, named: /^(?!.* dang uy)/ },
		'phòng chuyên môn',
		'phòng ban chuyên môn',
		'cơ quan chuyên môn',
	],
	[
		{ types: ['văn phòng'], rather: / (?:uy ban|hoi dong) nhan dan/, single: true },
		'văn phòng hội đồng nhân dân ủy ban nhân dân',
		'văn phòng ủy ban nhân dân',
	],
	[{ types: ['văn phòng'], single: true }, 'văn phòng'],
	[{ types: ['trung tâm'] }, 'trung tâm'],
	[{ ...agencies, called: AUTHORITY }, 'ngành', 'ban ngành'],
	[
		agencies,
		'đơn vị thuộc',
		'đơn vị trực thuộc',
		'đơn vị thuộc ủy ban nhân dân',
		'đơn vị trực thuộc ủy ban nhân dân',
	],
	[{ types: ['trung tâm', 'trường học', 'y tế'] }, 'đơn vị sự nghiệp', 'đơn vị sự nghiệp công lập'],
	[{ types: TYPES_WITH_OFFICE, other: WITH_OFFICE }, 'cơ quan', 'đơn vị', 'cơ quan tổ chức đơn vị'],
	[called(/^so /), 'sở'],
	[
		{ types: [], called: AUTHORITY, onlyWith: /^so / },
		'sở ban ngành',
		'sở ngành',
		'sở ban',
		'sở ban ngành đơn vị',
	],
	[
		called(
			/^(?:van phong (?:dang|tinh|thanh) uy|ban (?:xay dung dang|to chuc|tuyen giao|dan van|noi chinh)|(?:co quan )?uy ban kiem tra)/,
		),
		'ban đảng',
		'ban của đảng ủy',
		'cơ quan đảng',
		'cơ quan tham mưu giúp việc',
		'cơ quan tham mưu giúp việc đảng ủy',
		'cơ quan tham mưu giúp việc cấp ủy',
		'cơ quan tham mưu giúp việc tỉnh ủy',
		'cơ quan chuyên trách tham mưu giúp việc đảng ủy',
		'ban cơ quan tham mưu giúp việc đảng ủy',
	],
	[called(/^chi bo /), 'chi bộ', 'chi ủy'],
	[called(/^dang bo /), 'đảng bộ'],
	[
		called(/^(?:chi|dang) bo /),
		'chi bộ đảng bộ',
		'đảng bộ chi bộ',
		'chi đảng bộ',
		'đảng chi bộ',
		'tổ chức cơ sở đảng',
		'tổ chức đảng',
	],
	[{ types: ['công an'], single: true }, 'công an'],
	[{ types: ['công an'] }, 'lực lượng công an'],
	[{ types: ['quân sự'], single: true }, 'quân sự', 'ban chỉ huy quân sự'],
	[{ types: ['công an', 'quân sự'] }, 'lực lượng vũ trang'],
	[{ types: ['mặt trận'], single: true }, 'mặt trận'],
	[
		associations,
		'đoàn thể',
		'hội',
		'hội đoàn thể',
		'tổ chức đoàn thể',
		'đoàn thể nhân dân',
		'tổ chức thành viên',
		'thành viên mặt trận',
	],
	[{ ...associations, rather: SOCIO_POLITICAL }, 'đoàn thể chính trị xã hội', 'tổ chức chính trị xã hội'],
	[
		{ types: ['đoàn thể'], named: new RegExp(`^(?!.*${SOCIO_POLITICAL.source})`), other: ASSOCIATION },
		'hội quần chúng',
		'hội đặc thù',
		'tổ chức xã hội',
		'tổ chức xã hội nghề nghiệp',
	],
	[schools(), 'trường', 'trường học', 'nhà trường', 'cơ sở giáo dục', 'đơn vị trường học'],
	[schools(/(?:^| )(?:mam non|mau giao)(?= |$)/), 'mầm non', 'mẫu giáo'],
	[schools(/(?:^| )tieu hoc(?= |$)/), 'tiểu học'],
	[schools(/(?:^| )trung hoc co so(?= |$)/), 'trung học cơ sở'],
	[schools(/(?:^| )trung hoc pho thong(?= |$)/), 'trung học phổ thông'],
	[schools(/(?:^| )trung hoc (?:co so|pho thong)(?= |$)/), 'trường trung học'],
	[schools(/(?:^| )(?:tieu hoc|trung hoc|pho thong)(?= |$)/), 'phổ thông'],
	[{ types: ['y tế'], single: true }, 'y tế', 'trạm y tế'],
	[{ types: ['y tế'], other: /^(?:benh vien|phong kham|trung tam y te) / }, 'cơ sở y tế'],
	[RESIDENTS, 'khu dân cư', 'thôn bản', 'thôn tổ dân phố'],
	[residents('to dan pho'), 'tổ dân phố'],
	[residents('khu pho'), 'khu phố'],
	[residents('khoi pho'), 'khối phố'],
	[residents('tieu khu'), 'tiểu khu'],
	[residents('thon'), 'thôn'],
	[residents('ban'), 'bản'],
	[residents('ap'), 'ấp'],
	[residents('buon'), 'buôn'],
	[residents('lang'), 'làng'],
	[residents('xom'), 'xóm'],
	[residents('khoi'), 'khối'],
	[residents('khom'), 'khóm'],
	[residents('khu'), 'khu'],
	[{ types: ['tổ công nghệ số cộng đồng'], other: /^to cong nghe so / }, 'tổ công nghệ số'],
	[{ types: ['doanh nghiệp'], other: ENTERPRISE }, 'doanh nghiệp', 'công ty'],
	[
		{ types: ['doanh nghiệp', 'hợp tác xã'], other: /^(?:cong ty|ho kinh doanh|hop tac xa) / },
		'cơ sở sản xuất kinh doanh',
		'cơ sở kinh doanh',
	],
	[{ types: ['hợp tác xã'], other: /^hop tac xa / }, 'hợp tác xã'],
	[called(/^ho kinh doanh /), 'hộ kinh doanh'],
	[called(/^to hop tac /), 'tổ hợp tác'],
	[called(/^chi hoi /), 'chi hội'],
	[called(/^chi doan /), 'chi đoàn'],
	[called(/^cau lac bo /), 'câu lạc bộ'],
	[called(/^ban cong tac mat tran /), 'ban công tác mặt trận'],
	[called(/^to bao ve an ninh /), 'tổ bảo vệ an ninh trật tự', 'tổ bảo vệ an ninh trật tự ở cơ sở'],
	[called(/^trung tam y te /), 'trung tâm y tế', 'trung tâm y tế khu vực'],
	[called(/^benh vien /), 'bệnh viện'],
	[called(/^phong kham /), 'phòng khám'],
	[called(/^ngan hang /), 'ngân hàng'],
	[called(/^quy tin dung /), 'quỹ tín dụng', 'quỹ tín dụng nhân dân'],
	[called(/^chi cuc /), 'chi cục'],
	[called(/^ban quan ly /), 'ban quản lý'],
];

export interface GroupPhrase {
	words: Phrase;
	group: Group;
}

/** By their first word, the longest first. */
export const GROUP_PHRASES = new Map<string, GroupPhrase[]>();
for (const [group, ...texts] of WRITTEN) {
	for (const text of texts) {
		const words = phrase(text);
		const first = words[0]?.plain ?? '';
		const beside = [...(GROUP_PHRASES.get(first) ?? []), { words, group }];
		GROUP_PHRASES.set(
			first,
			beside.toSorted((a, b) => b.words.length - a.words.length),
		);
	}
}
