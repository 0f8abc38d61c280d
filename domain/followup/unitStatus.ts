import { millis, notAfter } from '../reports/foldOrder';
import type { UnitReportState } from '../reports/foldReports';
import type { Calendar, FollowUpPolicy, UnitStatus } from '../types';
import type { Delivery } from './deliveries';
import { dayOf } from './ladder';
import { workingDaysBetween } from './workingTime';

/** A status that says of which plan it is, for runs over several plans. */
export interface PlanUnitStatus extends UnitStatus {
	planId: string;
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
 * - `remindersSent`: messages of the ladder, one a key, to whomever; notices, receipts and summaries are none.
 */
export function statusReader(policy: FollowUpPolicy, calendar: Calendar, now: string) {
	const steps = new Set(policy.steps.map((step) => step.id));
	const zone = calendar.timezone;
	const present = { at: millis(now, zone), day: dayOf(now, calendar) };
	const dues = new Map<string, { at: number; day: string }>();
	const spans = new Map<string, number>();

	/** The due time of a unit; null when it has none. */
	function due(dueAt: string): { at: number; day: string } | null {
		if (!dueAt) return null;
		let known = dues.get(dueAt);
		if (!known) dues.set(dueAt, (known = { at: millis(dueAt, zone), day: dayOf(dueAt, calendar) }));
		return known;
	}

	function daysAfter(dueDay: string, day: string): number {
		const key = `${dueDay} ${day}`;
		let days = spans.get(key);
		if (days === undefined) spans.set(key, (days = workingDaysBetween(dueDay, day, calendar)));
		return days;
	}

	function punctuality({ state, dueAt, settledAt }: UnitReportState) {
		const limit = due(dueAt);
		const settled = state === 'submitted' || state === 'accepted';
		if (!limit || state === 'excluded' || (settled && settledAt === null))
			return { late: false, daysLate: 0, onTime: null };
		const at = settled ? millis(settledAt!, zone) : present.at;
		const late = at > limit.at;
		const until = late && settled ? dayOf(settledAt!, calendar) : present.day;
		return { late, daysLate: late ? daysAfter(limit.day, until) : 0, onTime: settled ? !late : null };
	}

	function status(
		who: { planId: string; unit: string },
		state: UnitReportState,
		sent: Map<string, Delivery>,
	): PlanUnitStatus {
		let remindersSent = 0;
		let lastRemindedAt: string | null = null;
		for (const delivery of sent.values()) {
			if (delivery.sentAt === null || !steps.has(delivery.step)) continue;
			remindersSent += 1;
			if (lastRemindedAt === null || !notAfter(delivery.sentAt, lastRemindedAt, zone))
				lastRemindedAt = delivery.sentAt;
		}
		return {
			planId: who.planId,
			unit: who.unit,
			state: state.state,
			dueAt: state.dueAt,
			...punctuality(state),
			submittedAt: state.submittedAt,
			remindersSent,
			lastRemindedAt,
		};
	}

	return { present, due, status };
}
