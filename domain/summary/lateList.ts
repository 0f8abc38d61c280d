import type { LateRow } from './types';
import type { UnitCase } from './unitRow';
import { isReported } from './words';

/** The late units with whom to call, longest late first; those that still owe their report come before the others. */
export function lateList(cases: UnitCase[]): LateRow[] {
	return cases
		.filter(({ status }) => status.late && status.state !== 'excluded')
		.toSorted(
			({ status: a }, { status: b }) =>
				Number(isReported(a.state)) - Number(isReported(b.state)) || b.daysLate - a.daysLate,
		)
		.map(({ unit, status }, index) => ({
			order: index + 1,
			unit: unit.code,
			name: unit.name,
			situation: situation(status.state),
			settled: isReported(status.state),
			returned: status.state === 'returned',
			contactTitle: unit.contact?.title ?? '',
			phone: unit.contact?.phone ?? '',
			email: unit.contact?.email ?? '',
			dueAt: status.dueAt,
			daysLate: status.daysLate,
			remindersSent: status.remindersSent,
			lastRemindedAt: status.lastRemindedAt,
		}));
}

function situation(state: UnitCase['status']['state']): string {
	if (isReported(state)) return 'Đã nộp trễ';
	return state === 'returned' ? 'Bị trả lại, chưa nộp lại' : 'Chưa báo cáo';
}
