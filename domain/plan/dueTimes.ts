import { vietnam2026 } from '../followup/calendarVietnam2026';
import { addWorkingDays } from '../followup/workingTime';
import type { Calendar } from '../types';
import { canon } from './canon';
import { isoDate, lastOfMonth, slashDates } from './dates';
import { dueDatesIn, type DueDate } from './deadlines';
import { yearFor, type YearContext } from './yearOf';

/** What a time without its own year, or counted from something, is read against. */
export interface TimeContext extends YearContext {
	periodEnd: string | null;
	/** Of working days; Việt Nam's of 2026 unless given. */
	calendar?: Calendar;
}

const MONTH =
	/(?:trong|hết|cuối|xong|hoàn thành|đến)\s+(?:(?:trong|cuối)\s+)?tháng\s+(\d{1,2})(?:\/(\d{4}))?(?![\d/])/u;
const QUARTER = /quý\s+(i{1,3}|iv|[1-4])(?:\s*(?:\/|năm|-)?\s*(\d{4}))?(?![a-zà-ỹ])/u;
const TOLD =
	/(?<![a-zà-ỹ])(?:đã|mới (?:[a-zà-ỹ]+ )?(?:được|đạt)|ghi nhận|xảy ra|[a-zà-ỹ]+ được(?= \d))(?![a-zà-ỹ])/u;
const AFTER =
	/(?:chậm nhất|trong(?: vòng| thời hạn)?|không quá|sau)\s+(?:là\s+)?(\d{1,2})\s+(?:\([a-zà-ỹ ]+\)\s*)?ngày(\s+làm việc)?\s*,?\s*(?:sau khi|kể từ(?: khi| ngày)?|tính từ(?: khi| ngày)?|từ khi|sau)?\s*(kết thúc(?! (?:mỗi|từng|đợt thiên|phiên))|ban hành|ký(?! kết))/u;

/** The due dates of running text: only what words make a deadline. In the text's order, explicit dates first. */
export function duesIn(text: string, context: TimeContext): DueDate[] {
	const dated = dueDatesIn(text, context);
	if (dated.length > 0) return dated;
	const words = slashDates(canon(text));
	const counted = countedDue(text, context);
	// "Đến hết tháng 3/2026 mới cấp được …" tells what was.
	if (counted === null && TOLD.test(words)) return [];
	const date = counted ?? wholeMonth(words, context) ?? quarterAsDue(words, context);
	if (!date) return [];
	const reports = /(?<![a-zà-ỹ])báo cáo(?! viên)(?![a-zà-ỹ])/u.test(words);
	return [
		{
			what: reports ? 'report' : 'task',
			date,
			yearDeduced: false,
			sumsUp: false,
			counted: counted !== null,
		},
	];
}

/**
 * By when a task is done: the date that words make a deadline, else the end of the days in which it is carried out. What
 * is counted from something ("05 ngày sau khi kết thúc") is no date that the task names: it is a doubt.
 */
export function taskDueIn(text: string, context: TimeContext): string | null {
	const due = duesIn(text, context).find(({ counted }) => !counted);
	return due?.date ?? rangeEnd(slashDates(canon(text)), context);
}

const RANGE_END =
	/(?<![a-zà-ỹ])(từ\s+(?:nay|(?:ngày\s+)?\d{1,2}(?:\/\d{1,2}){0,2})[^.;]{0,30}?\s+)?đến\s+(hết\s+)?(ngày\s+)?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/gu;

/** "Từ ngày 18/5/2026 đến ngày 18/6/2026", "đến hết ngày 31/8/2026"; what is counted up to a day is none. */
function rangeEnd(words: string, context: YearContext): string | null {
	for (const found of words.matchAll(RANGE_END)) {
		const [, from, until, day, dayOfMonth, month, written] = found;
		// "Đường 7/5 đến 30/4" are streets.
		if (!from && !until && !day && !written) continue;
		if (/(?:tính|kể|sinh|trước|hiện nay|có|gửi|quy định)\s*$/u.test(words.slice(0, found.index))) continue;
		const inYear = written ? Number(written) : yearFor(Number(month), context);
		const date = inYear ? isoDate(Number(dayOfMonth), Number(month), inYear) : null;
		if (date) return date;
	}
	return null;
}

/** The date that "05 ngày sau khi kết thúc" comes to; null when it is not known from what it is counted. */
export function countedDue(text: string, context: TimeContext): string | null {
	return relative(slashDates(canon(text)), context);
}

/**
 * The due date of a cell or label that is about time: any date counts, of a range its end, of a month or quarter the
 * last day. Null for "Thường xuyên" and for what comes back every week or month.
 */
