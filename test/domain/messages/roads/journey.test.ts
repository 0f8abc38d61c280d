import {
	afterZalo,
	arrivalOf,
	openRoadsOfRun,
	roadAhead,
	setOut,
	travelled,
	type RoadOutcome,
} from '../../../../domain/messages/roads';
import type { Road } from '../../../../domain/types';
import { knownCodes, notConnected, outcomeUnknown, zaloFailure } from '../../../../domain/zalo/codes';
import type { ZaloHost } from '../../../../domain/zalo/codes';
import { NOW } from './zaloWard';

const MAIL: Road = { road: 'email', to: 'a@x.example' };
const GROUP: Road = { road: 'group', to: 'g1' };
const PHONE: Road = { road: 'templatePhone', to: '84900000021' };
const sent: RoadOutcome = { outcome: 'sent', messageId: 'm1' };
const refused = (after: (RoadOutcome & { outcome: 'refused' })['after'], more = {}): RoadOutcome => ({
	outcome: 'refused',
	after,
	reason: after,
	...more,
});

/** Takes the message along until its journey is over; gives the roads that were tried and how it ended. */
function go(legs: Road[][], ...outcomes: RoadOutcome[]) {
	let journey = setOut(legs);
	const tried: string[] = [];
	for (let road = roadAhead(journey); road; road = roadAhead(journey)) {
		tried.push(road.road);
		journey = travelled(journey, outcomes.shift() ?? sent);
	}
	return { tried, arrival: arrivalOf(journey, NOW), attempts: journey.attempts };
}

describe('what comes after a road did not take the message', () => {
	const cases: [string, RoadOutcome, number, object][] = [
		['taken: nothing more is sent', sent, 1, { outcome: 'sent' }],
		['the person is not there: the next road', refused('nextRoad', { dead: true }), 2, { outcome: 'sent' }],
		[
			'it may have arrived on Zalo: the next road',
			refused('nextRoad', { unknown: true }),
			2,
			{ outcome: 'sent' },
		],
		['the message is wrong for it: the next road', refused('fix'), 2, { outcome: 'sent' }],
		['the road is stopped: the next road', refused('stopRoad'), 2, { outcome: 'sent' }],
		['trouble of the moment: a later run', refused('later'), 1, { outcome: 'deferred' }],
		[
			'the night: until six',
			refused('afterNight'),
			1,
			{ outcome: 'deferred', until: '2026-05-13T06:00:00+07:00' },
		],
		[
			'the quota of the day: until tomorrow',
			refused('tomorrow'),
			1,
			{ outcome: 'deferred', until: '2026-05-13T06:00:00+07:00' },
		],
		[
			'a mail that was handed over: nothing more now',
			refused('notAgain'),
			1,
			{ outcome: 'failed', final: false, errorClass: 'unknown' },
		],
	];
	it.each(cases)('%s', (_, outcome, roads, expected) => {
		const { tried, arrival } = go([[GROUP, PHONE]], outcome);
		expect(tried).toHaveLength(roads);
		expect(arrival).toMatchObject(expected);
	});

	it('a night that began before midnight and one that did not end at the same six', () => {
		const journey = travelled(setOut([[PHONE]]), refused('afterNight'));
		expect(arrivalOf(journey, '2026-05-12T23:30:00+07:00')).toMatchObject({
			until: '2026-05-13T06:00:00+07:00',
		});
		expect(arrivalOf(journey, '2026-05-13T02:00:00+07:00')).toMatchObject({
			until: '2026-05-13T06:00:00+07:00',
		});
	});
});

