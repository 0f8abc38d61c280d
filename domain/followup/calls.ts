import type { Assignment, Audience } from '../types';
import { CALL_STEP } from './callStep';
import type { UnitLog } from './followUpLog';
import type { OpenSituation } from './openSituation';
import { addressesIn } from './persons';
import { isFree, type Asked, type Candidate } from './remindersFor';
import type { ZoneClock } from './zoneClock';

/** Somebody whom no message reaches: the officer calls instead. */
export interface Call {
	/** Under which the log knows that the officer was told. */
	key: string;
	planId: string;
	unit: string;
	/** Who would have got the message. */
	to: Audience;
	/** The step of the ladder it stands for; 'call' when none has come yet. */
	step: string;
	/** What was tried; empty when the directory has no address. */
	address: string;
	/** Why nothing arrives, as the log says; may be empty. */
	reason: string;
	/** Since when, ISO; empty without an address. */
	since: string;
}

/**
 * Calls for one unit that owes a report: one for each reminder that would only come back, and one as soon as it is known
 * that its contact cannot be reached, so that a unit whose notice came back is not first heard of when it is late.
 * `rest` are the reminders that can be sent; those to somebody without any address stay among them, since it is the
 * composing that finds no address and says so in the log.
 */
export function callsFor(
	{ assignment, log, asked }: { assignment: Assignment; log: UnitLog; asked: Asked },
	situation: OpenSituation,
): { calls: Call[]; rest: Asked } {
	const { reader, clock, persons } = situation;
	const { planId, unit } = assignment;
	if (!unreachable(unit, 'contact', situation) && !unreachable(unit, 'head', situation))
		return { calls: [], rest: asked };
	const free = (key: string) => isFree(key, log, { now: reader.present.at, clock });
	const call = (to: Audience, step: string, key: string): Call[] => {
		const unreached = unreachable(unit, to, situation);
		return unreached && free(key) ? [{ key, planId, unit, to, step, ...unreached }] : [];
	};
	const arrives = ({ reminder: { to } }: Candidate) =>
		(unreachable(unit, to, situation)?.address ?? '') === '';

	const calls = asked.now.flatMap(({ reminder: { to, step, key } }) =>
		to === 'chair' ? [] : call(to, step, `${key}:call`),
	);
	const address = persons.email(unit, 'contact') || persons.zalo(unit, 'contact')[0] || '-';
	const first = [planId, unit, CALL_STEP, address].map(encodeURIComponent).join(':');
	const known = calls.length > 0 || wasListed(log, unreachable(unit, 'contact', situation)?.since, clock);
	return {
		calls: [...calls, ...(known ? [] : call('contact', CALL_STEP, first))],
		rest: { now: asked.now.filter(arrives), later: asked.later.filter(arrives) },
	};
}

/** Whether the officer was told of the unit since its address was given up. */
function wasListed(log: UnitLog, since: string | undefined, clock: ZoneClock): boolean {
	return log
		.sent()
		.some(({ at, data }) => data?.step === CALL_STEP && (!since || clock.millis(at) >= clock.millis(since)));
}

/** Null for whom some message may reach, and for units that the directory does not know. */
function unreachable(
	unit: string,
	to: Audience,
	{ persons, dead }: OpenSituation,
): Pick<Call, 'address' | 'reason' | 'since'> | null {
	if (dead.size === 0 && persons.email(unit, to)) return null;
	const email = persons.email(unit, to).toLowerCase();
	const addresses = [...(email ? addressesIn(email) : []), ...persons.zalo(unit, to)];
	if (addresses.length === 0)
		return persons.knows(unit) && to === 'contact' ? { address: '', reason: '', since: '' } : null;
	if (!addresses.every((address) => dead.has(address))) return null;
	const { at, reason } = dead.get(addresses[0]!)!;
	return { address: addresses.join(', '), reason, since: at };
}
