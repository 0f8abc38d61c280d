import type { Book, StoredPlan } from '../book';
import type { Assignment, Unit } from '../types';
import { verifyLink } from './link';

/** Everything a unit may see through its link, and nothing else. */
export interface OpenedLink {
	stored: StoredPlan;
	assignment: Assignment;
	unit: Unit;
}

export type LinkOutcome =
	| { ok: true; opened: OpenedLink }
	| { ok: false; reason: 'forged' | 'expired' | 'unknown'; title: string; message: string };

const REFUSALS = {
	forged: {
		title: 'Liên kết không hợp lệ',
		message:
			'Liên kết này không đúng hoặc đã bị thay đổi, nên hệ thống không mở được và không ghi nhận gì. ' +
			'Hãy mở lại đúng liên kết trong thư đã gửi cho đơn vị; nếu vẫn không được, hãy liên hệ cán bộ đầu mối ghi trong thư.',
	},
	expired: {
		title: 'Liên kết đã hết hạn',
		message:
			'Thời gian sử dụng của liên kết này đã hết, nên hệ thống không ghi nhận gì. ' +
			'Hãy liên hệ cán bộ đầu mối ghi trong thư để được gửi liên kết mới.',
	},
};

/**
 * Who stands behind a link. A link that is signed but whose plan or unit is not in the book gets the same
 * page as a forged one, so that nobody learns which plans exist.
 */
export function openLink(token: string, book: Book, secret: string, now: string): LinkOutcome {
	const reading = verifyLink(token, secret, now);
	if (!reading.ok) return { ok: false, reason: reading.reason, ...REFUSALS[reading.reason] };
	const { planId, unit: code } = reading.claims;
	const stored = book.plans.find((plan) => plan.planId === planId);
	const assignment = stored?.assignments.find((candidate) => candidate.unit === code);
	const unit = book.units.find((candidate) => candidate.code === code);
	if (!stored || !assignment || !unit) return { ok: false, reason: 'unknown', ...REFUSALS.forged };
	return { ok: true, opened: { stored, assignment, unit } };
}
