import type { Book } from '../../../../domain/book';
import type { LogEvent, Unit } from '../../../../domain/types';
import { answerZaloEvent, attemptEvent, unitsOnZalo } from '../../../../domain/zalo';
import { enrolmentCode } from '../../../../domain/zalo/enrolment/enrolmentCode';
import { invitedEvent } from '../../../../domain/zalo/enrolment/invitations';
import { readBotUpdate } from '../../../../domain/zalo/botUpdate';
import { readOaEvent } from '../../../../domain/zalo/oaEvent';
import type { ZaloEvent } from '../../../../domain/zalo/zaloEvent';

export const SECRET = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
export const NOW = '2026-05-12T09:00:00+07:00';
export const unit = (code: string, name: string): Unit => ({ code, name, type: 'phòng', aliases: [] });
export const units = [unit('VHXH', 'Phòng Văn hóa - Xã hội'), unit('CA', 'Công an phường')];
export const settings = {
	wardName: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	officer: {
		title: 'Chuyên viên',
		office: 'Phòng Văn hóa - Xã hội',
		email: 'a@b.example',
		phone: '0900 000 001',
	},
	committeeEmails: [],
	adminEmail: '',
	senderEmail: '',
	filesFolder: '/',
};
export const codeOf = (unitCode: string, invite = 'i1') => enrolmentCode(SECRET, unitCode, invite);

let sent = 0;
export const says = (text: string, from = '111', at = NOW): ZaloEvent =>
	readOaEvent({
		event_name: 'user_send_text',
		timestamp: String(Date.parse(at)),
		sender: { id: from },
		recipient: { id: '579' },
		message: { msg_id: `m${++sent}`, text },
	});
export const inGroup = (text: string, group = 'g-1'): ZaloEvent =>
	readOaEvent({
		event_name: 'user_send_group_text',
		timestamp: String(Date.parse(NOW)),
		sender: { id: '111' },
		recipient: { group_id: group },
		message: { msg_id: `m${++sent}`, text },
	});
export const toBot = (text: string): ZaloEvent =>
	readBotUpdate({
		ok: true,
		result: {
			event_name: 'message.text.received',
			message: {
				message_id: `b${++sent}`,
				date: Date.parse(NOW),
				chat: { id: 'chat-1', chat_type: 'PRIVATE' },
				from: { id: 'chat-1' },
				text,
			},
		},
	});

/** The log, and what is written to it as the workflow writes it: the attempt, then what follows. */
export class Log {
	events: LogEvent[] = [];
	constructor(...events: LogEvent[]) {
		this.events = events;
	}
	book(): Book {
		return { units, plans: [], waiting: [], events: this.events, settings };
	}
	take(event: ZaloEvent, now = NOW): string {
		const attempt = attemptEvent(event, now);
		if (attempt) this.events.push(attempt);
		const answer = answerZaloEvent(event, { book: this.book(), secret: SECRET, now });
		this.events.push(...answer.rows);
		return answer.reply;
	}
	contactOf(code: string) {
		return unitsOnZalo(this.book()).find(({ unit: one }) => one.code === code)?.contact;
	}
	kinds() {
		return this.events.map(({ kind }) => kind);
	}
}
export const invited = () => new Log(invitedEvent('VHXH', 'i1', NOW, ''), invitedEvent('CA', 'i1', NOW, ''));
