import type { Book } from '../book';
import { instant } from '../text/time';
import type { Calendar, Message, Reminder, Settings, Unit } from '../types';
import { composeNotice, noticeKey } from './notice';
import { composeReminder, type ReminderInput } from './reminder';
import { composeSummaryMail, summaryKey, type SummaryFigures } from './summaryMail';
import type { Standing } from './whereUnitsStand';

export type MailKind = 'notice' | 'reminder' | 'summary';

/**
 * What asks for a mail: a unit that is to get its notice, a reminder, or the figures of a plan (in `figures` or
 * beside `planId`).
 */
export type MailRequest = Partial<Omit<Reminder, 'channels'>> & {
	link?: string;
	figures?: Partial<SummaryFigures>;
} & Partial<SummaryFigures>;

/** A message that cannot be composed for want of an address. */
export interface Unreachable {
	planId: string;
	unit: string;
	step: string;
	key: string;
	/** A Vietnamese sentence for the officer: who cannot be written to and what to do. */
	reason: string;
}

type Result =
	| { message: Message; part?: ReminderInput }
	| { unreachable: Unreachable }
	| { forChair: Reminder };
type About = Omit<Unreachable, 'reason'>;

/** One request to one mail; a reminder to the chair is handed back, since all of a plan become one list. */
export function composeOne(context: {
	kind: MailKind;
	book: Book;
	settings: Settings;
	now: string;
	calendar: Calendar;
	standing: Standing | null;
}): (request: MailRequest) => Result {
	const { kind, book, settings, now, calendar, standing } = context;
	const plans = new Map(book.plans.map((stored) => [stored.planId, stored]));
	const units = new Map(book.units.map((unit) => [unit.code, unit]));
	return kind === 'notice' ? notice : kind === 'reminder' ? reminder : summary;

	function notice(request: MailRequest): Result {
		const share = shareOf(request);
		const { planId, unit } = share.assignment;
		const about = { planId, unit, step: 'notice', key: noticeKey(planId, unit) };
		return result(composeNotice(share), () => noAddress(about, share.unit, 'đầu mối'));
	}

	function reminder(request: MailRequest): Result {
		const share = shareOf(request);
		const { planId, unit } = share.assignment;
		const asked = readReminder(request, planId, unit);
		if (asked.to === 'chair') return { forChair: asked };
		const part = { ...share, reminder: asked, now, calendar, ...standing?.of(planId, unit) };
		const mail = composeReminder(part);
		if (mail) return { message: mail, part };
		return result(mail, () => noAddress(asked, share.unit, asked.to === 'head' ? 'lãnh đạo' : 'đầu mối'));
	}

	function summary(request: MailRequest): Result {
		const stored = found(plans.get(request.planId ?? ''), 'plan', request.planId);
		const { planId } = stored;
		const mail = composeSummaryMail({ stored, settings, figures: readFigures(request), now });
		const key = summaryKey(planId, instant(now).toISODate());
		return result(mail, () => noCommittee({ planId, unit: '', step: 'summary', key }));
	}

	function shareOf(request: MailRequest) {
		const stored = found(plans.get(request.planId ?? ''), 'plan', request.planId);
		const unit = found(units.get(request.unit ?? ''), 'unit', request.unit);
		const own = stored.assignments.find((one) => one.unit === unit.code);
		const assignment = found(own, `assignment in plan "${stored.planId}" for the unit`, unit.code);
		return { stored, assignment, unit, link: request.link ?? '', settings };
	}
}

/** The committee has no address in the settings. */
export function noCommittee({ planId, unit, step, key }: About): Unreachable {
	const reason = 'Chưa có email lãnh đạo nhận báo cáo. Xin bổ sung ở biểu mẫu Thiết lập.';
	return { planId, unit, step, key, reason };
}

function noAddress({ planId, unit, step, key }: About, { name }: Unit, person: string): Unreachable {
	const reason = `${name} chưa có email ${person} trong danh bạ. Xin bổ sung rồi nhập lại danh bạ, hoặc liên hệ đơn vị bằng cách khác.`;
	return { planId, unit, step, key, reason };
}

function result(message: Message | null, otherwise: () => Unreachable): Result {
	return message ? { message } : { unreachable: otherwise() };
}

function found<T>(value: T | undefined, what: string, id: string | undefined): T {
	if (value === undefined) throw new Error(`The book holds no ${what} "${id ?? ''}"`);
	return value;
}

function readReminder({ key, step, to }: MailRequest, planId: string, unit: string): Reminder {
	if (!key || !step || !to) throw new Error('The item is no reminder: it lacks "key", "step" or "to"');
	return { key, planId, unit, step, to, channels: ['email'] };
}

function readFigures(request: MailRequest): SummaryFigures {
	const { units, reported, late } = { ...request, ...request.figures };
	if (![units, reported, late].every(Number.isFinite))
		throw new Error('The item lacks the figures "units", "reported" and "late"');
	return { units, reported, late } as SummaryFigures;
}
