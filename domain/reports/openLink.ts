import type { Book, StoredPlan } from '../book';
import type { Assignment, LogEvent, Unit } from '../types';
import { notAfter } from './foldOrder';
import { verifyLink, type LinkClaims, type LinkPurpose } from './link';
import { officerContact } from './officerContact';

/** Everything a unit may see through its link, and nothing else. */
export interface OpenedLink {
	stored: StoredPlan;
	assignment: Assignment;
	unit: Unit;
}

/** A page that says why nothing is opened; `message` is plain HTML, everything escaped. */
export interface Refusal {
	ok: false;
	reason: 'forged' | 'expired' | 'unknown' | 'revoked' | 'closed' | 'excluded' | 'busy' | 'full';
	title: string;
	message: string;
}

export type LinkOutcome = { ok: true; opened: OpenedLink; claims: LinkClaims } | Refusal;

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

/** What can be said of a token without any look-up: this comes first, so that guessing costs nothing but a hash. */
export function checkToken(
	token: string,
	secret: string,
	now: string,
	purpose: LinkPurpose,
): { ok: true; claims: LinkClaims } | Refusal {
	const reading = verifyLink(token, secret, now, purpose);
	return reading.ok ? reading : { ok: false, reason: reading.reason, ...REFUSALS[reading.reason] };
}

/**
 * Who stands behind a link. A link that is signed but whose plan or unit is not in the book gets the same
 * page as a forged one, so that nobody learns which plans exist. One that was issued before the officer revoked the
 * unit's links (`link.revoked`) is dead, whatever it says.
 */
export function openLink(
	token: string,
	book: Book,
	secret: string,
	now: string,
	purpose: LinkPurpose = 'report',
): LinkOutcome {
	const reading = checkToken(token, secret, now, purpose);
	if (!reading.ok) return reading;
	const { claims } = reading;
	const stored = book.plans.find((plan) => plan.planId === claims.planId);
	const assignment = stored?.assignments.find((candidate) => candidate.unit === claims.unit);
	const unit = book.units.find((candidate) => candidate.code === claims.unit);
	if (!stored || !assignment || !unit) return { ok: false, reason: 'unknown', ...REFUSALS.forged };
	if (isRevoked(claims, book.events)) {
		return {
			ok: false,
			reason: 'revoked',
			title: 'Liên kết này không còn dùng được',
			message:
				'Liên kết đã được cán bộ đầu mối thu hồi, nên hệ thống không ghi nhận gì. Hãy mở liên kết trong thư mới nhất ' +
				`đã gửi cho đơn vị. ${officerContact(book.settings)}`,
		};
	}
	return { ok: true, opened: { stored, assignment, unit }, claims };
}

function isRevoked({ planId, unit, issuedAt }: LinkClaims, events: LogEvent[]): boolean {
	return events.some(
		(event) =>
			event.kind === 'link.revoked' &&
			event.planId === planId &&
			event.unit === unit &&
			!notAfter(event.at, issuedAt),
	);
}
