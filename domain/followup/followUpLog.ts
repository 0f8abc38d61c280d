import type { Assignment, LogEvent } from '../types';

/** The rows of one unit in one plan, each list in the order of the log and made when it is asked for. */
export interface UnitLog {
	/** What is no delivery: what decides where the unit stands. */
	story(): LogEvent[];
	deliveries(): LogEvent[];
	/** The deliveries of one message. */
	deliveriesOf(key: string): LogEvent[];
	/** The deliveries that were sent. */
	sent(): LogEvent[];
	/** Whether a delivery failed. */
	hasFailed(): boolean;
}

/** The log as the follow-up needs it, read once from end to end. */
export interface FollowUpLog {
	/** The rows of the assignment at this position. */
	of(position: number): UnitLog;
	/** The rows about plans and about the ward: `plan.*`, `policy.*`, `settings.*`. */
	common: LogEvent[];
	/** Deliveries of any plan around that date: those of the day itself and of its neighbours. */
	around: LogEvent[];
	/** `delivery.failed` of any plan, with their places in the log. */
	failed: { event: LogEvent; at: number }[];
}

/**
 * A log may hold millions of rows: they are chained by number, row to row, instead of being copied into an array for
 * each of some hundred thousand assignments, and nothing is made for a row that is only passed over. Deliveries, most of
 * the log, stay apart from what decides where a unit stands, so that most of them are not looked at again.
 */
export function readFollowUpLog(assignments: Assignment[], events: LogEvent[], day: string): FollowUpLog {
	const { slotOf, find } = slots(assignments);
	const story = chains(assignments.length, events);
	const deliveries = chains(assignments.length, events);
	const sent = chains(assignments.length, events);
	const hasFailed = new Uint8Array(assignments.length);
	const isAround = around(day);
	const common: LogEvent[] = [];
	const near: LogEvent[] = [];
	const failed: FollowUpLog['failed'] = [];

	for (let at = 0; at < events.length; at += 1) {
		const event = events[at]!;
		const { kind } = event;
		const slot = find(event.planId, event.unit);
		if (!kind.startsWith('delivery.')) {
			if (isCommon(kind)) common.push(event);
			if (slot !== NONE) story.add(slot, at);
			continue;
		}
		if (isAround(event.at)) near.push(event);
		if (kind === 'delivery.failed') failed.push({ event, at });
		if (slot === NONE) continue;
		deliveries.add(slot, at);
		if (kind === 'delivery.sent') sent.add(slot, at);
		else if (kind === 'delivery.failed') hasFailed[slot] = 1;
	}
	const all: Chains = { story, deliveries, sent, hasFailed };
	return {
		of: (position) => new OwnLog(all, slotOf[position]!),
		common,
		around: near,
		failed,
	};
}

interface Chains {
	story: ReturnType<typeof chains>;
	deliveries: ReturnType<typeof chains>;
	sent: ReturnType<typeof chains>;
	hasFailed: Uint8Array;
}

/** A class, since one is made for each of some hundred thousand assignments. */
class OwnLog implements UnitLog {
	private readonly all: Chains;
	private readonly slot: number;
	private rowsSent: LogEvent[] | undefined;

	constructor(all: Chains, slot: number) {
		this.all = all;
		this.slot = slot;
	}
	story(): LogEvent[] {
		return this.all.story.rows(this.slot);
	}
	deliveries(): LogEvent[] {
		return this.all.deliveries.rows(this.slot);
	}
	deliveriesOf(key: string): LogEvent[] {
		return this.all.deliveries.rows(this.slot, key);
	}
	sent(): LogEvent[] {
		return (this.rowsSent ??= this.all.sent.rows(this.slot));
	}
	hasFailed(): boolean {
		return this.all.hasFailed[this.slot] === 1;
	}
}

function isCommon(kind: string): boolean {
	return kind.startsWith('plan.') || kind.startsWith('policy.') || kind.startsWith('settings.');
}

const NONE = -1;
/** For the many that have no rows of a kind; nobody writes into it. */
const EMPTY: LogEvent[] = [];

/** Rows in chains, one a slot: each row knows the next one of its chain. */
function chains(count: number, events: LogEvent[]) {
	const first = new Int32Array(count).fill(NONE);
	const last = new Int32Array(count).fill(NONE);
	const next = new Int32Array(events.length).fill(NONE);
	return {
		add(slot: number, at: number): void {
			if (first[slot] === NONE) first[slot] = at;
			else next[last[slot]!] = at;
			last[slot] = at;
		},
		/** The rows of a chain; only those of one key when it is given. */
		rows(slot: number, key?: string): LogEvent[] {
			if (first[slot] === NONE) return EMPTY;
			let rows = EMPTY;
			for (let at = first[slot]!; at !== NONE; at = next[at]!) {
				const event = events[at]!;
				if (key !== undefined && event.key !== key) continue;
				if (rows === EMPTY) rows = [event];
				else rows.push(event);
			}
			return rows;
		},
	};
}

/** A number for each plan and unit; two assignments of one unit in one plan share theirs. */
function slots(assignments: Assignment[]) {
	const plans = new Map<string, Map<string, number>>();
	const slotOf = new Int32Array(assignments.length);
	assignments.forEach(({ planId, unit }, position) => {
		let units = plans.get(planId);
		if (!units) plans.set(planId, (units = new Map()));
		const known = units.get(unit);
		slotOf[position] = known ?? position;
		if (known === undefined) units.set(unit, position);
	});
	// Rows of one plan mostly stand together.
	let last: { planId: string; units: Map<string, number> | undefined } | undefined;
	const find = (planId: string, unit: string) => {
		if (last?.planId !== planId) last = { planId, units: plans.get(planId) };
		return last.units?.get(unit) ?? NONE;
	};
	return { slotOf, find };
}

/** Whether an instant lies on a date or on one of its neighbours, told by its letters: for sorting out most of a log. */
export function around(day: string): (at: string) => boolean {
	const [from, until] = [neighbour(day, -1), neighbour(day, 2)];
	return (at) => at >= from && at < until;
}

function neighbour(day: string, days: number): string {
	const at = new Date(`${day}T00:00:00Z`);
	at.setUTCDate(at.getUTCDate() + days);
	return at.toISOString().slice(0, 10);
}
