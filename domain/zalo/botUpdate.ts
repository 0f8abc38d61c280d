import { isoOfMillis, textAt, type Json, type ZaloEvent } from './zaloEvent';

/**
 * What a Zalo bot's webhook sends: `{ event_name, message }`, in some transcriptions inside `{ ok, result }`.
 * Throws an Error for a body that is no update.
 */
export function readBotUpdate(body: unknown): ZaloEvent {
	const update = ((body as Json | null)?.result ?? body) as Json;
	const name = textAt(update, 'event_name');
	if (!name) throw new Error('The body is no update of a Zalo bot: it has no event_name');
	const chat = textAt(update, 'message', 'chat', 'id');
	const from = textAt(update, 'message', 'from', 'id');
	const date = textAt(update, 'message', 'date');
	const messageId = textAt(update, 'message', 'message_id');
	return {
		name,
		key: `${name}:${messageId || `${from || chat}@${date}`}`,
		at: isoOfMillis(date),
		from,
		place: chat ? { way: 'botChatId', id: chat } : null,
		inGroup: textAt(update, 'message', 'chat', 'chat_type').toUpperCase() === 'GROUP',
		text: textAt(update, 'message', 'text'),
		messageIds: messageId ? [messageId] : [],
		trackingId: '',
	};
}
