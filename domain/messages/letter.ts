import type { Book } from '../book';
import type { Message, Settings } from '../types';
import { composeDigest } from './digest';
import { composeNotice } from './notice';
import { composeReminder } from './reminder';
import type { UnitShare } from './unitValues';

/** One unit's notice or reminder before it is known which mail it goes into. */
export interface Letter {
	share: UnitShare;
	to: 'contact' | 'head';
	step: string;
	/** Idempotency key (design rule 1). */
	key: string;
}

interface LetterContext {
	kind: string;
	book: Book;
	settings: Settings;
}

/** Gmail cuts off what is longer than 102 kB, and with it the links at the end. */
const LONGEST_HTML = 95_000;

/**
 * The mail for letters to one address about one plan: as usual for one unit, a digest for several. A unit whose contact and head
 * have the same address is said once, as to the head. Several mails only when one would be cut off.
 */
export function composeLetter(
	letters: Letter[],
	context: LetterContext,
): { message: Message; letters: Letter[] }[] {
	const message = composeTogether(letters, context);
	const units = [...new Set(letters.map(({ share }) => share.unit.code))];
	if (units.length === 1 || new TextEncoder().encode(message.html).length <= LONGEST_HTML)
		return [{ message, letters }];
	const first = new Set(units.slice(0, Math.ceil(units.length / 2)));
	const inFirst = ({ share }: Letter) => first.has(share.unit.code);
	return [letters.filter(inFirst), letters.filter((letter) => !inFirst(letter))].flatMap((half) =>
		composeLetter(half, context),
	);
}

function composeTogether(letters: Letter[], { kind, book, settings }: LetterContext): Message {
	const { templates } = book;
	const told = toldOnce(letters);
	const highest = told.find(({ to }) => to === 'head') ?? told[0]!;
	const { share, to, step, key } = highest;
	const covers = coversOf(letters);
	if (told.length > 1) {
		return composeDigest({
			kind: kind === 'notice' ? 'noticeDigest' : 'reminderDigest',
			shares: told.map((letter) => letter.share),
			covers,
			step,
			to: addressOf(highest),
			settings,
			templates,
		});
	}
	if (kind === 'notice') return composeNotice({ ...share, covers, templates })!;
	const { planId, unit } = share.assignment;
	const reminder = { key, planId, unit, step, to, channels: ['email'] };
	return composeReminder({ ...share, reminder, covers, templates })!;
}

/** Each unit once, as to its head where the head is asked too. */
function toldOnce(letters: Letter[]): Letter[] {
	const told = new Map<string, Letter>();
	for (const letter of letters) {
		const { code } = letter.share.unit;
		if (!told.has(code) || letter.to === 'head') told.set(code, letter);
	}
	return [...told.values()];
}

function coversOf(letters: Letter[]): Message['covers'] {
	const covers = letters.map(({ share, key }) => ({
		planId: share.stored.planId,
		unit: share.unit.code,
		key,
	}));
	return [...new Map(covers.map((cover) => [cover.key, cover])).values()];
}

function addressOf({ share: { unit }, to }: Letter): string {
	return (to === 'head' ? unit.head?.email : unit.contact?.email)!.trim();
}