describe('when every road is spent', () => {
	const dead = refused('nextRoad', { dead: true });
	const cases: [string, RoadOutcome[], object][] = [
		['all addresses dead: failed for good', [dead, dead], { errorClass: 'permanent', final: true }],
		[
			'one only silent today: the address lives',
			[dead, refused('nextRoad')],
			{ errorClass: 'road', final: true },
		],
		[
			'one may have it: not again',
			[dead, refused('nextRoad', { unknown: true })],
			{ errorClass: 'unknown', final: true },
		],
		['the message was wrong', [dead, refused('fix')], { errorClass: 'message', final: true }],
		['a road waits for its admin: so does the message', [dead, refused('stopRoad')], { outcome: 'deferred' }],
	];
	it.each(cases)('%s', (_, outcomes, expected) =>
		expect(go([[GROUP, PHONE]], ...outcomes).arrival).toMatchObject(expected),
	);

	it('no road was left to try: an earlier run may have sent it', () =>
		expect(go([]).arrival).toMatchObject({ outcome: 'failed', errorClass: 'unknown', final: true }));
});

it('a unit that wants both gets both, and one of them is enough to have been told', () => {
	expect(go([[MAIL], [GROUP, PHONE]]).tried).toEqual(['email', 'group']);
	const half = go([[MAIL], [GROUP]], refused('later'), sent);
	expect(half.arrival).toMatchObject({ outcome: 'sent', by: [{ road: 'group', messageId: 'm1' }] });
	expect(half.attempts.map(({ result }) => result)).toEqual(['later', 'sent']);
});

describe('every code of Zalo', () => {
	const hosts: ZaloHost[] = ['oauth', 'oa', 'zbs', 'bot'];
	const all = hosts.flatMap((host) => knownCodes(host).map((code) => [host, code] as const));
	const AFTER = {
		nextRoad: 'nextRoad',
		fix: 'fix',
		retry: 'later',
		refresh: 'stopRoad',
		stop: 'stopRoad',
		dead: 'stopRoad',
		night: 'afterNight',
		tomorrow: 'tomorrow',
	};
	it.each(all)('%s %i is followed by what it asks for, with its sentence and number', (host, code) => {
		const failure = zaloFailure(host, code);
		expect(afterZalo(failure)).toMatchObject({
			after: AFTER[failure.remedy],
			host,
			code,
			reason: failure.sentence,
		});
	});

	it('a code that nobody knows, a line that broke before and one that broke after', () => {
		expect(afterZalo(zaloFailure('oa', -99999)).after).toBe('nextRoad');
		expect(afterZalo(notConnected('oa')).after).toBe('later');
		expect(afterZalo(outcomeUnknown('zbs'))).toMatchObject({ after: 'nextRoad', unknown: true });
	});

	it.each([
		[-118, true],
		[-217, true],
		[-230, undefined],
		[-218, undefined],
	])('%i: whether the address is dead for good: %s', (code, dead) =>
		expect(afterZalo(zaloFailure('oa', code)).dead).toBe(dead),
	);
});

describe('what one run learns of a road', () => {
	const stop = afterZalo(zaloFailure('zbs', -115));
	const wrong = afterZalo(zaloFailure('zbs', -132));

	it('a stopped one is not tried again, and the admin hears of it once', () => {
		const run = openRoadsOfRun();
		expect(run.closed('templatePhone')).toBeNull();
		expect(run.note(PHONE, stop)).toMatchObject({ road: 'templatePhone', code: -115, stopped: true });
		expect(run.closed('templatePhone')).toEqual(stop);
		expect(run.note(PHONE, stop)).toBeNull();
		expect(run.closed('group')).toBeNull();
	});

	it('one that finds message after message wrong is closed after three', () => {
		const run = openRoadsOfRun();
		expect(run.note(PHONE, wrong)).toMatchObject({ stopped: false });
		run.note(PHONE, wrong);
		expect(run.closed('templatePhone')).toBeNull();
		run.note(PHONE, wrong);
		expect(run.closed('templatePhone')).toEqual(wrong);
	});

	it('one that takes a message in between stays open', () => {
		const run = openRoadsOfRun();
		for (let i = 0; i < 9; i++) run.note(PHONE, i % 3 === 2 ? sent : wrong);
		expect(run.closed('templatePhone')).toBeNull();
	});
});
