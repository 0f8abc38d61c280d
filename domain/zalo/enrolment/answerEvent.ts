import type { Book } from '../../book';
import { millis } from '../../reports/foldOrder';
import { instant, toIso } from '../../text/time';
import type { LogEvent, Unit } from '../../types';
import { isInteraction } from '../oaEvent';
import type { ZaloEvent } from '../zaloEvent';
import { lockOf } from './attempts';
import { codeIn } from './enrolmentCode';
import { invitationOf, invitations } from './invitations';
import { NO_PLAN, ZALO } from './kinds';
import { unitsOnZalo, unitsReachedAt } from './reached';
import { receiptRows } from './receiptRows';
import * as reply from './replies';

/** What follows from an event: rows for the log, written first, and what is answered; '' for nothing. */
export interface EventAnswer {
	rows: LogEvent[];
	reply: string;
}

export interface EnrolmentDesk {
	book: Book;
	/** The secret that signs links: the codes are reckoned with it. */
	secret: string;
	/** ISO instant. */
	now: string;
}

const NOTHING: EventAnswer = { rows: [], reply: '' };

/**
 * What an event of the Official Account or of the bot asks for: a code binds, HỦY unbinds, a message of a known person is
 * an interaction, delivery and seen events go to the log. Everybody else's messages are left alone: the account may serve
 * other purposes. The same event again gives no row twice and no second answer.
 */
export function answerZaloEvent(event: ZaloEvent, desk: EnrolmentDesk): EventAnswer {
	const { book, now } = desk;
	if (isHandled(event, book.events)) return NOTHING;
	const receipts = receiptRows(event, book.events, now);
	if (receipts.length > 0) return { rows: receipts, reply: '' };
	const known = unitsReachedAt(event.place, book);
	if (event.name === 'unfollow') {
		const rows = known.map((unit) => row(ZALO.unfollowed, unit, event, now, { userId: event.from }));
		return { rows, reply: '' };
	}
	const interactions = isInteraction(event) ? interactionRows(event, known, desk) : [];
	const code = codeIn(event.text);
	if (code === null) {
		const asked = unbindingAsked(event.text, known);
		const answer = asked ? unbound(event, asked, desk) : NOTHING;
		const stranger = event.place?.way === 'botChatId' && !event.inGroup && event.text && known.length === 0;
		return {
			rows: [...interactions, ...answer.rows],
			reply: stranger ? reply.greetingReply() : answer.reply,
		};
	}
	const answer = code === 'mistyped' ? { rows: [], reply: reply.mistypedReply() } : bound(event, code, desk);
	return { rows: [...interactions, ...answer.rows], reply: answer.reply };
}

/** Binding and unbinding name the event that asked for them. */
function isHandled({ key }: ZaloEvent, events: LogEvent[]): boolean {
	const kinds: string[] = [ZALO.bound, ZALO.unbound, ZALO.unfollowed];
	return events.some(({ kind, data }) => data.event === key && kinds.includes(kind));
}

function bound(event: ZaloEvent, code: string, { book, secret, now }: EnrolmentDesk): EventAnswer {
	const { settings, events } = book;
	const { place } = event;
	if (!place) return NOTHING;
	const lock = lockOf(event, events, now);
	const again = events.filter(({ key }) => key === `${ZALO.attempted}:${event.key}`).length > 1;
	if (lock !== 'free')
		return { rows: [], reply: lock === 'last' && !again ? reply.lockedReply(settings) : '' };
	const said = (text: string) => ({ rows: [], reply: again ? '' : text });

	const invitation = invitationOf(code, invitations(events, now), secret);
	const found = unitsOnZalo(book).find(({ unit }) => unit.code === invitation?.unit);
	if (!invitation || !found) return said(reply.wrongReply(settings));
	const { unit, contact } = found;
	if (invitation.state === 'used') {
		const own = invitation.usedBy?.way === place.way && invitation.usedBy.id === place.id;
		return said(
			own && contact[place.way] === place.id ? reply.alreadyReply(unit) : reply.usedReply(settings),
		);
	}
	if (invitation.state !== 'open') return said(reply.expiredReply(settings));
	const before = contact[place.way];
	const { invite } = invitation;
	const data = { ...place, invite, event: event.key };
	return {
		rows: [{ ...row(ZALO.bound, unit, event, now, data), key: `${ZALO.bound}:${unit.code}:${invite}` }],
		reply: reply.boundReply(unit, place.way, before !== undefined && before !== place.id, settings),
	};
}

/** 'HỦY' means all units of the person, 'HỦY VHXH' one; anything longer ('hủy lịch họp') is talk. Null when not asked. */
function unbindingAsked(text: string, known: Unit[]): Unit[] | null {
	const plain = plainOf(text);
	if (known.length === 0 || !/^HUY\b/.test(plain)) return null;
	const named = plain.slice('HUY'.length).trim();
	const units = named === '' ? known : known.filter(({ code }) => plainOf(code) === named);
	return units.length > 0 ? units : null;
}

function unbound(event: ZaloEvent, units: Unit[], { book: { settings }, now }: EnrolmentDesk): EventAnswer {
	if (event.inGroup) return { rows: [], reply: reply.groupStaysReply(settings) };
	const data = { ...event.place, why: 'contact', event: event.key };
	return {
		rows: units.map((unit) => row(ZALO.unbound, unit, event, now, data)),
		reply: reply.unboundReply(units, settings),
	};
}

/** One row an hour is enough for a rule of seven days; the earliest of the hour, so never more than the truth. */
function interactionRows(
	event: ZaloEvent,
	known: Unit[],
	{ book: { events }, now }: EnrolmentDesk,
): LogEvent[] {
	const hour = timeOf(event, now).slice(0, 13);
	const written = new Set(events.filter(({ kind }) => kind === ZALO.interacted).map(({ key }) => key));
	return known
		.map((unit) => ({
			...row(ZALO.interacted, unit, event, now, { userId: event.from }),
			key: `${ZALO.interacted}:${unit.code}:${event.from}:${hour}`,
		}))
		.filter(({ key }) => !written.has(key));
}

function row(
	kind: string,
	unit: Unit,
	event: ZaloEvent,
	now: string,
	data: Record<string, unknown>,
): LogEvent {
	return {
		planId: NO_PLAN,
		unit: unit.code,
		kind,
		at: timeOf(event, now),
		by: 'Zalo',
		key: `${kind}:${unit.code}:${event.key}`,
		data: { ...data, event: event.key },
	};
}

/** When it happened, by Zalo's clock: an event that was delivered late must not undo what came after it. Never later than now. */
function timeOf({ at }: ZaloEvent, now: string): string {
	return at && millis(at) < millis(now) ? toIso(instant(at).startOf('second')) : now;
}

function plainOf(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[đĐ]/gu, 'D')
		.toUpperCase()
		.replace(/[^\p{L}\p{N}._/-]+/gu, ' ')
		.replace(/[ ._/-]+$/u, '')
		.trim();
}
