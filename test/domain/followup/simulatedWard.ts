import {
	CALL_STEP,
	calendarOf,
	defaultPolicy,
	evaluateFollowUp,
	mailStands,
	vietnamDays2026,
} from '../../../domain/followup';
import type { Assignment, FollowUpPolicy, LogEvent, Reminder, Unit } from '../../../domain/types';

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

const HOUR = 3_600_000;

function moment(ms: number): Moment {
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

const calendar = calendarOf([]);
const daysOff = new Set(vietnamDays2026.filter(({ kind }) => kind === 'off').map(({ date }) => date));
const daysWorked = new Set(vietnamDays2026.filter(({ kind }) => kind === 'work').map(({ date }) => date));
/** Acts end here; the rest of the campaign is for the ladders to be climbed. */
export const ACTIVE_HOURS = 30 * 24;
const ALL_HOURS = 62 * 24;

/** By the weekday and the table alone. */
export function isOfficeDay(at: Moment): boolean {
	const { date, weekday } = at;
	return daysWorked.has(date) || (weekday > 0 && weekday < 6 && !daysOff.has(date));
}

export function policyOf(campaign: Campaign, planId: string): FollowUpPolicy {
	return campaign.plans[Number(planId.slice(2))]!.policy ?? defaultPolicy;
}

/** Lives a campaign through, hour by hour, as the workflow would: what is due, composed a mail a person, checked, sent. */
export function live(campaign: Campaign) {
	const units = wardOf(campaign);
	const planIds = campaign.plans.map((_, i) => `kh${i}`);
	const assignments = assignmentsOf(campaign, units);
	const standings = new Map(
		assignments.map(({ planId, unit, dueAt }): [string, Standing] => [`${planId} ${unit}`, fresh(dueAt)]),
	);
	const log: LogEvent[] = campaign.plans.flatMap(({ policy }, i) =>
		policy ? [row(planIds[i]!, '', 'policy.changed', campaign.start, { ...policy })] : [],
	);
	log.push(row('-', '', 'settings.changed', campaign.start, { committeeEmails: ['chair@ward.example'] }));
	const mails: SentMail[] = [];
	const lists: Moment[] = [];
	const actsAt = groupBy(campaign.acts, ({ hour }) => String(hour));
	const start = Date.parse(campaign.start);
	const refused = new Set<string>();
	let idle = 0;
	let runs = 0;
	for (let hour = 0; hour < ALL_HOURS; hour += 1) {
		const at = moment(start + hour * HOUR + 300_000);
		const acts = hour < ACTIVE_HOURS ? (actsAt.get(String(hour)) ?? []) : [];
		for (const { unit, plan, ...act } of acts)
			happen(act, planIds[plan % planIds.length]!, `U${unit % campaign.units}`, at);
		if (hour === ACTIVE_HOURS) for (const planId of planIds) letGoOn(planId, at);
		if (campaign.outages.some(({ from, hours }) => hour >= from && hour < from + hours)) {
			idle += 1;
			continue;
		}
		if (looksAt(at)) runOnce(at, hour);
		idle = 0;
	}
	return { mails, lists, standings, log, units };

	function runOnce(at: Moment, hour: number): void {
		const now = at.iso;
		const { due, calls } = evaluateFollowUp({
			assignments,
			units,
			events: log,
			policy: defaultPolicy,
			calendar,
			now,
		});
		if (calls.length > 0) {
			lists.push(at);
			for (const { planId, unit, key } of calls)
				log.push({
					...row(planId, unit, 'delivery.sent', now, { to: 'officer@ward.example', step: CALL_STEP }),
					key,
				});
		}
		const gathered = composed(due, units);
		if (gathered.length === 0) return;
		runs += 1;
		const meanwhile = campaign.meanwhile.filter(({ run }) => run === runs && hour < ACTIVE_HOURS);
		for (const { pick, ...act } of meanwhile) {
			const { planId, unit } = due[pick % due.length]!;
			happen(act, planId, unit, at);
		}
		const crash = campaign.crashes.find(({ run }) => run === runs);
		for (const [number, { to, covers }] of gathered.entries()) {
			if (crash && number > crash.mails % gathered.length) break;
			if (!mailStands({ covers, to }, log, now)) {
				// Found due a moment ago: only what happened in between can have made it void.
				if (meanwhile.length === 0) throw new Error(`Due, and yet it does not stand: ${to}`);
				continue;
			}
			const lost = crash !== undefined && crash.mails % gathered.length === number;
			send({ to, covers, at, hour, lost });
			const { planId, unit } = covers[0]!;
			if (lost && crash.then && hour < ACTIVE_HOURS) happen({ kind: crash.then, days: 1 }, planId, unit, at);
		}
	}

	function send({ to, covers, at, hour, lost }: Pick<SentMail, 'to' | 'covers' | 'at' | 'hour' | 'lost'>) {
		const now = at.iso;
		const write = (kind: string, data: Record<string, unknown> = {}) => {
			for (const { planId, unit, key } of covers)
				log.push({
					...row(planId, unit, kind, now, { channel: 'email', to, step: covers[0]!.step, ...data }),
					key,
				});
		};
		if (!to) return write('delivery.failed', { final: true, errorClass: 'permanent' });
		write('delivery.sending');
		if (to.startsWith('dead') && refused.has(to)) throw new Error(`${to} was written to again`);
		if (to.startsWith('dead')) refused.add(to);
		if (to.startsWith('dead')) return write('delivery.failed', { final: true, errorClass: 'permanent' });
		if ((hour * 31 + to.length * 17 + covers.length + campaign.luck) % 23 === 0)
			return write('delivery.failed', { errorClass: 'temporary' });
		const standing = covers.map(({ planId, unit }) => ({ ...standings.get(`${planId} ${unit}`)! }));
		mails.push({ at, hour, to, covers, standing, lost, afterOutage: idle });
		if (!lost) write('delivery.sent');
		return undefined;
	}

	/** In the end every plan runs, so that what is silent then has to reach the top. */
	function letGoOn(planId: string, at: Moment): void {
		for (const kind of ['reopen', 'resume'] as const) happen({ kind, days: 0 }, planId, '', at);
	}

	function happen({ kind, days }: Pick<Act, 'kind' | 'days'>, planId: string, code: string, at: Moment) {
		const all = [...standings].filter(([key]) => key.startsWith(`${planId} `)).map(([, each]) => each);
		const now = at.iso;
		const write = (event: string, data: Record<string, unknown> = {}) =>
			log.push(row(planId, event.startsWith('plan.') ? '' : code, event, now, data));
		const { closed = false, paused = false } = all[0] ?? {};
		if (kind === 'close' || kind === 'reopen') {
			if (closed === (kind === 'close')) return;
			for (const each of all) each.closed = kind === 'close';
			write(kind === 'close' ? 'plan.closed' : 'plan.reopened');
			return;
		}
		if (kind === 'pause' || kind === 'resume') {
			if (paused === (kind === 'pause')) return;
			for (const each of all) each.paused = kind === 'pause';
			write(kind === 'pause' ? 'plan.paused' : 'plan.resumed');
			return;
		}
		const one = standings.get(`${planId} ${code}`);
		if (one) change(one, kind, at, days, write);
	}
}

function change(
	one: Standing,
	kind: Act['kind'],
	at: Moment,
	days: number,
	write: (kind: string, data?: Record<string, unknown>) => void,
): void {
	const owes = one.state === 'waiting' || one.state === 'returned';
	const again = (state: Standing['state']) => {
		one.state = state;
		one.round += 1;
	};
	if (kind === 'include' && one.excluded) {
		one.excluded = false;
		one.round += 1;
		write('unit.included');
	}
	if (one.excluded) return;
	if (kind === 'report' && owes) {
		one.state = 'submitted';
		write('report.submitted', { values: {} });
	} else if (kind === 'return' && !owes) {
		again('returned');
		one.returnedAt = at.ms;
		write('report.returned', { reason: 'Thiếu số liệu' });
	} else if (kind === 'accept' && one.state === 'submitted') {
		one.state = 'accepted';
		write('report.accepted');
	} else if (kind === 'withdraw' && one.state === 'submitted') {
		again('waiting');
		write('report.withdrawn');
	} else if (kind === 'extend' && owes) {
		one.dueAt = `${moment(at.ms + (1 + (days % 8)) * 24 * HOUR).date}T17:00:00+07:00`;
		write('due.extended', { dueAt: one.dueAt, reason: 'Mưa bão' });
	} else if (kind === 'exclude') {
		one.excluded = true;
		write('unit.excluded', { reason: 'Sáp nhập' });
	}
}

/** Some share a contact, some heads sit over several units, some have no address, some addresses are dead. */
function wardOf({ units, sharing }: Campaign): Unit[] {
	return Array.from({ length: units }, (_, i) => {
		const contact =
			i % 29 === 7 ? '' : `${i % 23 === 5 ? 'dead' : 'c'}${Math.floor(i / sharing)}@ward.example`;
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
function assignmentsOf({ plans }: Campaign, units: Unit[]): Assignment[] {
	return plans.flatMap(({ dueAt }, plan) =>
		units
			.filter((_, i) => plan === 0 || i % 2 === plan % 2)
			.map(({ code }) => ({ planId: `kh${plan}`, unit: code, dueAt, tasks: [], indicators: [] })),
	);
}

/** One mail a person, as the composing does; who has no address gets none. */
function composed(due: Reminder[], units: Unit[]): { to: string; covers: Reminder[] }[] {
	const known = new Map(units.map((unit) => [unit.code, unit]));
	const address = ({ unit, to }: Reminder) =>
		to === 'chair' ? 'chair@ward.example' : (known.get(unit)?.[to]?.email ?? '');
	const groups = groupBy(due, (reminder) => {
		const to = address(reminder);
		return to ? `${reminder.to === 'chair' ? 'list' : ''} ${to}` : reminder.key;
	});
	return [...groups.values()].map((covers) => ({ to: address(covers[0]!), covers }));
}

function groupBy<T>(all: T[], name: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) groups.set(name(one), [...(groups.get(name(one)) ?? []), one]);
	return groups;
}

/** Every hour in which the workflow looks, and one at night; on days off a few. */
function looksAt(at: Moment): boolean {
	const hour = Number(at.time.slice(0, 2));
	return isOfficeDay(at) ? (hour >= 6 && hour <= 20) || hour === 2 : hour % 7 === 3;
}

function fresh(dueAt: string): Standing {
	return {
		state: 'waiting',
		excluded: false,
		dueAt,
		round: 0,
		returnedAt: 0,
		closed: false,
		paused: false,
	};
}

function row(
	planId: string,
	unit: string,
	kind: string,
	at: string,
	data: Record<string, unknown> = {},
): LogEvent {
	return { planId, unit, kind, at, by: '', key: '', data };
}
