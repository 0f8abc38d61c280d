import { defaultPolicy, vietnamDays2026, type NoticeDue } from '../../../domain/followup';
import type { Assignment, FollowUpPolicy, Reminder, Unit } from '../../../domain/types';

export const ACTS = [
	'report',
	'return',
	'accept',
	'withdraw',
	'extend',
	'exclude',
	'include',
	'close',
	'reopen',
	'pause',
	'resume',
] as const;

/** Something that happens at an hour of the campaign, if it can happen in the state that the unit is in. */
export interface Act {
	hour: number;
	unit: number;
	plan: number;
	kind: (typeof ACTS)[number];
	/** Days by which a due time moves. */
	days: number;
}

/** The same, to somebody about whom the n-th run that sends has something to send. */
export interface Meanwhile extends Pick<Act, 'kind' | 'days'> {
	run: number;
	/** Which of them. */
	pick: number;
}

export interface Campaign {
	start: string;
	plans: { dueAt: string; policy: FollowUpPolicy | null }[];
	units: number;
	/** So many units share one contact. */
	sharing: number;
	/** n8n is off from that hour for so many. */
	outages: { from: number; hours: number }[];
	/** The n-th run that sends dies after so many mails, the last of them on its way; `then` befalls a unit it speaks of. */
	crashes: { run: number; mails: number; then: Act['kind'] | null }[];
	acts: Act[];
	/** After the run has found what is due and before it sends. */
	meanwhile: Meanwhile[];
	/** Changes which mails fail for a while. */
	luck: number;
	/** So long one mail takes; a run is over before the next one begins. */
	minutesAMail: number;
}

/** What went to whom. `covers` are the reminders that the one mail speaks of. */
export interface SentMail {
	at: Moment;
	hour: number;
	to: string;
	covers: Reminder[];
	/** How each unit stood then, by what the ward knows without the log. */
	standing: Standing[];
	/** No row says what became of it. */
	lost: boolean;
	/** n8n had been off for so many hours before this run. */
	afterOutage: number;
}

/** The ward's own knowledge of a unit in a plan, kept apart from the log. */
export interface Standing {
	state: 'waiting' | 'submitted' | 'returned' | 'accepted';
	excluded: boolean;
	dueAt: string;
	round: number;
	returnedAt: number;
	closed: boolean;
	paused: boolean;
}

/** An instant by the wall clock of Việt Nam, which has been seven hours ahead since 1975. */
export interface Moment {
	/** Milliseconds. */
	ms: number;
	date: string;
	/** `08:05` */
	time: string;
	/** 0 is Sunday. */
	weekday: number;
	iso: string;
}

export const HOUR = 3_600_000;
export const OFFICER = 'officer@ward.example';

export function moment(ms: number): Moment {
	const local = new Date(ms + 7 * HOUR);
	const text = local.toISOString();
	return {
		ms,
		date: text.slice(0, 10),
		time: text.slice(11, 16),
		weekday: local.getUTCDay(),
		iso: `${text.slice(0, 19)}+07:00`,
	};
}

const daysOff = new Set(vietnamDays2026.filter(({ kind }) => kind === 'off').map(({ date }) => date));
const daysWorked = new Set(vietnamDays2026.filter(({ kind }) => kind === 'work').map(({ date }) => date));
/** Acts end here; the rest of the campaign is for the ladders to be climbed. */
export const ACTIVE_HOURS = 30 * 24;
export const ALL_HOURS = 62 * 24;

/** By the weekday and the table alone. */
export function isOfficeDay(at: Moment): boolean {
	const { date, weekday } = at;
	return daysWorked.has(date) || (weekday > 0 && weekday < 6 && !daysOff.has(date));
}

export function policyOf(campaign: Campaign, planId: string): FollowUpPolicy {
	return campaign.plans[Number(planId.slice(2))]!.policy ?? defaultPolicy;
}

/** Some share a contact, some heads sit over several units, some have no address, some addresses are dead. */
export function wardOf({ units, sharing }: Campaign): Unit[] {
	return Array.from({ length: units }, (_, i) => {
		const own = `${i % 23 === 5 ? 'dead' : 'c'}${Math.floor(i / sharing)}@ward.example`;
		// The officer is the contact of some units, too.
		const contact = i % 29 === 7 ? '' : i % 19 === 2 ? OFFICER : own;
		const head = i % 17 === 3 ? '' : `h${Math.floor(i / 3)}@ward.example`;
		return {
			code: `U${i}`,
			name: `Đơn vị ${i}`,
			type: 'khác',
			aliases: [],
			contact: { email: contact },
			// The head of the first units is the chair, too.
			head: { email: i === 0 ? 'chair@ward.example' : head },
		};
	});
}

/** The first plan is for all, the others for every second unit. */
export function assignmentsOf({ plans }: Campaign, units: Unit[]): Assignment[] {
	return plans.flatMap(({ dueAt }, plan) =>
		units
			.filter((_, i) => plan === 0 || i % 2 === plan % 2)
			.map(({ code }) => ({ planId: `kh${plan}`, unit: code, dueAt, tasks: [], indicators: [] })),
	);
}

/** One mail a person, as the composing does; who has no address gets none. */
export function composed(due: Reminder[], units: Unit[]): { to: string; covers: Reminder[] }[] {
	const known = new Map(units.map((unit) => [unit.code, unit]));
	const address = ({ unit, to }: Reminder) =>
		to === 'chair' ? 'chair@ward.example' : (known.get(unit)?.[to]?.email ?? '');
	const groups = groupBy(due, (reminder) => {
		const to = address(reminder);
		return to ? `${reminder.to === 'chair' ? 'list' : ''} ${to}` : reminder.key;
	});
	return [...groups.values()].map((covers) => ({ to: address(covers[0]!), covers }));
}

/** Notices, one mail a person and plan. */
export function composedNotices(notices: NoticeDue[], units: Unit[]): { to: string; covers: NoticeDue[] }[] {
	const known = new Map(units.map((unit) => [unit.code, unit.contact?.email ?? '']));
	const groups = groupBy(notices, ({ planId, unit }) => `${planId} ${known.get(unit)}`);
	return [...groups.values()].map((covers) => ({ to: known.get(covers[0]!.unit) ?? '', covers }));
}

export function groupBy<T>(all: T[], name: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) groups.set(name(one), [...(groups.get(name(one)) ?? []), one]);
	return groups;
}

/** Every hour in which the workflow looks, and one at night; on days off a few. */
export function looksAt(at: Moment): boolean {
	const hour = Number(at.time.slice(0, 2));
	return isOfficeDay(at) ? (hour >= 6 && hour <= 20) || hour === 2 : hour % 7 === 3;
}
