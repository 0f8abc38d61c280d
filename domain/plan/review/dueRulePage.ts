import { dueAtOf, type DueRule } from '../../followup/dueRule';
import { escapeHtml } from '../../text/escapeHtml';
import { formatDate, instant } from '../../text/time';
import type { FormField } from '../../types';
import { applyEdits } from './applyEdits';
import type { PlanEdits } from './edits';
import { dueClock } from './readReview';
import { html, options, type Reviewed, type View } from './view';

export const RULE_FIELDS = { rule: 'cach_tinh', days: 'so_ngay', date: 'ngay', time: 'gio' } as const;

const DATE = 'Một ngày cụ thể';
const AFTER_ISSUE = 'Số ngày làm việc sau ngày ban hành';
const AFTER_PERIOD = 'Số ngày làm việc sau ngày kết thúc kế hoạch';

/** The due time of all units, set by a rule; the review shows the date that comes of it. */
export function dueRuleFields({ waiting, units }: Reviewed, edits: PlanEdits, view: View): FormField[] {
	const { plan } = applyEdits(waiting, units, edits);
	const typed = (name: string, otherwise: string) => String(view.answers?.[name] ?? otherwise);
	const shown = (day: string | null | undefined) => (day ? formatDate(day) : 'chưa có');
	const issued = `Ngày ban hành: <b>${escapeHtml(shown(plan.issuedOn))}</b>.`;
	const ends = `Ngày kết thúc kế hoạch: <b>${escapeHtml(shown(plan.period?.end))}</b>.`;
	return [
		html(
			'huong_dan',
			`<p>${issued}<br>${ends}</p><p>Ngày làm việc tính theo lịch nghỉ, làm bù đang dùng. Sau ngày kết thúc mà nhập 0 thì hạn là chính ngày ấy, hoặc ngày làm việc đầu tiên sau đó. Số liệu phải chốt trước hạn ít nhất một ngày làm việc, nên thường chọn từ 1 trở lên.</p>`,
		),
		{
			fieldName: RULE_FIELDS.rule,
			fieldLabel: 'Hạn báo cáo là',
			fieldType: 'radio',
			requiredField: true,
			...options([AFTER_PERIOD, AFTER_ISSUE, DATE]),
			defaultValue: typed(RULE_FIELDS.rule, plan.period?.end ? AFTER_PERIOD : AFTER_ISSUE),
		},
		{
			fieldName: RULE_FIELDS.days,
			fieldLabel: 'Số ngày làm việc',
			fieldType: 'text',
			placeholder: '5',
			defaultValue: typed(RULE_FIELDS.days, ''),
		},
		{
			fieldName: RULE_FIELDS.date,
			fieldLabel: 'Hoặc ngày cụ thể',
			fieldType: 'date',
			defaultValue: typed(RULE_FIELDS.date, ''),
		},
		{
			fieldName: RULE_FIELDS.time,
			fieldLabel: 'Giờ',
			fieldType: 'text',
			placeholder: '17:00',
			defaultValue: typed(RULE_FIELDS.time, '17:00'),
		},
	];
}

/** Reads that page; `typed` gives an answer as trimmed text. */
export function readDueRule(
	typed: (name: string) => string,
	{ waiting, units, now, calendar }: Reviewed,
	edits: PlanEdits,
	problems: string[],
): PlanEdits {
	const time = dueClock(typed(RULE_FIELDS.time));
	if (!time) {
		problems.push('Giờ chưa đúng: hãy nhập dạng 17:00.');
		return edits;
	}
	const { plan } = applyEdits(waiting, units, edits);
	const found = dueAtOf(ruleOf(typed, time), plan, calendar);
	if ('problem' in found) problems.push(found.problem);
	else if (instant(found.dueAt) <= instant(now))
		problems.push(
			`Tính ra hạn ngày ${formatDate(found.dueAt)}, đã qua: hãy tăng số ngày hoặc chọn ngày cụ thể.`,
		);
	else return { ...edits, dueAt: found.dueAt };
	return edits;
}

function ruleOf(typed: (name: string) => string, time: string): DueRule {
	const rule = typed(RULE_FIELDS.rule);
	if (rule === DATE) return { kind: 'date', date: typed(RULE_FIELDS.date).slice(0, 10), time };
	const days = typed(RULE_FIELDS.days);
	const workingDays = /^\d{1,3}$/.test(days) ? Number(days) : NaN;
	return { kind: rule === AFTER_ISSUE ? 'afterIssue' : 'afterPeriod', workingDays, time };
}
