import { dueSheets } from '../../../domain/sharing/dueSheets';
import { googleAddresses } from '../../../domain/sharing/googleAddresses';
import { problemDigests } from '../../../domain/sharing/problemDigest';
import { createdEvent, lockedEvent, sharedEvent, sharedSheets } from '../../../domain/sharing/sheetLog';
import { sheetLinks } from '../../../domain/sharing/sheetLink';
import { composeNotice } from '../../../domain/messages';
import type { Book } from '../../../domain/book';
import type { SheetProblem } from '../../../domain/sheet';
import type { Calendar, LogEvent, Unit } from '../../../domain/types';
import { economy, school, settings, stored } from '../messages/greenSunday';

const PLAN = stored.planId;
const made = {
	planId: PLAN,
	spreadsheetId: 's1',
	url: 'https://docs.google.com/spreadsheets/d/s1/edit',
	sharing: 'addresses' as const,
	domains: [],
	keepers: [],
};
const at = (time: string) => `2026-05-18T${time}:00+07:00`;
const event = (kind: string, time: string): LogEvent => ({
	planId: PLAN,
	unit: '',
	kind,
	at: at(time),
	by: '',
	key: '',
	data: {},
});
const book = (events: LogEvent[]): Book => ({
	units: [economy, school],
	plans: [stored],
	waiting: [],
	events,
	settings,
});

describe('Google addresses of units', () => {
	const unit = (email?: string): Unit => ({
		...economy,
		code: 'X',
		contact: email === undefined ? undefined : { email },
	});
	it.each([
		['to1@gmail.com', [], 'to1@gmail.com'],
		[' To1@GMAIL.com ', [], 'to1@gmail.com'],
		['to1@hoabinhmau.example', [], undefined],
		['to1@hoabinhmau.example', ['@HoaBinhMau.example'], 'to1@hoabinhmau.example'],
		['to1@xa.hoabinhmau.example', ['hoabinhmau.example'], undefined],
		['a@b@gmail.com', [], undefined],
		[undefined, [], undefined],
	])('%s with the domains %j is %s', (email, domains, address) => {
		expect(googleAddresses([unit(email)], domains).X).toBe(address);
	});
});

describe('The sheet of a plan, by the log', () => {
	it('is the latest one, with those who were let in since', () => {
		const second = { ...made, spreadsheetId: 's2' };
		const events = [
			createdEvent(made, at('08:00')),
			sharedEvent(made, 'KT', 'cu@gmail.com', at('08:00')),
			createdEvent(second, at('09:00')),
			sharedEvent(second, 'THHS', 'moi@gmail.com', at('09:00')),
		];
		expect(sharedSheets(events).get(PLAN)).toMatchObject({
			spreadsheetId: 's2',
			editors: { THHS: 'moi@gmail.com' },
			lockedAt: null,
		});
	});

	const calendar: Calendar = {
		timezone: 'Asia/Ho_Chi_Minh',
		holidays: ['2026-05-19'],
		extraWorkingDays: ['2026-05-23'],
	};
	const hours = { window: { from: '07:30', to: '17:30' }, calendar };
	const due = (events: LogEvent[], now = at('10:00'), only = '') =>
		dueSheets(book([createdEvent(made, at('08:00')), ...events]), { now, only, hours }).map(
			({ task }) => task,
		);
	it.each<[string, LogEvent[], string[]]>([
		['open', [], ['sync']],
		['closed', [event('plan.closed', '09:00')], ['lock']],
		['closed and locked', [event('plan.closed', '09:00'), lockedEvent(made, {}, at('09:10'))], []],
		[
			'opened again',
			[event('plan.closed', '09:00'), lockedEvent(made, {}, at('09:10')), event('plan.reopened', '09:20')],
			['sync'],
		],
		[
			'closed again',
			[
				event('plan.closed', '08:30'),
				lockedEvent(made, {}, at('08:40')),
				event('plan.reopened', '08:50'),
				event('plan.closed', '09:00'),
			],
			['lock'],
		],
	])('of a plan that is %s', (_, events, tasks) => {
		expect(due(events)).toEqual(tasks);
	});
	it.each([
		['2026-05-18T07:29:00+07:00', 0],
		['2026-05-18T07:30:00+07:00', 1],
		['2026-05-18T17:30:00+07:00', 0],
		['2026-05-19T10:00:00+07:00', 0],
		['2026-05-23T10:00:00+07:00', 1],
		['2026-05-24T10:00:00+07:00', 0],
	])('is due at %s: %i', (now, count) => {
		expect(due([], now)).toHaveLength(count);
	});
	it('of another plan than the one asked for is left alone', () => {
		expect(due([], at('10:00'), 'kh-khac')).toEqual([]);
	});
});

