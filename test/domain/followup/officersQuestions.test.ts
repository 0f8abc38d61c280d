import {
	chase,
	defaultPolicy,
	evaluateFollowUp,
	measures,
	measuresTable,
	rehearse,
	vietnam2026,
	whyReminded,
	type FollowUpInput,
} from '../../../domain/followup';
import type { LogEvent, Unit } from '../../../domain/types';
import { assignment, delivery, event, PLAN, unitOf, vn } from './logRows';

const units: Unit[] = [
	{ ...unitOf('VHXH'), contact: { email: 'vhxh@phuong.example', phone: '0900 000 001' } },
	{ ...unitOf('CA'), type: 'công an', contact: { email: 'ca@phuong.example' } },
	{ ...unitOf('TH1'), type: 'trường học', contact: { email: 'truong@phuong.example' } },
	{ ...unitOf('TH2'), type: 'trường học', contact: { email: 'truong@phuong.example' } },
	{ ...unitOf('YT'), type: 'y tế', contact: { phone: '0900 000 005' } },
];
const input = (now: string, events: LogEvent[] = [], dueAt = vn('05-20 17:00')): FollowUpInput => ({
	assignments: units.map(({ code }) => assignment(dueAt, code)),
	units,
	events,
	policy: defaultPolicy,
	calendar: vietnam2026,
	now: vn(now),
});
const key = (unit: string, step: string, round = 0) => `${PLAN}:${unit}:${step}:email:2026-05-20:r${round}`;
const sent = (unit: string, step: string, when: string, data = {}) =>
	delivery('sent', key(unit, step), when, data);

describe('Đôn đốc by hand', () => {
	const scope = { planId: '', unit: '', to: 'contact' as const };
	const seen = (now: string, events: LogEvent[] = [], asked = scope) => {
		const { due, left, refusal } = chase(input(now, events), asked);
		return {
			due: due.map(({ unit, step }) => `${unit} ${step}`),
			left: left.map(({ unit, why }) => `${unit}: ${why}`),
			refusal,
		};
	};

	test('reaches everybody who owes a report, with the step that stands or by hand', () => {
		const events = [event('report.submitted', '05-13 09:00', {}, 'CA')];
		expect(seen('05-14 09:00', events)).toEqual({
			due: ['VHXH manual', 'TH1 manual', 'TH2 manual'],
			left: ['YT: danh bạ chưa có địa chỉ, xin gọi điện'],
			refusal: '',
		});
		expect(seen('05-15 07:40', events).due).toEqual(['VHXH d-3', 'TH1 d-3', 'TH2 d-3']);
	});

	test('one unit, or its head', () => {
		const heads = units.map((unit) => ({ ...unit, head: { email: `${unit.code}@lanhdao.example` } }));
		const { due } = chase(
			{ ...input('05-14 09:00'), units: heads },
			{ planId: PLAN, unit: 'CA', to: 'head' },
		);
		expect(due).toEqual([
			{
				key: `${PLAN}:CA:manual-head:email:2026-05-20:r0:2026-05-14`,
				planId: PLAN,
				unit: 'CA',
				step: 'manual-head',
				to: 'head',
				channels: ['email'],
				address: 'CA@lanhdao.example',
			},
		]);
	});

	test.each<[string, LogEvent[], string, string[]]>([
		[
			'was reminded today',
			[sent('VHXH', 'd-1', '05-19 08:05', { to: 'vhxh@phuong.example' })],
			'VHXH',
			['VHXH: hôm nay đã được nhắc lúc 08:05'],
		],
		[
			'shares a contact who was',
			[sent('TH2', 'd-1', '05-19 08:05', { to: 'truong@phuong.example' })],
			'TH1',
			['TH1: hôm nay đã được nhắc lúc 08:05'],
		],
		[
			'has a plan that is paused',
			[event('plan.paused', '05-18 09:00', {}, '')],
			'CA',
			['CA: kế hoạch đang tạm dừng nhắc'],
		],
	])('nobody is pressed who %s', (_, events, unit, left) => {
		expect(seen('05-19 10:00', events, { ...scope, unit })).toEqual({ due: [], left, refusal: '' });
	});

	test('an address that refused mail is spared among all, and tried when its unit is chosen', () => {
		const events = [
			delivery('failed', `${PLAN}:VHXH:notice:email`, '05-12 09:00', {
				to: 'vhxh@phuong.example',
				final: true,
			}),
		];
		expect(seen('05-14 09:00', events).left[0]).toContain('bị trả lại');
		expect(seen('05-14 09:00', events, { ...scope, unit: 'VHXH' }).due).toEqual(['VHXH manual']);
	});

	test.each(['05-16 09:00', '05-14 18:00', '05-01 09:00'])(
		'at %s nothing leaves, and the page says so',
		(now) => {
			expect(seen(now)).toMatchObject({ due: [], refusal: expect.stringContaining('ngoài khung giờ') });
		},
	);

	test('what was sent by hand counts, and does not come again the same day', () => {
		const byHand = `${PLAN}:VHXH:manual:email:2026-05-20:r0:2026-05-14`;
		const events = [delivery('sent', byHand, '05-14 09:05', { to: 'vhxh@phuong.example' })];
		const { due, statuses } = evaluateFollowUp(input('05-15 08:05', events));
		expect(statuses[0]).toMatchObject({ remindersSent: 1, lastRemindedAt: vn('05-14 09:05') });
		expect(due.map(({ unit }) => unit)).toContain('VHXH');
		expect(seen('05-14 10:00', events, { ...scope, unit: 'VHXH' }).due).toEqual([]);
	});
});

