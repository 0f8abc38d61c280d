import type { LogEvent } from '../../../../domain/types';
import { bookNeeded } from '../../../../domain/zalo';
import { readOaEvent } from '../../../../domain/zalo/oaEvent';
import { Log, NOW, says } from './log';

describe('receipts', () => {
	const delivery: LogEvent = {
		planId: 'kh-36',
		unit: 'VHXH',
		kind: 'delivery.sent',
		at: NOW,
		by: '',
		key: 'kh-36:VHXH:b1:zalo',
		data: { channel: 'zalo', messageId: 'z1' },
	};
	const seen = (ids: string[]) =>
		readOaEvent({
			event_name: 'user_seen_message',
			timestamp: String(Date.parse(NOW)),
			sender: { id: '579' },
			recipient: { id: '111' },
			message: { msg_ids: ids },
		});

	it('stand beside the message they are about, once', () => {
		const log = new Log(delivery);
		const event = seen(['other', 'z1']);
		log.take(event);
		log.take(event);
		expect(log.events.slice(1)).toMatchObject([
			{ planId: 'kh-36', unit: 'VHXH', kind: 'zalo.seen', data: { messageId: 'z1', delivery: delivery.key } },
		]);
	});

	it('find their message by its id; anything else needs no row of a plan', () => {
		expect(bookNeeded(seen(['0000a1']))).toEqual({ planId: '-', containing: '0000a1' });
		expect(bookNeeded(seen(['0000a1', '0000a2']))).toEqual({ planId: '', containing: '' });
		expect(bookNeeded(seen(['%']))).toEqual({ planId: '', containing: '' });
		expect(bookNeeded(says('Chào'))).toEqual({ planId: '-', containing: '' });
	});

	it('of messages that are not ours leave no row', () => {
		const log = new Log(delivery);
		log.take(seen(['other']));
		expect(log.events).toHaveLength(1);
	});
});
