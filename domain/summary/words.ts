import type { UnitState, UnitStatus } from '../types';

export const STATE_TEXT: Record<UnitState, string> = {
	waiting: 'Chưa báo cáo',
	submitted: 'Đã nộp',
	returned: 'Trả lại',
	accepted: 'Đã duyệt',
	excluded: 'Loại trừ',
};

export const SUBMITTED_LATE = 'Nộp trễ';
export const OVERDUE = 'Quá hạn';
export const ON_TIME = 'Đúng hạn';
export const STILL_OPEN = 'Trong hạn';
export const YES = 'Có';
export const NO = 'Không';
export const NIL_RESULT = 'Không phát sinh';

/** Only these two count in totals: a report that was sent back is not a result yet. */
export function isReported(state: UnitState): boolean {
	return state === 'submitted' || state === 'accepted';
}

/** Whose figures are added up: of every report that came in and was not sent back, or of those the officer accepted. */
export type Counted = 'reported' | 'accepted';

export const COUNTING: Record<Counted, string> = {
	reported: 'Số liệu cộng theo các báo cáo đã nộp và đã duyệt.',
	accepted: 'Số liệu chỉ cộng theo các báo cáo đã duyệt.',
};

export function counts(state: UnitState, counted: Counted): boolean {
	return state === 'accepted' || (state === 'submitted' && counted === 'reported');
}

/** How the unit stands to its due time, in two words; empty for an excluded unit, which has none. */
export function punctualityText({ state, late }: Pick<UnitStatus, 'state' | 'late'>): string {
	if (state === 'excluded') return '';
	if (isReported(state)) return late ? SUBMITTED_LATE : ON_TIME;
	return late ? OVERDUE : STILL_OPEN;
}

const GROUP_TITLES: Record<string, string> = {
	phòng: 'Phòng chuyên môn',
	'mặt trận': 'Mặt trận Tổ quốc',
	'y tế': 'Cơ sở y tế',
	khác: 'Đơn vị khác',
};

/** The heading of a unit type: 'trường học' → 'Trường học'. */
export function groupTitle(type: string): string {
	return GROUP_TITLES[type] ?? capitalised(type);
}

export function capitalised(text: string): string {
	return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
