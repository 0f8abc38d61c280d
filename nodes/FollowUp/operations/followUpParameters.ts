import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Book } from '../../../domain/book';
import {
	closedPlans,
	policiesInForce,
	type FollowUpInput,
	type PoliciesInForce,
} from '../../../domain/followup';
import { bookParameter, readBook } from '../../parameters/book';
import { readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';

/** The parameters by which every operation is given the log, the time and the rules. */
export function followUpParameters(operation: string): INodeProperties[] {
	const displayOptions = { show: { operation: [operation] } };
	return [
		bookParameter(operation),
		nowParameter(operation),
		{
			displayName: 'Policy',
			name: 'policy',
			type: 'json',
			default: '',
			description:
				'The ladder of reminders and the sending window; empty for what the officer set, else the default ladder',
			displayOptions,
		},
		{
			displayName: 'Calendar',
			name: 'calendar',
			type: 'json',
			default: '',
			description:
				"Timezone, days off and worked weekends; empty for what the officer set, else Việt Nam's of 2026",
			displayOptions,
		},
	];
}

/** What the follow-up is reckoned from. */
export interface FollowUpBook {
	book: Book;
	/** All plans that are not closed. */
	input: FollowUpInput;
	policies: PoliciesInForce;
	/** The years whose days off are known; null when an admin wrote the calendar. */
	years: number[] | null;
}

/** Throws an Error for a policy or a calendar that cannot be used, a RangeError for a time that is none. */
export function readFollowUpBook(context: IExecuteFunctions, itemIndex: number): FollowUpBook {
	const book = readBook(context, itemIndex);
	const written = {
		policy: context.getNodeParameter('policy', itemIndex, ''),
		calendar: context.getNodeParameter('calendar', itemIndex, ''),
	};
	const { policy, calendar, years } = readLadder(written, book);
	const closed = closedPlans(book.events);
	const assignments = book.plans
		.filter(({ planId }) => !closed.has(planId))
		.flatMap(({ planId, assignments: own }) => own.map((one) => ({ ...one, planId })));
	const { units, events } = book;
	const now = readNow(context, itemIndex);
	return {
		book,
		input: { assignments, units, events, policy, calendar, now },
		policies: policiesInForce(events, policy),
		years,
	};
}
