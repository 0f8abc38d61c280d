import type { Word } from '../text/foldName';
import { RESIDENTIAL_WORDS, SCHOOL_LEVELS } from './bodyWords';
import { phrase, standsAsWritten, standsAt, type Phrase } from './phrases';

/**
 * What kind of body a name speaks of. Bodies of a `named` kind (schools, villages, companies) are told apart by a proper
 * name, in which another word is another body; the others by what they are in charge of.
 */
export interface BodyKind {
	/** Bodies of two kinds are never taken for each other. */
	kind: string;
	named: boolean;
	/** The word as written: 'thon' and 'khu pho' are one kind. */
	word: string;
	/** Of a school: its levels. */
	levels: string[];
	/** The words behind. */
	rest: Word[];
}

const KINDS: { kind: string; named?: true; words: Phrase[] }[] = [
	{ kind: 'residents', named: true, words: RESIDENTIAL_WORDS },
	{ kind: 'commune', named: true, words: ['xã', 'phường', 'thị trấn', 'đặc khu'].map(phrase) },
	{ kind: 'company', named: true, words: ['công ty', 'doanh nghiệp', 'xí nghiệp', 'nhà máy'].map(phrase) },
	{ kind: 'department', words: ['phòng', 'ban', 'bộ phận'].map(phrase) },
	...['hợp tác xã', 'chi bộ', 'đảng bộ', 'chi hội', 'chi đoàn', 'tổ công nghệ số', 'hộ kinh doanh'].map(
		(text) => ({ kind: text, named: true as const, words: [phrase(text)] }),
	),
	...[
		'ban chỉ huy quân sự',
		'ban công tác mặt trận',
		'ban chỉ đạo',
		'văn phòng',
		'trung tâm',
		'sở',
		'hội',
		'hội đồng',
		'đoàn',
		'công đoàn',
		'liên đoàn',
		'công an',
		'trạm',
		'đội',
		'tổ',
		'cục',
		'chi cục',
		'thuế',
		'hạt',
		'kho bạc',
		'bảo hiểm',
		'ngân hàng',
		'quỹ',
		'điện lực',
		'bưu điện',
		'mặt trận',
		'đảng ủy',
		'ủy ban',
		'ủy ban nhân dân',
		'tòa án',
		'viện',
		'bệnh viện',
		'thanh tra',
		'câu lạc bộ',
		'đài',
		'phòng khám',
	].map((text) => ({ kind: text, words: [phrase(text)] })),
];
const ALL = KINDS.flatMap(({ kind, named = false, words }) =>
	words.map((found) => ({ kind, named, found })),
).toSorted((a, b) => b.found.length - a.found.length);
const SCHOOL = phrase('trường');
const SOCIETY = phrase('xã hội');
const LEGAL_FORMS = ['trách nhiệm hữu hạn', 'một thành viên', 'cổ phần', 'tư nhân', 'tnhh', 'mtv', 'cp'].map(
	phrase,
);

/** The kind of body that a name, cut down by bareWords, begins with; null when it begins with none that is known. */
export function bodyKind(bare: Word[], withoutAccents: boolean): BodyKind | null {
	const school = schoolOf(bare);
	if (school) return school;
	const found = ALL.find((each) => standsAsWritten(bare, 0, each.found, withoutAccents));
	if (!found || standsAt(bare, 0, SOCIETY)) return null;
	const { kind, named, found: words } = found;
	const behind = bare.slice(words.length);
	const rest = kind === 'company' ? without(behind, LEGAL_FORMS) : behind;
	return { kind, named, word: words.map(({ plain }) => plain).join(' '), levels: [], rest };
}

/** Does a body of another kind begin among these words: 'Ban Văn hóa - Xã hội HĐND' is no phòng. */
export function holdsBody(words: Word[]): boolean {
	return words.some((_, at) => ALL.some((each) => standsAsWritten(words, at, each.found, false)));
}

function schoolOf(bare: Word[]): BodyKind | null {
	const levels: string[] = [];
	let at = standsAt(bare, 0, SCHOOL) ? SCHOOL.length : 0;
	for (let level: Phrase | undefined; ; at += level.length) {
		level = SCHOOL_LEVELS.find((each) => standsAt(bare, at, each));
		if (!level) break;
		levels.push(level.map(({ plain }) => plain).join(' '));
	}
	return at === 0 ? null : { kind: 'school', named: true, word: 'truong', levels, rest: bare.slice(at) };
}

function without(words: Word[], phrases: Phrase[]): Word[] {
	const out: Word[] = [];
	for (let at = 0; at < words.length; ) {
		const found = phrases.find((each) => standsAt(words, at, each));
		if (!found) out.push(words[at] as Word);
		at += found?.length ?? 1;
	}
	return out;
}
