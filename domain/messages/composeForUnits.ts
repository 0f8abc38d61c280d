import { deadAddresses } from '../followup/deadAddresses';
import { deliveriesByKey, mayBeSent } from '../followup/deliveries';
import { instant, VIETNAM } from '../text/time';
import type { LogEvent, Reminder, Settings } from '../types';
import type { Batch, BatchInput } from './composeBatch';
import { composeChairDigest } from './chairDigest';
import { composeChairList } from './chairList';
import { composeLetter, type Letter } from './letter';
import { readReminder, type Finder, type MailRequest } from './mailRequest';
import { noticeKey } from './noticeKey';
import { reportLink } from './reportLink';
import { knownRoads, personAddress } from './roads/knownRoads';
import { noAddress, noCommittee } from './unreachable';
import { whereUnitsStand, type Standing } from './whereUnitsStand';

type Input = BatchInput & { settings: Settings; finder: Finder };
type Addressed = Letter & { source: number };
type Unaddressed = Omit<Letter, 'address'>;

/**
 * Notices and reminders, one mail an address whatever number of units it answers for: notices a mail a plan, since the
 * plan is attached; reminders one for all plans, and so the list to the chair.
 */
export function composeForUnits(input: Input): Batch {
	const standing = input.kind === 'reminder' ? whereUnitsStand(input) : null;
	const batch: Batch = { composed: [], unreachable: [], problems: [] };
	const letters: Addressed[] = [];
	const forChair: ForChair[] = [];
	input.requests.forEach((request, source) => {
		try {
			const letter = readLetter(request, input, standing);
			if ('chair' in letter) forChair.push({ reminder: letter.chair, source });
			else addressLetter({ ...letter, source }, letters, batch, input);
		} catch (cause) {
			batch.problems.push({ message: (cause as Error).message, source });
		}
	});
	const context = { ...input, isDead: deadAt(input.book.events) };
	for (const together of byAddress(letters, input)) {
		const sources = together.map(({ source }) => source);
		try {
			for (const { message, letters: said } of composeLetter(together, context)) {
				batch.composed.push({ message, sources: said.map((letter) => (letter as Addressed).source) });
			}
		} catch (cause) {
			batch.problems.push(...sources.map((source) => ({ message: (cause as Error).message, source })));
		}
	}
	if (standing) addChairLists(batch, forChair, input, standing);
	return batch;
}

/** Whether nothing reaches an address any more, by the log. */
function deadAt(events: LogEvent[]): (address: string) => boolean {
	const failed = events.flatMap((event, at) => (event.kind === 'delivery.failed' ? [{ event, at }] : []));
	const dead = deadAddresses(events, failed);
	return (address) => dead.has(address.includes('@') ? address.toLowerCase() : address);
}

function readLetter(
	request: MailRequest,
	{ kind, finder }: Input,
	standing: Standing | null,
): Unaddressed | { chair: Reminder } {
	const share = finder.share(request);
	const { planId, unit } = share.assignment;
	if (kind === 'notice') {
		reportLink(share.link);
		return { share, to: 'contact', step: 'notice', key: noticeKey(planId, unit) };
	}
	const reminder = readReminder(request, planId, unit);
	if (reminder.to === 'chair') return { chair: reminder };
	reportLink(share.link);
	return { ...reminder, to: reminder.to, share: { ...share, ...standing?.of(planId, unit) } };
}

function addressLetter(
	letter: Unaddressed & { source: number },
	letters: Addressed[],
	batch: Batch,
	{ kind, settings, now }: Input,
): void {
	const { share, to, source } = letter;
	const person = { unit: share.unit, to, kind: kind === 'notice' ? kind : ('reminder' as const) };
	const address = personAddress(knownRoads(person, settings, now));
	if (address) {
		letters.push({ ...letter, address });
		return;
	}
	const about = { planId: share.stored.planId, unit: share.unit.code, step: letter.step, key: letter.key };
	const one = noAddress(
		about,
		share.unit,
		to === 'head' ? 'lãnh đạo' : 'đầu mối',
		settings.zalo !== undefined,
	);
	batch.unreachable.push({ one, source });
}

/**
 * What goes out in one mail. A message that was sent, or is on its way, stays by itself: together with a new one it
 * would go out again.
 */
function byAddress(letters: Addressed[], { kind, book, now }: Input): Addressed[][] {
	const deliveries = deliveriesByKey(book.events);
	const present = instant(now).toMillis();
	const groups = new Map<string, Addressed[]>();
	for (const letter of letters) {
		const { key, address, share, source } = letter;
		const free = mayBeSent(deliveries.get(key), { now: present, timezone: VIETNAM, to: address });
		const plan = kind === 'notice' ? share.stored.planId : '';
		const name = free ? `${plan} ${address.toLowerCase()}` : `#${source}`;
		groups.set(name, [...(groups.get(name) ?? []), letter]);
	}
	return [...groups.values()];
}

interface ForChair {
	reminder: Reminder;
	source: number;
}

/** One list to the chair, whatever number of plans it speaks of. */
function addChairLists(batch: Batch, forChair: ForChair[], input: Input, standing: Standing): void {
	const { book, settings, now, calendar } = input;
	const common = { units: book.units, settings, now, calendar, templates: book.templates };
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
