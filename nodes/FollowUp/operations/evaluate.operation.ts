import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { closedPlans, evaluateFollowUp, followUpReport } from '../../../domain/followup';
import { bookParameter, readBook } from '../../parameters/book';
import { readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';

const show = { operation: ['evaluate'] };

export const description: INodeProperties[] = [
	bookParameter('evaluate'),
	nowParameter('evaluate'),
	{
		displayName: 'Plan ID',
		name: 'planId',
		type: 'string',
		default: '',
		description: 'Only this plan; empty for all plans that are not closed',
		displayOptions: { show },
	},
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'json',
		default: '',
		description: 'The ladder of reminders and the sending window; empty for the default ladder',
		displayOptions: { show },
	},
	{
		displayName: 'Calendar',
		name: 'calendar',
		type: 'json',
		default: '',
		description: "Timezone, days off and worked weekends; empty for Việt Nam's of 2026",
		displayOptions: { show },
	},
	{
		displayName: 'Output As',
		name: 'outputAs',
		type: 'options',
		options: [
			{
				name: 'Items',
				value: 'items',
				description: 'One item per reminder, and one per status on the second output',
			},
			{
				name: 'Single Item',
				value: 'single',
				description: 'Everything in one item: due, statuses and a page that tells it',
			},
		],
		default: 'items',
		displayOptions: { show },
	},
];

/**
 * `reminders`: each Reminder with `dueAt`, `state`, `daysLate`, `remindersSent` of its unit and `now`.
 * `statuses`: each UnitStatus with its `planId`. Closed plans appear in neither.
 */
export function execute(
	this: IExecuteFunctions,
	itemIndex: number,
): { reminders: IDataObject[]; statuses: IDataObject[]; reportHtml: string } {
	const book = readBook(this, itemIndex);
	const planId = String(this.getNodeParameter('planId', itemIndex, '') ?? '').trim();
	if (planId && !book.plans.some((stored) => stored.planId === planId))
		throw new Error(
			`No plan ${planId} in the book. It holds: ${book.plans.map((p) => p.planId).join(', ') || 'none'}`,
		);
	const { policy, calendar } = readLadder({
		policy: this.getNodeParameter('policy', itemIndex, ''),
		calendar: this.getNodeParameter('calendar', itemIndex, ''),
	});
	const now = readNow(this, itemIndex);

	const closed = closedPlans(book.events);
	const plans = book.plans.filter(
		(stored) => !closed.has(stored.planId) && (!planId || stored.planId === planId),
	);
	const assignments = plans.flatMap((stored) =>
		stored.assignments.map((one) => ({ ...one, planId: stored.planId })),
	);
	const { due, statuses } = evaluateFollowUp({ ...book, assignments, policy, calendar, now });

	const standing = new Map(statuses.map((status) => [`${status.planId} ${status.unit}`, status]));
	const reminders = due.map((reminder) => {
		const { dueAt, state, daysLate, remindersSent } = standing.get(`${reminder.planId} ${reminder.unit}`)!;
		return { ...reminder, dueAt, state, daysLate, remindersSent, now };
	});
	return {
		reminders,
		statuses: statuses.map((status) => ({ ...status })),
		reportHtml: followUpReport({ now, due: reminders, units: book.units, policy }),
	};
}
