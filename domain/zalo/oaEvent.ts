import { isoOfMillis, textAt, type Json, type ZaloEvent } from './zaloEvent';

/**
 * An event of the Official Account as its webhook sends it. A message into a group names the group as recipient
 * (`recipient.group_id` in some transcriptions, `recipient.id` in others: both are read).
 * Throws an Error for a body that is no event.
 */
export function readOaEvent(body: unknown): ZaloEvent {
	const name = textAt(body, 'event_name');
	if (!name) throw new Error('The body is no event of Zalo: it has no event_name');
	const timestamp = textAt(body, 'timestamp');
	const at = isoOfMillis(timestamp);
	const messageIds = idsOf(body as Json);
	const fromAccount = name.startsWith('oa_') || /^user_(received|seen)_message$/.test(name);
	const follower = textAt(body, 'follower', 'id');
	const from = fromAccount ? '' : textAt(body, 'sender', 'id') || follower || textAt(body, 'user_id');
	const inGroup = name.startsWith('user_send_group_');
	const group =
		textAt(body, 'group_id') || textAt(body, 'recipient', 'group_id') || textAt(body, 'recipient', 'id');
	const subject = messageIds.join(',') || `${from || textAt(body, 'recipient', 'id')}@${timestamp}`;
	return {
		name,
		key: `${name}:${subject}`,
		at,
		from,
		place: placeOf(from, inGroup ? group : ''),
		inGroup,
		text: fromAccount ? '' : textAt(body, 'message', 'text'),
		messageIds,
		trackingId: textAt(body, 'message', 'tracking_id') || textAt(body, 'tracking_id'),
	};
}

/** Whether the person behind the event turned to the account: only that opens its seven days. */
export function isInteraction({ name, from, inGroup }: ZaloEvent): boolean {
	return from !== '' && !inGroup && /^user_(send|click)_/.test(name);
}

function placeOf(from: string, group: string): ZaloEvent['place'] {
	if (group) return { way: 'groupId', id: group };
	return from ? { way: 'userId', id: from } : null;
}

function idsOf(body: Json): string[] {
	const several = (body.message as Json | undefined)?.msg_ids;
	const ids = Array.isArray(several) ? several.map(String) : [textAt(body, 'message', 'msg_id')];
	return ids.filter(Boolean);
}
