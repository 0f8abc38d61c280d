import { deliveriesByKey, mayBeSent } from '../followup/deliveries';
import { mailAddress } from '../messages/mailAddress';
import { instant, VIETNAM } from '../text/time';
import type { LogEvent } from '../types';
import type { Desk, DeskUnit } from './openDesk';

/** A message that a decision causes. The link of the unit is signed later, by the node that holds the secret. */
export interface Telling {
	planId: string;
	unit: string;
	step: 'returned' | 'extended' | 'excluded' | 'included' | 'link';
	/** Idempotency key of the message; it names its decision, so a decision stored twice is told once. */
	key: string;
	/** The due time in force after the decision, ISO. */
	dueAt: string;
	reason: string;
	/** Of an extension, what it replaces. */
	dueBefore?: string;
	/** Of a new link, whether the old ones are dead. */
	revoked?: boolean;
}

const STEPS: Partial<Record<string, Telling['step']>> = Object.assign(Object.create(null), {
	'report.returned': 'returned',
	'due.extended': 'extended',
	'unit.excluded': 'excluded',
	'unit.included': 'included',
	'link.renewed': 'link',
});

/** What a row of the log has its unit told; null for one that is told nothing. `dueAt` is the one in force. */
export function tellingOf(row: LogEvent, dueAt: string): Telling | null {
	const step = STEPS[row.kind];
	if (!step) return null;
	const { planId, unit, data } = row;
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return {
		planId,
		unit,
		step,
		key: `${row.key}:email`,
		dueAt: text(data.dueAt) || dueAt,
		reason: text(data.reason),
		...(step === 'extended' && { dueBefore: text(data.dueBefore) }),
		...(step === 'link' && { revoked: data.revoked === true }),
	};
}

/**
 * What units should have been told and were not: the run was cut off after the decision was stored, or the mail server
 * did not answer. Only what still holds is told, of each kind the latest decision; and only what may be sent now.
 */
export function untold(desk: Desk): Telling[] {
	return desk.units.flatMap((one) => untoldOf(one, desk));
}

function untoldOf({ unit, report, status }: DeskUnit, { closed, now }: Desk): Telling[] {
	const to = mailAddress(unit.contact?.email);
	if (!to || closed) return [];
	const excluded = status.state === 'excluded';
	const owes = status.state === 'waiting' || status.state === 'returned';
	const holds: Record<Telling['step'], boolean> = {
		returned: status.state === 'returned',
		extended: owes,
		excluded,
		included: !excluded,
		link: !excluded,
	};
	const latest = new Map<string, LogEvent>();
	for (const event of report.history) if (event.key && STEPS[event.kind]) latest.set(event.kind, event);
	const deliveries = deliveriesByKey(report.history);
	const at = { now: instant(now).toMillis(), timezone: VIETNAM, to };
	return [...latest.values()]
		.map((row) => tellingOf(row, report.dueAt)!)
		.filter(({ step, key }) => holds[step] && mayBeSent(deliveries.get(key), at));
}
