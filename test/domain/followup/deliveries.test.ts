import {
	defaultPolicy,
	deliveriesByKey,
	evaluateFollowUp,
	mayBeSent,
	vietnam2026,
} from '../../../domain/followup';
import { settingsEvent } from '../../../domain/book';
import { unreachableRow } from '../../../domain/messages';
import type { LogEvent, Unit } from '../../../domain/types';
import { settings } from '../messages/greenSunday';
import { assignment, delivery, unitOf, vn } from './logRows';

const KEY = 'kh-36:VHXH:notice:email';
const [old, other] = ['cu@x.example', 'moi@x.example'];
const row = (kind: string, when: string, data: object = {}) =>
	delivery(kind, KEY, `05-20 ${when}`, { to: old, ...data });
const failed = { final: true, errorClass: 'permanent' };
const bounced = { final: true, errorClass: 'bounce', bounced: true };
const nobody = { ...failed, to: '' };

/** At 12:00. */
function free(events: LogEvent[], to?: string): boolean {
	const [known] = deliveriesByKey(events).values();
	return mayBeSent(known, { now: Date.parse(vn('05-20 12:00')), timezone: 'Asia/Ho_Chi_Minh', to });
}

describe('whether a message may go out again', () => {
	it.each<[string, LogEvent[], string | undefined, boolean]>([
		['refused for good, the same address', [row('failed', '11:59', failed)], old, false],
		[
			'refused for good, the same address in capitals',
			[row('failed', '08:00', failed)],
			'CU@X.example',
			false,
		],
		['refused for good, another address', [row('failed', '11:59', failed)], other, true],
		['refused for good, and now no address at all', [row('failed', '08:00', failed)], '', false],
		['refused for good, the address not known here', [row('failed', '08:00', failed)], undefined, false],
		['there was no address, now there is one', [row('failed', '11:59', nobody)], old, true],
		['there was no address and still is none', [row('failed', '08:00', nobody)], '', false],
		[
			'a row that names no address speaks of all',
			[row('failed', '08:00', { ...failed, to: undefined })],
			other,
			false,
		],
		[
			'both addresses refused',
			[row('failed', '08:00', failed), row('failed', '09:00', { ...failed, to: other })],
			old,
			false,
		],
		[
			'failed twice at one address, now another',
			[row('failed', '08:00'), row('failed', '09:30')],
			other,
			true,
		],
		['in flight to the old address', [row('sending', '11:30')], other, false],
		['sent, then another address', [row('sent', '08:00')], other, false],
		['sent, then it came back', [row('sent', '08:00'), row('failed', '08:05', bounced)], old, false],
		[
			'sent, then it came back, now another address',
			[row('sent', '08:00'), row('failed', '08:05', bounced)],
			other,
			true,
		],
		[
			'a failure after it was sent that is no bounce',
			[row('sent', '08:00'), row('failed', '08:05', failed)],
			other,
			false,
		],
		[
			'sent to two, came back from one',
			[row('sent', '08:00', { to: `${old}, ${other}` }), row('failed', '08:05', bounced)],
			'ba@x.example',
			false,
		],
		[
			'sent to two, came back from both, the same two',
			[
				row('sent', '08:00', { to: `${old}, ${other}` }),
				row('failed', '08:05', bounced),
				row('failed', '08:06', { ...bounced, to: other }),
			],
			`${other}, ${old}`,
			false,
		],
		[
			'sent to two, came back from both, one of them mended',
			[
				row('sent', '08:00', { to: `${old}, ${other}` }),
				row('failed', '08:05', bounced),
				row('failed', '08:06', { ...bounced, to: other }),
			],
			`${old}, ba@x.example`,
			true,
		],
		['put off once, a moment ago', [row('sending', '11:58'), row('deferred', '11:59')], old, true],
	])('%s', (_, events, to, expected) => expect(free(events, to)).toBe(expected));

	it.each([
		[2, '11:44', true],
		[2, '11:46', false],
		[3, '11:29', true],
		[3, '11:31', false],
		[4, '10:59', true],
		[4, '11:01', false],
		[9, '07:59', true],
		[9, '08:01', false],
		[99, '07:59', true],
	])('put off %d times in a row, last at %s: %s', (times, last, expected) => {
		const events = Array.from({ length: times }, (_, i) => [
			row('sending', '01:00'),
			row('deferred', i === times - 1 ? last : '01:01'),
		]).flat();
		expect(free(events, old)).toBe(expected);
		expect(free([...events, row('sent', '11:59')], old)).toBe(false);
	});
});

describe('the ladder asks the directory', () => {
	const due = (events: LogEvent[], units: Unit[]) =>
		evaluateFollowUp({
			assignments: [assignment(vn('05-20 17:00'))],
			units,
			events,
			policy: defaultPolicy,
			calendar: vietnam2026,
			now: vn('05-26 09:00'),
		}).due;
	const [chair] = due([], [unitOf('VHXH')]);
	const gone = unreachableRow({ ...chair!, reason: 'Chưa có email lãnh đạo.' }, vn('05-26 08:00'));
	const contact = (email?: string): Unit => ({ ...unitOf('VHXH'), contact: { email } });

	it('an address that the settings lacked is written to once they have it', () => {
		const without = settingsEvent({ ...settings, committeeEmails: [] }, vn('05-01 08:00'));
		const withOne = settingsEvent(settings, vn('05-26 08:30'));
		expect(due([without, gone], [])).toEqual([]);
		expect(due([without, gone, withOne], [])).toHaveLength(1);
	});

	it('a contact that the directory lacked is written to once it has one, and only then', () => {
		const policy = { ...defaultPolicy, steps: defaultPolicy.steps.filter(({ id }) => id === 'd0') };
		const ask = (events: LogEvent[], unit: Unit) =>
			evaluateFollowUp({
				assignments: [assignment(vn('05-20 17:00'))],
				units: [unit],
				events,
				policy,
				calendar: vietnam2026,
				now: vn('05-20 09:00'),
			}).due;
		const [reminder] = ask([], contact());
		const row = unreachableRow({ ...reminder!, reason: 'Chưa có email.' }, vn('05-20 08:00'));
		expect(ask([row], contact())).toEqual([]);
		expect(ask([row], contact('không phải địa chỉ'))).toEqual([]);
		expect(ask([row], contact('vhxh@x.example'))).toEqual([reminder]);
	});
});
