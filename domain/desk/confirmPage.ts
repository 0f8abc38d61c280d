import { mailAddress } from '../messages/mailAddress';
import { html, options } from '../plan/review/view';
import { escapeHtml } from '../text/escapeHtml';
import { fromForm } from '../text/formFields';
import { formatInstant } from '../text/time';
import type { FormField } from '../types';
import { noticed, rowsTable } from './blocks';
import { decide } from './decisionRows';
import type { Desk, DeskUnit } from './openDesk';
import { RULES, type DecisionName } from './rules';
import { standingWords } from './unitWords';
import { FIELDS, type DeskView, type Terms } from './view';
import { refusal, type Weighed } from './weigh';

const DO = 'Thực hiện';
const CHANGE = 'Sửa lại';
const BACK = 'Thôi, không làm gì';

/** Who gets what, before anything is done; and who not, and why. */
export function confirmPage(
	decision: DecisionName,
	{ fit, unfit }: Weighed,
	terms: Terms,
	desk: Desk,
	view: DeskView,
): FormField[] {
	const { tellings } = decide(decision, fit, terms, { desk, by: view.by });
	const told = new Set(tellings.map(({ unit }) => unit));
	const rows = fit.map((one) => [one.unit.name, standingWords(one), gets(decision, one, terms, told)]);
	const left = unfit.length > 0 ? `<p><b>${escapeHtml(refusal(decision, unfit))}</b></p>` : '';
	const reason = terms.reason ? `<p>Lý do: ${escapeHtml(terms.reason).replaceAll('\n', '<br>')}</p>` : '';
	const doIt = `${DO} cho ${fit.length} đơn vị`;
	return [
		...noticed(view, desk),
		html(
			'ai_nhan_gi',
			`<h3>${RULES[decision].label}: ${fit.length} đơn vị</h3>${left}${reason}` +
				rowsTable(rows, ['Đơn vị', 'Đang là', 'Sẽ nhận']),
		),
		{
			fieldName: FIELDS.after,
			fieldLabel: 'Xác nhận',
			fieldType: 'radio',
			requiredField: true,
			...options([doIt, ...(RULES[decision].asks.length > 0 ? [CHANGE] : []), BACK]),
			defaultValue: doIt,
		},
	];
}

export function readConfirm(answers: Record<string, unknown>): 'do' | 'change' | 'back' {
	const answer = fromForm(answers[FIELDS.after]).trim();
	if (answer.startsWith(DO)) return 'do';
	return answer === CHANGE ? 'change' : 'back';
}

function gets(decision: DecisionName, { unit }: DeskUnit, { dueAt }: Terms, told: Set<string>): string {
	const address = mailAddress(unit.contact?.email);
	const what = decision === 'extend' && dueAt ? `hạn mới ${formatInstant(dueAt)}` : RULES[decision].doing;
	if (!told.has(unit.code)) return what;
	return address ? `${what}; thư báo tới ${address}` : `${what}; chưa có email, cần báo bằng cách khác`;
}
