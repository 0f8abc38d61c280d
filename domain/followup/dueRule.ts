import type { Calendar, Doubt, Plan } from '../types';
import { formatDate, formatInstant, instant, toIso } from '../text/time';
import { addWorkingDays } from './workingTime';

/** How a due time may be set. `time` is a clock time, the end of office hours unless given. */
export type DueRule =
	| { kind: 'at'; at: string }
	| { kind: 'date'; date: string; time?: string }
	/** So many working days after the day on which the plan was issued. */
	| { kind: 'afterIssue'; workingDays: number; time?: string }
	/** So many working days after the last day of the plan's period; 0 is that day, or the first working day after it. */
	| { kind: 'afterPeriod'; workingDays: number; time?: string };

const END_OF_OFFICE_HOURS = '17:00';
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The due time that a rule gives, as an ISO instant, or a Vietnamese sentence that says what is missing. */
export function dueAtOf(
	rule: DueRule,
	{ issuedOn, period }: Pick<Plan, 'issuedOn' | 'period'>,
	calendar: Calendar,
): { dueAt: string } | { problem: string } {
	try {
		if (rule.kind === 'at') return { dueAt: toIso(instant(rule.at, calendar.timezone)) };
		const { time = END_OF_OFFICE_HOURS } = rule;
		if (!CLOCK.test(time)) return { problem: `“${time}” không phải là giờ, hãy nhập dạng 17:00.` };
		const on = (day: string) => ({ dueAt: toIso(instant(`${day}T${time}`, calendar.timezone)) });
		if (rule.kind === 'date') return on(rule.date);
		const { workingDays } = rule;
		const least = rule.kind === 'afterIssue' ? 1 : 0;
		if (!Number.isInteger(workingDays) || workingDays < least || workingDays > 250)
			return { problem: `Số ngày làm việc chưa đúng: hãy nhập số nguyên từ ${least} đến 250.` };
		const from = rule.kind === 'afterIssue' ? issuedOn : period?.end;
		if (!from) return { problem: MISSING[rule.kind] };
		return on(addWorkingDays(from.slice(0, 10), workingDays, calendar));
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return { problem: 'Ngày chưa đúng: hãy nhập lại ngày có thật, ví dụ 20/05/2026.' };
	}
}

const MISSING = {
	afterIssue:
		'Kế hoạch chưa có ngày ban hành nên chưa tính được hạn: hãy nhập ngày ban hành, hoặc chọn ngày hạn cụ thể.',
	afterPeriod:
		'Kế hoạch chưa có ngày kết thúc nên chưa tính được hạn: hãy nhập thời gian thực hiện, hoặc chọn ngày hạn cụ thể.',
};

/** The last day on which data for a report may be cut off, see `cutOffDoubt`. */
export function latestCutOff(dueAt: string, calendar: Calendar): string {
	return addWorkingDays(instant(dueAt, calendar.timezone).toISODate(), -1, calendar);
}

/**
 * A doubt where data are cut off later than one working day before the due time (Nghị định 09/2019/NĐ-CP, Điều 8); null
 * where there is time enough. `cutOff` is a date or an instant: the end of the period that the report is about.
 */
export function cutOffDoubt(cutOff: string, dueAt: string, calendar: Calendar): Doubt | null {
	const { timezone } = calendar;
	const latest = latestCutOff(dueAt, calendar);
	const [last, due] = [cutOff, dueAt].map((at) => instant(at, timezone).toISODate());
	if (last! <= latest) return null;
	const situation =
		last! > due!
			? `Kế hoạch kéo dài đến ${formatDate(cutOff, timezone)} mà hạn báo cáo là ${formatInstant(dueAt, timezone)}`
			: `Số liệu chốt đến ${formatDate(cutOff, timezone)} mà hạn báo cáo là ${formatInstant(dueAt, timezone)}`;
	const advice =
		last! > due!
			? 'Đề nghị lùi hạn nếu cần số liệu của cả đợt.'
			: 'Đề nghị lùi hạn hoặc chốt số liệu sớm hơn.';
	return {
		code: 'cut-off-too-late',
		message: `${situation}: phải chốt số liệu trước hạn ít nhất một ngày làm việc (Nghị định 09/2019/NĐ-CP, Điều 8), tức chậm nhất ${formatDate(latest, timezone)}. ${advice}`,
	};
}
