import type { Book, StoredPlan } from '../book';
import { sheetLinks } from '../sharing/sheetLink';
import type { Calendar, Reminder, Settings } from '../types';
import type { RoadAlert } from './roads/roadsOfRun';
import type { SummaryFigures } from './summaryMail';
import type { UnitShare } from './unitValues';

export type MailKind = 'notice' | 'reminder' | 'recipients' | 'summary' | 'test' | 'roadAlert';

/**
 * What asks for a mail: a unit that is to get its notice, a reminder, the figures of a
 * plan (in `figures` or beside `planId`), a plan whose Nơi nhận are to get their copies, an address for a test, a road that
 * an admin has to look at.
 */
export type MailRequest = Partial<Reminder> & {
	link?: string;
	/** The page that shows how the plan stands. */
	statusLink?: string | null;
	/** Where a test mail goes; the officer's when empty. */
	address?: string;
	figures?: Partial<SummaryFigures>;
} & Partial<SummaryFigures> &
	Partial<RoadAlert>;

/** Finds what requests speak of. Each function throws an Error (English) for what the book does not hold. */
export interface Finder {
	plan(request: MailRequest): StoredPlan;
	share(request: MailRequest): UnitShare;
}

export function finderIn(book: Book, settings: Settings, now: string, calendar: Calendar): Finder {
	const plans = new Map(book.plans.map((stored) => [stored.planId, stored]));
	const units = new Map(book.units.map((unit) => [unit.code, unit]));
	const sheetLink = sheetLinks(book);
	const plan = ({ planId = '' }: MailRequest) => found(plans.get(planId), 'plan', planId);
	return {
		plan,
		share(request) {
			const stored = plan(request);
			const unit = found(units.get(request.unit ?? ''), 'unit', request.unit);
			const asked = stored.assignments.find((one) => one.unit === unit.code);
			const assignment = found(asked, `assignment in plan "${stored.planId}" for the unit`, unit.code);
			const own = { link: request.link ?? '', sheetLink: sheetLink(stored.planId, unit.code) };
			return { stored, assignment, unit, ...own, settings, now, calendar };
		},
	};
}

function found<T>(value: T | undefined, what: string, id: string | undefined): T {
	if (value === undefined) throw new Error(`The book holds no ${what} "${id ?? ''}"`);
	return value;
}

/** Throws an Error (English) for an item that is no reminder. */
export function readReminder(
	{ key, step, to, channels }: MailRequest,
	planId: string,
	unit: string,
): Reminder {
	if (!key || !step || !to) throw new Error('The item is no reminder: it lacks "key", "step" or "to"');
	return { key, planId, unit, step, to, channels: channels ?? ['email'] };
}

/** Throws an Error (English) for an item without figures. */
export function readFigures(request: MailRequest): SummaryFigures {
	const { units, reported, late } = { ...request, ...request.figures };
	if (![units, reported, late].every(Number.isFinite))
		throw new Error('The item lacks the figures "units", "reported" and "late"');
	return { units, reported, late } as SummaryFigures;
}
