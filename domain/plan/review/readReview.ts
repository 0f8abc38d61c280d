import { DateTime } from 'luxon';
import { fromForm } from '../../text/formFields';
import { instant, VIETNAM } from '../../text/time';
import type { Unit, UnmatchedName } from '../../types';
import type { NameCorrection, PlanEdits } from './edits';
import { CONFIRM, DROP_PLAN, LATER, STEPS } from './nextSteps';
import { nameChoices, REVIEW_FIELDS } from './reviewPage';
import { readSheetChoice } from './sheetChoice';
import type { PageName } from './view';

export type ReviewAnswer =
	| { decision: 'send' | 'later' | 'drop'; edits: PlanEdits; problems: string[] }
	| { decision: 'page'; page: PageName; edits: PlanEdits; problems: string[] };

/**
 * Reads the first page: the edits with what was typed, and where to go. `problems` keep a plan from being sent, each a
 * Vietnamese sentence; on the way to another page only what can be read is taken over.
 */
export function readReview(
	answers: Record<string, unknown>,
	{
		edits,
		unmatched,
		units,
		now,
	}: { edits: PlanEdits; unmatched: UnmatchedName[]; units: Unit[]; now: string },
): ReviewAnswer {
	const typed = (name: string) => fromForm(answers[name]).trim();
	const decision = typed(REVIEW_FIELDS.decision);
	const problems: string[] = [];
	const dueAt = dueInstant(typed(REVIEW_FIELDS.dueDate), typed(REVIEW_FIELDS.dueTime));
	const ahead = dueAt !== null && instant(dueAt) > instant(now);
	if (!dueAt) problems.push('Hạn báo cáo chưa đúng: hãy chọn ngày và nhập giờ dạng 17:00.');
	else if (!ahead) problems.push('Hạn báo cáo đã qua: hãy chọn ngày, giờ sau thời điểm hiện tại.');
	const late = (edits.dues ?? []).filter((own) => instant(own.dueAt) <= instant(now));
	if (late.length > 0)
		problems.push(`Hạn riêng của ${late.map(({ unit }) => unit).join(', ')} đã qua: hãy đặt lại hạn riêng.`);
	const issuedOn = typed(REVIEW_FIELDS.issuedOn).slice(0, 10);
	const dated = issuedOn === '' || DateTime.fromISO(issuedOn).isValid;
	if (!dated) problems.push('Ngày ban hành chưa đúng: hãy chọn lại ngày.');
	const names = unmatched.flatMap((one): NameCorrection[] => {
		const { name } = one;
		const chosen = typed(REVIEW_FIELDS.unmatched(name));
		const choice = nameChoices(one, units).find(({ option }) => option.normalize('NFC').trim() === chosen);
		if (!choice) {
			problems.push(`Hãy chọn đơn vị cho “${name}”, hoặc chọn bỏ qua.`);
			return [];
		}
		return [{ name, units: choice.codes }];
	});
	const step = STEPS.find(([label]) => label === decision);
	if (!step && ![CONFIRM, LATER, DROP_PLAN].includes(decision))
		problems.push('Hãy chọn việc tiếp theo ở mục cuối.');
	const changed: PlanEdits = {
		...edits,
		number: typed(REVIEW_FIELDS.number) || null,
		...(dated && { issuedOn: issuedOn || null }),
		...(ahead && { dueAt }),
		names,
		sheet: readSheetChoice(typed(REVIEW_FIELDS.sheet), edits.sheet),
	};
	if (step) return { decision: 'page', page: step[1], edits: changed, problems };
	if (decision === LATER || decision === DROP_PLAN)
		return { decision: decision === LATER ? 'later' : 'drop', edits: changed, problems };
	return problems.length > 0
		? { decision: 'page', page: 'review', edits: changed, problems }
		: { decision: 'send', edits: changed, problems };
}

/** '2026-05-22' and '16h30' as an instant in Việt Nam; null when they are no day and time. */
export function dueInstant(date: string, time: string): string | null {
	const clock = dueClock(time);
	const at = DateTime.fromISO(`${date.slice(0, 10)}T${clock}:00`, { zone: VIETNAM });
	return clock && at.isValid ? at.toISO({ suppressMilliseconds: true }) : null;
}

/** '16h30' as '16:30'; null for what is no time. */
export function dueClock(time: string): string | null {
	const [, hour, minute] = /^(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})?$/iu.exec(time.trim()) ?? [];
	return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}
