import fc from 'fast-check';
import { deliveriesByKey, mayBeSent } from '../../../../domain/followup/deliveries';
import {
	arrivalOf,
	roadAhead,
	roadsLeft,
	setOut,
	travelled,
	type Journey,
	type Refusal,
	type RoadOutcome,
} from '../../../../domain/messages/roads';
import type { LogEvent, Message, Road, RoadName } from '../../../../domain/types';
import { roadResult } from '../../../../nodes/Notification/operations/roadRows';

const KEY = 'kh-45:THHS:notice:email';
const roadNames: RoadName[] = ['email', 'group', 'consultation', 'templateUser', 'templatePhone', 'bot'];
const afters: Refusal['after'][] = ['nextRoad', 'fix', 'stopRoad', 'later', 'afterNight', 'tomorrow'];

const outcomes = fc.oneof(
	fc.constant<RoadOutcome>({ outcome: 'sent', messageId: 'm' }),
	fc.record({ after: fc.constantFrom(...afters), dead: fc.boolean() }).map(
		(one): RoadOutcome => ({
			outcome: 'refused',
			reason: 'vì',
			...one,
			dead: one.dead && one.after === 'nextRoad',
		}),
	),
	fc.constant<RoadOutcome>({ outcome: 'refused', after: 'nextRoad', unknown: true, reason: 'không rõ' }),
);
const legs = fc
	.tuple(fc.shuffledSubarray(roadNames, { minLength: 1 }), fc.boolean())
	.map(([roads, both]): Road[][] => {
		const all = roads.map((road) => ({ road, to: road === 'email' ? 'a@x.example' : `${road}-1` }));
		if (!both) return [all];
		return [all.filter(({ road }) => road === 'email'), all.filter(({ road }) => road !== 'email')].filter(
			(leg) => leg.length > 0,
		);
	});
/** A run: what each road answers, and after how many tries the process dies (never, usually). */
const runs = fc.array(
	fc.record({
		answers: fc.array(outcomes, { minLength: 6, maxLength: 6 }),
		dies: fc.option(fc.nat(5), { freq: 2 }),
	}),
	{ minLength: 1, maxLength: 5 },
);

interface Try {
	run: number;
	road: Road;
	outcome: RoadOutcome;
	/** The run was killed at this try. */
	died: boolean;
}

/** The message is sent by one run after the other, each by the log that the ones before left behind. */
function play(roads: Road[][], plan: { answers: RoadOutcome[]; dies: number | null }[]): Try[] {
	const to = roads.flat().find(({ road }) => road === 'email')?.to ?? roads[0]![0]!.to;
	const covers = [{ planId: 'kh-45', unit: 'THHS', key: KEY }];
	const message = {
		covers,
		step: 'notice',
		channel: 'zalo',
		to,
		roads,
		messageId: '<m@x.example>',
	} as unknown as Message;
	const log: LogEvent[] = [];
	const tries: Try[] = [];
	plan.forEach(({ answers, dies }, run) => {
		const at = `2026-05-${String(12 + run)}T09:00:00+07:00`;
		const delivery = deliveriesByKey(log).get(KEY);
		if (!mayBeSent(delivery, { now: Date.parse(at), timezone: 'Asia/Ho_Chi_Minh', to })) return;
		const data = { channel: message.channel, to, step: 'notice', run: String(run) };
		log.push({ planId: 'kh-45', unit: 'THHS', kind: 'delivery.sending', at, by: 'Hệ thống', key: KEY, data });
		let journey: Journey = setOut(roadsLeft(message, log, String(run)));
		for (let road = roadAhead(journey), i = 0; road; road = roadAhead(journey), i++) {
			const outcome = answers[i % answers.length]!;
			const died = dies !== null && i >= dies;
			tries.push({ run, road, outcome, died });
			if (died) return;
			journey = travelled(journey, outcome);
		}
		log.push(...roadResult(message, { journey, arrival: arrivalOf(journey, at) }, at).rows);
	});
	return tries;
}

const legOf = (roads: Road[][], { road }: Road) =>
	roads.findIndex((leg) => leg.some((other) => other.road === road));

it('no run takes a road of a leg after one of them has accepted the message', () => {
	fc.assert(
		fc.property(legs, runs, (roads, plan) => {
			const tries = play(
				roads,
				plan.map((run) => ({ ...run, dies: null })),
			);
			for (const [i, one] of tries.entries()) {
				if (one.outcome.outcome !== 'sent') continue;
				const after = tries.slice(i + 1).filter(({ road }) => legOf(roads, road) === legOf(roads, one.road));
				expect(after).toEqual([]);
			}
		}),
		{ numRuns: 2000 },
	);
});

it('whenever runs die: Zalo never accepts a message twice, nor is asked again where it may have it', () => {
	fc.assert(
		fc.property(legs, runs, (roads, plan) => {
			const tries = play(roads, plan);
			const byZalo = tries.filter(({ road }) => road.road !== 'email');
			expect(byZalo.filter(({ outcome }) => outcome.outcome === 'sent').length).toBeLessThanOrEqual(1);
			for (const [i, { road, outcome, died }] of tries.entries()) {
				const later = tries.slice(i + 1).filter((one) => one.road.road !== 'email');
				if (died) expect(later).toEqual([]);
				if (outcome.outcome === 'refused' && outcome.unknown)
					expect(later.filter((one) => one.road.road === road.road)).toEqual([]);
			}
		}),
		{ numRuns: 2000 },
	);
});
