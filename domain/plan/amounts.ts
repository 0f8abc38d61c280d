import { bearerOf } from './amountBearer';
import { canon } from './canon';
import { countedNoun } from './countedNoun';
import { describes, isBound, numbered } from './notAsked';
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
/** "100% học sinh tham gia BHYT" needs no verb before it. */
const BEGINS_WITH_SHARE = /(?:^|[:;.–-]\s*|(?<![a-zà-ỹ])đạt\s+)(?:từ\s+|trên\s+|có\s+|và\s+|đạt\s+)*$/u;
const ENUMERATES = /^(?:\s*\/\s*[a-zà-ỹ]+)?[^a-zà-ỹ]*(?:(?:và|cùng|với|cùng với)[^a-zà-ỹ]*)?$/u;
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
			(asked &&
				percent !== undefined &&
				/(?:[,;]|và)\s*(?:(?:ít nhất|tối thiểu|trên|đạt)\s+)*$/u.test(before)) ||
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
				(amount.max === max || listBetween(text.slice(amount.end, found.index + 1))),
		);
		if (asked && max > 0 && max >= min && !again)
			amounts.push({ item: noun.item, min, max, start: found.index, end: noun.end, bearer });
	}
	return amounts;
}

/** A list has begun behind the amount and goes on; brackets that have closed are none. */
function listBetween(words: string): boolean {
	return LIST_BEGINS.test(words.replace(/\([^()]*\)/gu, ' '));
}

function itemAt(text: string, at: number, lead: string, share: boolean, scaled: boolean) {
	// "Tỷ lệ hòa giải thành đạt 85%": the share of what stands before it, when nothing stands behind.
	const rate = share
		? /(?<![a-zà-ỹ])((?:tỷ lệ|số) [^,.;]{3,90}?)(?: (?:giảm|tăng|đạt|lên|từ|trên|là|tối thiểu|ít nhất|phải|sẽ))+ $/u.exec(
				lead,
			)
		: null;
	const noun = countedNoun(text.slice(at, at + 120), share);
	if (rate && !noun) return { item: `${rate[1]?.replace(/^(?:tỷ lệ|số) |\s*:$/gu, '')} (%)`, end: at };
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
