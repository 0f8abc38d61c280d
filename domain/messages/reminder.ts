import type { Message, Reminder } from '../types';
import { capitalised, deadlineWords } from './deadlineWords';
import { mailAddress } from './mailAddress';
import type { KnownKind } from './templates/kinds';
import type { Templates } from './templates/templatesInForce';
import { unitValues, type UnitShare } from './unitValues';
import { writeMail } from './writeMail';

/** What a reminder to one unit is made of. */
export interface ReminderInput extends UnitShare {
	reminder: Reminder;
	/** Every reminder that this mail answers; the one above unless given. */
	covers?: Message['covers'];
	/** Where it goes; as the directory says unless given. */
	address?: string;
	templates?: Templates;
}

const BY_TONE = { calm: 'reminderEarly', today: 'reminderToday', late: 'reminderLate' } as const;

/**
 * Chases one unit: its contact (friendly before the day, plain on it, firm after it), or its head once the ladder has
 * got there. Null when the directory has no address for that person, and for the 'chair', who gets one list
 * (composeChairList).
 */
export function composeReminder(input: ReminderInput): Message | null {
	const { reminder, unit, settings, templates, covers, address } = input;
	if (reminder.to === 'chair') return null;
	const to = address ?? mailAddress(reminder.to === 'head' ? unit.head?.email : unit.contact?.email);
	if (!to) return null;
	const { words, due } = deadlineWords(input);
	return writeMail({
		kind: reminderKind(input),
		values: unitValues(input),
		preview: `${capitalised(words)}${due && `, hạn báo cáo ${due}`}.`,
		covers: covers ?? [{ planId: reminder.planId, unit: reminder.unit, key: reminder.key }],
		step: reminder.step,
		to,
		settings,
		templates,
	});
}

function reminderKind(input: ReminderInput): KnownKind {
	if (input.reminder.to === 'head') return 'reminderHead';
	if (input.status?.state === 'returned') return 'returned';
	return BY_TONE[deadlineWords(input).tone];
}
