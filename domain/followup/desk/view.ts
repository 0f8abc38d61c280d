import type { Book, StoredPlan } from '../../book';
import type { Calendar, FormField, LogEvent, Unit } from '../../types';
import { calendarTable, type CalendarTable } from '../calendarTable';
import { closedPlans } from '../closedPlans';
import type { FollowUpInput } from '../evaluateFollowUp';
import type { PoliciesInForce } from '../policyInForce';

/** The pages behind "Đôn đốc". */
export type DeskPage =
	| 'chase'
	| 'confirmChase'
	| 'pause'
	| 'policy'
	| 'editPolicy'
	| 'calendar'
	| 'editCalendar'
	| 'why'
	| 'reasons';

/** Which page is to be shown, and what goes with it. */
export interface DeskView {
	page: DeskPage;
	/** What is wrong with the answers; each a Vietnamese sentence. */
	problems?: string[];
	/** What the officer typed, shown again. */
	answers?: Answers;
	/** A plan, '-' for the ward, empty for all. */
	planId?: string;
	unit?: string;
	to?: 'contact' | 'head';
	year?: number;
	/** Keys of the reminders that the officer was shown. */
	keys?: string[];
}

/** What the pages are made of. */
export interface Desk {
	book: Book;
	/** ISO instant. */
	now: string;
	calendar: Calendar;
	policies: PoliciesInForce;
	/** The whole follow-up's input, for all plans that are not closed. */
	input: FollowUpInput;
}

/** What follows from the answers to a page. */
export type DeskAnswer =
	| { decision: 'page'; view: DeskView; rows?: LogEvent[] }
	/** Nothing more to ask; `title` and `message` are what the last page says. */
	| { decision: 'done'; title: string; message: string; rows?: LogEvent[] }
	/** The reminders with these keys are to be sent. */
	| { decision: 'chase'; view: DeskView };

export type Answers = Partial<Record<string, string>>;

/** One page: its fields, and what its answers mean. */
export interface PageSpec {
	title: string;
	fields(view: DeskView, desk: Desk): FormField[];
	/** `answers` as texts, trimmed; a field that was not answered is absent. */
	read(answers: Answers, view: DeskView, desk: Desk): DeskAnswer;
}

export const OFFICER = 'Cán bộ đầu mối';
export const ALL_PLANS = 'Tất cả kế hoạch đang chạy';
export const BACK = 'Quay lại, không đổi gì';

/** Plans that are not closed, latest first. */
export function openPlans({ plans, events }: Book): StoredPlan[] {
	const closed = closedPlans(events);
	return plans.filter(({ planId }) => !closed.has(planId)).toReversed();
}

/** 'kh-36-kh-ubnd-2026 | Hưởng ứng …': how a plan stands in the officer's lists. */
export function planOption({ planId, plan }: StoredPlan): string {
	return `${planId} | ${[plan.number, plan.title].filter(Boolean).join(' ')}`.slice(0, 160);
}

/** The plan that an option names; undefined for none of them. */
export function chosenPlan(option: string, plans: StoredPlan[]): StoredPlan | undefined {
	const planId = option.split(' | ')[0]!.trim();
	return plans.find((stored) => stored.planId === planId);
}

export function unitNames(units: Unit[]): Map<string, string> {
	return new Map(units.map(({ code, name }) => [code, name]));
}

/** The same page again, with what is wrong and what was typed. */
export function again(view: DeskView, problems: string[], answers: Answers): DeskAnswer {
	return { decision: 'page', view: { ...view, problems, answers } };
}

export function tableOf({ book }: Desk): CalendarTable {
	return calendarTable(book.events);
}
