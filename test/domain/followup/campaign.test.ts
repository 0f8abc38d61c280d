import { DateTime } from 'luxon';
import { defaultPolicy, evaluateFollowUp, isWorkingDay, vietnam2026 } from '../../../domain/followup';
import type { Assignment, FollowUpPolicy, LogEvent, Reminder } from '../../../domain/types';
import { assignment, sentRow, vn } from './logRows';

const zone = vietnam2026.timezone;

interface Sent extends Reminder {
	at: string;
}
interface Campaign {
	assignments: Assignment[];
	from: string;
	to: string;
	policy?: FollowUpPolicy;
	off?: (at: string) => boolean;
}

/** Plays a campaign every half hour of the day and twice a night, each run's messages in the log of the next; returns what was sent. */
function play({ assignments, from, to, policy = defaultPolicy, off }: Campaign) {
	const log: LogEvent[] = [];
	const sent: Sent[] = [];
	const end = DateTime.fromISO(to, { zone });
	for (let time = DateTime.fromISO(from, { zone }); time <= end; time = time.plus({ minutes: 30 })) {
		if ((time.hour < 7 || time.hour > 17) && (time.hour % 20 || time.minute)) continue;
		const now = time.toISO({ suppressMilliseconds: true })!;
		if (off?.(now)) continue;
		const { due } = evaluateFollowUp({
			assignments,
			units: [],
			events: log,
			policy,
			calendar: vietnam2026,
			now,
		});
		for (const reminder of due) {
			sent.push({ ...reminder, at: now });
			log.push(sentRow(reminder, now));
		}
	}
	return { sent, log };
}

function expectManners(sent: Sent[]) {
	expect(new Set(sent.map((one) => one.key)).size).toBe(sent.length);
	const perDay = sent.map((one) => `${one.unit} ${one.to} ${one.at.slice(0, 10)}`);
	expect(new Set(perDay).size).toBe(perDay.length);
	for (const { at } of sent) {
		const local = DateTime.fromISO(at, { zone });
		expect(isWorkingDay(local.toISODate()!, vietnam2026)).toBe(true);
		expect(local.toFormat('HH:mm') >= '07:30' && local.toFormat('HH:mm') < '17:30').toBe(true);
	}
}

test('a silent unit climbs the whole ladder, one message a step, each on its hour', () => {
	const { sent } = play({
		assignments: [assignment(vn('05-20 17:00'))],
		from: vn('05-11 00:00'),
		to: vn('06-05 00:00'),
	});
	expectManners(sent);
	expect(sent.map(({ step, at }) => `${step} ${at.slice(5, 16)}`)).toEqual([
		'd-3 05-15T08:00',
		'd-1 05-19T08:00',
		'd0 05-20T08:00',
		'd+1 05-21T08:00',
		'd+2 05-22T08:00',
		'd+2-head 05-22T08:00',
		'd+4-chair 05-26T08:00',
	]);
});

test('over 30/4 and 1/5 nobody is disturbed and no step is lost', () => {
	const { sent } = play({
		assignments: [assignment(vn('04-29 17:00'))],
		from: vn('04-20 00:00'),
		to: vn('05-12 00:00'),
	});
	expectManners(sent);
	expect(sent.map(({ step, at }) => `${step} ${at.slice(5, 10)}`)).toEqual([
		'd-3 04-23',
		'd-1 04-28',
		'd0 04-29',
		'd+1 05-04',
		'd+2 05-05',
		'd+2-head 05-05',
		'd+4-chair 05-07',
	]);
});

test('after an outage of any length a unit gets one message for each person at most, and all of the rest', () => {
	for (let hours = 1; hours < 24 * 18; hours += 19) {
		const back = DateTime.fromISO(vn('05-12 00:00'), { zone }).plus({ hours });
		const { sent } = play({
			assignments: [assignment(vn('05-20 17:00'))],
			from: vn('05-12 00:00'),
			to: vn('06-02 00:00'),
			off: (at) => DateTime.fromISO(at, { zone }) < back,
		});
		expectManners(sent);
		const first = sent.filter(({ at }) => at === sent[0]!.at).map(({ to }) => to);
		expect(new Set(first).size).toBe(first.length);
		expect(sent.at(-1)?.step).toBe('d+4-chair');
	}
});
