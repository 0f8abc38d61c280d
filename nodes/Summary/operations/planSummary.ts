import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { StoredPlan } from '../../../domain/book';
import { closedPlans, evaluateFollowUp, isWorkingDay } from '../../../domain/followup';
import { summarise, type Counted, type Summary } from '../../../domain/summary';
import { instant } from '../../../domain/text/time';
import { bookParameter, readBook } from '../../parameters/book';
import { readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';

/** Which plan to sum up, from which book, as of when; and how. */
export function planParameters(operation: string): INodeProperties[] {
	return [
		bookParameter(operation),
		{
			displayName: 'Plan ID',
			name: 'planId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { operation: [operation] } },
		},
		nowParameter(operation),
	];
}

export function fileParameters(operation: string, fileName: string, property = 'data'): INodeProperties[] {
	const displayOptions = { show: { operation: [operation] } };
	return [
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: property,
			required: true,
			hint: 'The name of the output binary field to put the file in',
			displayOptions,
		},
		{ displayName: 'File Name', name: 'fileName', type: 'string', default: fileName, displayOptions },
	];
}

export function optionParameters(operation: string): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { operation: [operation] } },
		options: [
			{
				displayName: 'Calendar',
				name: 'calendar',
				type: 'json',
				default: '',
				description: "Timezone, days off and worked weekends; empty for Việt Nam's of 2026",
			},
			{
				displayName: 'Counted Reports',
				name: 'counted',
				type: 'options',
				options: [
					{ name: 'Submitted and Accepted', value: 'reported' },
					{ name: 'Accepted Only', value: 'accepted' },
				],
				default: 'reported',
				description: 'Whose figures are added up; the papers say which',
			},
			{
				displayName: 'Policy',
				name: 'policy',
				type: 'json',
				default: '',
				description: 'The ladder whose messages count as reminders; empty for the default ladder',
			},
		],
	};
}

export interface PlanSummary {
	stored: StoredPlan;
	summary: Summary;
	now: string;
	/** Whether `now` falls on one, holidays and worked weekends reckoned in. */
	workingDay: boolean;
	/** Whether the officer has closed the plan, so that nobody waits for its daily mail any more. */
	closed: boolean;
	/** The same plan summed up as it stood at another instant. */
	asOf(instant: string): Summary;
}

/** Sums up the plan that the item's parameters name. */
export function planSummary(context: IExecuteFunctions, itemIndex: number, planId?: string): PlanSummary {
	const book = readBook(context, itemIndex);
	const id = planId ?? String(context.getNodeParameter('planId', itemIndex, '') ?? '').trim();
	const stored = planOf(book.plans, id);
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const { policy, calendar } = readLadder(options, book);
	const counted = (options.counted || 'reported') as Counted;
	const now = readNow(context, itemIndex);
	const wardName = book.settings?.wardName;
	const at = (moment: string): Summary => {
		const events =
			moment === now
				? book.events
				: book.events.filter((event) => Date.parse(event.at) <= Date.parse(moment));
		const { statuses } = evaluateFollowUp({
			...book,
			events,
			assignments: stored.assignments,
			policy,
			calendar,
			now: moment,
		});
		return summarise({ ...book, events, stored, statuses, now: moment, wardName, counted });
	};
	const workingDay = isWorkingDay(instant(now, calendar.timezone).toISODate(), calendar);
	const closed = closedPlans(book.events).has(id);
	return { stored, summary: at(now), now, workingDay, closed, asOf: at };
}

/** The plan with its shares under its own id, whatever id they were stored with. */
function planOf(plans: StoredPlan[], planId: string): StoredPlan {
	const stored = plans.find((one) => one.planId === planId);
	if (!stored) throw new Error(unknownPlan(plans, planId));
	return { ...stored, assignments: stored.assignments.map((one) => ({ ...one, planId })) };
}

function unknownPlan(plans: StoredPlan[], planId: string): string {
	const known = plans.map((one) => `${one.planId} (${one.plan.title})`).join('; ');
	const advice = known
		? `Hãy chọn một trong các kế hoạch đã lưu: ${known}.`
		: 'Chưa có kế hoạch nào được lưu.';
	return planId ? `Không có kế hoạch mang mã “${planId}”. ${advice}` : `Chưa chọn kế hoạch. ${advice}`;
}
