import type { TaskRole } from '../types';
import { canon } from './canon';
import { isEverybody } from './everybody';
import { splitNames } from './unitNames';
import { beginsWithUnit, withoutCourtesy } from './unitWords';
import { beginsWithVerb } from './verbs';

/** Bodies with the part they play in one task. */
export interface Party {
	role: TaskRole;
	names: string[];
}

const LABEL =
	/(?<![a-zà-ỹ])(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|ban)(?:, (?:cơ quan|đơn vị|bộ phận|cá nhân))* )?(chủ trì|đầu mối|phối hợp|thực hiện|phụ trách|tham mưu|được giao|chịu trách nhiệm|phân công)(?: (?:thực hiện|tham mưu|chính|triển khai|phụ trách))?\s*:\s*/gu;
const TIME_LABEL =
	/(?<![a-zà-ỹ])(?:thời gian|thời hạn|tiến độ|hạn|hoàn thành|kết thúc|thời điểm)(?: (?:thực hiện|hoàn thành|xong|tổ chức|triển khai|trước|cuối))?\s*:\s*/gu;
const VALUE_ENDS =
	/[;.]\s|[;.)]$|(?<![a-zà-ỹ])(?:sản phẩm|kết quả|địa điểm|kinh phí|hình thức|thành phần|thời gian|thời hạn|tiến độ|hoàn thành|hạn)(?: [a-zà-ỹ ]{0,20})?:|\s[-–]\s(?=\p{Lu})/u;
/** A body that the text really names; "các đơn vị liên quan" names nobody. */
export function isSpecific(name: string): boolean {
	return beginsWithUnit(name) && !isEverybody(name);
}

/** What a line says in labels: "Đơn vị chủ trì: A; phối hợp: B, C. Thời gian: trước 20/5". */
export interface Labels {
	parties: Party[];
	time: string | null;
	/** Where the first label begins; words before it are what is to be done. */
	from: number;
}

/** The labels of a line; null when it has none that names a body or a time. */
export function labelsIn(text: string): Labels | null {
	// No line of labels is longer, and looking for where each ends takes time with length.
	if (text.length > 4000) return null;
	const lower = canon(text);
	const parties: Party[] = [];
	let from = text.length;
	for (const found of lower.matchAll(LABEL)) {
		const names = namesIn(valueAt(text, found.index + found[0].length), true);
		if (names.length === 0) continue;
		parties.push({ role: roleOfLabel(found[1] ?? ''), names });
		from = Math.min(from, found.index);
	}
	if (parties.length === 0) {
		const told = partsTold(text);
		parties.push(...told.parties);
		from = Math.min(from, told.from);
	}
	const timed = [...lower.matchAll(TIME_LABEL)][0];
	const time = timed ? valueAt(text, timed.index + timed[0].length) : null;
	if (parties.length === 0 && (!timed || timed.index > 3)) return null;
	if (timed) from = Math.min(from, timed.index);
	return { parties, time, from };
}

const PARTS_TOLD =
	/(?<=[.;:]\s)([^.;:]{4,120}?) (chủ trì|thực hiện|phụ trách|đảm nhận|chịu trách nhiệm)(?:[,;]\s*([^.;:]{4,160}?) (?:cùng )?phối hợp(?: thực hiện)?)?\s*[.;]?$/u;

/** "Rà soát, lập danh sách. Công an phường chủ trì; các tổ dân phố phối hợp." says as much as labels do. */
function partsTold(text: string): { parties: Party[]; from: number } {
	const found = PARTS_TOLD.exec(canon(text));
	if (!found) return { parties: [], from: text.length };
	const at = (words: string) => found.index + found[0].indexOf(words);
	const named = (words = '') => (words ? namesIn(text.slice(at(words), at(words) + words.length)) : []);
	const [, doers, role = '', helpers] = found;
	if (named(doers).length === 0) return { parties: [], from: text.length };
	const helping = named(helpers);
	return {
		parties: [
			{ role: roleOfLabel(role), names: named(doers) },
			...(helping.length > 0 ? [{ role: 'coordinate' as const, names: helping }] : []),
		],
		from: found.index,
	};
}

