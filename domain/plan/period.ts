import type { Plan } from '../types';
import { canon } from './canon';
import { isoDate, lastOfMonth, slashDates } from './dates';
import type { SectionLine } from './sections';
import { evidenceOf } from './lines';
import { labelsIn } from './parties';
import { namesWork } from './given';

type Period = { start: string | null; end: string | null };

const DATE = '(\\d{1,2})(?:\\/(\\d{1,2})(?:\\/(\\d{4}))?)?';
const FULL = '(\\d{1,2})\\/(\\d{1,2})(?:\\/(\\d{4}))?';
const TO = '\\s*(?:,?\\s*(?:và )?kết thúc(?: vào)?|đến|tới|-|–)\\s*(?:hết\\s+)?(?:ngày\\s+)?';
const DAYS = new RegExp(`(?<![\\d/])${DATE}${TO}${FULL}(?![\\d/])`, 'u');
const MONTHS = new RegExp(
	`tháng\\s+(\\d{1,2})(?:\\/(\\d{4}))?\\s*(?:đến|-|–)\\s*(?:hết\\s+)?tháng\\s+(\\d{1,2})\\/(\\d{4})`,
	'u',
);
const MONTH = /(?<!\d\s)tháng\s+(\d{1,2})\/(\d{4})/u;
const QUARTER = /quý\s+(i{1,3}|iv|[1-4])(?:\/|\s+năm\s+|\s+)(\d{4})/u;
const DAY = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})/u;

/**
 * When the plan is carried out. Only a line about time, or one that says from when to when, is read: a
 * commemorative date ("Ngày … 18/5") is no period.
 *
 * @param opening the sentences right before the body, which may say it of the whole: "Để triển khai … từ ngày … đến …"
 * @param year the document's year, for "từ ngày 12/5 đến ngày 18/5"
 */
export function readPeriod(body: SectionLine[], opening: SectionLine[], year: number | null): Plan['period'] {
	const isLabel = (line: SectionLine | undefined) => {
		const labels = line && labelsIn(line.body);
		return Boolean(labels && labels.parties.length > 0 && labels.from === 0);
	};
	const aboutTime = body.filter(
		(line, at) =>
			// Beside "Cơ quan chủ trì: …" a time is that task's.
			!isLabel(body[at - 1]) &&
			!isLabel(body[at + 1]) &&
			(line.topic === 'time' || /^thời gian(?! (?:báo cáo|gửi|nộp))/u.test(canon(line.body))),
	);
	const whole = phasesOf(aboutTime, year);
	if (whole) return whole;
	const readers = [days, months, quarter, month, singleDay];
	for (const reader of readers) {
		const found = firstPeriod(aboutTime, reader, year);
		if (found) return found;
	}
	const fromTo = body.filter(
		(line) => !line.row && /từ (?:ngày )?\d{1,2}.{0,40}(?:đến|-|–)/u.test(canon(line.body)),
	);
	const inPhases = phasesOf(fromTo, year);
	if (inPhases) return inPhases;
	return firstPeriod(
		[
			...fromTo.filter(
				(line) => /thời gian/iu.test(line.body) || (line.topic !== 'assignment' && !namesWork(line.body)),
			),
			...opening.filter((line) => line.text.endsWith(':') && /(?<!\p{L})từ (?:ngày )?\d/iu.test(line.text)),
		],
		days,
		year,
	);
}

/** "Bước 1 (từ 01/8 đến 10/8) … Bước 2 (từ 11/8 đến 15/9)": from where the first begins to where the last ends. */
function phasesOf(lines: SectionLine[], year: number | null): Plan['period'] {
	const phases = lines.filter((line) => /^(?:giai đoạn|đợt|bước)/u.test(canon(line.body)));
	if (phases.length < 2) return null;
	const first = firstPeriod(phases, days, year);
	const last = firstPeriod(phases.toReversed(), days, year);
	return first && { ...first, end: last?.end ?? first.end };
}

function firstPeriod(
	lines: SectionLine[],
	reader: (text: string, year: number | null) => Period | null,
	year: number | null,
): Plan['period'] {
	for (const line of lines) {
		const period = reader(slashDates(canon(line.body)), year);
		if (period) return { ...period, evidence: evidenceOf(line) };
	}
	return null;
}

function days(text: string, year: number | null): Period | null {
	const all = [...text.matchAll(new RegExp(DAYS, 'gu'))];
	const [found] = all;
	if (!found) return untilOnly(text, year);
	const [, d1, m1, y1, d2, m2, y2] = found.map((part) => (part === undefined ? undefined : Number(part)));
	const endYear = y2 ?? y1 ?? year;
	if (!d1 || !d2 || !m2 || !endYear) return null;
	const start = isoDate(d1, m1 ?? m2, y1 ?? endYear);
	const end = isoDate(d2, m2, endYear);
	// Several phases on one line: from the first one's start to the last one's end.
	const last = all.length > 1 ? days(text.slice(all.at(-1)?.index), endYear) : null;
	return { start, end: last?.end && end && last.end > end ? last.end : end };
}

/** "Từ nay đến hết ngày 30/6/2026". */
function untilOnly(text: string, year: number | null): Period | null {
	const found =
		/từ (?:nay|khi|lúc)[^.;]{0,40}?đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?/u.exec(
			text,
		);
	const inYear = found?.[3] ? Number(found[3]) : year;
	return found && inYear ? { start: null, end: isoDate(Number(found[1]), Number(found[2]), inYear) } : null;
}

function months(text: string): Period | null {
	const found = MONTHS.exec(text);
	if (!found) return null;
	const [from, to, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
	return { start: isoDate(1, from, found[2] ? Number(found[2]) : year), end: lastOfMonth(to, year) };
}

function month(text: string): Period | null {
	const found = MONTH.exec(text);
	if (!found) return null;
	const [of, year] = [Number(found[1]), Number(found[2])];
	return of < 1 || of > 12 ? null : { start: isoDate(1, of, year), end: lastOfMonth(of, year) };
}

function quarter(text: string): Period | null {
	const found = QUARTER.exec(text);
	if (!found) return null;
	const which = ['i', 'ii', 'iii', 'iv'].indexOf(found[1] ?? '') + 1 || Number(found[1]);
	return {
		start: isoDate(1, which * 3 - 2, Number(found[2])),
		end: lastOfMonth(which * 3, Number(found[2])),
	};
}

/** A day by which something is handed in is none on which the plan is carried out. */
function singleDay(text: string): Period | null {
	if (/(?<![a-zà-ỹ])(?:chậm nhất|muộn nhất|trước|hạn|xong|hoàn thành)(?: [a-zà-ỹ]+){0,3} \d/u.test(text))
		return null;
	const found = DAY.exec(text);
	const date = found && isoDate(Number(found[1]), Number(found[2]), Number(found[3]));
	return date ? { start: date, end: date } : null;
}
