import { RULES, type DecisionName } from '../../../domain/desk/rules';
import { weigh } from '../../../domain/desk/weigh';
import { vn } from '../followup/logRows';
import { CODES, contextOf, deskOf, past, row, units } from './deskBook';
import { openDesk } from '../../../domain/desk/openDesk';

const later = { reason: 'Lũ', dueAt: vn('05-25 17:00') };
const close = row('plan.closed', '', '05-22 08:00', { reason: 'Đủ báo cáo' }, 'kh-45:-:closed:1');

/** `+` when the decision makes sense for a unit that stands so, else words of the refusal. */
const TABLE: [DecisionName, Record<string, string>][] = [
	[
		'accept',
		{
			CHO: 'chưa nộp',
			NOP: '+',
			TRA: 'đã trả lại',
			DUYET: 'đã duyệt',
			LOAI: 'loại trừ',
			XIN: 'chưa nộp',
		},
	],
	['return', { CHO: 'chưa nộp', NOP: '+', TRA: 'đã trả lại', DUYET: '+', LOAI: 'loại trừ', XIN: 'chưa nộp' }],
	[
		'extend',
		{ CHO: '+', NOP: 'đã nộp', TRA: '+', DUYET: 'đã nộp', LOAI: 'loại trừ', XIN: '17:00 ngày 26/05/2026' },
	],
	['enter', { CHO: '+', NOP: '+', TRA: '+', DUYET: '+', LOAI: 'loại trừ', XIN: '+' }],
	['relink', { CHO: '+', NOP: '+', TRA: '+', DUYET: '+', LOAI: 'loại trừ', XIN: '+' }],
	['revoke', { CHO: '+', NOP: '+', TRA: '+', DUYET: '+', LOAI: '+', XIN: '+' }],
	['exclude', { CHO: '+', NOP: '+', TRA: '+', DUYET: '+', LOAI: 'loại trừ', XIN: '+' }],
	[
		'include',
		{
			CHO: 'trong danh sách',
			NOP: 'trong danh sách',
			TRA: 'trong danh sách',
			DUYET: 'trong danh sách',
			LOAI: '+',
			XIN: 'trong danh sách',
		},
	],
];
const IN_A_CLOSED_PLAN: [DecisionName, '+' | 'đã đóng'][] = [
	['accept', '+'],
	['enter', '+'],
	['revoke', '+'],
	['return', 'đã đóng'],
	['extend', 'đã đóng'],
	['relink', 'đã đóng'],
	['exclude', 'đã đóng'],
	['include', 'đã đóng'],
];

describe.each(TABLE)('%s', (decision, outcomes) => {
	const desk = deskOf();
	test.each(CODES)('%s', (code) => {
		const unit = desk.units.filter((one) => one.unit.code === code);
		const { fit, unfit } = weigh(decision, unit, desk, decision === 'extend' ? later : { reason: 'vì' });
		const expected = outcomes[code]!;
		if (expected === '+') expect([fit.length, unfit]).toEqual([1, []]);
		else expect([fit.length, unfit[0]?.why]).toEqual([0, expect.stringContaining(expected)]);
	});
});

test('every decision about units stands in the table', () => {
	const names = Object.keys(RULES).filter((name) => name !== 'close' && name !== 'reopen');
	expect(TABLE.map(([name]) => name).toSorted()).toEqual(names.toSorted());
	expect(IN_A_CLOSED_PLAN.map(([name]) => name).toSorted()).toEqual(names.toSorted());
});

test.each(IN_A_CLOSED_PLAN)('%s in a closed plan: %s', (decision, expected) => {
	const desk = deskOf([...past, close]);
	const fit = TABLE.find(([name]) => name === decision)![1];
	const chosen = desk.units.filter(({ unit }) => fit[unit.code] === '+');
	const weighed = weigh(decision, chosen, desk, later);
	expect(weighed.fit).toHaveLength(expected === '+' ? chosen.length : 0);
	for (const { why } of weighed.unfit) expect(why).toContain(expected);
});

test.each([
	['relink', { reason: '' }],
	['revoke', { reason: 'lộ', newLink: true }],
] as const)('%s needs an address when a link is to go out', (decision, terms) => {
	const context = contextOf(
		past,
		undefined,
		units.map((unit) => ({ ...unit, contact: { email: 'không có' } })),
	);
	const desk = openDesk('kh-45', context)!;
	expect(weigh(decision, desk.units.slice(0, 1), desk, terms).unfit[0]?.why).toContain('chưa có email');
	expect(weigh('revoke', desk.units.slice(0, 1), desk, { reason: 'lộ', newLink: false }).fit).toHaveLength(1);
});

test('a link is revoked once, until a new one went out', () => {
	const revoked = row('link.revoked', 'CHO', '05-21 09:00', { reason: 'lộ' }, 'k');
	const chosen = (desk: ReturnType<typeof deskOf>) => desk.units.filter(({ unit }) => unit.code === 'CHO');
	const dead = deskOf([...past, revoked]);
	expect(weigh('revoke', chosen(dead), dead).unfit[0]?.why).toBe('liên kết đã được thu hồi');
	const sent = row('delivery.sent', 'CHO', '05-21 10:00', { channel: 'email', step: 'link' }, 'k2');
	const alive = deskOf([...past, revoked, sent]);
	expect(weigh('revoke', chosen(alive), alive).fit).toHaveLength(1);
});

test('nobody accepts or returns a report that came in after the page was made', () => {
	const desk = deskOf();
	const chosen = desk.units.filter(({ unit }) => unit.code === 'NOP');
	for (const decision of ['accept', 'return'] as const) {
		expect(weigh(decision, chosen, desk, { reason: 'x' }, { NOP: 1 }).fit).toHaveLength(1);
		expect(weigh(decision, chosen, desk, { reason: 'x' }, { NOP: 0 }).unfit[0]?.why).toContain(
			'vừa gửi báo cáo lần 1',
		);
	}
});
