import type { Book } from '../../../domain/book';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import { composeBatch, readMessage, type MailKind, type MailRequest } from '../../../domain/messages';
import type { LogEvent } from '../../../domain/types';
import { economy, link, reminder, school, settings, stored } from './greenSunday';

const now = '2026-05-26T08:00:00+07:00';
const event = (unit: string, kind: string, at: string, data: object, key = ''): LogEvent => ({
	planId: 'kh-45',
	unit,
	kind,
	at,
	by: 'Hệ thống',
	key,
	data: { ...data },
});
const book: Book = {
	units: [economy, school],
	plans: [stored],
	waiting: [],
	events: [
		event('KT', 'delivery.sent', '2026-05-21T08:00:00+07:00', { step: 'd+1', channel: 'email' }, 'k1'),
		event('THHS', 'report.submitted', '2026-05-19T09:00:00+07:00', { values: {} }),
		event('THHS', 'report.returned', '2026-05-19T15:00:00+07:00', { reason: 'Thiếu số cây.' }),
	],
	settings,
};

function compose(kind: MailKind, requests: MailRequest[], change: Partial<Book> = {}) {
	const calendar = vietnam2026;
	return composeBatch({ kind, requests, book: { ...book, ...change }, now, calendar, policy: defaultPolicy });
}

it('a mail for each unit, joined to the request it came of', () => {
	const { composed, unreachable, problems } = compose('notice', [
		{ planId: 'kh-45', unit: 'KT', link },
		{ planId: 'kh-45', unit: 'THHS', link },
	]);
	expect(composed.map(({ message, sources }) => [message.to, sources])).toEqual([
		['kinhte@hoabinhmau.example', [0]],
		['hoasen@hoabinhmau.example', [1]],
	]);
	expect([...unreachable, ...problems]).toEqual([]);
	expect(composed.every(({ message }) => 'message' in readMessage(message))).toBe(true);
});

it('what the log says of a unit goes into its reminder', () => {
	const request = (unit: typeof school, to: 'contact' | 'head') => ({ ...reminder(unit, 'd+2', to), link });
	const { composed } = compose('reminder', [request(school, 'contact'), request(economy, 'head')]);
	expect(composed[0]!.message.text).toContain('Lý do trả lại: Thiếu số cây.');
	expect(composed[1]!.message.text).toContain('đã được nhắc 1 lần');
	expect(composed[1]!.message.text).toContain('Quá hạn 4 ngày làm việc');
});

it('all reminders to the chair become one list that knows all its requests', () => {
	const { composed } = compose('reminder', [
		{ ...reminder(economy, 'd+4-chair', 'chair'), link },
		{ ...reminder(school, 'd+2', 'contact'), link },
		reminder(school, 'd+4-chair', 'chair'),
	]);
	expect(composed.map(({ sources }) => sources)).toEqual([[1], [0, 2]]);
	expect(composed[1]!.message.covers.map(({ unit }) => unit)).toEqual(['KT', 'THHS']);
});

describe('nobody to write to: said in words that help, once for each request', () => {
	const silent = { ...school, contact: { phone: '0900 000 021' }, head: undefined };
	const noCommittee = { settings: { ...settings, committeeEmails: [] } };
	it.each([
		['notice', { planId: 'kh-45', unit: 'THHS', link }, { units: [silent] }, 'email đầu mối', 'notice'],
		[
			'reminder',
			{ ...reminder(school, 'd+1', 'contact'), link },
			{ units: [silent] },
			'email đầu mối',
			'd+1',
		],
		['reminder', { ...reminder(school, 'd+2', 'head'), link }, { units: [silent] }, 'email lãnh đạo', 'd+2'],
		['reminder', reminder(school, 'd+4', 'chair'), noCommittee, 'biểu mẫu Thiết lập', 'd+4'],
		[
			'summary',
			{ planId: 'kh-45', units: 2, reported: 1, late: 1 },
			noCommittee,
			'biểu mẫu Thiết lập',
			'summary',
		],
	] as [MailKind, MailRequest, Partial<Book>, string, string][])(
		'%s',
		(kind, request, change, words, step) => {
			const { composed, unreachable } = compose(kind, [request], change);
			expect(composed).toEqual([]);
			expect(unreachable).toEqual([
				{
					source: 0,
					one: expect.objectContaining({ planId: 'kh-45', step, reason: expect.stringContaining(words) }),
				},
			]);
			expect(unreachable[0]!.one.key).toContain(`kh-45:`);
		},
	);
});

it.each([
	['notice', { planId: 'kh-99', unit: 'KT', link }, 'no plan "kh-99"'],
	['notice', { planId: 'kh-45', unit: 'XX', link }, 'no unit "XX"'],
	['notice', { planId: 'kh-45', unit: 'KT' }, 'link to the report form'],
	['reminder', { planId: 'kh-45', unit: 'KT', link }, 'no reminder'],
	['summary', { planId: 'kh-45' }, 'figures'],
] as [MailKind, MailRequest, string][])(
	'a %s that cannot be made stops none of the others',
	(kind, bad, why) => {
		const good: MailRequest =
			kind === 'summary'
				? { planId: 'kh-45', figures: { units: 2, reported: 2, late: 0 } }
				: { ...reminder(school, 'd+1', 'contact'), link };
		const { composed, problems } = compose(kind, [bad, good]);
		expect(problems).toEqual([{ source: 0, message: expect.stringContaining(why) }]);
		expect(composed).toHaveLength(1);
	},
);

it('nothing is composed before the ward has been set up', () => {
	expect(() => compose('notice', [], { settings: null })).toThrow('Thiết lập');
});
