import type { Assignment, Plan, Unit, UnmatchedName } from '../../types';
import { assignUnits } from '../../units';
import { quotaAsEdited, type PlanEdits } from './edits';

export interface EditedPlan {
	planId: string;
	plan: Plan;
	assignments: Assignment[];
	/** Names that are still to be settled. */
	unmatched: UnmatchedName[];
}

/**
 * The plan and its shares as they will be sent. The id stays that of the document as it was read, whatever number the
 * officer gives it, so that confirming the same document twice is one plan; quotas keep their places, so that what was
 * reported for one never counts for another.
 */
export function applyEdits(
	{ planId, plan: read }: { planId: string; plan: Plan },
	units: Unit[],
	edits: PlanEdits,
): EditedPlan {
	const plan: Plan = {
		...read,
		number: edits.number === undefined ? read.number : edits.number,
		issuedOn: edits.issuedOn === undefined ? read.issuedOn : edits.issuedOn,
		quotas: read.quotas.map((quota, at) => {
			const { min, max } = quotaAsEdited(read, edits, at);
			return min === quota.min && max === quota.max ? quota : { ...quota, min, max, places: [] };
		}),
	};
	const { assignments, unmatched } = assignUnits(plan, units, {
		dueAt: edits.dueAt,
		corrections: edits.names,
	});
	const dropped = new Set(edits.dropped);
	const dueAt = assignments[0]?.dueAt ?? edits.dueAt ?? '';
	const shares = new Map(
		assignments
			.filter(({ unit }) => !dropped.has(unit))
			.map((assignment) => [assignment.unit, withoutRemovedQuotas({ ...assignment, planId }, plan)]),
	);
	for (const added of edits.added ?? []) {
		if (!units.some(({ code }) => code === added.unit)) continue;
		const share = shares.get(added.unit) ?? {
			planId,
			unit: added.unit,
			dueAt,
			tasks: [],
			indicators: indicatorsLike(assignments, added.like),
		};
		const has = new Set(share.tasks.map(({ id }) => id));
		const tasks = tasksOf(plan, added).filter(({ id }) => !has.has(id));
		shares.set(added.unit, { ...share, tasks: [...share.tasks, ...tasks] });
	}
	for (const { unit, dueAt: own } of edits.dues ?? []) {
		const share = shares.get(unit);
		if (share) shares.set(unit, { ...share, dueAt: own });
	}
	return { planId, plan, assignments: [...shares.values()], unmatched };
}

function withoutRemovedQuotas(assignment: Assignment, plan: Plan): Assignment {
	const removed = new Set(plan.quotas.flatMap(({ max }, at) => (max === 0 ? [`q${at + 1}`] : [])));
	if (removed.size === 0) return assignment;
	const quotaOf = (id: string) => /^q\d+/.exec(id)?.[0] ?? id;
	return {
		...assignment,
		tasks: assignment.tasks.filter(({ id }) => !removed.has(id)),
		indicators: assignment.indicators.filter(({ id }) => !removed.has(quotaOf(id))),
	};
}

/** A unit that works like others reports what they report; one with work of its own just its result. */
function indicatorsLike(assignments: Assignment[], group: number | null): Assignment['indicators'] {
	const like = assignments.find(({ tasks }) =>
		tasks.some(({ id }) => id.startsWith(`g${(group ?? -1) + 1}t`)),
	);
	const indicators = (like ?? assignments[0])?.indicators ?? [];
	return like ? indicators : indicators.filter(({ id }) => !/^q\d/.test(id));
}

function tasksOf(plan: Plan, { like, tasks }: NonNullable<PlanEdits['added']>[number]): Assignment['tasks'] {
	const shared = like === null ? [] : (plan.assignees[like]?.tasks ?? []);
	return [
		...shared.map(({ text, role, due }, at) => ({
			id: `g${(like ?? 0) + 1}t${at + 1}`,
			text,
			role,
			...(due && { due }),
		})),
		...tasks.map((text, at) => ({ id: `x${at + 1}`, text, role: 'implement' })),
	];
}
