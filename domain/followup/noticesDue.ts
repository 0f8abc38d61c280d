import { inOrder } from '../reports/foldOrder';
import { noticeKey } from '../messages/noticeKey';
import type { Assignment, LogEvent, Reminder } from '../types';
import { deliveriesByKey, mayBeSent, REST } from './deliveries';
import type { UnitLog } from './followUpLog';
import type { OpenSituation } from './openSituation';
import { addressesIn } from './persons';

/** A unit that was not told its share yet and should be: the mail server was down, or the run died. */
export interface NoticeDue {
	planId: string;
	unit: string;
	/** ISO instant in force; empty without one. */
	dueAt: string;
	step: 'notice';
	/** The same as when it was tried before, so that it is never sent twice. */
	key: string;
}

/** When each plan was confirmed last (milliseconds): that is what lets its notices go. */
export function confirmedAt(common: LogEvent[], millis: (iso: string) => number): Map<string, number> {
	const at = new Map<string, number>();
	for (const event of common) if (event.kind === 'plan.confirmed') at.set(event.planId, millis(event.at));
	return at;
}

/**
 * The notice that is to be taken up again for a unit that owes its report; null for most. It was tried and may be tried
 * again (see mayBeSent), or an hour after the officer confirmed the plan nothing says that it was ever tried. One that was
 * sent is not sent again, be it that it came back: the officer calls, as where the directory has no address.
 */
export function noticeDue(
	{ planId, unit }: Assignment,
	{ log, dueAt }: { log: UnitLog; dueAt: string },
	{ reader, clock, persons, dead, confirmed }: OpenSituation,
): NoticeDue | null {
	if (log.sent().some(({ data }) => data?.step === 'notice')) return null;
	const now = reader.present.at;
	const to = persons.email(unit, 'contact');
	if (!to || addressesIn(to.toLowerCase()).every((one) => dead.has(one))) return null;
	const key = noticeKey(planId, unit);
	const rows = log.deliveriesOf(key);
	const forgotten = rows.length === 0 && now - (confirmed.get(planId) ?? Infinity) >= REST;
	const delivery = deliveriesByKey(inOrder(rows)).get(key);
	const again = delivery !== undefined && mayBeSent(delivery, { now, timezone: clock.timezone, to });
	return forgotten || again ? { planId, unit, dueAt, step: 'notice', key } : null;
}

/** The reminders that go out beside these notices: whoever is told their whole share now is not reminded of it as well. */
export function besideNotices<T extends Reminder>(
	due: T[],
	notices: Pick<NoticeDue, 'planId' | 'unit'>[],
): T[] {
	const told = new Set(notices.map(({ planId, unit }) => JSON.stringify([planId, unit])));
	return due.filter(({ planId, unit, to }) => to !== 'contact' || !told.has(JSON.stringify([planId, unit])));
}

const COPY = 'recipient:';

/** The plans of which a copy for the Nơi nhận was put off, or its run died, and may be tried again now. */
export function copiesDue(
	events: LogEvent[],
	{ now, timezone }: { now: number; timezone: string },
): Set<string> {
	const rows = new Map<string, LogEvent[]>();
	for (const event of events) {
		const { kind, key, data } = event;
		if (!kind.startsWith('delivery.') || typeof data?.step !== 'string' || !data.step.startsWith(COPY))
			continue;
		const own = rows.get(key);
		if (own) own.push(event);
		else rows.set(key, [event]);
	}
	const again = [...rows].filter(([key, own]) => {
		const to = String(own.at(-1)!.data.to ?? '');
		return mayBeSent(deliveriesByKey(inOrder(own)).get(key), { now, timezone, to });
	});
	return new Set(again.map(([, own]) => own[0]!.planId));
}
