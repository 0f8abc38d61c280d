import type { FollowUpPolicy, LogEvent } from '../types';
import { CALL_STEP } from './callStep';
import { closedPlans } from './closedPlans';
import { deadAddresses, type DeadAddress } from './deadAddresses';
import type { FollowUpInput } from './evaluateFollowUp';
import { readFollowUpLog, type FollowUpLog } from './followUpLog';
import { openLadder, type Ladder } from './ladder';
import { confirmedAt } from './noticesDue';
import { pausedPlans } from './pausedPlans';
import { personsOf, type Persons } from './persons';
import { policiesInForce, type PoliciesInForce } from './policyInForce';
import { toldToday, type Told } from './toldToday';
import { statusReader } from './unitStatus';
import { isWorkingDay } from './workingTime';
import { zoneClock, type ZoneClock } from './zoneClock';

/** What holds for every unit at one moment, read once. */
export interface OpenSituation {
	log: FollowUpLog;
	reader: ReturnType<typeof statusReader>;
	clock: ZoneClock;
	calendar: FollowUpInput['calendar'];
	policies: PoliciesInForce;
	persons: Persons;
	/** Plans whose reminders rest, with the row that says since when. */
	paused: Map<string, LogEvent>;
	/** Neither closed nor paused. */
	isOpen(planId: string): boolean;
	/** Whether the plan's sending window is open. */
	isSending(planId: string): boolean;
	ladderOf(planId: string): Ladder;
	/** Who was reminded today, by address. */
	told: Map<string, Told>;
	/** The officer was given today's list of calls. */
	officerTold: boolean;
	dead: Map<string, DeadAddress>;
	/** When each plan was confirmed (milliseconds). */
	confirmed: Map<string, number>;
}

/** Throws a RangeError for a `now` that is no ISO instant. */
export function openSituation(input: FollowUpInput): OpenSituation {
	const { assignments, units, events, calendar, policy } = input;
	const clock = zoneClock(calendar.timezone);
	const now = clock.millis(input.now);
	const log = readFollowUpLog(assignments, events, clock.day(now));
	const policies = policiesInForce(log.common, policy);
	const persons = personsOf(units, log.common, input.now);
	const closed = closedPlans(log.common);
	const paused = pausedPlans(log.common);
	const byPolicy = remembered((one: FollowUpPolicy) => ({
		ladder: openLadder(one, calendar, clock),
		sending: isWithin(now, one, calendar, clock),
	}));
	const byPlan = remembered((planId: string) => byPolicy(policies.of(planId)));
	return {
		log,
		reader: statusReader({ policies, calendar, clock, now }),
		clock,
		calendar,
		policies,
		persons,
		paused,
		isOpen: (planId) => !closed.has(planId) && !paused.has(planId),
		isSending: (planId) => byPlan(planId).sending,
		ladderOf: (planId) => byPlan(planId).ladder,
		told: toldToday(log.around, { now, clock, persons, policies }),
		officerTold: officerTold(log.around, clock, clock.day(now)),
		dead: deadAddresses(events, log.failed),
		confirmed: confirmedAt(log.common, clock.millis),
	};
}

/** Whether messages may leave at that instant: on a working day, from `from` until before `to`. */
export function withinWindow(
	now: string,
	policy: Pick<FollowUpPolicy, 'window'>,
	calendar: FollowUpInput['calendar'],
): boolean {
	const clock = zoneClock(calendar.timezone);
	return isWithin(clock.millis(now), policy, calendar, clock);
}

/** The same for milliseconds and a clock that is at hand. */
export function isWithin(
	now: number,
	{ window }: Pick<FollowUpPolicy, 'window'>,
	calendar: FollowUpInput['calendar'],
	clock: ZoneClock,
): boolean {
	const day = clock.day(now);
	return isWorkingDay(day, calendar) && now >= clock.at(day, window.from) && now < clock.at(day, window.to);
}

function officerTold(around: LogEvent[], clock: ZoneClock, today: string): boolean {
	const kinds = ['delivery.sending', 'delivery.sent'];
	return around.some(
		({ kind, data, at }) => kinds.includes(kind) && data?.step === CALL_STEP && clock.dayOf(at) === today,
	);
}

function remembered<K, V>(find: (key: K) => V): (key: K) => V {
	const known = new Map<K, V>();
	return (key) => {
		let found = known.get(key);
		if (found === undefined) known.set(key, (found = find(key)));
		return found;
	};
}
