import type { Book } from '../book';
import type { Message, Settings } from '../types';
import { composeNoticeDigest, composeReminderDigest } from './digest';
import { composeNotice } from './notice';
import { composeReminder } from './reminder';
import { withRoads } from './roads/withRoads';
import type { UnitShare } from './unitValues';

/** One unit's notice or reminder before it is known which mail it goes into. */
export interface Letter {
	share: UnitShare;
	to: 'contact' | 'head';
	step: string;
	/** Idempotency key (design rule 1). */
	key: string;
	/** Under what the log knows the person, see personAddress. */
	address: string;
	/** Of the ladder's step. */
	channels?: readonly string[];
}

interface LetterContext {
	kind: string;
	book: Book;
	settings: Settings;
	/** ISO instant. */
	now: string;
	/** Whether nothing reaches an address any more. */
	isDead?: (address: string) => boolean;
}

/** Gmail cuts off what is longer than 102 kB, and with it the links at the end. */
const LONGEST_HTML = 95_000;

/**
 * The mail for letters that go to one address: as usual for one unit, a digest for several. A unit whose contact and
 * head have the same address is told once, as its head. Several mails only when one would be cut off.
 */
export function composeLetter(
	letters: Letter[],
	context: LetterContext,
): { message: Message; letters: Letter[] }[] {
	const message = composeTogether(letters, context);
	const told = [...new Set(letters.map(whom))];
	if (told.length === 1 || new TextEncoder().encode(message.html).length <= LONGEST_HTML)
		return [{ message, letters }];
	const first = new Set(told.slice(0, Math.ceil(told.length / 2)));
	const inFirst = (letter: Letter) => first.has(whom(letter));
	return [letters.filter(inFirst), letters.filter((letter) => !inFirst(letter))].flatMap((half) =>
		composeLetter(half, context),
	);
}

function composeTogether(letters: Letter[], context: LetterContext): Message {
	const told = toldOnce(letters);
	return withRoads(composeMail(letters, told, context), told, context);
}

function composeMail(letters: Letter[], told: Letter[], { kind, book, settings }: LetterContext): Message {
	const { templates } = book;
	const highest = told.find(({ to }) => to === 'head') ?? told[0]!;
	const { share, to, step, key, address } = highest;
	const covers = coversOf(letters);
	if (told.length > 1) {
		const shares = told.map((letter) => letter.share);
		const digest = { shares, covers, step, to: address, settings, templates };
		if (kind === 'notice') return composeNoticeDigest(digest);
		return composeReminderDigest({ ...digest, forHead: told.every((letter) => letter.to === 'head') });
	}
	if (kind === 'notice') return composeNotice({ ...share, covers, address, templates })!;
	const { planId, unit } = share.assignment;
	const reminder = { key, planId, unit, step, to, channels: ['email'] };
	return composeReminder({ ...share, reminder, covers, address, templates })!;
}

/** Each unit of a plan once, as its head where the head is asked too. */
function toldOnce(letters: Letter[]): Letter[] {
	const told = new Map<string, Letter>();
	for (const letter of letters)
		if (!told.has(whom(letter)) || letter.to === 'head') told.set(whom(letter), letter);
	return [...told.values()];
}

function whom({ share: { stored, unit } }: Letter): string {
	return `${stored.planId} ${unit.code}`;
}

function coversOf(letters: Letter[]): Message['covers'] {
	const covers = letters.map(({ share, key }) => ({
		planId: share.stored.planId,
		unit: share.unit.code,
		key,
	}));
	return [...new Map(covers.map((cover) => [cover.key, cover])).values()];
}