describe('the rehearsal', () => {
	test('shows ten days, a mail a person, days off as such', () => {
		const days = rehearse(input('05-18 10:00'));
		expect(days.map(({ date, working, mails }) => [date, working, mails.length])).toEqual([
			['2026-05-18', true, 4],
			['2026-05-19', true, 4],
			['2026-05-20', true, 4],
			['2026-05-21', true, 4],
			['2026-05-22', true, 9],
			['2026-05-23', false, 0],
			['2026-05-24', false, 0],
			['2026-05-25', true, 0],
			['2026-05-26', true, 1],
			['2026-05-27', true, 0],
		]);
		const school = days[1]!.mails.find(({ address }) => address === 'truong@phuong.example');
		expect(school).toMatchObject({ at: vn('05-19 08:00'), to: 'contact' });
		expect(school?.reminders.map(({ unit, step }) => `${unit} ${step}`)).toEqual(['TH1 d-1', 'TH2 d-1']);
	});

	test('shows the officer’s own list on the days on which it goes', () => {
		const settings = event('settings.changed', '05-01 08:00', { officer: { email: 'canbo@phuong.example' } });
		const lists = rehearse(input('05-18 10:00', [settings])).flatMap(({ mails }) =>
			mails.filter(({ to }) => to === 'officer').map(({ at, calls = [] }) => `${at} ${calls[0]?.unit}`),
		);
		expect(lists.slice(0, 2)).toEqual([`${vn('05-18 10:00')} YT`, `${vn('05-19 08:00')} YT`]);
	});

	test('agrees with what is then sent, if nothing happens', () => {
		const asked = input('05-18 10:00');
		const expected = rehearse(asked).flatMap(({ mails }) =>
			mails.flatMap((mail) => mail.reminders.map(({ key: k }) => `${mail.at} ${k}`)),
		);
		const log: LogEvent[] = [];
		const sentAt: string[] = [];
		for (let at = Date.parse(asked.now); at < Date.parse(vn('05-28 00:00')); at += 30 * 60_000) {
			const now = new Date(at + 7 * 3_600_000).toISOString().replace('.000Z', '+07:00');
			for (const { planId, unit, key: k, step } of evaluateFollowUp({ ...asked, events: log, now }).due) {
				sentAt.push(`${now} ${k}`);
				log.push({ planId, unit, kind: 'delivery.sent', at: now, by: '', key: k, data: { step } });
			}
		}
		expect(sentAt.toSorted()).toEqual(expected.toSorted());
	});

	test('leaves out who has reported, is excluded or rests', () => {
		const events = [
			event('report.submitted', '05-13 09:00', {}, 'CA'),
			event('unit.excluded', '05-13 09:00', {}, 'VHXH'),
		];
		const named = (all: LogEvent[]) =>
			new Set(
				rehearse(input('05-18 10:00', all)).flatMap(({ mails }) =>
					mails.flatMap(({ reminders }) => reminders.map(({ unit }) => unit)),
				),
			);
		expect(named(events)).toEqual(new Set(['TH1', 'TH2', 'YT']));
		expect(named([...events, event('plan.paused', '05-14 09:00', {}, '')])).toEqual(new Set());
	});
});

