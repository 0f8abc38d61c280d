import { inOrder } from '../reports/foldOrder';
import type { Audience, FollowUpPolicy, LogEvent } from '../types';
import { defaultPolicy } from './defaultPolicy';
import { MANUAL_STEPS } from './reminderKey';
import { policyProblems } from './readPolicy';

/** The log kind of a ladder: `{ steps, window }`, or `{ reset: true }` to go back to the one above it. */
export const POLICY_CHANGED = 'policy.changed';
/** The `planId` of the ward's own ladder, for the plans that have none. */
export const WARD = '-';

export interface PoliciesInForce {
	/** The ladder of a plan: its own, else the ward's. */
	of(planId: string): FollowUpPolicy;
	/** Whether a plan (or '-', the ward) has a ladder of its own. */
	hasOwn(planId: string): boolean;
	/** Whom a step of any ladder that was ever in force goes to; undefined for what is no reminder. */
	audienceOf(step: string): Audience | undefined;
	/** How many working days from the due day a step lies; undefined for one that the officer sends by hand. */
	daysOf(step: string): number | undefined;
}

/**
 * The ladders by the log: a plan's own, else `ward` when it is given, else the ward's, else the default.
 * Rows that hold no usable ladder are passed over: one bad row must not stop the follow-up of everybody else.
 */
export function policiesInForce(events: LogEvent[], ward?: FollowUpPolicy): PoliciesInForce {
	const own = new Map<string, FollowUpPolicy>();
	const audiences = new Map<string, Audience>(Object.entries(MANUAL_STEPS));
	const days = new Map<string, number>();
	const remember = (policy: FollowUpPolicy) => {
		for (const { id, to, workingDays } of policy.steps) {
			audiences.set(id, to);
			days.set(id, workingDays);
		}
	};
	remember(defaultPolicy);
	for (const { planId, data } of inOrder(events.filter(({ kind }) => kind === POLICY_CHANGED))) {
		if (data.reset === true) own.delete(planId);
		else if (policyProblems(data).length === 0) {
			const { steps, window } = data as unknown as FollowUpPolicy;
			own.set(planId, { steps, window });
			remember({ steps, window });
		}
	}
	const common = ward ?? own.get(WARD) ?? defaultPolicy;
	remember(common);
	return {
		of: (planId) => own.get(planId) ?? common,
		hasOwn: (planId) => own.has(planId),
		audienceOf: (step) => audiences.get(step),
		daysOf: (step) => days.get(step),
	};
}

/** The log row that puts a ladder in force for a plan, or for the ward ('-'); null takes its own away again. */
export function policyEvent(planId: string, policy: FollowUpPolicy | null, at: string, by: string): LogEvent {
	const data = policy ? { ...policy } : { reset: true };
	return { planId, unit: '', kind: POLICY_CHANGED, at, by, key: '', data };
}
