import type { Audience } from '../types';

/** Steps of reminders that the officer sends by hand. */
export const MANUAL_STEPS: Record<string, Audience> = { manual: 'contact', 'manual-head': 'head' };

/** What the key of a reminder says. */
export interface ReminderKey {
	planId: string;
	unit: string;
	step: string;
	/** The date of the due time that the step was counted from. */
	dueDay: string;
	/** How often the unit had come to owe its report anew, see foldReports. */
	round: number;
	/** The day on which the officer sends it by hand. */
	day?: string;
}

const KEY =
	/^([^:]*):([^:]+):([^:]+):(?:email|zalo)(?:\+(?:email|zalo))*:(\d{4}-\d{2}-\d{2}):r(\d+)(?::(\d{4}-\d{2}-\d{2}))?$/;
const UNSAFE = /[%:\s]/g;

/**
 * The idempotency key of a reminder (design rule 1). Another due day or another round makes another key, so that an
 * extension moves the ladder and a return starts it again; so does another day for what the officer sends by hand.
 */
export function reminderKey(key: ReminderKey, channels: readonly string[]): string {
	const { planId, unit, step, dueDay, round, day } = key;
	const end = day ? `:${day}` : '';
	return `${part(planId)}:${part(unit)}:${part(step)}:${channels.join('+')}:${dueDay}:r${round}${end}`;
}

/** Reads a key; null for one that is no reminder's (a notice, a receipt). */
export function readReminderKey(key: string): ReminderKey | null {
	const [, planId, unit, step, dueDay, round, day] = KEY.exec(key) ?? [];
	if (planId === undefined || !unit || !step || !dueDay) return null;
	try {
		const [plan, who, which] = [planId, unit, step].map(decodeURIComponent);
		return { planId: plan!, unit: who!, step: which!, dueDay, round: Number(round), day };
	} catch {
		return null;
	}
}

/** Keeps the parts of a key apart, whatever a code holds. */
function part(text: string): string {
	return text.replace(UNSAFE, encodeURIComponent);
}