/**
 * The names in a cell or behind a label: parted by commas, semicolons, dashes, or nothing but a capital. `trusted`: the
 * place says that names stand there, so words that no list knows are one too.
 */
export function namesIn(value: string, trusted = false): string[] {
	return value
		.replace(/^\s*[-–+]\s*/u, '')
		.split(
			/\s*;\s*|\s+[-–+]\s+(?=(?:Phòng|Công an|Trạm|Ban |Trường|Hội |Đoàn |Ủy ban|UB|Văn phòng|Trung tâm|Tổ |Các ))/u,
		)
		.flatMap((part) => part.split(NEXT_NAME))
		.flatMap((part) => splitNames(withoutCourtesy(part.trim())))
		.map((name) => name.replace(/^(?:và|cùng)\s+/u, ''))
		.filter((name) => isNameIn(name) || (trusted && looksLikeName(name)));
}

function looksLikeName(name: string): boolean {
	const words = name.split(/\s+/);
	return (
		/^\p{Lu}\p{L}*/u.test(name) &&
		words.length <= 10 &&
		!/[.:!?]|\d{3}/.test(name) &&
		!isEverybody(name) &&
		!/^(?:như trên|nt|không|có|theo|tất cả|toàn bộ|thường xuyên)(?![a-zà-ỹ])/u.test(canon(name)) &&
		!beginsWithVerb(name)
	);
}

/** Paragraphs of a cell run into one line: a capital that begins a name after one that has ended. */
const NEXT_NAME =
	/(?<=[\p{Ll}\d])\s+(?=(?:Phòng (?!Giao dịch)|Công an |Trạm Y tế|Ban Chỉ huy|Ban CHQS|Hội (?:LHPN|Liên hiệp|Nông dân|Cựu|Chữ thập)|Đoàn (?:TN|Thanh niên)|Trung tâm |Các [a-zà-ỹ]))(?<!(?:[Tt]rưởng|[Ll]ãnh đạo|[Tt]huộc|[Cc]ủa|[Vv]à|[Vv]ới|[Đđ]ồng chí|[Pp]hó|[Cc]hi (?:đoàn|bộ|hội)|[Cc]ông đoàn|[Đđ]ảng bộ)\s+)/u;

function isNameIn(name: string): boolean {
	return (
		(name.length <= 160 && isSpecific(name.replace(/^\d{1,3} /u, ''))) ||
		(/^(?:các|toàn thể|tất cả)\s/iu.test(name) && beginsWithUnit(name) && !/liên quan/iu.test(name))
	);
}

function roleOfLabel(word: string): TaskRole {
	if (word === 'phối hợp') return 'coordinate';
	return word === 'chủ trì' || word === 'đầu mối' || word === 'chịu trách nhiệm' ? 'lead' : 'implement';
}

function valueAt(text: string, at: number): string {
	const rest = text.slice(at);
	const next = LABEL_ONCE.exec(canon(rest))?.index ?? rest.length;
	const value = rest.slice(0, next);
	const end = VALUE_ENDS_IN_NAMES(value);
	return value
		.slice(0, end)
		.replace(/[\s,;.()–-]+$/u, '')
		.trim();
}

const LABEL_ONCE = new RegExp(LABEL.source, 'u');

function VALUE_ENDS_IN_NAMES(value: string): number {
	// A semicolon may part two names; any other end is an end.
	for (let from = 0; ; ) {
		const found = VALUE_ENDS.exec(canon(value.slice(from)));
		if (!found) return value.length;
		const at = from + found.index;
		const after = value.slice(at + found[0].length);
		if (found[0].trim() !== ';' || !beginsWithUnit(after.trim())) return at;
		from = at + found[0].length;
	}
}
