import { foldName } from '../text/foldName';
import type { Unit } from '../types';

/** What a group word stands for: units of these types and, where given, with these words in their folded name. */
interface Group {
	types: string[];
	named?: string;
	/** The body exists once in most wards: without 'các' the word means that one, not a crowd. */
	single?: true;
}

/**
 * Types of unit with an office of their own, and so with a gate on which to hang something. Residential groups and
 * their digital-technology teams meet in a house of culture and have none; of 'khác' nobody can say.
 */
export const TYPES_WITH_OFFICE = [
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

const DEPARTMENTS = ['phòng', 'văn phòng'];
const AGENCIES = ['phòng', 'văn phòng', 'trung tâm'];
const SCHOOLS = ['trường học'];

/** The words with which plans name many units at once, as bareName leaves them. */
const GROUPS: Record<string, Group> = {
	phong: { types: DEPARTMENTS },
	'phong ban': { types: DEPARTMENTS },
	'phong chuyen mon': { types: DEPARTMENTS },
	'phong ban chuyen mon': { types: DEPARTMENTS },
	'co quan chuyen mon': { types: DEPARTMENTS },
	'van phong hoi dong nhan dan uy ban nhan dan': { types: ['văn phòng'], single: true },
	'van phong uy ban nhan dan': { types: ['văn phòng'], single: true },
	'van phong': { types: ['văn phòng'], single: true },
	'trung tam': { types: ['trung tâm'] },
	nganh: { types: AGENCIES },
	'ban nganh': { types: AGENCIES },
	'don vi thuoc': { types: AGENCIES },
	'don vi truc thuoc': { types: AGENCIES },
	'don vi thuoc uy ban nhan dan': { types: AGENCIES },
	'don vi truc thuoc uy ban nhan dan': { types: AGENCIES },
	'don vi su nghiep': { types: ['trung tâm', 'trường học', 'y tế'] },
	'co quan': { types: TYPES_WITH_OFFICE },
	'don vi': { types: TYPES_WITH_OFFICE },
	'cong an': { types: ['công an'], single: true },
	'luc luong cong an': { types: ['công an'] },
	'quan su': { types: ['quân sự'], single: true },
	'ban chi huy quan su': { types: ['quân sự'], single: true },
	'luc luong vu trang': { types: ['công an', 'quân sự'] },
	'mat tran': { types: ['mặt trận'], single: true },
	'mat tran to quoc': { types: ['mặt trận'], single: true },
	'doan the': { types: ['đoàn thể'] },
	hoi: { types: ['đoàn thể'] },
	'hoi doan the': { types: ['đoàn thể'] },
	'to chuc doan the': { types: ['đoàn thể'] },
	'doan the nhan dan': { types: ['đoàn thể'] },
	'doan the chinh tri xa hoi': { types: ['đoàn thể'] },
	'to chuc chinh tri xa hoi': { types: ['đoàn thể'] },
	'thanh vien mat tran': { types: ['đoàn thể'] },
	'to chuc thanh vien': { types: ['đoàn thể'] },
	'truong hoc': { types: SCHOOLS },
	'nha truong': { types: SCHOOLS },
	'co so giao duc': { types: SCHOOLS },
	truong: { types: SCHOOLS },
	'truong mam non': { types: SCHOOLS, named: 'mam non', single: true },
	'mam non': { types: SCHOOLS, named: 'mam non', single: true },
	'truong tieu hoc': { types: SCHOOLS, named: 'tieu hoc', single: true },
	'tieu hoc': { types: SCHOOLS, named: 'tieu hoc', single: true },
	'truong trung hoc co so': { types: SCHOOLS, named: 'trung hoc co so', single: true },
	'trung hoc co so': { types: SCHOOLS, named: 'trung hoc co so', single: true },
	'truong trung hoc pho thong': { types: SCHOOLS, named: 'trung hoc pho thong', single: true },
	'trung hoc pho thong': { types: SCHOOLS, named: 'trung hoc pho thong', single: true },
	'y te': { types: ['y tế'], single: true },
	'tram y te': { types: ['y tế'], single: true },
	'co so y te': { types: ['y tế'] },
	'to dan pho': { types: ['tổ dân phố'] },
	'khu pho': { types: ['tổ dân phố'] },
	'khu dan cu': { types: ['tổ dân phố'] },
	thon: { types: ['tổ dân phố'] },
	'thon ban': { types: ['tổ dân phố'] },
	'to cong nghe so': { types: ['tổ công nghệ số cộng đồng'] },
	'to cong nghe so cong dong': { types: ['tổ công nghệ số cộng đồng'] },
	'doanh nghiep': { types: ['doanh nghiệp'] },
	'cong ty': { types: ['doanh nghiệp'] },
	'co so san xuat kinh doanh': { types: ['doanh nghiệp', 'hợp tác xã'] },
	'hop tac xa': { types: ['hợp tác xã'] },
};

/** Words that may stand between and after group words without making the name a specific one. */
const BETWEEN = new Set([
	'cac',
	'cua',
	'tai',
	'phuong',
	'khac',
	'lien quan',
	'co lien quan',
	'thuoc',
	'truc thuoc',
	'thuoc uy ban nhan dan',
	'truc thuoc uy ban nhan dan',
]);
const LONGEST_PHRASE = Math.max(...Object.keys(GROUPS).map((phrase) => phrase.split(' ').length));

/**
 * The units that a name of groups stands for ('Các doanh nghiệp, trường học trên địa bàn phường', as bareName leaves it):
 * every unit of the types that it names. `null` when the name has a word that is no group word, so that a specific name never widens into
 * a group; when one of its groups has no unit; and when it speaks of a body that should be one ('Trường Tiểu học',
 * without 'các') and several answer.
 */
export function unitsOfGroup(bare: string, units: Unit[], plural: boolean): Unit[] | null {
	const groups = parseGroups(bare);
	if (!groups) return null;
	const found = new Set<Unit>();
	for (const group of groups) {
		const members = units.filter((unit) => belongs(unit, group));
		if (members.length === 0) return null;
		if (group.single && !plural && members.length > 1) return null;
		for (const member of members) found.add(member);
	}
	return units.filter((unit) => found.has(unit));
}

function belongs(unit: Unit, group: Group): boolean {
	return (
		group.types.includes(unit.type) &&
		(group.named === undefined || ` ${foldName(unit.name)} `.includes(` ${group.named} `))
	);
}

/** Longest phrase first, from left to right; null as soon as a word belongs to no phrase. */
function parseGroups(bare: string): Group[] | null {
	const words = bare.split(' ');
	const groups: Group[] = [];
	for (let at = 0; at < words.length; ) {
		const phrase = longestPhrase(words, at);
		if (phrase === undefined) return null;
		const group = Object.hasOwn(GROUPS, phrase) ? GROUPS[phrase] : undefined;
		if (group) groups.push(group);
		at += phrase.split(' ').length;
	}
	return groups.length > 0 ? groups : null;
}

function longestPhrase(words: string[], at: number): string | undefined {
	for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
		const phrase = words.slice(at, at + length).join(' ');
		if (Object.hasOwn(GROUPS, phrase) || BETWEEN.has(phrase)) return phrase;
	}
	return undefined;
}
