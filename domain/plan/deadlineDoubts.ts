import { isWorkingDay } from '../followup/workingTime';
import type { Calendar, Doubt, Plan } from '../types';
import { canon } from './canon';
import { shownDate } from './dates';
import { countedDue } from './dueTimes';
import { evidenceOf, type Line } from './lines';

const BLANK_DATE =
	/ngày\s*(?:…|\.{2,}|_+)|(?:ngày\s*)?(?:…|\.{2,}|_+)\s*(?:\/|tháng)\s*(?:…|\.{2,}|_+|\d{1,2})?|ngày\s*(?:\/|tháng)\s*(?:\/|…|\.{2,}|tháng|năm|20\d\d)/u;
const BEFORE_BLANK =
	/(?:trước|chậm nhất|hạn|đến hết)\s+(?:là\s+)?(?:\d{1,2}\s*(?:h|giờ)\S*\s+)?(?:ngày\s*)?$/u;

/** The doubt that hangs on the calendar alone: the review looks at it again, by the calendar in force then. */
export const DAY_OFF = 'day-off';

/** What the officer should settle about the times by which things are due. */
export function deadlineDoubts(plan: Plan, body: Line[], calendar: Calendar): Doubt[] {
	return [
		...severalReportDates(plan),
		...beforeIssue(plan),
		...daysOff(plan, calendar),
		...blanks(body),
		...recurring(body),
		...counted(plan, body, calendar),
	];
}

/** Units can be held to one time only. */
function severalReportDates(plan: Plan): Doubt[] {
	const reports = plan.deadlines.filter(({ what, of }) => what === 'report' && !of);
	const dates = [...new Set(reports.map(({ date }) => date))];
	if (dates.length < 2) return [];
	const named = dates.map((date) => shownDate(date)).join(' và ');
	return [
		{
			code: 'two-deadlines',
			message: `Văn bản nêu nhiều hạn gửi báo cáo khác nhau: ${named}. Đề nghị chọn một hạn ở ô bên dưới.`,
			evidence: reports[1]?.evidence,
		},
	];
}

function beforeIssue({ deadlines, issuedOn }: Plan): Doubt[] {
	if (!issuedOn) return [];
	const seen = new Set<string>();
	return deadlines.flatMap(({ date, evidence }) => {
		if (date.slice(0, 10) >= issuedOn || seen.has(date)) return [];
		seen.add(date);
		return {
			code: 'deadline-before-issue',
			message: `Hạn ${shownDate(date)} trước ngày ban hành (${shownDate(issuedOn)}). Đề nghị kiểm tra.`,
			evidence,
		};
	});
}

/** Deadlines on days on which offices are closed. */
export function daysOff({ deadlines }: Pick<Plan, 'deadlines'>, calendar: Calendar): Doubt[] {
	const seen = new Set<string>();
	return deadlines.flatMap(({ date, evidence }) => {
		const day = date.slice(0, 10);
		const off = dayOff(day, calendar);
		if (!off || seen.has(day)) return [];
		seen.add(day);
		return {
			code: DAY_OFF,
			message: `Hạn ${shownDate(day)} là ${off}. Đề nghị xem có cần dời sang ngày làm việc không.`,
			evidence,
		};
	});
}

/** "thứ Bảy", "Chủ nhật", "ngày nghỉ"; null for a day on which offices work. */
function dayOff(day: string, calendar: Calendar): string | null {
	if (isWorkingDay(day, calendar)) return null;
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return weekday === 6 ? 'thứ Bảy' : weekday === 0 ? 'Chủ nhật' : 'ngày nghỉ';
}

/** A date that was left open, as a deadline or as the time of the whole. */
function blanks(body: Line[]): Doubt[] {
	return body.flatMap((line): Doubt[] => {
		const text = canon(line.text);
		const found = BLANK_DATE.exec(text);
		if (!found) return [];
		const evidence = evidenceOf(line);
		if (BEFORE_BLANK.test(text.slice(0, found.index))) {
			return [
				{
					code: 'deadline-blank',
					message: 'Hạn trong văn bản còn để trống ngày, tháng. Đề nghị nhập hạn trước khi gửi đi.',
					evidence,
				},
			];
		}
		return /(?<![a-zà-ỹ])từ\s*$/u.test(text.slice(0, found.index))
			? [{ code: 'period-blank', message: 'Thời gian thực hiện còn để trống. Đề nghị bổ sung.', evidence }]
			: [];
	});
}

/** What comes back every week or month has no single due time; the reports of this plan are asked for once. */
function recurring(body: Line[]): Doubt[] {
	const line = body.find((each) =>
		/(?<![a-zà-ỹ])báo cáo.{0,60}(?:hằng|hàng) (?:tuần|tháng|quý)|(?:hằng|hàng) (?:tuần|tháng|quý).{0,60}báo cáo/u.test(
			canon(each.text),
		),
	);
	if (!line) return [];
	return [
		{
			code: 'recurring',
			message:
				'Văn bản yêu cầu báo cáo định kỳ; hệ thống thu một lần theo hạn ở ô bên dưới. Đề nghị xác nhận kỳ báo cáo này.',
			evidence: evidenceOf(line),
		},
	];
}

/** Days counted from something: the officer sees from what, and whether a date came out. */
function counted({ period, issuedOn }: Plan, body: Line[], calendar: Calendar): Doubt[] {
	const context = { year: null, periodEnd: period?.end ?? null, issuedOn, calendar };
	const reckoned = (line: Line) => {
		const date = countedDue(line.text, context);
		return date ? ` Tính ra là ngày ${shownDate(date)}.` : '';
	};
	return body.flatMap((line): Doubt[] => {
		const found = COUNTED.exec(canon(line.text));
		if (!found) return [];
		const evidence = evidenceOf(line);
		return /kết thúc|ban hành|ký/u.test(found[2] ?? '')
			? [
					{
						code: 'relative-deadline',
						message: `Hạn tính theo số ngày (${found[1]} ngày) kể từ ${found[2]}.${reckoned(line)} Đề nghị nhập hạn cụ thể nếu cần.`,
						evidence,
					},
				]
			: [
					{
						code: 'due-unclear',
						message: `Hạn tính từ lúc “${found[2]}” nên không rõ là ngày nào. Đề nghị nhập hạn cụ thể.`,
						evidence,
					},
				];
	});
}

const COUNTED =
	/(?:chậm nhất|trong(?: vòng| thời hạn)?|không quá|sau)\s+(?:là\s+)?(\d{1,2})\s+ngày(?:\s+làm việc)?\s*,?\s*(?:sau khi|kể từ(?: khi| ngày)?|tính từ(?: khi| ngày)?|từ khi)\s+((?:kết thúc|ban hành|ký|nhận được|nhận|có)(?: [a-zà-ỹ]+)?)/u;
