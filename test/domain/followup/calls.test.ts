import { defaultPolicy, evaluateFollowUp, vietnam2026 } from '../../../domain/followup';
import type { LogEvent, Unit } from '../../../domain/types';
import { assignment, delivery, event, PLAN, unitOf, vn } from './logRows';

const ADDRESS = 'vhxh@hoabinhmau.example';
const full: Unit = {
	...unitOf('VHXH'),
	contact: { email: ADDRESS, phone: '0900 000 001' },
	head: { email: 'lanhdao@hoabinhmau.example' },
};

function run(now: string, events: LogEvent[], unit = full) {
	return evaluateFollowUp({
		assignments: [assignment(vn('05-20 17:00'))],
		units: [unit],
		events,
		policy: defaultPolicy,
		calendar: vietnam2026,
		now: vn(now),
	});
}
const steps = (...args: Parameters<typeof run>) => {
	const { due, calls } = run(...args);
	return { due: due.map(({ step }) => step), calls: calls.map(({ step }) => step) };
};
const notice = (kind: string, when: string, data = {}) =>
	delivery(kind, `${PLAN}:VHXH:notice:email`, when, data);
const bounced = notice('failed', '05-12 09:00', {
	final: true,
	errorClass: 'permanent',
	reason: 'Hộp thư không tồn tại.',
});
const listed = (when: string, key: string): LogEvent => ({
	...event('delivery.sent', when, { step: 'call', to: 'canbo@hoabinhmau.example' }),
	key,
});

test('a unit whose notice came back is to be called at once, and is sent nothing', () => {
	expect(run('05-13 09:00', [bounced])).toMatchObject({
		due: [],
		calls: [
			{
				planId: PLAN,
				unit: 'VHXH',
				to: 'contact',
				step: 'call',
				address: ADDRESS,
				reason: 'Hộp thư không tồn tại.',
				since: vn('05-12 09:00'),
			},
		],
	});
});

test('once called for, again at each step that would have been sent', () => {
	const first = run('05-13 09:00', [bounced]).calls[0]!;
	const told = [bounced, listed('05-13 09:05', first.key)];
	expect(steps('05-14 09:00', told)).toEqual({ due: [], calls: [] });
	expect(steps('05-15 08:00', told)).toEqual({ due: [], calls: ['d-3'] });
	const again = run('05-15 08:00', told).calls[0]!;
	expect(steps('05-18 08:00', [...told, listed('05-15 08:05', again.key)])).toEqual({ due: [], calls: [] });
});

test('once a day, whatever comes to light later', () => {
	const other = { ...listed('05-15 08:05', 'kh-99:X:call:-'), planId: 'kh-99', unit: 'X' };
	expect(steps('05-15 09:00', [bounced, other]).calls).toEqual([]);
	expect(steps('05-18 09:00', [bounced, other]).calls).toEqual(['d-3']);
});

test('its head and the chair are told all the same', () => {
	expect(steps('05-22 08:00', [bounced])).toEqual({ due: ['d+2-head'], calls: ['d+2'] });
	expect(steps('05-26 08:00', [bounced])).toEqual({ due: ['d+4-chair'], calls: ['call'] });
});

describe('an address is given up only by what says so', () => {
	test.each<[string, LogEvent[], string[]]>([
		['refused for good', [bounced], []],
		[
			'came back later',
			[notice('sent', '05-12 08:00'), { ...bounced, data: { ...bounced.data, bounced: true } }],
			[],
		],
		['took a mail since', [bounced, notice('sent', '05-13 08:00')], ['d-3']],
		['failed for a while', [notice('failed', '05-12 09:00', { errorClass: 'temporary' })], ['d-3']],
		[
			'a mail that was itself too large',
			[notice('failed', '05-12 09:00', { final: true, errorClass: 'message' })],
			['d-3'],
		],
		[
			'another address failed',
			[{ ...bounced, data: { ...bounced.data, to: 'cu@hoabinhmau.example' } }],
			['d-3'],
		],
		['in another plan', [{ ...bounced, planId: 'kh-99' }], []],
	])('%s', (_, events, expected) => expect(steps('05-15 08:00', events).due).toEqual(expected));

	test('written in other letters it is the same', () => {
		const unit = { ...full, contact: { email: 'VHXH@hoabinhmau.example' } };
		expect(steps('05-15 08:00', [bounced], unit).due).toEqual([]);
	});

	test('with Zalo beside it the unit can still be reached, once the ward sends by Zalo', () => {
		const byZalo = event('settings.changed', '05-11 09:00', {
			zalo: { oaId: '', roads: ['email', 'templateUser'], templates: { notice: '1', reminder: '2' } },
		});
		const unit = { ...full, contact: { email: ADDRESS, zaloUserId: '123' } };
		expect(steps('05-15 08:00', [bounced], unit)).toEqual({ due: [], calls: ['d-3'] });
		expect(steps('05-15 08:00', [byZalo, bounced], unit)).toEqual({ due: ['d-3'], calls: [] });
		const refused = event('delivery.failed', '05-13 09:00', { channel: 'zalo', to: '123', final: true });
		expect(steps('05-15 08:00', [byZalo, bounced, refused], unit)).toEqual({ due: [], calls: ['d-3'] });
	});
});

