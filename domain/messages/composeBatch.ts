import type { Book } from '../book';
import type { Calendar, FollowUpPolicy, Message, Settings } from '../types';
import { composeForUnits } from './composeForUnits';
import { composeRoadAlerts } from './roadAlerts';
import type { RoadAlert } from './roads/roadsOfRun';
import { composeOne } from './composeOne';
import { finderIn, type MailKind, type MailRequest } from './mailRequest';
import type { Unreachable } from './unreachable';

/** `sources` are the positions of the requests that a result came of. */
export interface Batch {
	composed: { message: Message; sources: number[] }[];
	unreachable: { one: Unreachable; source: number }[];
	/** Requests that nothing can be made of; English, for the admin. */
	problems: { message: string; source: number }[];
}

export interface BatchInput {
	kind: MailKind;
	requests: MailRequest[];
	book: Book;
	/** ISO instant. */
	now: string;
	calendar: Calendar;
	/** The ladder in force: its steps are what counts as a reminder sent. */
	policy: FollowUpPolicy;
}

/**
 * Composes the mails for a run's requests, in their order: a person who answers for several units gets one mail for
 * all of them, and the reminders to the chair come last, gathered to one list a plan. A request that fails stops
 * none of the others.
 *
 * Throws an Error (English) when the book holds no settings, a RangeError for a `now` that is no ISO instant.
 */
export function composeBatch(input: BatchInput): Batch {
	const { kind, requests, book, now, calendar } = input;
	const { settings } = book;
	if (!settings)
		throw new Error('The book holds no settings yet: fill in the form of the workflow Thiết lập first');
	const finder = finderIn(book, settings, now, calendar);
	if (kind === 'notice' || kind === 'reminder') return composeForUnits({ ...input, settings, finder });

	if (kind === 'roadAlert') return roadAlerts(requests, settings, now);

	const composeRequest = composeOne({ ...input, settings, finder });
	const batch: Batch = { composed: [], unreachable: [], problems: [] };
	requests.forEach((request, source) => {
		try {
			const { messages, unreachable } = composeRequest(request);
			batch.composed.push(...messages.map((message) => ({ message, sources: [source] })));
			batch.unreachable.push(...unreachable.map((one) => ({ one, source })));
		} catch (cause) {
			batch.problems.push({ message: (cause as Error).message, source });
		}
	});
	return batch;
}

/** All in one mail; without an admin's address in the settings nobody is told. */
function roadAlerts(requests: MailRequest[], settings: Settings, now: string): Batch {
	const alerts = requests.flatMap(({ road, reason = '', stopped = false, host, code }): RoadAlert[] =>
		road ? [{ road, reason, stopped, host, code }] : [],
	);
	const message = composeRoadAlerts(alerts, settings, now);
	const sources = requests.map((_, source) => source);
	return { composed: message ? [{ message, sources }] : [], unreachable: [], problems: [] };
}
