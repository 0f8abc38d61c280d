/** Rows of the log that say who is reached where on Zalo. They belong to no plan. */
export const ZALO = {
	/** A one-time code was made for a unit: `{ invite, expiresAt }`. The code itself is in no table, see enrolmentCode. */
	invited: 'zalo.invited',
	/** Somebody sent what may be a code, written before it is looked up: `{ from, event }`. */
	attempted: 'zalo.attempted',
	/** A unit is reached there from now on: `{ way, id, invite, event }`. */
	bound: 'zalo.bound',
	/** A unit is not reached there any more: `{ way, id, why: 'contact' | 'officer', event? }`. */
	unbound: 'zalo.unbound',
	/** The unit's person wrote to the Official Account: `{ userId }`. At most one row an hour. */
	interacted: 'zalo.interacted',
	/** The unit's person follows the Official Account no more: `{ userId, event }`. */
	unfollowed: 'zalo.unfollowed',
	/** A message arrived on the phone: `{ messageId, event }`, plan and unit being those of the message. */
	delivered: 'zalo.delivered',
	/** A message was opened: the same. */
	seen: 'zalo.seen',
	/** The links that open the account's and the bot's chat: `{ oa, bot }`. */
	doors: 'zalo.doors',
} as const;

/** The `planId` of rows that belong to no plan. */
export const NO_PLAN = '-';

/** A person at the Official Account, a group of the Official Account, a chat of the bot. */
export const WAYS = ['userId', 'groupId', 'botChatId'] as const;
export type Way = (typeof WAYS)[number];
