import type { UnitReportState } from '../reports/foldReports';
import { formatInstant } from '../text/time';

/** What the beginnings of a unit's standing say, for colours and formulas. */
export const STANDINGS = { received: 'Đã', freed: 'Không', returned: 'Trả lại' } as const;
export const RETIRED = 'Không còn trong kế hoạch';

const ROADS: Record<string, string> = {
	form: ' qua biểu mẫu',
	sheet: ' qua bảng',
	officer: ', cán bộ nhập thay',
};

/** How a unit stands, as everybody may read it: an officer's reasons stay in the letters. */
export function standingWords({ state, revision, submittedAt, via }: UnitReportState): string {
	if (state === 'excluded') return 'Không phải báo cáo';
	if (state === 'returned') return `Trả lại lần ${revision} để bổ sung (lý do trong thư)`;
	if (state === 'waiting') return revision > 0 ? `Chưa có báo cáo (đã rút lần ${revision})` : 'Chưa báo cáo';
	const came = `lần ${revision}${ROADS[via] ?? ''}${submittedAt ? `, ${formatInstant(submittedAt)}` : ''}`;
	return state === 'accepted' ? `Đã duyệt ${came}` : `Đã nhận ${came}`;
}
