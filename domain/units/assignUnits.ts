import { planIdOf } from '../plan';
import { foldNameWithAccents } from '../text/foldName';
import type { Assignment, Indicator, Plan, PlanQuota, Unit, UnmatchedName } from '../types';
import { dueTimeOf } from './dueTime';
import { matchNames, settledBy, unitsOfQuotaName, type Correction, type Settled } from './matchName';
import { indexNames, type Find } from './nameIndex';
import { proposeUnits } from './proposeUnits';
import { reportFieldIndicators } from './reportFieldIndicators';
import { sharesOfUnits } from './sharesOfUnits';
import { unitsOfTotal } from './unitsOfTotal';
import { indicatorOfEach, indicatorsOfTotal, RESULT_INDICATOR } from './quotaIndicators';

export type { Correction };

export interface AssignOptions {
	/** ISO date or instant; overrides what the plan says. */
	dueAt?: string;
	/** The officer's decisions about names. */
	corrections?: Correction[];
}

type AssignedTask = Assignment['tasks'][number];
interface Share {
	tasks: Map<string, AssignedTask>;
	indicators: Map<string, Indicator>;
}

/**
 * Gives every unit its share of a plan: one assignment a unit, in the order in which the plan comes to them.
 *
 * - Tasks: those of every group of assignees whose names the unit answers to (see indexNames), with the ids `g3t2` for
 *   the third group's second task, equal for all units.
 * - Indicators: those of the plan's quotas, of its report's fields, then RESULT_INDICATOR. A quota 'each' reaches every unit that its words
 *   cover, even one that no group names: that unit's task is the quota's own sentence. A quota 'total' reaches those
 *   whom its words name, else those who do the work (see unitsOfTotal); one shared out by name gives each its own part.
 * - `unmatched`: each name that no unit answers to, or that several answer to equally, once, with the first task of its
 *   group as evidence (line 0 when the group has no task) and with whom it may mean (see proposeUnits).
 *
 * Throws a RangeError when `options.dueAt` is no ISO 8601 date or instant.
 */
export function assignUnits(
	plan: Plan,
	units: Unit[],
	options: AssignOptions = {},
): { assignments: Assignment[]; unmatched: UnmatchedName[] } {
	const index = indexNames(units, plan);
	const { find } = index;
	const settled = settledBy(options.corrections ?? [], units);
	const unmatched = new Map<string, UnmatchedName>();
	const groups = plan.assignees.map((assignee, group) => {
		const match = matchNames(assignee.names, find, settled);
		for (const asked of match.unmatched) {
			const { name } = asked;
			const key = foldNameWithAccents(name);
			if (unmatched.has(key)) continue;
			const evidence = assignee.tasks[0]?.evidence ?? { text: name, line: 0 };
			unmatched.set(key, { name, evidence, ...proposeUnits(asked, index) });
		}
		const tasks = assignee.tasks.map(({ text, role, due }, task) => ({
			id: `g${group + 1}t${task + 1}`,
			text,
			role,
			...(due && { due }),
		}));
		return { units: match.units, tasks };
	});

	const shares = new Map<Unit, Share>();
	for (const { units: members, tasks } of groups) {
		for (const unit of members) {
			const share = shareOf(shares, unit);
			for (const task of tasks) share.tasks.set(task.id, task);
		}
	}
	const coveredBy = (quota: PlanQuota) => coveredUnits(quota, units, find, settled);
	const unitsOf = (name: string) => matchNames([name], find, settled).units;
	addQuotas(plan.quotas, groups, { coveredBy, unitsOf }, shares);

	const planId = planIdOf(plan);
	const dueAt = dueTimeOf(plan, options.dueAt);
	const fieldsOf = reportFieldIndicators(plan, (name) => unitsOfQuotaName(name, find, settled));
	const assignments = [...shares].map(([unit, { tasks, indicators }]) => ({
		planId,
		unit: unit.code,
		dueAt,
		tasks: [...tasks.values()],
		indicators: [...indicators.values(), ...fieldsOf(unit, [...indicators.values()]), RESULT_INDICATOR],
	}));
	return { assignments, unmatched: [...unmatched.values()] };
}

function addQuotas(
	quotas: PlanQuota[],
	groups: { units: Unit[]; tasks: AssignedTask[] }[],
	{ coveredBy, unitsOf }: { coveredBy: (quota: PlanQuota) => Unit[]; unitsOf: (name: string) => Unit[] },
	shares: Map<Unit, Share>,
): void {
	const named = new Set(shares.keys());
	const give = (unit: Unit, indicators: Indicator[], quota: PlanQuota, id: string) => {
		const share = shareOf(shares, unit);
		for (const indicator of indicators) share.indicators.set(indicator.id, indicator);
		if (!named.has(unit)) share.tasks.set(id, { id, text: sentence(quota.evidence.text), role: 'implement' });
	};
	for (const [position, quota] of quotas.entries()) {
		const id = `q${position + 1}`;
		const shared = sharesOfUnits(quota, id, unitsOf);
		for (const { unit, indicator } of shared) give(unit, [indicator], quota, id);
		if (shared.length > 0) continue;
		const covered = coveredBy(quota);
		if (quota.scope === 'each') {
			const members = quota.appliesTo.length > 0 ? covered : [...named];
			for (const unit of members) give(unit, [indicatorOfEach(quota, id)], quota, id);
		} else {
			const members = covered.length > 0 ? covered : unitsOfTotal(quota, groups);
			for (const unit of members) give(unit, indicatorsOfTotal(quota, id, members.length > 1), quota, id);
		}
	}
}

/** 'cơ quan, đơn vị' here are all units with an office of their own (see TYPES_WITH_OFFICE); in directory order. */
function coveredUnits(quota: PlanQuota, units: Unit[], find: Find, settled: Settled): Unit[] {
	const covered = new Set(quota.appliesTo.flatMap((name) => unitsOfQuotaName(name, find, settled)));
	return units.filter((unit) => covered.has(unit));
}

function shareOf(shares: Map<Unit, Share>, unit: Unit): Share {
	const share = shares.get(unit) ?? { tasks: new Map(), indicators: new Map() };
	shares.set(unit, share);
	return share;
}

/** The quota's sentence without the bullet that it has in the document. */
function sentence(text: string): string {
	return text.replace(/^[\s+*•–-]+/u, '');
}
