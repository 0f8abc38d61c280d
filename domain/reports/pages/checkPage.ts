import { deadlineWords } from '../../messages/deadlineWords';
import { escapeHtml } from '../../text/escapeHtml';
import type { CheckedReport } from '../checkReport';
import { reportRows } from '../reportRows';
import { html, options, type Page, type Visit } from './view';

export const CHECK_FIELDS = { decision: 'quyet_dinh', nil: 'xac_nhan' } as const;
export const SEND = 'Gửi báo cáo này';
export const BACK = 'Quay lại sửa';
export const NIL_TICK = 'Đúng, đơn vị không phát sinh nội dung nào để báo cáo';

/** The whole report before it is sent. */
export function checkPage(visit: Visit, report: CheckedReport, problems: { message: string }[]): Page {
	const { opened, state, now, calendar } = visit;
	const { tone } = deadlineWords({ assignment: { ...opened.assignment, dueAt: state.dueAt }, now, calendar });
	const late = tone === 'late' ? '<p>Đã quá hạn: báo cáo sẽ được ghi là nộp sau hạn.</p>' : '';
	const wrong = problems.map(({ message }) => `<p><b>${escapeHtml(message)}</b></p>`).join('');
	return {
		title: 'Xem lại trước khi gửi',
		button: 'Xác nhận',
		fields: [
			html(
				'chua_gui',
				`${wrong}<p><b>Báo cáo của ${escapeHtml(opened.unit.name)} chưa được gửi.</b> Xem lại rồi bấm Xác nhận.</p>${late}`,
			),
			html('noi_dung', reportTable(report, opened.assignment)),
			...(report.nil
				? [
						{
							fieldName: CHECK_FIELDS.nil,
							fieldLabel: 'Xác nhận không phát sinh',
							fieldType: 'checkbox' as const,
							...options([NIL_TICK]),
						},
					]
				: []),
			{
				fieldName: CHECK_FIELDS.decision,
				fieldLabel: 'Anh/chị muốn',
				fieldType: 'radio',
				...options([SEND, BACK]),
				defaultValue: SEND,
			},
		],
	};
}

/** A report as a table that a phone can show: label and value, line breaks kept. */
export function reportTable(report: CheckedReport, assignment: Visit['opened']['assignment']): string {
	const rows = reportRows(report, assignment).map(
		([label, value]) =>
			`<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value).replaceAll('\n', '<br>')}</td></tr>`,
	);
	return `<table><tbody>${rows.join('')}</tbody></table>`;
}
