import { inOrder, notAfter } from '../reports/foldOrder';
import type { UnitReportState } from '../reports/foldReports';
import type { Calendar, UnitStatus } from '../types';
import { deliveriesByKey } from './deliveries';
import type { UnitLog } from './followUpLog';
import type { PoliciesInForce } from './policyInForce';
import { workingDaysBetween } from './workingTime';
import type { ZoneClock } from './zoneClock';

/** A status that says of which plan it is, for runs over several plans. */
export interface PlanUnitStatus extends UnitStatus {
	planId: string;
}

interface Moment {
	/** Milliseconds. */
	at: number;
	/** Its date. */
	day: string;
}

/**
 * Where a unit stands, in a closure that remembers what units share (due days, days late).
 *
 * - `late`: the due time in force passed while the unit owed its report ('waiting' or 'returned'), or it settled it
 *   after that time. Sent at the very due time is on time. An excluded unit is never late.
 * - `daysLate`: working days after the due day, up to today or to the day the report came; so 0 on the evening
 *   of the due day, although `late` is true then.
 * - `onTime`: null while nothing stands (waiting, returned, excluded) and where there is no due time.
 *   A correction after the due time leaves a punctual unit punctual; after a return the new report counts.
 * - `remindersSent`: messages of the ladder and by the officer's hand, one a key, to whomever; notices, receipts and
 *   summaries are none.
 */
export function statusReader(context: {
	policies: PoliciesInForce;
	calendar: Calendar;
	clock: ZoneClock;
	/** Milliseconds. */
	now: number;
}) {
	const { policies, calendar, clock, now } = context;
	const present: Moment = { at: now, day: clock.day(now) };
	const dues = new Map<string, Moment>();
	const spans = new Map<string, Map<string, number>>();

	/** The due time of a unit; null when it has none. */
	function due(dueAt: string): Moment | null {
		if (!dueAt) return null;
		let known = dues.get(dueAt);
		if (!known) dues.set(dueAt, (known = { at: clock.millis(dueAt), day: clock.dayOf(dueAt) }));
		return known;
	}

	function daysAfter(dueDay: string, day: string): number {
		let known = spans.get(dueDay);
		if (!known) spans.set(dueDay, (known = new Map()));
		let days = known.get(day);
		if (days === undefined) known.set(day, (days = workingDaysBetween(dueDay, day, calendar)));
		return days;
	}

	function punctuality({ state, dueAt, settledAt }: UnitReportState) {
		const limit = due(dueAt);
		const settled = state === 'submitted' || state === 'accepted';
		if (!limit || state === 'excluded' || (settled && settledAt === null))
			return { late: false, daysLate: 0, onTime: null };
		const at = settled ? clock.millis(settledAt!) : present.at;
		const late = at > limit.at;
		const until = late && settled ? clock.day(at) : present.day;
		return { late, daysLate: late ? daysAfter(limit.day, until) : 0, onTime: settled ? !late : null };
	}

	function status(
		who: { planId: string; unit: string },
		state: UnitReportState,
		log: UnitLog,
	): PlanUnitStatus {
		const { late, daysLate, onTime } = punctuality(state);
		const sent = remindersSent(log);
		return {
			planId: who.planId,
			unit: who.unit,
			state: state.state,
			dueAt: state.dueAt,
			late,
			daysLate,
			onTime,
			submittedAt: state.submittedAt,
			remindersSent: sent.count,
			lastRemindedAt: sent.last,
		};
	}

	const NONE = { count: 0, last: null };

	function remindersSent(log: UnitLog): { count: number; last: string | null } {
		const rows = log.sent();
		if (rows.length === 0) return NONE;
		// What was sent may have come back; whether it did is for the deliveries to say.
		const stands = log.hasFailed() ? deliveriesByKey(inOrder(log.deliveries())) : undefined;
		const keys: string[] = [];
		let last: string | null = null;
		for (const { key, at, data } of rows) {
			if (policies.audienceOf(String(data?.step ?? '')) === undefined) continue;
			if (stands && stands.get(key)?.sentAt === null) continue;
			if (keys.at(-1) !== key) keys.push(key);
			if (last === null || !notAfter(at, last, clock.timezone)) last = at;
		}
		return { count: keys.length < 2 ? keys.length : new Set(keys).size, last };
	}

	return { present, due, status };
}
