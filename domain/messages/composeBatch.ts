import type { Book } from '../book';
import type { Calendar, FollowUpPolicy, Message, Reminder } from '../types';
import { composeChairDigest } from './chairDigest';
import { composeChairList } from './chairList';
import { composeOne, noCommittee, type MailKind, type MailRequest, type Unreachable } from './composeOne';
import type { ReminderInput } from './reminder';
import { composeReminderDigest } from './reminderDigest';
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
 * list. Reminders to one address become one mail. A request that fails stops none of the others.
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
	const composed: Composed[] = [];

	requests.forEach((request, source) => {
		try {
			const result = composeRequest(request);
			if ('message' in result) composed.push({ ...result, source });
			else if ('unreachable' in result) batch.unreachable.push({ one: result.unreachable, source });
			else forChair.push({ reminder: result.forChair, source });
		} catch (cause) {
			batch.problems.push({ message: (cause as Error).message, source });
		}
	});
	batch.composed.push(...onePerPerson(composed));
	if (standing) addChairLists(batch, forChair, input, standing);
	return batch;
}

interface Composed {
	message: Message;
	part?: ReminderInput;
	source: number;
}

/** Reminders that go to one address become one mail, in the place of the first of them. */
function onePerPerson(composed: Composed[]): Batch['composed'] {
	const byAddress = new Map<string, (Composed & { part: ReminderInput })[]>();
	const addressOf = ({ message }: Composed) => message.to.toLowerCase();
	for (const { part, ...one } of composed)
		if (part) byAddress.set(addressOf(one), [...(byAddress.get(addressOf(one)) ?? []), { ...one, part }]);
	return composed.flatMap((one) => {
		const all = (one.part && byAddress.get(addressOf(one))) || [];
		if (all.length < 2) return [{ message: one.message, sources: [one.source] }];
		if (all[0]!.source !== one.source) return [];
		const message = composeReminderDigest(
			one.message.to,
			all.map(({ part }) => part),
		);
		return [{ message, sources: all.map(({ source }) => source) }];
	});
}

interface ForChair {
	reminder: Reminder;
	source: number;
}

function addChairLists(batch: Batch, forChair: ForChair[], input: BatchInput, standing: Standing): void {
	const { book, now, calendar } = input;
	const parts = book.plans
		.map((stored) => ({
			stored,
			asked: forChair.filter(({ reminder }) => reminder.planId === stored.planId),
		}))
		.filter(({ asked }) => asked.length > 0)
		.map(({ stored, asked }) => ({
			stored,
			asked,
			reminders: asked.map(({ reminder }) => reminder),
			statuses: standing.statusesOf(stored.planId),
		}));
	const common = { units: book.units, settings: book.settings!, now, calendar };
	const lists =
		parts.length > 1
			? [composeChairDigest(parts, common)].filter((message) => message !== null)
			: parts.flatMap((part) => composeChairList({ ...part, ...common }));
	const asked = parts.flatMap((part) => part.asked);
	const sources = asked.map(({ source }) => source);
	batch.composed.push(...lists.map((message) => ({ message, sources })));
	if (lists.length > 0) return;
	batch.unreachable.push(...asked.map(({ reminder, source }) => ({ one: noCommittee(reminder), source })));
}
