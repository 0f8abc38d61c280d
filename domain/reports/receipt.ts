import { composeReceipt } from '../messages/receipt';
import { escapeHtml } from '../text/escapeHtml';
import { formatInstant } from '../text/time';
import type { Message } from '../types';
import type { CheckedReport } from './checkReport';
import { dueText } from './dueText';
import { foldOwn, type UnitReportState } from './foldReports';
import { notAfter } from './foldOrder';
import { reportTable } from './pages/checkPage';
import type { Visit } from './pages/view';
import { reportRows } from './reportRows';

export interface Receipt {
	title: string;
	/** Plain HTML, everything escaped. */
	message: string;
	revision: number;
	/** The same by mail; null for a withdrawal and for a unit without an address. */
	mail: Message | null;
	/** What was received; null for a withdrawal. */
	received: { revision: number; at: string; late: boolean; rows: [label: string, value: string][] } | null;
}

/**
 * What a unit reads once its report, or its withdrawal, is in the log under `key`. The revision is the report's place in
 * the log as it was read back, so two that came in at the same moment have two numbers. `link` opens the form again; `left`
 * are sentences about files that came with it and are not kept.
 *
 * Throws an Error when the log does not hold the key: nothing is confirmed that was not stored.
 */
export function receiptFor(visit: Visit, key: string, link: string, left: string[] = []): Receipt {
	const { opened, state, book } = visit;
	const { stored, assignment, unit } = opened;
	const at = state.history.findIndex(
		(event) => event.key === key && /^report\.(?:submitted|withdrawn)$/.test(event.kind),
	);
	const event = state.history[at];
	if (!event) throw new Error(`The log does not hold ${key}`);
	const then: UnitReportState = foldOwn(assignment, state.history.slice(0, at + 1));
	const { revision, dueAt } = then;
	const name = escapeHtml(unit.name);
	if (event.kind === 'report.withdrawn') {
		return {
			title: 'Đã rút báo cáo',
			message:
				`${name} đã rút báo cáo lần ${revision} lúc ${formatInstant(event.at)}.<br><br>` +
				`Đơn vị hiện chưa có báo cáo nào. Hạn báo cáo: ${dueText(dueAt)}. Để gửi lại, hãy mở lại liên kết trong thư.`,
			revision,
			mail: null,
			received: null,
		};
	}
	const report = event.data as unknown as CheckedReport;
	const late = dueAt !== '' && !notAfter(then.settledAt ?? event.at, dueAt);
	const rows = reportRows(report, assignment);
	const mail = book.settings
		? composeReceipt({
				stored,
				unit,
				settings: book.settings,
				revision,
				at: event.at,
				dueAt,
				late,
				rows,
				left,
				link,
				templates: book.templates,
			})
		: null;
	const newer =
		state.revision > revision
			? ` Sau lần này đơn vị đã có báo cáo lần ${state.revision}; lần sau cùng được tính.`
			: '';
	return {
		title: 'Đã nhận báo cáo',
		message:
			`${name} đã gửi <b>báo cáo lần ${revision}</b> lúc ${formatInstant(event.at)}` +
			`${late ? ', <b>nộp sau hạn</b>' : ''}.${newer}${reportTable(report, assignment)}` +
			`Hạn báo cáo: ${dueText(dueAt)}. Cần sửa số liệu, hãy mở lại liên kết trong thư và gửi lại.` +
			(mail ? '<br>Biên nhận này cũng được gửi tới hộp thư của đơn vị.' : ''),
		revision,
		mail,
		received: { revision, at: event.at, late, rows },
	};
}