export function dueOfTimeCell(text: string, context: TimeContext): string | null {
	const words = slashDates(canon(text));
	if (/(?<![a-zà-ỹ])(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|thường xuyên|định kỳ/u.test(words)) return null;
	const timed = dueDatesIn(/^(?:trước|chậm|đến|hoàn thành)/u.test(words) ? words : `trước ${words}`, context);
	if (timed[0]?.date.includes('T')) return timed[0].date;
	const dates = [...words.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/gu)].flatMap(
		(found) => {
			const year = found[3] ? Number(found[3]) : yearFor(Number(found[2]), context);
			return (year && isoDate(Number(found[1]), Number(found[2]), year)) || [];
		},
	);
	const last = dates.at(-1);
	if (last) return last;
	const early = beforeMonth(words, context) ?? halfYear(words);
	if (early) return early;
	const quarters = [...words.matchAll(new RegExp(QUARTER.source, 'gu'))].at(-1);
	if (quarters) return quarter(quarters[0], { ...context, year: context.year ?? yearIn(words) });
	const months = [
		...words.matchAll(
			/(?:tháng\s+|(?<![\d/])|[-,]\s*)(\d{1,2})\/(20\d{2})(?!\d)|tháng\s+(\d{1,2})(?![\d/])/gu,
		),
	].at(-1);
	if (months) {
		const month = Number(months[1] ?? months[3]);
		const year = months[2] ? Number(months[2]) : yearFor(month, context);
		if (year && month >= 1 && month <= 12) return lastOfMonth(month, year);
	}
	return relative(words, context) ?? quarter(words, context) ?? wholeYear(words);
}

function wholeMonth(words: string, context: YearContext): string | null {
	const found = MONTH.exec(words);
	const of = Number(found?.[1]);
	const inYear = found?.[2] ? Number(found[2]) : yearFor(of, context);
	return found && inYear && of >= 1 && of <= 12 ? lastOfMonth(of, inYear) : null;
}

/** "Trước tháng 7/2026" is done when June ends. */
function beforeMonth(words: string, context: YearContext): string | null {
	const found = /trước\s+tháng\s+(\d{1,2})(?:\/(\d{4}))?(?![\d/])/u.exec(words);
	const of = Number(found?.[1]);
	const inYear = found?.[2] ? Number(found[2]) : yearFor(of, context);
	if (!found || !inYear || of < 1 || of > 12) return null;
	return of === 1 ? lastOfMonth(12, inYear - 1) : lastOfMonth(of - 1, inYear);
}

/** "6 tháng đầu năm 2026" ends with June. */
function halfYear(words: string): string | null {
	const found = /(?:0?6|sáu)\s+tháng\s+(đầu|cuối)\s+năm\s+(20\d{2})/u.exec(words);
	return found ? `${found[2]}-${found[1] === 'đầu' ? '06-30' : '12-31'}` : null;
}

function quarterAsDue(words: string, context: YearContext): string | null {
	return /(?:trong|hết|cuối|hoàn thành|xong)\s+(?:trong\s+)?quý/u.test(words)
		? quarter(words, context)
		: null;
}

function quarter(words: string, context: YearContext): string | null {
	const found = QUARTER.exec(words);
	if (!found) return null;
	const which = ['i', 'ii', 'iii', 'iv'].indexOf(found[1] ?? '') + 1 || Number(found[1]);
	const inYear = found[2] ? Number(found[2]) : yearFor(which * 3, context);
	if (!inYear) return null;
	return lastOfMonth(which * 3, inYear);
}

function yearIn(words: string): number | null {
	const year = /20\d\d/u.exec(words)?.[0];
	return year ? Number(year) : null;
}

function wholeYear(words: string): string | null {
	const year = /năm (20\d{2})/u.exec(words)?.[1];
	return year ? `${year}-12-31` : null;
}

/** "Chậm nhất 05 ngày sau khi kết thúc": counted from the end of the period; from the day of issue for "ban hành". */
function relative(
	words: string,
	{ periodEnd, issuedOn, calendar = vietnam2026 }: TimeContext,
): string | null {
	const found = AFTER.exec(words);
	const from = found?.[3] === 'kết thúc' ? periodEnd : issuedOn;
	if (!found || !from) return null;
	const days = Number(found[1]);
	if (found[2] && days > 0) return addWorkingDays(from.slice(0, 10), days, calendar);
	const at = new Date(`${from.slice(0, 10)}T00:00:00Z`);
	at.setUTCDate(at.getUTCDate() + days);
	return at.toISOString().slice(0, 10);
}
