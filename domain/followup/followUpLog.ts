import type { Assignment, LogEvent } from '../types';

/** The log as the follow-up needs it, read once from end to end. */
export interface FollowUpLog {
	/**
	 * The rows of an assignment's plan and unit, in the order of the log. The array is the same one at every call: it
	 * holds until the next call.
	 */
	own(position: number): LogEvent[];
	/** The rows about plans and about the ward: `plan.*`, `policy.*`, `settings.*`. */
	common: LogEvent[];
	/** Deliveries of any plan around that date: those of the day itself and of its neighbours. */
	around: LogEvent[];
	/** `delivery.failed` of any plan, with their places in the log. */
	failed: { event: LogEvent; at: number }[];
}

const NONE = -1;

/**
 * A log may hold millions of rows: they are chained by number, row to row, instead of being copied into an array for
 * each of some hundred thousand assignments, and nothing is made for a row that is only passed over.
 */
export function readFollowUpLog(assignments: Assignment[], events: LogEvent[], day: string): FollowUpLog {
	const { slotOf, find } = slots(assignments);
	const first = new Int32Array(slotOf.length).fill(NONE);
	const last = new Int32Array(slotOf.length).fill(NONE);
	const next = new Int32Array(events.length).fill(NONE);
	const [from, until] = [neighbour(day, -1), neighbour(day, 2)];
	const common: LogEvent[] = [];
	const around: LogEvent[] = [];
	const failed: FollowUpLog['failed'] = [];

	for (let at = 0; at < events.length; at += 1) {
		const event = events[at]!;
		const { kind } = event;
		if (kind.startsWith('delivery.')) {
			if (event.at >= from && event.at < until) around.push(event);
			if (kind === 'delivery.failed') failed.push({ event, at });
		} else if (kind.startsWith('plan.') || kind.startsWith('policy.') || kind.startsWith('settings.'))
			common.push(event);
		const slot = find(event.planId, event.unit);
		if (slot === NONE) continue;
		if (first[slot] === NONE) first[slot] = at;
		else next[last[slot]!] = at;
		last[slot] = at;
	}

	const rows: LogEvent[] = [];
	function own(position: number): LogEvent[] {
		rows.length = 0;
		for (let at = first[slotOf[position]!]!; at !== NONE; at = next[at]!) rows.push(events[at]!);
		return rows;
	}
	return { own, common, around, failed };
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
	const find = (planId: string, unit: string) => plans.get(planId)?.get(unit) ?? NONE;
	return { slotOf, find };
}

function neighbour(day: string, days: number): string {
	const at = new Date(`${day}T00:00:00Z`);
	at.setUTCDate(at.getUTCDate() + days);
	return at.toISOString().slice(0, 10);
}
