import { DateTime } from 'luxon';
import { fromForm } from '../text/formFields';
import { VIETNAM } from '../text/time';
import type { Plan, Unit, UnmatchedName } from '../types';
import { CONFIRM, LEAVE_OUT, REVIEW_FIELDS, STOP, unitOption } from './officerReview';

/** Which units the officer chose for a name that no unit answers to; none means: leave the name out. */
export interface NameCorrection {
	name: string;
	units: string[];
}

export type OfficerDecision =
	| { decision: 'stop' }
	| { decision: 'retry'; problems: string[] }
	| { decision: 'send'; plan: Plan; dueAt: string; corrections: NameCorrection[] };

/**
 * Reads the officer's answers to {@link officerReview}: the plan with the corrected number and date, the due time and
 * the settled names; or every problem as a Vietnamese sentence. A due time before `now` is refused.
 */
export function officerDecision(
	answers: Record<string, unknown>,
	{ plan, unmatched, units, now }: { plan: Plan; unmatched: UnmatchedName[]; units: Unit[]; now: string },
): OfficerDecision {
	const typed = (name: string) => fromForm(answers[name]).trim();
	if (typed(REVIEW_FIELDS.decision) === STOP) return { decision: 'stop' };
	const problems: string[] = [];
	if (typed(REVIEW_FIELDS.decision) !== CONFIRM) problems.push('Hãy chọn xác nhận hoặc dừng lại ở mục cuối.');
	const dueAt = dueInstant(typed(REVIEW_FIELDS.dueDate), typed(REVIEW_FIELDS.dueTime));
	if (!dueAt) {
		problems.push('Hạn báo cáo chưa đúng: hãy chọn ngày và nhập giờ dạng 17:00.');
	} else if (dueAt <= DateTime.fromISO(now)) {
		problems.push('Hạn báo cáo đã qua: hãy chọn ngày, giờ sau thời điểm hiện tại.');
	}
	const issuedOn = typed(REVIEW_FIELDS.issuedOn).slice(0, 10);
	if (issuedOn && !DateTime.fromISO(issuedOn).isValid)
		problems.push('Ngày ban hành chưa đúng: hãy chọn lại ngày.');
	const corrections = unmatched.map(({ name }, index): NameCorrection => {
		const chosen = typed(REVIEW_FIELDS.unmatched(index));
		const unit = units.find((candidate) => unitOption(candidate) === chosen);
		if (!unit && chosen !== LEAVE_OUT) problems.push(`Hãy chọn đơn vị cho “${name}”, hoặc chọn bỏ qua.`);
		return { name, units: unit ? [unit.code] : [] };
	});
	if (problems.length > 0 || !dueAt) return { decision: 'retry', problems };
	const number = typed(REVIEW_FIELDS.number) || null;
	return {
		decision: 'send',
		plan: { ...plan, number, issuedOn: issuedOn || null },
		dueAt: dueAt.toISO({ suppressMilliseconds: true }),
		corrections,
	};
}

function dueInstant(date: string, time: string): DateTime<true> | null {
	const [, hour, minute] = /^(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})?$/iu.exec(time) ?? [];
	if (hour === undefined) return null;
	const at = DateTime.fromISO(`${date.slice(0, 10)}T${hour.padStart(2, '0')}:${minute ?? '00'}:00`, {
		zone: VIETNAM,
	});
	return at.isValid ? at : null;
}
