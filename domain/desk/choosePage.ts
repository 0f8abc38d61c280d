import type { Book, StoredPlan } from '../book';
import { closedPlans } from '../followup';
import { options } from '../plan/review/view';
import { foldEach } from '../reports/foldReports';
import { isReported } from '../summary/words';
import { fromForm } from '../text/formFields';
import { formatInstant } from '../text/time';
import type { FormField } from '../types';
import { FIELDS } from './view';

/** The page on which one of several plans is chosen; open ones first, the newest on top. */
export function choosePage(book: Book): FormField[] {
	const closed = closedPlans(book.events);
	const newest = book.plans.toReversed();
	const ordered = [
		...newest.filter(({ planId }) => !closed.has(planId)),
		...newest.filter(({ planId }) => closed.has(planId)),
	];
	return [
		{
			fieldName: FIELDS.plan,
			fieldLabel: 'Kế hoạch',
			fieldType: 'radio',
			requiredField: true,
			...options(ordered.map((stored) => planOption(stored, book, closed))),
			defaultValue: planOption(ordered[0]!, book, closed),
		},
	];
}

/** The plan to go on with when there is nothing to choose: the only open one, or the only one. */
export function onlyPlan(book: Book): string | null {
	const closed = closedPlans(book.events);
	const open = book.plans.filter(({ planId }) => !closed.has(planId));
	if (open.length === 1) return open[0]!.planId;
	return book.plans.length === 1 ? book.plans[0]!.planId : null;
}

/** The id of the plan that was chosen; '' for none. */
export function chosenPlan(answers: Record<string, unknown>, book: Book): string {
	const id = /\[([^\]]+)\]$/.exec(fromForm(answers[FIELDS.plan]).trim())?.[1];
	return book.plans.find(({ planId }) => planId === id)?.planId ?? '';
}

function planOption({ planId, plan, assignments }: StoredPlan, book: Book, closed: Set<string>): string {
	const states = foldEach(assignments, book.events).map(({ state }) => state);
	const owed = states.filter((state) => state !== 'excluded').length;
	const due = assignments
		.map(({ dueAt }) => dueAt)
		.filter(Boolean)
		.toSorted()[0];
	const facts = [
		closed.has(planId) ? 'đã đóng' : due && `hạn ${formatInstant(due)}`,
		`đã nộp ${states.filter(isReported).length}/${owed}`,
	];
	return `${plan.number ?? plan.kind} ${plan.title.slice(0, 150)}\n${facts.filter(Boolean).join(' · ')} [${planId}]`;
}
