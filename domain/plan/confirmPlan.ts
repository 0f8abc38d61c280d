import type { StoredFile } from '../book';
import type { Assignment, LogEvent, Plan, Unit } from '../types';
import { assignUnits } from '../units';
import { planIdOf } from './planId';
import { officerDecision } from './officerDecision';

export type Confirmation =
	| { decision: 'stop' }
	| { decision: 'retry'; retry: { answers: Record<string, unknown>; problems: string[] } }
	| {
			decision: 'send';
			planId: string;
			assignments: Assignment[];
			/** The row of `kh_plans`. */
			planRow: { planId: string; title: string; dueAt: string; at: string; by: string; data: object };
			eventRow: LogEvent;
	  };

const OFFICER = 'Cán bộ đầu mối';

/**
 * What follows from the officer's answers: the rows to store, or the page again. The plan keeps the id of the document
 * as it was read, whatever number the officer gave it, so that confirming the same document twice is one plan.
 */
export function confirmPlan(
	plan: Plan,
	units: Unit[],
	answers: Record<string, unknown>,
	{ file, now }: { file: StoredFile | null; now: string },
): Confirmation {
	const { unmatched } = assignUnits(plan, units);
	const decision = officerDecision(answers, { plan, unmatched, units, now });
	if (decision.decision === 'stop') return decision;
	if (decision.decision === 'retry') {
		return { decision: 'retry', retry: { answers, problems: decision.problems } };
	}
	const planId = planIdOf(plan);
	const { dueAt, corrections } = decision;
	const assigned = assignUnits(decision.plan, units, { dueAt, corrections });
	const assignments = assigned.assignments.map((assignment) => ({ ...assignment, planId }));
	if (assignments.length === 0) {
		const problems = ['Chưa có đơn vị nào được giao việc: hãy chọn đơn vị cho các tên ở trên.'];
		return { decision: 'retry', retry: { answers, problems } };
	}
	return {
		decision: 'send',
		planId,
		assignments,
		planRow: {
			planId,
			title: decision.plan.title,
			dueAt,
			at: now,
			by: OFFICER,
			data: { plan: decision.plan, assignments, ...(file && { file }) },
		},
		eventRow: {
			planId,
			unit: '',
			kind: 'plan.confirmed',
			at: now,
			by: OFFICER,
			key: '',
			data: { dueAt, units: assignments.length, corrections },
		},
	};
}
