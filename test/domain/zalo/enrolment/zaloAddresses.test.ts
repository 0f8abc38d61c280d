import fc from 'fast-check';
import type { LogEvent, Unit } from '../../../../domain/types';
import { zaloAddresses, zaloContact } from '../../../../domain/zalo';

const day = (date: number) => `2026-05-${String(date).padStart(2, '0')}T09:00:00+07:00`;
const row = (
	kind: string,
	date: number,
	data: Record<string, unknown>,
	key = `${kind}${date}`,
): LogEvent => ({
	planId: '-',
	unit: 'VHXH',
	kind: `zalo.${kind}`,
	at: day(date),
	by: '',
	key,
	data,
});
const bound = (date: number, id: string, way = 'userId') => row('bound', date, { way, id });
const unbound = (date: number, id: string, why = 'officer') =>
	row('unbound', date, { way: 'userId', id, why });
const wrote = (date: number, userId: string) => row('interacted', date, { userId });
const of = (events: LogEvent[]) => {
	const { userId, groupId, botChatId, lastInteractionAt } = zaloAddresses(events).get('VHXH') ?? {};
	return { userId, groupId, botChatId, lastInteractionAt };
};

it.each<[string, LogEvent[], object]>([
	['nobody', [], {}],
	[
		'who sent the code, which is also an interaction',
		[bound(4, '11')],
		{ userId: '11', lastInteractionAt: day(4) },
	],
	['a group beside the person', [bound(4, '11'), bound(5, 'g1', 'groupId')], { userId: '11', groupId: 'g1' }],
	['a chat of the bot', [bound(4, 'c1', 'botChatId')], { botChatId: 'c1', lastInteractionAt: undefined }],
	['the latest person', [bound(4, '11'), bound(6, '22')], { userId: '22', lastInteractionAt: day(6) }],
	['when that person last wrote', [bound(4, '11'), wrote(8, '11')], { lastInteractionAt: day(8) }],
	[
		'not when another person wrote',
		[bound(4, '11'), bound(5, '22'), wrote(8, '11')],
		{ lastInteractionAt: day(5) },
	],
	['nobody after the person left', [bound(4, '11'), unbound(6, '11', 'contact')], { userId: undefined }],
	[
		'the new person when the old one leaves late',
		[bound(4, '11'), bound(5, '22'), unbound(6, '11')],
		{ userId: '22' },
	],
	[
		'nobody while the person does not follow',
		[bound(4, '11'), row('unfollowed', 6, { userId: '11' })],
		{ userId: undefined },
	],
	[
		'the person who writes again after that',
		[bound(4, '11'), row('unfollowed', 6, { userId: '11' }), wrote(7, '11')],
		{ userId: '11' },
	],
	['what happened last, not what was written last', [bound(6, '22'), bound(4, '11')], { userId: '22' }],
	[
		'the first of two who sent one code at once',
		[
			row('bound', 4, { way: 'userId', id: '11' }, 'same'),
			row('bound', 4, { way: 'userId', id: '22' }, 'same'),
		],
		{ userId: '11' },
	],
])('a unit is reached at: %s', (_, events, expected) => {
	expect(of(events)).toMatchObject(expected);
});

it('a log in which any rows are repeated says the same', () => {
	const rows = [
		bound(4, '11'),
		wrote(5, '11'),
		unbound(6, '11', 'contact'),
		bound(7, '22'),
		bound(7, 'g', 'groupId'),
	].map((event, i) => ({ ...event, key: `k${i}` }));
	fc.assert(
		fc.property(fc.array(fc.nat(rows.length - 1)), (again) => {
			const repeats = again.map((i) => rows[i]!);
			expect(zaloAddresses([...rows, ...repeats])).toEqual(zaloAddresses(rows));
		}),
	);
});

const unit: Unit = {
	code: 'VHXH',
	name: 'Phòng Văn hóa - Xã hội',
	type: 'phòng',
	aliases: [],
	contact: { zaloUserId: '99' },
};

it.each<[string, LogEvent[], string, string | undefined]>([
	['the directory as long as the log is silent', [], day(5), '99'],
	['the log when it is newer', [bound(6, '11')], day(5), '11'],
	['the directory when it was loaded later', [bound(4, '11')], day(5), '99'],
	['nobody when the officer unbound the directory’s person since', [unbound(6, '99')], day(5), undefined],
	[
		'nobody when the person took it back, even if the directory is loaded again',
		[unbound(6, '99', 'contact')],
		day(9),
		undefined,
	],
	['the log when nobody knows how old the directory is', [bound(4, '11')], '', '11'],
])('directory and log together say: %s', (_, events, directoryAt, userId) => {
	expect(zaloContact(unit, zaloAddresses(events).get('VHXH'), directoryAt).userId).toBe(userId);
});

it('the interaction of a person whom only the directory names counts too', () => {
	expect(zaloContact(unit, zaloAddresses([wrote(6, '99')]).get('VHXH'), day(5))).toEqual({
		userId: '99',
		lastInteractionAt: day(6),
	});
});
