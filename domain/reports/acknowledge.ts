import { deadlineWords } from '../messages/deadlineWords';
import { planInSentence } from '../messages/planWords';
import { escapeHtml } from '../text/escapeHtml';
import { formatInstant } from '../text/time';
import type { LogEvent } from '../types';
import type { Visit } from './pages/view';
import { acknowledgedEvent } from './submittedEvent';

/** What a unit reads once it said that it has the plan, and the row for the log; none when it had said so before. */
export function acknowledgement(
	{ opened, state, now, calendar }: Visit,
	reportLink: string,
	paperLink: string,
): { rows: LogEvent[]; title: string; message: string } {
	const { stored, assignment, unit } = opened;
	const { due, words } = deadlineWords({ assignment: { ...assignment, dueAt: state.dueAt }, now, calendar });
	const at = formatInstant(state.acknowledgedAt ?? now);
	return {
		rows: state.acknowledgedAt ? [] : [acknowledgedEvent(opened, now)],
		title: 'Đã ghi nhận',
		message:
			`${escapeHtml(unit.name)} đã nhận ${escapeHtml(planInSentence(stored.plan))} lúc ${at}.` +
			`${due ? `<br><br>Hạn báo cáo: <b>${due}</b> (${words}).` : ''}<br><br>` +
			`<a href="${escapeHtml(reportLink)}">Mở phiếu báo cáo</a><br><br>` +
			`<a href="${escapeHtml(paperLink)}">Tải phiếu Excel</a> để điền trên máy tính.`,
	};
}