describe('why was this unit reminded?', () => {
	const why = (now: string, events: LogEvent[]) =>
		whyReminded(input(now, events), { planId: PLAN, unit: 'VHXH' });
	const notice = delivery('sent', `${PLAN}:VHXH:notice:email`, '05-12 09:00');

	test('each reminder with what the log said then, and what comes next', () => {
		const events = [
			notice,
			sent('VHXH', 'd-1', '05-19 08:05', { to: 'vhxh@phuong.example', messageId: '<1@x>' }),
			sent('CA', 'd-1', '05-19 08:05', { messageId: '<1@x>' }),
			event('report.submitted', '05-19 10:00'),
			event('report.returned', '05-19 15:00', { reason: 'Thiếu số liệu' }),
			delivery('sent', key('VHXH', 'd0', 1), '05-20 08:05', { to: 'vhxh@phuong.example' }),
		];
		expect(why('05-20 09:00', events)).toEqual([
			'Thư giao nhiệm vụ được gửi lúc 09:00 ngày 12/05/2026.',
			'08:05 ngày 19/05/2026: nhắc đầu mối đơn vị (vhxh@phuong.example), bước “trước hạn 1 ngày làm việc” theo hạn 17:00 ngày 20/05/2026, vì đến lúc đó chưa có báo cáo. Thư này nói chung cả 1 lời nhắc khác cho cùng người nhận.',
			'08:05 ngày 20/05/2026: nhắc đầu mối đơn vị (vhxh@phuong.example), bước “ngày đến hạn” theo hạn 17:00 ngày 20/05/2026, vì báo cáo bị trả lại lúc 15:00 ngày 19/05/2026 với lý do “Thiếu số liệu” và chưa nộp lại.',
			'Hiện nay: chưa có báo cáo. Bước kế tiếp: 08:00 ngày 21/05/2026, “quá hạn 1 ngày làm việc”, tới đầu mối đơn vị.',
		]);
	});

	test('after an extension, by hand, and in vain', () => {
		const events = [
			event('due.extended', '05-19 09:00', { dueAt: vn('05-27 17:00'), reason: 'Mưa bão' }),
			delivery('sent', `${PLAN}:VHXH:manual:email:2026-05-27:r0:2026-05-20`, '05-20 10:00'),
			delivery('failed', `${PLAN}:VHXH:d-3:email:2026-05-27:r0`, '05-22 08:05', {
				final: true,
				reason: 'Hộp thư đầy.',
			}),
		];
		const [byHand, inVain] = why('05-22 09:00', events);
		expect(byHand).toContain('bước “cán bộ đôn đốc” theo hạn 17:00 ngày 27/05/2026');
		expect(byHand).toContain('hạn được gia hạn lúc 09:00 ngày 19/05/2026');
		expect(inVain).toContain('định nhắc đầu mối đơn vị');
		expect(inVain).toContain('Thư không gửi được: Hộp thư đầy.');
	});

	test.each<[string, LogEvent[], string]>([
		['nobody was reminded', [], 'Chưa có thư nhắc nào'],
		[
			'the report is there',
			[event('report.submitted', '05-13 09:00')],
			'đã có báo cáo lúc 09:00 ngày 13/05/2026',
		],
		['it is excluded', [event('unit.excluded', '05-13 09:00')], 'không phải báo cáo'],
		[
			'its plan rests',
			[event('plan.paused', '05-13 09:00', { reason: 'Bão' }, '')],
			'tạm dừng nhắc từ 09:00 ngày 13/05/2026, lý do: Bão',
		],
		['its plan is closed', [event('plan.closed', '05-13 09:00', {}, '')], 'kế hoạch đã đóng'],
	])('when %s', (_, events, words) => expect(why('05-14 09:00', events).join(' ')).toContain(words));

	test('after the last step it says to call', () => {
		expect(why('07-01 09:00', []).at(-1)).toContain('đã qua bước nhắc cuối cùng; cần gọi điện');
	});
});

test('measures: complete, on time, days to report, reminders a report, by type of unit', () => {
	const events = [
		...units.map(({ code }) => delivery('sent', `${PLAN}:${code}:notice:email`, '05-12 09:00')),
		event('report.submitted', '05-14 09:00', {}, 'CA'),
		event('report.accepted', '05-15 09:00', {}, 'CA'),
		sent('TH1', 'd-3', '05-15 08:00'),
		sent('TH1', 'd-1', '05-19 08:00'),
		sent('TH1', 'd+1', '05-21 08:00'),
		event('report.submitted', '05-22 09:00', {}, 'TH1'),
		sent('TH2', 'd-3', '05-15 08:00'),
		event('unit.excluded', '05-13 09:00', {}, 'YT'),
	];
	const asked = input('05-25 09:00', events);
	const { all, byType } = measures({ ...asked, statuses: evaluateFollowUp(asked).statuses });
	expect(all).toEqual({
		type: '',
		units: 4,
		complete: 2,
		completeRate: 0.5,
		onTime: 1,
		onTimeRate: 0.25,
		medianDays: 6,
		reminders: 4,
		remindersPerReport: 2,
	});
	expect(
		byType.map(({ type, units: held, complete, medianDays }) => [type, held, complete, medianDays]),
	).toEqual([
		['phòng', 1, 0, null],
		['công an', 1, 1, 2],
		['trường học', 2, 1, 10],
		['y tế', 0, 0, null],
	]);
	expect(byType.at(-1)).toMatchObject({ completeRate: null, remindersPerReport: null });
	const cells = [...measuresTable({ all, byType }).matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell);
	expect(cells).toEqual([
		...['Tất cả', '2/4 (50%)', '1/4 (25%)', '6', '2'],
		...['Phòng', '0/1 (0%)', '0/1 (0%)', '–', '–'],
		...['Công an', '1/1 (100%)', '1/1 (100%)', '2', '0'],
		...['Trường học', '1/2 (50%)', '0/2 (0%)', '10', '4'],
	]);
	expect(measuresTable(measures({ assignments: [], statuses: [], units: [], events: [] }))).toBe('');
});
