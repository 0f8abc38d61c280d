import type { Book } from '../book';
import { closedPlans } from '../followup/closedPlans';
import { formatInstant, instant, toIso } from '../text/time';
import { notAfter } from './foldOrder';
import type { UnitReportState } from './foldReports';
import { officerContact } from './officerContact';
import type { OpenedLink, Refusal } from './openLink';

/** Submissions and withdrawals that one unit's link takes in an hour; a person who corrects needs three or four. */
export const MOST_PER_HOUR = 12;
/** Evidence that one unit may send for one plan, all revisions together. */
export const MOST_EVIDENCE_BYTES = 500 * 1024 * 1024;

/** Why a unit whose link is good may not report now; null when it may. */
export function refusedAtDoor(
	{ stored }: OpenedLink,
	state: UnitReportState,
	book: Book,
	now: string,
): Refusal | null {
	const contact = officerContact(book.settings);
	if (closedPlans(book.events).has(stored.planId)) {
		const closed = book.events.findLast((e) => e.kind === 'plan.closed' && e.planId === stored.planId);
		return {
			ok: false,
			reason: 'closed',
			title: 'Kế hoạch đã khóa sổ',
			message:
				`Cán bộ đầu mối đã khóa sổ kế hoạch này${closed ? ` lúc ${formatInstant(closed.at)}` : ''}, ` +
				`nên hệ thống không nhận thêm báo cáo. Nếu đơn vị còn số liệu cần báo cáo: ${lower(contact)}`,
		};
	}
	if (state.state === 'excluded') {
		return {
			ok: false,
			reason: 'excluded',
			title: 'Đơn vị không phải báo cáo kế hoạch này',
			message: `Cán bộ đầu mối đã đưa đơn vị ra khỏi danh sách phải báo cáo. Nếu có nhầm lẫn: ${lower(contact)}`,
		};
	}
	if (changesWithinAnHour(state, now) >= MOST_PER_HOUR) {
		return {
			ok: false,
			reason: 'busy',
			title: 'Đã gửi quá nhiều lần',
			message:
				`Đơn vị đã gửi hoặc rút báo cáo ${MOST_PER_HOUR} lần trong một giờ qua. Lần gửi sau cùng vẫn được lưu. ` +
				`Hãy đợi một giờ rồi mở lại liên kết. ${contact}`,
		};
	}
	return null;
}

/** Bytes of evidence that the unit's revisions hold, each file once. */
export function evidenceBytes({ history }: UnitReportState): number {
	const sizes = new Map<string, number>();
	for (const { kind, data } of history) {
		if (kind !== 'report.submitted' || !Array.isArray(data.files)) continue;
		for (const { sha256, size } of data.files as { sha256: string; size: number }[]) sizes.set(sha256, size);
	}
	return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function changesWithinAnHour({ history }: UnitReportState, now: string): number {
	const anHourAgo = toIso(instant(now).minus({ hours: 1 }));
	return history.filter(
		({ kind, at, data }) =>
			(kind === 'report.withdrawn' ||
				(kind === 'report.submitted' && (data.via === 'form' || data.via === 'xlsx'))) &&
			!notAfter(at, anHourAgo),
	).length;
}

function lower(sentence: string): string {
	return sentence.charAt(0).toLocaleLowerCase('vi') + sentence.slice(1);
}
