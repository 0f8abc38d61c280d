import type { Word } from '../text/foldName';
import { phrase, standsAt, type Phrase } from './phrases';
import { RESIDENTIAL_WORDS, SCHOOL_LEVELS } from './bodyWords';

interface Drop {
	words: Phrase[];
	/** Only behind or before one of these. */
	prev?: Phrase[];
	next?: Phrase[];
	/** Only at the start of the name. */
	first?: true;
}
const all = (...texts: string[]) => texts.map(phrase);

/** What the full names of bodies have and the names under which everybody knows them lack. */
const DROPS: Drop[] = [
	{ words: all('và') },
	{
		words: all('ban thường trực', 'ban thường vụ', 'ban chấp hành'),
		next: all('ủy ban mặt trận', 'mặt trận', 'đoàn', 'hội', 'công đoàn', 'liên đoàn'),
		first: true,
	},
	{ words: all('ủy ban'), next: all('mặt trận') },
	{ words: all('tổ quốc'), prev: all('mặt trận') },
	{ words: all('cộng sản hồ chí minh', 'cộng sản'), prev: all('thanh niên') },
	{ words: all('liên hiệp'), next: all('phụ nữ') },
	{
		words: all('việt nam'),
		prev: all('mặt trận', 'phụ nữ', 'nông dân', 'cựu chiến binh', 'thanh niên', 'công đoàn'),
	},
	{
		words: all('đảng ủy', 'tỉnh ủy', 'thành ủy'),
		prev: all('dân vận', 'tuyên giáo', 'nội chính', 'ban tổ chức', 'xây dựng đảng', 'ủy ban kiểm tra'),
	},
	{ words: all('phục vụ'), next: all('hành chính công') },
	{ words: all('cộng đồng'), prev: all('tổ công nghệ số') },
	{ words: all('tại', 'của', 'ở', 'thuộc'), prev: all('tổ công nghệ số'), next: RESIDENTIAL_WORDS },
	{ words: all('trường'), next: SCHOOL_LEVELS },
];
const TEAM = phrase('công nghệ số');
const LINKS = ['cong', 'dong', 'tai', 'o', 'cua', 'thuoc', 'cac'];

/** A name, without title and place, cut down to what tells bodies of one ward apart. */
export function bareWords(words: Word[]): Word[] {
	return DROPS.reduce(dropped, teamWithoutResidents(words));
}

function dropped(words: Word[], { words: phrases, prev, next, first }: Drop): Word[] {
	if (!words.some(({ plain }) => phrases.some((each) => each[0]?.plain === plain))) return words;
	const out: Word[] = [];
	for (let at = 0; at < words.length; ) {
		const found = phrases.find(
			(each) =>
				standsAt(words, at, each) &&
				(!first || at === 0) &&
				(prev?.some((before) => standsAt(out, out.length - before.length, before)) ?? true) &&
				(next?.some((after) => standsAt(words, at + each.length, after)) ?? true),
		);
		const word = words[at] as Word;
		// 'Công an và các trường': where 'và' stood, another body begins.
		if (!found) out.push(words[at - 1]?.plain === 'va' ? { ...word, apart: true } : word);
		at += found?.length ?? 1;
	}
	return out;
}

/** 'Tổ CNSCĐ các tổ dân phố' are the teams, not the residential groups; a comma between the two would name both. */
function teamWithoutResidents(words: Word[]): Word[] {
	const team = words.findIndex((_, at) => standsAt(words, at, TEAM)) + TEAM.length;
	if (team < TEAM.length) return words;
	const link = words.slice(team).findIndex(({ plain }) => !LINKS.includes(plain));
	const tail = link < 0 ? [] : words.slice(team + link);
	const residents = RESIDENTIAL_WORDS.some((each) => each.length === tail.length && standsAt(tail, 0, each));
	return residents && !words.slice(team).some(({ apart }) => apart) ? words.slice(0, team) : words;
}
