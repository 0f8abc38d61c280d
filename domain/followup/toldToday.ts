import type { LogEvent } from '../types';
import { CALL_STEP } from './callStep';
import { addressesIn, type Persons } from './persons';
import type { PoliciesInForce } from './policyInForce';
import { readReminderKey } from './reminderKey';
import type { ZoneClock } from './zoneClock';

/** What one person got today of reminders, whatever unit or plan they were about. */
export interface Told {
	/** When the last one was sent (milliseconds); null while none was. */
	sentAt: number | null;
	/** Keys whose row `delivery.sending` has no outcome: the person may have got these. */
	open: string[];
}

/**
 * Who was reminded on the day of `now`, by address; the officer's list of calls counts as well, since the officer may be
 * some unit's contact. Notices, receipts and the like are no reminders.
 * `around` are the deliveries of that day and its neighbours, see FollowUpLog.
 */
export function toldToday(
	around: LogEvent[],
	context: { now: number; clock: ZoneClock; persons: Persons; policies: PoliciesInForce },
): Map<string, Told> {
	const { now, clock, persons, policies } = context;
	const today = clock.day(now);
	const told = new Map<string, Told>();
	for (const event of around) {
		const step = mailStep(event);
		const audience = policies.audienceOf(step);
		const at = (audience || step === CALL_STEP) && readable(event.at, clock);
		if (!at || clock.day(at) !== today) continue;
		const whom = () => (audience ? persons.identity({ ...event, to: audience }) : persons.officer);
		for (const address of recipients(event, whom)) {
			let one = told.get(address);
			if (!one) told.set(address, (one = { sentAt: null, open: [] }));
			if (event.kind === 'delivery.sent') one.sentAt = Math.max(one.sentAt ?? 0, at);
			if (event.kind === 'delivery.sending') one.open = [...one.open, event.key];
			else if (one.open.length > 0) one.open = one.open.filter((key) => key !== event.key);
		}
	}
	return told;
}

/** The step of a reminder that was sent: by its key, since one mail may cover reminders of several steps. */
export function stepOf(event: LogEvent): string {
	return readReminderKey(event.key)?.step ?? mailStep(event);
}

/** The step that the mail as a whole was sent for. */
function mailStep({ key, data }: LogEvent): string {
	return typeof data?.step === 'string' ? data.step : (readReminderKey(key)?.step ?? '');
}

function recipients({ data }: LogEvent, otherwise: () => string): string[] {
	const to = typeof data?.to === 'string' && data.to.includes('@') ? data.to.toLowerCase() : otherwise();
	return addressesIn(to);
}

function readable(iso: string, clock: ZoneClock): number | undefined {
	try {
		return clock.millis(iso);
	} catch {
		return undefined;
	}
}
