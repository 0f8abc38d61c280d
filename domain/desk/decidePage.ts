import { html, options } from '../plan/review/view';
import { dueInstant } from '../plan/review/readReview';
import { fromForm } from '../text/formFields';
import { formatInstant, instant, toIso } from '../text/time';
import type { FormField } from '../types';
import { escapeHtml } from '../text/escapeHtml';
import { listed, noticed } from './blocks';
import { figures } from './filters';
import type { Desk, DeskUnit } from './openDesk';
import { ofPlan, RULES, type DecisionName } from './rules';
import { detailWords } from './unitWords';
import { FIELDS, type DeskView, type Terms } from './view';
import { named, refusal, weigh } from './weigh';

const LOOK_FIRST = 'Xem lại ai nhận gì';
const BACK = 'Thôi, quay lại';
const NEW_LINK = ['Gửi ngay liên kết mới qua thư', 'Chưa gửi liên kết mới'] as const;
const MAX_REASON = 1000;
/** More units than these are named only; how each stands is on the page that follows. */
const MOST_DETAILED = 6;

/** What goes with a decision: a reason, a new due time, whether a new link follows. */
export function decidePage(
	decision: DecisionName,
	chosen: DeskUnit[],
	desk: Desk,
	view: DeskView,
): FormField[] {
	const { asks } = RULES[decision];
	const typed = (name: string, otherwise = '') => fromForm(view.answers?.[name] ?? otherwise);
	const kept = view.terms;
	// One unit, or the plan: it is done with this page. Several: it is shown first who gets what.
	const goOn = chosen.length > 1 ? LOOK_FIRST : RULES[decision].label;
	const due = kept?.dueAt ? toIso(instant(kept.dueAt)) : '';
	return [
		...noticed(view, desk),
		html('cho_ai', ofPlan(decision) ? wholePlan(decision, desk) : whom(decision, chosen, desk)),
		...(asks.includes('due')
			? [
					{
						fieldName: FIELDS.date,
						fieldLabel: 'Hạn mới: ngày',
						fieldType: 'date' as const,
						defaultValue: typed(FIELDS.date, due.slice(0, 10)),
					},
					{
						fieldName: FIELDS.time,
						fieldLabel: 'Hạn mới: giờ',
						fieldType: 'text' as const,
						placeholder: '17:00',
						defaultValue: typed(FIELDS.time, due ? due.slice(11, 16) : '17:00'),
					},
				]
			: []),
		...(asks.includes('reason')
			? [
					{
						fieldName: FIELDS.reason,
						fieldLabel: REASON_LABEL[decision] ?? 'Lý do',
						fieldType: 'textarea' as const,
						defaultValue: typed(FIELDS.reason, kept?.reason),
					},
				]
			: []),
		...(asks.includes('newLink')
			? [
					{
						fieldName: FIELDS.newLink,
						fieldLabel: 'Liên kết mới',
						fieldType: 'radio' as const,
						requiredField: true,
						...options([...NEW_LINK]),
						defaultValue: typed(FIELDS.newLink, NEW_LINK[kept?.newLink === false ? 1 : 0]),
					},
				]
			: []),
		{
			fieldName: FIELDS.after,
			fieldLabel: 'Sau đó',
			fieldType: 'radio',
			requiredField: true,
			...options([goOn, BACK]),
			defaultValue: goOn,
		},
	];
}

const REASON_LABEL: Partial<Record<DecisionName, string>> = {
	return: 'Lý do trả lại, cần sửa gì (đơn vị đọc được)',
	extend: 'Lý do gia hạn (đơn vị đọc được)',
	exclude: 'Lý do loại trừ (đơn vị đọc được)',
	include: 'Lý do đưa trở lại (đơn vị đọc được)',
	revoke: 'Lý do thu hồi (ghi vào nhật ký)',
	close: 'Lý do đóng kế hoạch (ghi vào nhật ký)',
	reopen: 'Lý do mở lại (ghi vào nhật ký)',
};

export type DecideAnswer =
	| { what: 'back' }
	| { what: 'problems'; problems: string[] }
	| { what: 'go'; terms: Terms };

/** Reads the page; every problem is a sentence that names the units. */
export function readDecide(
	decision: DecisionName,
	answers: Record<string, unknown>,
	chosen: DeskUnit[],
	now: string,
): DecideAnswer {
	const typed = (name: string) => fromForm(answers[name]).trim();
	if (typed(FIELDS.after) === BACK) return { what: 'back' };
	const { asks, doing } = RULES[decision];
	const whom = ofPlan(decision) ? '' : ` cho ${named(chosen)}`;
	const problems: string[] = [];
	const terms: Terms = { reason: cleanReason(typed(FIELDS.reason)) };
	if (asks.includes('due')) {
		const dueAt = typed(FIELDS.date) === '' ? null : dueInstant(typed(FIELDS.date), typed(FIELDS.time));
		if (!dueAt) problems.push(`Chưa ${doing} được${whom}: hãy chọn ngày và nhập giờ dạng 17:00.`);
		else if (instant(dueAt) <= instant(now))
			problems.push(
				`Chưa ${doing} được${whom}: hạn mới ${formatInstant(dueAt)} đã qua, hãy chọn thời điểm sau lúc này.`,
			);
		else terms.dueAt = dueAt;
	}
	if (asks.includes('reason') && terms.reason === '')
		problems.push(`Chưa ${doing} được${whom}: hãy ghi lý do.`);
	if (terms.reason.length > MAX_REASON)
		problems.push(`Lý do dài ${terms.reason.length} ký tự, hãy rút gọn còn ${MAX_REASON} ký tự trở xuống.`);
	if (asks.includes('newLink')) terms.newLink = typed(FIELDS.newLink) === NEW_LINK[0];
	return problems.length > 0 ? { what: 'problems', problems } : { what: 'go', terms };
}

function cleanReason(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();
}

function whom(decision: DecisionName, chosen: DeskUnit[], desk: Desk): string {
	const { fit, unfit } = weigh(decision, chosen, desk);
	const left = unfit.length > 0 ? `<p><b>${escapeHtml(refusal(decision, unfit))}</b></p>` : '';
	const detailed = fit.map((one) => `${one.unit.name}: ${detailWords(one)}`);
	const lines = fit.length > MOST_DETAILED ? [named(fit)] : detailed;
	return listed(`Cho ${fit.length} đơn vị`, lines) + left;
}

function wholePlan(decision: 'close' | 'reopen', desk: Desk): string {
	const counts = figures(desk.units).map(({ label, count }) => `${label.toLocaleLowerCase('vi')} ${count}`);
	const effect =
		decision === 'close'
			? 'Đóng kế hoạch thì liên kết của các đơn vị không nhận báo cáo nữa và việc nhắc dừng lại. Có thể mở lại sau.'
			: 'Mở lại thì các đơn vị gửi được báo cáo và việc nhắc tiếp tục theo hạn đang có.';
	return `<p>${effect}</p><p>Hiện có: ${escapeHtml(counts.join(', '))}.</p>`;
}
