import { formatDate } from '../../../text/time';
import type { Unit } from '../../../types';
import { enrolmentCode } from '../enrolmentCode';
import { invitations, type Invitation } from '../invitations';
import { WAYS, type Way } from '../kinds';
import { zaloAddresses, zaloContact, type ZaloContact } from '../zaloAddresses';
import type { EnrolmentBook } from './view';

/** How a unit stands in the officer's list. */
export interface UnitStanding {
	unit: Unit;
	contact: ZaloContact;
	/** Since when the log says so; absent for what the directory's columns say. */
	since: Partial<Record<Way, string>>;
	/** The latest code made for it. */
	invitation?: Invitation;
	/** Only of an invitation that is open. */
	code?: string;
}

export const WAY_WORDS: Record<Way, string> = {
	userId: 'Người nhận qua Zalo OA',
	groupId: 'Nhóm Zalo',
	botChatId: 'Chat với bot',
};

export function standings({ book, secret, now }: EnrolmentBook): UnitStanding[] {
	const addresses = zaloAddresses(book.events);
	const latest = new Map(invitations(book.events, now).map((one) => [one.unit, one]));
	return book.units.map((unit) => {
		const address = addresses.get(unit.code);
		const contact = zaloContact(unit, address, book.directoryAt);
		const since = Object.fromEntries(
			WAYS.filter((way) => contact[way] && address?.[way] === contact[way]).map((way) => [
				way,
				address?.changedAt[way],
			]),
		);
		const invitation = latest.get(unit.code);
		const code =
			invitation?.state === 'open' ? enrolmentCode(secret, unit.code, invitation.invite) : undefined;
		return { unit, contact, since, ...(invitation && { invitation }), ...(code && { code }) };
	});
}

export const isBound = ({ contact }: UnitStanding): boolean => WAYS.some((way) => contact[way] !== undefined);

/** 'Người nhận qua Zalo OA từ 12/05/2026 · Mã CHK-2T7-P94 đến 11/06/2026' */
export function standingWords({ contact, since, invitation, code }: UnitStanding): string {
	const ways = WAYS.filter((way) => contact[way]).map((way) =>
		since[way] ? `${WAY_WORDS[way]} từ ${formatDate(since[way])}` : `${WAY_WORDS[way]} theo danh bạ`,
	);
	return [ways.length > 0 ? ways.join(', ') : 'Chưa gắn Zalo', codeWords(invitation, code)].join(' · ');
}

function codeWords(invitation: Invitation | undefined, code: string | undefined): string {
	if (!invitation) return 'chưa có mã';
	if (code) return `mã ${code} đến ${formatDate(invitation.expiresAt)}`;
	return invitation.state === 'used' ? 'mã đã dùng' : 'mã hết hạn';
}
