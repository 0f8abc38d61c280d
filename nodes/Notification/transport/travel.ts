import {
	arrivalOf,
	roadAhead,
	setOut,
	travelled,
	type Arrival,
	type Journey,
	type RoadAlert,
	type RoadOutcome,
	type RoadsOfRun,
} from '../../../domain/messages/roads';
import type { Message, Road } from '../../../domain/types';
import type { SendResult } from './journey';
import { OUT_OF_TIME } from './reasons';
import type { ZaloSender } from './zaloRoads';

export interface Travelled {
	journey: Journey;
	arrival: Arrival;
}

/** Takes messages along their roads until one has them; never rejects. */
export interface Traveller {
	send(message: Message, byMail: (to: string) => Promise<SendResult>, endsAt: number): Promise<Travelled>;
	/** What an admin has to hear of, since the last time it was asked. */
	alerts(): RoadAlert[];
}

export function openTraveller(roads: RoadsOfRun, byZalo: ZaloSender, now: string): Traveller {
	let alerts: RoadAlert[] = [];

	async function attempt(
		message: Message,
		road: Road,
		byMail: (to: string) => Promise<SendResult>,
		endsAt: number,
	): Promise<RoadOutcome> {
		if (road.road === 'email') return outcomeOfMail(await byMail(road.to));
		const closed = roads.closed(road.road);
		if (closed) return closed;
		return await byZalo(message, road, {
			// The road may close while the message waits for its turn.
			shut: () => roads.closed(road.road) ?? (performance.now() > endsAt ? tooLate : null),
			heard(outcome) {
				const alert = roads.note(road, outcome);
				if (alert) alerts.push(alert);
			},
		});
	}

	return {
		async send(message, byMail, endsAt) {
			let journey = setOut(message.roads ?? []);
			for (let road = roadAhead(journey); road; road = roadAhead(journey)) {
				const outcome = await attempt(message, road, byMail, endsAt);
				journey = travelled(journey, outcome);
			}
			return { journey, arrival: arrivalOf(journey, now) };
		},
		alerts() {
			const told = alerts;
			alerts = [];
			return told;
		},
	};
}

const tooLate: RoadOutcome = { outcome: 'refused', after: 'later', reason: OUT_OF_TIME };

/**
 * A mail that was put off waits for the next run: that costs nothing, another road does. A mail that was handed over and
 * may have arrived is not told again on Zalo.
 */
function outcomeOfMail(result: SendResult): RoadOutcome {
	if (result.outcome === 'sent') return { outcome: 'sent', ...(result.reason && { reason: result.reason }) };
	const { errorClass, reason } = result;
	if (result.outcome === 'deferred') return { outcome: 'refused', after: 'later', reason };
	if (!result.final) return { outcome: 'refused', after: 'notAgain', reason };
	const dead = errorClass === 'permanent';
	return { outcome: 'refused', after: dead ? 'nextRoad' : 'fix', reason, ...(dead && { dead }) };
}
