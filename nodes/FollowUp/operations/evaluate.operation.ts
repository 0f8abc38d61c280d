import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import {
	besideNotices,
	calendarTable,
	closedPlans,
	copiesDue,
	evaluateFollowUp,
	measures,
	noticesFor,
	pausedPlans,
	rehearse,
	warningKeyOf,
	withinWindow,
	WARD,
	type FollowUp,
	type FollowUpInput,
	type NoticeDue,
} from '../../../domain/followup';
import { followUpReport, rehearsalCalendar } from '../../../domain/followup/followUpReport';
import { composeOfficerList } from '../../../domain/messages';
import { instant } from '../../../domain/text/time';
import { followUpParameters, readFollowUpBook, type FollowUpBook } from './followUpParameters';

const show = { operation: ['evaluate'] };

export const description: INodeProperties[] = [
	...followUpParameters('evaluate'),
	{
		displayName: 'Plan ID',
		name: 'planId',
		type: 'string',
		default: '',
		description: 'Only this plan; empty for all plans that are not closed',
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
				description:
					"Everything in one item: due, statuses, calls, measures, warnings, the officer's mail and a page that tells it",
			},
		],
		default: 'items',
		displayOptions: { show },
	},
	{
		displayName: 'Days Ahead',
		name: 'daysAhead',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0, maxValue: 60 },
		description: 'For how many days the page shows what would go out if no unit reported',
		displayOptions: { show: { ...show, outputAs: ['single'] } },
	},
];

/**
 * Items: each Reminder with `dueAt`, `state`, `daysLate`, `remindersSent` of its unit and `now`; each UnitStatus with its
 * `planId`. Single: `{ due, statuses, calls, notices, measures, warnings, officerMail, reportHtml }`, where `notices` are
 * what is to be taken up again, by plan: `[{ planId, file, notices, copies }]`. Closed plans appear in neither.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[][]> {
	const opened = readFollowUpBook(this, itemIndex);
	const input = onePlan(opened, String(this.getNodeParameter('planId', itemIndex, '') ?? '').trim());
	const found = evaluateFollowUp(input);
	const due = besideNotices(found.due, found.notices);
	const reminders = withStanding(due, found, input.now);
	if (this.getNodeParameter('outputAs', itemIndex, 'items') !== 'single')
		return [reminders, found.statuses].map((rows) =>
			rows.map((row) => ({ json: row as unknown as IDataObject })),
		);

	const notices = noticesFor(input, opened.book.plans, opened.years);
	const warnings = [...notices.calendar, ...notices.cutOff];
	const daysAhead = Number(this.getNodeParameter('daysAhead', itemIndex, 0));
	const figures = measures({ ...input, statuses: found.statuses });
	const json = {
		due: reminders,
		statuses: found.statuses,
		calls: found.calls,
		notices: noticesByPlan(opened, input, found.notices),
		measures: figures,
		warnings,
		officerMail: officerMail(opened, input, found, notices.calendar),
		reportHtml: page(opened, input, { ...found, due }, { daysAhead, warnings, figures }),
	};
	return [[{ json: json as unknown as IDataObject }]];
}

/** Reminders as the workflow passes them on. */
export function withStanding<T extends FollowUp['due'][number]>(
	due: T[],
	{ statuses }: Pick<FollowUp, 'statuses'>,
	now: string,
) {
	const standing = new Map(statuses.map((one) => [JSON.stringify([one.planId, one.unit]), one]));
	return due.map((reminder) => {
		const status = standing.get(JSON.stringify([reminder.planId, reminder.unit]))!;
		const { dueAt, state, daysLate, remindersSent } = status;
		return { ...reminder, dueAt, state, daysLate, remindersSent, now };
	});
}

function onePlan({ book, input }: FollowUpBook, planId: string): FollowUpInput {
	if (!planId) return input;
	if (!book.plans.some((stored) => stored.planId === planId))
		throw new Error(
			`No plan ${planId} in the book. It holds: ${book.plans.map((p) => p.planId).join(', ') || 'none'}`,
		);
	return { ...input, assignments: input.assignments.filter((one) => one.planId === planId) };
}

/** What is left of plans that were sent out: notices and copies go with the document of their plan. */
function noticesByPlan({ book, policies }: FollowUpBook, input: FollowUpInput, notices: NoticeDue[]) {
	const { events, calendar, now } = input;
	const { timezone } = calendar;
	const copies = copiesDue(events, { now: instant(now, timezone).toMillis(), timezone });
	const stopped = new Set([...closedPlans(events), ...pausedPlans(events).keys()]);
	const ours = new Set(input.assignments.map(({ planId }) => planId));
	return book.plans.flatMap(({ planId, file = null }) => {
		const own = notices.filter((one) => one.planId === planId);
		const mayLeave = !stopped.has(planId) && withinWindow(now, policies.of(planId), calendar);
		const left = { planId, file, notices: own, copies: copies.has(planId) && mayLeave };
		return ours.has(planId) && (own.length > 0 || left.copies) ? [left] : [];
	});
}

/** The officer's list of the day as a message, in a list that is empty when there is none. */
function officerMail(
	{ book, policies }: FollowUpBook,
	{ events, calendar, now }: FollowUpInput,
	{ calls, statuses, officerIsFree }: FollowUp,
	warnings: string[],
) {
	const { settings, plans, units, templates } = book;
	if (!settings || !withinWindow(now, policies.of(WARD), calendar)) return [];
	const mayWarn = warnings.length > 0 && (calls.length > 0 || officerIsFree);
	const warningKey = mayWarn ? warningKeyOf(events, now, calendar.timezone) : '';
	const mail = composeOfficerList({
		calls,
		warnings,
		warningKey,
		plans,
		units,
		statuses,
		settings,
		now,
		calendar,
		templates,
	});
	return mail ? [mail] : [];
}

function page(
	{ book, policies }: FollowUpBook,
	input: FollowUpInput,
	{ due, calls }: FollowUp,
	{
		daysAhead,
		warnings,
		figures,
	}: { daysAhead: number; warnings: string[]; figures: ReturnType<typeof measures> },
): string {
	const { units, now } = input;
	const report = followUpReport({ now, due, calls, warnings, figures, units, policies });
	if (daysAhead === 0) return report;
	const ahead = rehearsalCalendar({
		days: rehearse(input, daysAhead),
		calendarDays: calendarTable(input.events).days,
		units,
		policies,
		planNames: new Map(book.plans.map(({ planId, plan }) => [planId, plan.number ?? plan.title])),
	});
	return `${report}${ahead}`;
}
