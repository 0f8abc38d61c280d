import type { LogEvent, Plan } from '../../types';

/** Which units the officer chose for a name that no unit answers to; none means: leave the name out. */
export interface NameCorrection {
	name: string;
	units: string[];
}

/** A unit that the officer gives work to: the tasks of one of the plan's groups, and tasks in the officer's words. */
export interface AddedUnit {
	unit: string;
	/** Position of the group in `plan.assignees`; null when the unit gets only tasks of its own. */
	like: number | null;
	tasks: string[];
}

/**
 * What the officer changed of a reading, in the order of the pages. A plan as it will be sent is the reading with these
 * applied (see applyEdits); what is absent stays as it was read.
 */
export interface PlanEdits {
	number?: string | null;
	issuedOn?: string | null;
	/** ISO instant, for all units but those of `dues`. */
	dueAt?: string;
	names?: NameCorrection[];
	/** Codes of units that get no work this time. */
	dropped?: string[];
	added?: AddedUnit[];
	dues?: { unit: string; dueAt: string }[];
	/** By position in `plan.quotas`; `max` 0: not asked for. */
	quotas?: { quota: number; min: number; max: number }[];
	copies?: Copies;
}

/** Who of the plan's Nơi nhận gets no copy, and who gets one beside them. */
export interface Copies {
	/** Names as written in the plan. */
	skip: string[];
	/** Email addresses. */
	extra: string[];
}

/** The log kind under which an officer's edits are kept until the plan is confirmed. */
export const EDITED = 'plan.edited';

/** The log row that keeps a review which is left halfway. */
export function editedEvent(planId: string, edits: PlanEdits, at: string, by: string): LogEvent {
	return { planId, unit: '', kind: EDITED, at, by, key: '', data: { edits } };
}

/**
 * The edits in force: those of the latest review, or those it was confirmed with; none once another version of the plan
 * was received.
 */
export function editsOf(planId: string, events: LogEvent[]): PlanEdits {
	const own = events.filter((event) => event.planId === planId);
	const last = own.findLast(({ kind }) => [EDITED, 'plan.received', 'plan.confirmed'].includes(kind));
	return (last?.data.edits as PlanEdits | undefined) ?? {};
}

/** The range as a person writes it: '5', '200-250'; '' for a quota that is not asked for. */
export function quotaWords({ min, max }: { min: number; max: number }): string {
	if (max === 0) return '';
	const words = (count: number) => String(count).replace('.', ',');
	return min === max ? words(max) : `${words(min)}-${words(max)}`;
}

/** The quota at this position as edited. */
export function quotaAsEdited(plan: Plan, edits: PlanEdits, quota: number): { min: number; max: number } {
	const read = plan.quotas[quota] ?? { min: 0, max: 0 };
	return edits.quotas?.find((each) => each.quota === quota) ?? read;
}
