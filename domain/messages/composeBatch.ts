import type { Book } from '../book';
import type { Calendar, FollowUpPolicy, Message, Reminder } from '../types';
import { composeChairList } from './chairList';
import { composeOne, noCommittee, type MailKind, type MailRequest, type Unreachable } from './composeOne';
import { whereUnitsStand, type Standing } from './whereUnitsStand';

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
 * Composes the mails for a run's requests, in their order; the reminders to the chair come last, gathered to one
 * list a plan. A request that fails stops none of the others.
 *
 * Throws an Error (English) when the book holds no settings, a RangeError for a `now` that is no ISO instant.
 */
export function composeBatch(input: BatchInput): Batch {
	const { kind, requests, book, now, calendar } = input;
	const { settings } = book;
	if (!settings)
		throw new Error('The book holds no settings yet: fill in the form of the workflow Thiết lập first');
	const standing = kind === 'reminder' ? whereUnitsStand(input) : null;
	const composeRequest = composeOne({ kind, book, settings, now, calendar, standing });
	const batch: Batch = { composed: [], unreachable: [], problems: [] };
	const forChair: ForChair[] = [];

	requests.forEach((request, source) => {
		try {
			const result = composeRequest(request);
			if ('message' in result) batch.composed.push({ message: result.message, sources: [source] });
			else if ('unreachable' in result) batch.unreachable.push({ one: result.unreachable, source });
			else forChair.push({ reminder: result.forChair, source });
		} catch (cause) {
			batch.problems.push({ message: (cause as Error).message, source });
		}
	});
	if (standing) addChairLists(batch, forChair, input, standing);
	return batch;
}

interface ForChair {
	reminder: Reminder;
	source: number;
}

function addChairLists(batch: Batch, forChair: ForChair[], input: BatchInput, standing: Standing): void {
	const { book, now, calendar } = input;
	for (const stored of book.plans) {
		const asked = forChair.filter(({ reminder }) => reminder.planId === stored.planId);
		const lists = composeChairList({
			reminders: asked.map(({ reminder }) => reminder),
			stored,
			units: book.units,
			statuses: standing.statusesOf(stored.planId),
			settings: book.settings!,
			now,
			calendar,
		});
		const sources = asked.map(({ source }) => source);
		batch.composed.push(...lists.map((message) => ({ message, sources })));
		if (lists.length > 0) continue;
		batch.unreachable.push(...asked.map(({ reminder, source }) => ({ one: noCommittee(reminder), source })));
	}
}