test('whom neither mail nor any of its Zalo roads reaches goes to the list of calls; who has one road left does not', () => {
	const byZalo = event('settings.changed', '05-11 09:00', {
		zalo: { oaId: '', roads: ['email', 'group', 'templatePhone'], templates: { notice: '1', reminder: '2' } },
	});
	const unit = { ...full, contact: { email: ADDRESS, zaloGroupId: 'nhom-vhxh', phone: '0900 000 001' } };
	const dead = (to: string) =>
		notice('failed', '05-12 09:00', { channel: 'zalo', to, final: true, errorClass: 'permanent' });
	const silent = notice('failed', '05-12 09:00', { to: ADDRESS, final: true, errorClass: 'road' });
	expect(steps('05-15 08:00', [byZalo, bounced, dead('nhom-vhxh')], unit).calls).toEqual([]);
	expect(steps('05-15 08:00', [byZalo, bounced, dead('nhom-vhxh'), dead('84900000001')], unit).calls).toEqual(
		['d-3'],
	);
	expect(steps('05-15 08:00', [byZalo, silent], unit).calls).toEqual([]);
});

test('a unit without any address is to be called; that it has none is for the composing to say', () => {
	const unit = { ...full, contact: { phone: '0900 000 001' } };
	expect(steps('05-15 08:00', [], unit)).toEqual({ due: ['d-3'], calls: ['d-3'] });
});

test('nobody is called about a report that is there, nor on a day off', () => {
	expect(steps('05-15 08:00', [bounced, event('report.submitted', '05-14 09:00')]).calls).toEqual([]);
	expect(steps('05-16 08:00', [bounced]).calls).toEqual([]);
});

describe('an officer who is the contact of another unit', () => {
	const OFFICER = 'canbo@hoabinhmau.example';
	const settings = event('settings.changed', '05-01 08:00', {
		officer: { email: 'Canbo@hoabinhmau.example' },
		committeeEmails: ['chutich@hoabinhmau.example'],
	});
	const school: Unit = { ...unitOf('TH'), contact: { email: OFFICER } };
	const found = (now: string, events: LogEvent[], chairs = settings) =>
		evaluateFollowUp({
			assignments: [assignment(vn('05-20 17:00')), assignment(vn('05-20 17:00'), 'TH')],
			units: [full, school],
			events: [chairs, bounced, ...events],
			policy: defaultPolicy,
			calendar: vietnam2026,
			now: vn(now),
		});
	const told = (found: ReturnType<typeof evaluateFollowUp>) => ({
		due: found.due.map(({ unit, step }) => `${unit} ${step}`),
		calls: found.calls.map(({ unit, step }) => `${unit} ${step}`),
	});

	test('gets the list, and the reminder another day', () => {
		expect(told(found('05-15 08:05', []))).toEqual({ due: [], calls: ['VHXH d-3'] });
		const list = listed('05-15 08:05', found('05-15 08:05', []).calls[0]!.key);
		expect(told(found('05-15 10:05', [list]))).toEqual({ due: [], calls: [] });
		expect(told(found('05-18 08:05', [list]))).toEqual({ due: ['TH d-3'], calls: [] });
	});

	test('gets no list after a reminder', () => {
		const reminder = {
			...delivery('sent', `${PLAN}:TH:d-3:email:2026-05-20:r0`, '05-15 08:05', { to: OFFICER }),
		};
		expect(told(found('05-15 09:05', [reminder]))).toEqual({ due: [], calls: [] });
		expect(told(found('05-18 09:05', [reminder])).calls).toEqual(['VHXH d-3']);
	});

	test('who sits on the committee gets its list first', () => {
		const both = { ...settings, data: { ...settings.data, committeeEmails: [OFFICER] } };
		const { due, calls, officerIsFree } = found('05-26 08:05', [], both);
		expect(due.every(({ to }) => to === 'chair')).toBe(true);
		expect([due.length, calls, officerIsFree]).toEqual([2, [], false]);
	});

	test('is free for a mail of their own on other days', () => {
		expect(found('05-14 08:05', []).officerIsFree).toBe(true);
	});
});