describe('Problems in the sheet', () => {
	const problem = (unit: string, cell: string, sentence = 'Ô này phải là số.'): SheetProblem => ({
		unit,
		cell,
		sentence,
		code: 'not-a-number',
	});
	const told = (
		problems: SheetProblem[],
		readings: [string, SheetProblem[]][],
		now: string,
		more: LogEvent[] = [],
	) => {
		const events = [...more];
		for (const [time, found] of readings) events.push(...problemDigests(PLAN, found, events, at(time)).rows);
		return problemDigests(PLAN, problems, events, at(now));
	};
	const sent = (key: string, time: string): LogEvent => ({
		...event('delivery.sent', time),
		unit: 'KT',
		key,
		data: { step: 'sheet' },
	});
	const one = [problem('KT', 'G7')];
	const key = told(one, [['08:00', one]], '08:30').digests[0]?.key ?? '';

	it.each<[string, SheetProblem[], [string, SheetProblem[]][], string, LogEvent[], number]>([
		['new', one, [], '08:30', [], 0],
		['that stand for ten minutes', one, [['08:00', one]], '08:10', [], 0],
		['that stand for half an hour', one, [['08:00', one]], '08:30', [], 1],
		['that moved to another row with their unit', [problem('KT', 'G9')], [['08:00', one]], '08:30', [], 1],
		[
			'that have become others',
			[problem('KT', 'G7', 'Ô này có công thức.')],
			[['08:00', one]],
			'08:30',
			[],
			0,
		],
		[
			'that went and came back',
			one,
			[
				['08:00', one],
				['08:10', []],
				['08:20', one],
			],
			'08:30',
			[],
			0,
		],
		[
			'that were told yesterday already',
			one,
			[['08:00', one]],
			'08:30',
			[{ ...sent(key, '08:00'), at: '2026-05-15T09:00:00+07:00' }],
			0,
		],
		['when something else was told today', one, [['08:00', one]], '08:30', [sent('khác', '07:40')], 0],
	])('%s', (_, problems, readings, now, more, count) => {
		expect(told(problems, readings, now, more).digests).toHaveLength(count);
	});

	it('of each unit are told to it alone, those of the whole sheet to nobody else', () => {
		const all = [problem('KT', 'G7'), problem('THHS', 'G12'), problem('', '')];
		const { digests } = told(all, [['08:00', all]], '08:30');
		expect(digests.map(({ unit, problems }) => [unit, problems.length])).toEqual([
			['KT', 1],
			['THHS', 1],
			['', 1],
		]);
	});

	it('stay noted while the sheet cannot be read', () => {
		const events = problemDigests(PLAN, one, [], at('08:00')).rows;
		const gone = problemDigests(PLAN, [problem('', '')], events, at('08:10'), { unread: true });
		expect(gone.rows.map(({ unit }) => unit)).toEqual(['']);
	});
});

describe('The unit’s mail', () => {
	const mail = (events: LogEvent[]) => {
		const link = sheetLinks(book(events))(PLAN, economy.code);
		const [assignment] = stored.assignments;
		return composeNotice({
			stored,
			assignment: assignment!,
			unit: economy,
			link: 'https://n8n.phuong.example/f',
			sheetLink: link,
			settings,
			now: at('08:00'),
		})?.text;
	};
	it.each<[string, LogEvent[], boolean]>([
		[
			'by address and the unit was let in',
			[createdEvent(made, at('08:00')), sharedEvent(made, 'KT', 'kt@gmail.com', at('08:00'))],
			true,
		],
		['by address and the unit has none', [createdEvent(made, at('08:00'))], false],
		['by link', [createdEvent({ ...made, sharing: 'link' }, at('08:00'))], true],
		['with nobody yet', [createdEvent({ ...made, sharing: 'keepers' }, at('08:00'))], false],
	])('opens its rows of a sheet that is shared %s: %#', (_, events, opens) => {
		const text = mail(events) ?? '';
		expect(text).toContain('https://n8n.phuong.example/f');
		expect(/spreadsheets\/d\/s1\/edit#gid=1001&fvid=\d+/.test(text)).toBe(opens);
	});
});
