import { millis, notAfter } from '../../reports/foldOrder';
import { instant, toIso } from '../../text/time';
import type { LogEvent } from '../../types';
import { enrolmentCode } from './enrolmentCode';
import { NO_PLAN, ZALO, type Way } from './kinds';

/** A one-time code that was made for a unit. */
export interface Invitation {
	unit: string;
	/** What tells it from the unit's other ones; the code is reckoned from it. */
	invite: string;
	/** ISO instants. */
	at: string;
	expiresAt: string;
	/** Who used it; 'replaced': the officer made another one since. */
	state: 'open' | 'used' | 'expired' | 'replaced';
	usedBy?: { way: Way; id: string };
}

/** Codes are good that long: units come back from leave, and a lost sheet must not stay a key for ever. */
export const VALID_DAYS = 30;

/** All invitations in the log, oldest first. */
export function invitations(events: LogEvent[], now: string): Invitation[] {
	const made = new Map<string, Invitation>();
	const used = new Map<string, { way: Way; id: string }>();
	const latest = new Map<string, string>();
	for (const { kind, unit, at, data } of events) {
		const invite = String(data.invite ?? '');
		if (kind === ZALO.invited) {
			made.set(nameOf(unit, invite), { unit, invite, at, expiresAt: String(data.expiresAt), state: 'open' });
			latest.set(unit, invite);
		}
		// A code binds once: of two who send it in the same second the first row counts.
		if (kind === ZALO.bound && !used.has(nameOf(unit, invite)))
			used.set(nameOf(unit, invite), { way: data.way as Way, id: String(data.id) });
	}
	return [...made].map(([name, invitation]) => {
		const usedBy = used.get(name);
		if (usedBy) return { ...invitation, state: 'used', usedBy };
		if (latest.get(invitation.unit) !== invitation.invite) return { ...invitation, state: 'replaced' };
		return notAfter(invitation.expiresAt, now) ? { ...invitation, state: 'expired' } : invitation;
	});
}

/** The row that makes a code for a unit; an older code of the unit that nobody used is dead from then on. */
export function invitedEvent(unit: string, invite: string, now: string, by: string): LogEvent {
	const expiresAt = toIso(instant(now).plus({ days: VALID_DAYS }).endOf('day').startOf('second'));
	return {
		planId: NO_PLAN,
		unit,
		kind: ZALO.invited,
		at: now,
		by,
		key: `${ZALO.invited}:${unit}:${invite}`,
		data: { invite, expiresAt },
	};
}

/** The latest invitation with this code, whatever became of it. */
export function invitationOf(code: string, all: Invitation[], secret: string): Invitation | undefined {
	return all
		.toSorted((a, b) => millis(a.at) - millis(b.at))
		.findLast(({ unit, invite }) => enrolmentCode(secret, unit, invite) === code);
}

function nameOf(unit: string, invite: string): string {
	return JSON.stringify([unit, invite]);
}
