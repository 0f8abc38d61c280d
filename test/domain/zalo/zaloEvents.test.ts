import { readBotUpdate } from '../../../domain/zalo/botUpdate';
import { isInteraction, readOaEvent } from '../../../domain/zalo/oaEvent';
import { RecentKeys } from '../../../domain/zalo/recentKeys';

const oa = (body: object) => readOaEvent({ app_id: '4460', timestamp: '1700000000000', ...body });
const message = { msg_id: 'm1', text: 'Cha\u0300o' };

it.each<[string, object, object]>([
	[
		'a message',
		{ event_name: 'user_send_text', sender: { id: '11' }, recipient: { id: '57' }, message },
		{
			key: 'user_send_text:m1',
			from: '11',
			place: { way: 'userId', id: '11' },
			text: 'Chào',
			inGroup: false,
		},
	],
	[
		'ids and times as numbers',
		{ event_name: 'user_send_text', timestamp: 1700000000000, sender: { id: 11 }, message },
		{ from: '11', at: '2023-11-14T22:13:20.000Z' },
	],
	[
		'a message into a group, the group as recipient',
		{ event_name: 'user_send_group_text', sender: { id: '11' }, recipient: { id: 'g1' }, message },
		{ from: '11', place: { way: 'groupId', id: 'g1' }, inGroup: true },
	],
	[
		'a message into a group, the group by its own name',
		{
			event_name: 'user_send_group_text',
			sender: { id: '11' },
			recipient: { id: '57', group_id: 'g1' },
			message,
		},
		{ place: { way: 'groupId', id: 'g1' } },
	],
	[
		'following',
		{ event_name: 'follow', follower: { id: '11' } },
		{ key: 'follow:11@1700000000000', place: { way: 'userId', id: '11' } },
	],
	[
		'a delivery of ours',
		{
			event_name: 'user_received_message',
			sender: { id: '57' },
			recipient: { id: '11' },
			message: { msg_id: 'z', tracking_id: 't' },
		},
		{ from: '', place: null, messageIds: ['z'], trackingId: 't' },
	],
	[
		'several messages seen',
		{
			event_name: 'user_seen_message',
			sender: { id: '57' },
			recipient: { id: '11' },
			message: { msg_ids: ['a', 'b'] },
		},
		{ key: 'user_seen_message:a,b', messageIds: ['a', 'b'] },
	],
	[
		'what the account itself says, which is nobody’s code',
		{ event_name: 'oa_send_text', sender: { id: '57' }, recipient: { id: '11' }, message },
		{ from: '', place: null, text: '' },
	],
])('of the Official Account: %s', (_, body, expected) => {
	expect(oa(body)).toMatchObject(expected);
});

it('only what a person writes or presses is an interaction', () => {
	const names = [
		'user_send_text',
		'user_send_image',
		'user_click_button',
		'follow',
		'user_send_group_text',
		'user_seen_message',
	];
	const sender = { id: '11' };
	const found = names.filter((event_name) =>
		isInteraction(oa({ event_name, sender, follower: sender, recipient: { id: 'g' } })),
	);
	expect(found).toEqual(['user_send_text', 'user_send_image', 'user_click_button']);
});

const update = {
	event_name: 'message.text.received',
	message: {
		message_id: 'b1',
		date: 1700000000000,
		chat: { id: 'c1', chat_type: 'GROUP' },
		from: { id: 'p1' },
		text: 'x',
	},
};
it.each([
	['as it is', update],
	['in its envelope', { ok: true, result: update }],
])('a message to the bot, %s', (_, body) => {
	expect(readBotUpdate(body)).toMatchObject({
		key: 'message.text.received:b1',
		from: 'p1',
		place: { way: 'botChatId', id: 'c1' },
		inGroup: true,
		text: 'x',
	});
});

it.each([null, 'x', {}, { message: {} }])('a body that is no event is refused: %j', (body) => {
	expect(() => readOaEvent(body)).toThrow('no event of Zalo');
	expect(() => readBotUpdate(body)).toThrow('no update of a Zalo bot');
});

it('a key is new once in two hours', () => {
	const keys = new RecentKeys();
	const hour = 3_600_000;
	expect(keys.isNew('a', 0)).toBe(true);
	expect(keys.isNew('b', hour)).toBe(true);
	expect(keys.isNew('a', 1.9 * hour)).toBe(false);
	expect(keys.isNew('a', 2 * hour)).toBe(true);
	expect(keys.isNew('b', 2 * hour)).toBe(false);
});
