import type { Reminder } from '../types';
import { addressesIn } from './persons';
import type { Asked, Candidate } from './remindersFor';
import type { Told } from './toldToday';

type Identity = (reminder: Reminder) => string;

/** What one person's units ask for. */
interface Group {
	now: Candidate[];
	later: Candidate[];
}

/**
 * One mail a person a day, however many units and plans: what is due now, gathered so that everything for one person
 * leaves in the same run.
 *
 * 1. Who was reminded today (`told`) gets nothing more today, except about a report that was returned since.
 *    A mail whose outcome is unknown counts as sent; only the very same mail may be tried again.
 * 2. Steps missed on earlier days wait when the person's next step comes later today: nobody gets yesterday's message at
 *    07:30 and is then not told at 08:00 that today is the last day.
 * 3. The mail of the day takes along what comes later today for the person's other units, and instead of a missed step the
 *    one of the same unit that comes later today.
 * 4. The chair's list goes first: whoever sits on the committee and heads a unit is written to as the head another day.
 *
 * The order is that of `asked`.
 */
export function onceADay(asked: Asked[], identity: Identity, told: ReadonlyMap<string, Told>): Reminder[] {
	const mails = [...groupsOf(asked, identity, told)].map(([person, group]) => ({
		person,
		mail: onlyWhatIsOpen(mailOfToday(group), toldTo(person, told)),
	}));
	const lists = mails.filter(({ mail }) => mail.some(isForChair));
	const chairs = new Set(lists.flatMap(({ person }) => addressesIn(person)));
	return mails
		.flatMap(({ person, mail }) => (chairs.has(person) ? mail.filter(isForChair) : mail))
		.toSorted((a, b) => a.place - b.place)
		.map(({ reminder }) => reminder);
}

const isForChair = ({ reminder }: Candidate) => reminder.to === 'chair';

function groupsOf(asked: Asked[], identity: Identity, told: ReadonlyMap<string, Told>): Map<string, Group> {
	const groups = new Map<string, Group>();
	const add = (one: Candidate, part: keyof Group) => {
		const person = identity(one.reminder);
		if (toldTo(person, told).some((got) => hadItsMail(got, one))) return;
		let group = groups.get(person);
		if (!group) groups.set(person, (group = { now: [], later: [] }));
		group[part].push(one);
	};
	for (const { now, later } of asked) {
		for (const one of now) add(one, 'now');
		for (const one of later) add(one, 'later');
	}
	return groups;
}

const NOBODY: Told[] = [];

function toldTo(person: string, told: ReadonlyMap<string, Told>): Told[] {
	if (told.size === 0) return NOBODY;
	return addressesIn(person).flatMap((address) => told.get(address) ?? []);
}

function hadItsMail({ sentAt }: Told, { returnedAt }: Candidate): boolean {
	return sentAt !== null && (returnedAt === null || returnedAt <= sentAt);
}

function mailOfToday({ now, later }: Group): Candidate[] {
	if (later.length === 0) return now;
	const fresh = now.filter(({ missed }) => !missed);
	if (fresh.length === 0) return [];
	const busy = new Set(fresh.map(unitOf));
	const brought = later.filter((one) => !busy.has(unitOf(one)));
	const replaced = new Set(brought.map(unitOf));
	return [...now.filter((one) => !one.missed || !replaced.has(unitOf(one))), ...brought];
}

function unitOf({ reminder: { planId, unit, to } }: Candidate): string {
	return JSON.stringify([planId, unit, to]);
}

/** While a mail's outcome is unknown, that very mail and no other: under its Message-ID a repeat does no harm. */
function onlyWhatIsOpen(mail: Candidate[], got: Told[]): Candidate[] {
	const open = new Set(got.flatMap((one) => one.open));
	if (open.size === 0) return mail;
	const same = mail.filter(({ reminder }) => open.has(reminder.key));
	return same.length === open.size ? same : [];
}
