import { escapeHtml } from '../../text/escapeHtml';
import { formatInstant } from '../../text/time';
import { fromForm } from '../../text/formFields';
import { withProblems } from '../unitForm';
import { html, options, type Page, type ReportView, type Visit } from './view';

export const WITHDRAW_FIELDS = { reason: 'ly_do', decision: 'quyet_dinh' } as const;
export const WITHDRAW = 'Rút báo cáo';
export const KEEP = 'Thôi, giữ báo cáo đã gửi';

/** Taking a report back, with a reason. */
export function withdrawPage({ opened, state }: Visit, { answers, problems }: ReportView): Page {
	const sent = state.submittedAt ? ` đã gửi lúc ${formatInstant(state.submittedAt)}` : '';
	return {
		title: 'Rút báo cáo',
		button: 'Xác nhận',
		fields: withProblems(
			[
				html(
					'huong_dan',
					`<p>Báo cáo lần ${state.revision}${sent} của ${escapeHtml(opened.unit.name)} sẽ không còn được tính; đơn vị trở lại ` +
						'tình trạng chưa báo cáo. Số liệu vẫn được lưu để sửa và gửi lại.</p>',
				),
				{
					fieldName: WITHDRAW_FIELDS.reason,
					fieldLabel: 'Lý do rút báo cáo',
					fieldType: 'textarea',
					defaultValue: fromForm(answers[WITHDRAW_FIELDS.reason]),
				},
				{
					fieldName: WITHDRAW_FIELDS.decision,
					fieldLabel: 'Anh/chị muốn',
					fieldType: 'radio',
					...options([KEEP, WITHDRAW]),
					defaultValue: fromForm(answers[WITHDRAW_FIELDS.decision]).trim() || KEEP,
				},
			],
			problems,
		),
	};
}
