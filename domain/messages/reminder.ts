import type { StoredPlan } from '../book';
import type { Assignment, Calendar, Message, Reminder, Settings, Unit, UnitStatus } from '../types';
import { contactReminder } from './contactReminder';
import { headReminder } from './headReminder';
import { mailAddress } from './mailAddress';
import { toMessage } from './toMessage';

/** What a reminder to one unit is made of. */
export interface ReminderInput {
	reminder: Reminder;
	stored: StoredPlan;
	assignment: Assignment;
	unit: Unit;
	/** The signed address of the unit's report form. */
	link: string;
	settings: Settings;
	now: string;
	/** Where the unit stands; without it the due time is the assignment's and nothing is said of earlier reminders. */
	status?: UnitStatus;
	/** Why the officer sent the report back; said only while the state is 'returned'. */
	returnReason?: string;
	/** Việt Nam 2026 unless given. */
	calendar?: Calendar;
}

/**
 * Chases one unit: its contact, or its head once the ladder has got there. Null when the directory has no
 * address for that person, and for the 'chair', who gets one list (composeChairList).
 */
export function composeReminder(input: ReminderInput): Message | null {
	const { reminder, unit, settings } = input;
	if (reminder.to === 'chair') return null;
	const to = mailAddress(reminder.to === 'head' ? unit.head?.email : unit.contact?.email);
	if (!to) return null;
	const { subject, content } = reminder.to === 'head' ? headReminder(input) : contactReminder(input);
	return toMessage({
		covers: [{ planId: reminder.planId, unit: reminder.unit, key: reminder.key }],
		step: reminder.step,
		to,
		subject,
		content,
		settings,
	});
}
