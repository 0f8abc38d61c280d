import { untold } from '../../../domain/desk/tellings';
import { vn } from '../followup/logRows';
import { contextOf, deskOf, NOW, Officer, past, report, row, units } from './deskBook';
import { openDesk } from '../../../domain/desk/openDesk';

const returned = row(
	'report.returned',
	'NOP',
	'05-20 09:00',
	{ reason: 'Thiếu ảnh', revision: 1 },
	'kh-45:NOP:returned:1',
);
const delivery = (kind: string, when: string, data: object = {}) =>
	row(
		`delivery.${kind}`,
		'NOP',
		when,
		{ channel: 'email', step: 'returned', to: 'nop@hoabinhmau.example', ...data },
		`${returned.key}:email`,
	);
/** The first report and what happened after it; nothing of the others. */
const log = (...events: ReturnType<typeof row>[]) => [past[0]!, ...events];
const keys = (...events: ReturnType<typeof row>[]) => untold(deskOf(log(...events))).map(({ key }) => key);
const due = [`${returned.key}:email`];

test.each([
	['a decision whose run was cut off before it sent', [returned], due],
	[
		'one that the mail server put off',
		[returned, delivery('sending', '05-20 09:00'), delivery('deferred', '05-20 09:01')],
		due,
	],
	[
		'not one that was told',
		[returned, delivery('sending', '05-20 09:00'), delivery('sent', '05-20 09:01')],
		[],
	],
	['not one that is on its way', [returned, delivery('sending', '05-22 08:50')], []],
	['not one whose address is refused', [returned, delivery('failed', '05-20 09:01', { final: true })], []],
	[
		'one whose address was another one',
		[returned, delivery('failed', '05-20 09:01', { final: true, to: 'cu@hoabinhmau.example' })],
		due,
	],
	['not one that no longer holds', [returned, report('NOP', '05-21 09:00', 2)], []],
	[
		'not in a plan that was closed',
		[returned, row('plan.closed', '', '05-21 09:00', { reason: 'x' }, 'c')],
		[],
	],
])('is to be told: %s', (_, events, expected) => expect(keys(...events)).toEqual(expected));

test('of each kind only the latest decision, as it was made', () => {
	const extended = (number: number, when: string, dueAt: string) =>
		row(
			'due.extended',
			'CHO',
			when,
			{ dueAt: vn(dueAt), reason: `lần ${number}`, dueBefore: vn('05-20 17:00') },
			`kh-45:CHO:extended:${number}`,
		);
	const link = row('link.renewed', 'CHO', '05-21 09:00', { revoked: true }, 'kh-45:CHO:link:1');
	expect(
		untold(
			deskOf([extended(1, '05-19 09:00', '05-25 17:00'), extended(2, '05-20 09:00', '05-26 17:00'), link]),
		),
	).toEqual([
		{
			planId: 'kh-45',
			unit: 'CHO',
			step: 'extended',
			key: 'kh-45:CHO:extended:2:email',
			dueAt: vn('05-26 17:00'),
			reason: 'lần 2',
			dueBefore: vn('05-20 17:00'),
		},
		{
			planId: 'kh-45',
			unit: 'CHO',
			step: 'link',
			key: 'kh-45:CHO:link:1:email',
			dueAt: vn('05-26 17:00'),
			reason: '',
			revoked: true,
		},
	]);
});

test('nobody without an address', () => {
	const context = contextOf(
		log(returned),
		NOW,
		units.map((unit) => ({ ...unit, contact: {} })),
	);
	expect(untold(openDesk('kh-45', context)!)).toEqual([]);
});

test('the officer sends it from the list, and reads what came of it', () => {
	const officer = new Officer(log(returned));
	expect(officer.options('viec')).toContain('Gửi thư báo chưa gửi được (1 đơn vị)');
	officer.choose('Gửi thư báo chưa gửi được (1 đơn vị)');
	expect(officer.last).toMatchObject({
		rows: [],
		tellings: [{ unit: 'NOP', step: 'returned', reason: 'Thiếu ảnh', key: due[0] }],
	});
	expect(officer.text).toContain(
		'Chưa báo được cho Công an phường: thư chưa gửi đi. Lát nữa hãy chọn “Gửi thư báo chưa gửi được”',
	);
	const told = new Officer(log(returned, delivery('sent', '05-22 09:00')), { view: officer.last!.view });
	expect(told.text).toContain('Đã báo qua thư cho 1 đơn vị.');
	expect(told.options('viec').join()).not.toContain('Gửi thư báo');
});
