import { DateTime } from 'luxon';
import { defaultPolicy, evaluateFollowUp, isWorkingDay, vietnam2026 } from '../../../domain/followup';
import { foldEach } from '../../../domain/reports/foldReports';
import type { Assignment, FollowUpPolicy, LogEvent, Reminder } from '../../../domain/types';
import { assignment, sentRow, vn } from './logRows';

const zone = vietnam2026.timezone;

/** Repeatable chance: a failing campaign can be played again by its number. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

interface Sent extends Reminder {
	at: string;
}
interface Campaign {
	assignments: Assignment[];
	from: string;
	to: string;
	policy?: FollowUpPolicy;
	off?: (at: string) => boolean;
	happens?: (at: string, log: LogEvent[]) => LogEvent[];
}

/** Plays a campaign every half hour of the day and twice a night, each run's messages in the log of the next; returns what was sent. */
function play({ assignments, from, to, policy = defaultPolicy, off, happens }: Campaign) {
	const log: LogEvent[] = [];
	const sent: Sent[] = [];
	const end = DateTime.fromISO(to, { zone });
	for (let time = DateTime.fromISO(from, { zone }); time <= end; time = time.plus({ minutes: 30 })) {
		if ((time.hour < 7 || time.hour > 17) && (time.hour % 20 || time.minute)) continue;
		const now = time.toISO({ suppressMilliseconds: true })!;
		log.push(...(happens?.(now, log) ?? []));
		if (off?.(now)) continue;
		const owing = new Set(
			foldEach(assignments, log).flatMap(({ state }, i) =>
				state === 'waiting' || state === 'returned' ? [assignments[i]!.unit] : [],
			),
		);
		const { due } = evaluateFollowUp({
			assignments,
			units: [],
			events: log,
			policy,
			calendar: vietnam2026,
			now,
		});
		for (const reminder of due) {
			expect(owing).toContain(reminder.unit);
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

test('whole campaigns with reports, returns, extensions, exclusions and outages keep their manners', () => {
	const units = Array.from({ length: 10 }, (_, i) => `U${i}`);
	for (let seed = 1; seed <= 3; seed += 1) {
		const roll = dice(seed);
		const assignments = units.map((unit, i) => assignment(vn(i % 2 ? '04-29 17:00' : '05-09 11:30'), unit));
		const silent = new Set(units.slice(0, 3));
		const { sent } = play({
			assignments,
			from: vn('04-20 00:00'),
			to: vn('06-10 00:00'),
			off: (at) => dice(seed * 1000 + Number(at.slice(5, 7)) * 31 + Number(at.slice(8, 10)))() < 0.25,
			happens: (at, log) => (roll() < 0.15 ? whatever(at, log, assignments, silent, roll) : []),
		});
		expectManners(sent);
		for (const unit of silent)
			expect(sent.filter((one) => one.unit === unit).map(({ to }) => to)).toContain('chair');
	}
});

/** Something an officer or a unit may do in the state the unit is in; the silent ones do nothing. */
function whatever(
	at: string,
	log: LogEvent[],
	all: Assignment[],
	silent: Set<string>,
	roll: () => number,
): LogEvent[] {
	const one = all[Math.floor(roll() * all.length)]!;
	if (silent.has(one.unit)) return [];
	const { state } = foldEach([one], log)[0]!;
	const later = DateTime.fromISO(at, { zone })
		.plus({ days: 1 + Math.floor(roll() * 9) })
		.toISO()!;
	const possible: Record<string, [string, object][]> = {
		waiting: [
			['report.submitted', { values: {} }],
			['due.extended', { dueAt: later }],
			['unit.excluded', {}],
		],
		submitted: [
			['report.returned', { reason: 'Thiếu' }],
			['report.accepted', {}],
			['report.withdrawn', {}],
			['report.submitted', {}],
		],
		returned: [
			['report.submitted', { values: {} }],
			['due.extended', { dueAt: later }],
		],
		accepted: [['report.returned', { reason: 'Sai' }]],
		excluded: [['unit.included', {}]],
	};
	const choices = possible[state]!;
	const [kind, data] = choices[Math.floor(roll() * choices.length)]!;
	return [
		{ planId: one.planId, unit: one.unit, kind, at, by: 'x', key: '', data: data as Record<string, unknown> },
	];
}
