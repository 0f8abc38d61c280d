import { listed } from '../plan/review/reading';
import { escapeHtml } from '../text/escapeHtml';
import { formatInstant } from '../text/time';
import type { Reminder, Unit } from '../types';
import type { CalendarDay } from './calendarDay';
import type { Call } from './calls';
import { htmlTable } from './htmlTable';
import type { measures } from './measures';
import { measuresTable } from './measuresTable';
import type { PoliciesInForce } from './policyInForce';
import type { RehearsedDay, RehearsedMail } from './rehearse';
import { audienceWords, stepWords } from './stepWords';

type Due = Pick<Reminder, 'unit' | 'step' | 'to'>;

/** What the officer reads after a run or a rehearsal: who is reminded, at which step, whom to call. Everything escaped. */
export function followUpReport(input: {
	now: string;
	due: Due[];
	calls?: Call[];
	/** Sentences that stand on top. */
	warnings?: string[];
	/** How units report, by type. */
	figures?: ReturnType<typeof measures>;
	units: Unit[];
	policies: PoliciesInForce;
}): string {
	const { now, due, calls = [], warnings = [], figures, units, policies } = input;
	const names = new Map(units.map(({ code, name }) => [code, name]));
	const head =
		due.length === 0
			? `Tính đến ${formatInstant(now)}: không có lời nhắc nào đến hạn.`
			: `Tính đến ${formatInstant(now)}: ${due.length} lời nhắc đến hạn.`;
	const rows = due.map(({ unit, step, to }) => [
		names.get(unit) ?? unit,
		stepWords(policies.daysOf(step)),
		audienceWords(to),
	]);
	return [
		warnings.length > 0 ? listed('Lưu ý', warnings) : '',
		head,
		rows.length > 0 ? htmlTable(['Đơn vị', 'Bước', 'Gửi tới'], rows) : '',
		calls.length > 0 ? callTable(calls, units) : '',
		figures ? measuresTable(figures) : '',
	].join('');
}

/** The days ahead as a calendar: what would go out on each, to whom; days off say what they are. */
export function rehearsalCalendar(input: {
	days: RehearsedDay[];
	calendarDays: CalendarDay[];
	units: Unit[];
	policies: PoliciesInForce;
	/** Titles or numbers by planId, for when there is more than one plan. */
	planNames: Map<string, string>;
}): string {
	const { days, calendarDays } = input;
	const count = days.flatMap(({ mails }) => mails).filter(({ address }) => address !== '').length;
	const named = new Map(calendarDays.map((day) => [day.date, day.name]));
	const rows = days.map(({ date, working, mails }) => {
		const content = !working
			? `<i>Nghỉ${escapeHtml(named.has(date) ? `: ${named.get(date)}` : '')}</i>`
			: mails.length === 0
				? 'Không có thư nào'
				: `<ul>${mails.map((mail) => `<li>${escapeHtml(mailWords(mail, input))}</li>`).join('')}</ul>`;
		return `<tr><td>${weekday(date)}</td><td>${content}</td></tr>`;
	});
	return `<h3>${days.length} ngày tới, nếu không đơn vị nào báo cáo: ${count} thư</h3><table><thead><tr><th>Ngày</th><th>Thư sẽ gửi</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const MOST_NAMED = 3;

/** '08:00 đầu mối đơn vị Trạm Y tế (tram@…): trước hạn 1 ngày làm việc' */
function mailWords(mail: RehearsedMail, context: Parameters<typeof rehearsalCalendar>[0]): string {
	const { at, to, address, reminders, calls = [], notices = [] } = mail;
	const where = address ? ` (${address})` : ' (danh bạ chưa có địa chỉ nên không có thư)';
	if (to === 'officer')
		return `${clock(at)} cán bộ đầu mối${where}: danh sách cần gọi điện gồm ${aboutWhom(calls, context)}`;
	const steps =
		notices.length > 0
			? ['thư giao nhiệm vụ, gửi lại vì lần trước chưa đi được']
			: [...new Set(reminders.map(({ step }) => stepWords(context.policies.daysOf(step))))];
	return `${clock(at)} ${audienceWords(to)} ${aboutWhom([...reminders, ...notices], context)}${where}: ${steps.join('; ')}`;
}

function aboutWhom(
	each: { planId: string; unit: string }[],
	{ units, planNames }: Parameters<typeof rehearsalCalendar>[0],
): string {
	const names = new Map(units.map(({ code, name }) => [code, name]));
	const about = each.map(({ planId, unit }) => {
		const plan = planNames.size > 1 ? ` (${planNames.get(planId) ?? planId})` : '';
		return `${names.get(unit) ?? unit}${plan}`;
	});
	const all = [...new Set(about)];
	const more = all.length > MOST_NAMED ? ` và ${all.length - MOST_NAMED} đơn vị khác` : '';
	return `${all.slice(0, MOST_NAMED).join('; ')}${more}`;
}

function callTable(calls: Call[], units: Unit[]): string {
	const known = new Map(units.map((unit) => [unit.code, unit]));
	const codes = [...new Set(calls.map(({ unit }) => unit))];
	const rows = codes.map((code) => {
		const unit = known.get(code);
		const call = calls.find((one) => one.unit === code)!;
		return [
			unit?.name ?? code,
			unit?.contact?.phone ?? unit?.head?.phone ?? 'danh bạ chưa có số',
			call.address ? call.reason || `${call.address} không nhận thư` : 'danh bạ chưa có địa chỉ',
		];
	});
	return `<h3>Cần gọi điện (${rows.length} đơn vị)</h3>${htmlTable(['Đơn vị', 'Điện thoại', 'Vì sao'], rows)}`;
}

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** 'Thứ Hai, 18/05/2026' */
function weekday(date: string): string {
	const [year, month, day] = date.split('-');
	return `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]}, ${day}/${month}/${year}`;
}

function clock(at: string): string {
	return at.slice(11, 16);
}
