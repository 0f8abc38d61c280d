import type { LogEvent, Message } from '../../types';
import { addressesOf } from '../mailAddress';
import { answerText } from './answerText';
import { isAutoReply } from './autoReply';
import { bounceReason } from './bounceReason';
import { deliveryReport, type RecipientStatus } from './deliveryReport';
import { plainBounce } from './plainBounce';
import { messageIdsIn, type ReceivedMail } from './receivedMail';

/** What a mail in the sender's box means for the log. */
export interface ReplyReading {
	/** bounce: a mail came back; delayed: it may still arrive; auto-reply: out of office and the like; reply: a person answers. */
	kind: 'bounce' | 'delayed' | 'auto-reply' | 'reply' | 'other';
	/** Of the mail that it speaks of; null when it names none. */
	messageId: string | null;
	/** To whom that mail had gone, several with commas between; null when nobody is named. */
	recipient: string | null;
	/** RFC 3463. */
	status: string | null;
	/** A Vietnamese sentence for the officer. */
	reason: string;
	/** It speaks of a mail that the log says was sent to that recipient. */
	matched: boolean;
	/** What that mail was about, where it is one of ours. */
	covers: Message['covers'];
	from: { name: string; address: string };
	subject: string;
	/** What a person answered, without quotations; empty for the other kinds. */
	text: string;
	/** To be appended to the log: a final failure for that address, for each key that came back. */
	rows: LogEvent[];
}

/**
 * Reads a mail from the sender's box against the log.
 *
 * A bounce counts only for a mail that was sent under that Message-ID to that recipient: anybody can write a mail
 * that looks like one, and a unit must not be silenced by it. What does not match is told, without a row. The same bounce
 * twice gives its rows once.
 */
export function readReply(mail: ReceivedMail, events: LogEvent[], now: string): ReplyReading {
	const ids = messageIdsIn(mail);
	const sent = events.filter(
		({ kind, data }) => kind === 'delivery.sent' && ids.includes(String(data.messageId)),
	);
	const { from, subject } = mail;
	const about = (reading: Partial<ReplyReading> & Pick<ReplyReading, 'kind' | 'reason'>): ReplyReading => ({
		messageId: sent[0] ? String(sent[0].data.messageId) : (ids[0] ?? null),
		recipient: null,
		status: null,
		matched: sent.length > 0,
		covers: coversOf(sent),
		from,
		subject,
		text: '',
		rows: [],
		...reading,
	});

	const report = deliveryReport(mail);
	const statuses = report.length > 0 ? report : plainBounce(mail);
	if (statuses.length > 0) return about(delivery(statuses, sent, events, now));
	if (isAutoReply(mail))
		return about({ kind: 'auto-reply', reason: 'Thư trả lời tự động, không cần xử lý.' });
	if (sent.length === 0)
		return about({
			kind: 'other',
			reason: 'Thư không liên quan đến thư nào đã gửi. Xin cán bộ đầu mối xem.',
		});
	return about({
		kind: 'reply',
		recipient: [...new Set(sent.flatMap(({ data }) => addressesOf(String(data.to))))].join(', '),
		reason: 'Đơn vị trả lời thư của hệ thống. Xin cán bộ đầu mối xem và trả lời.',
		text: answerText(mail.text),
	});
}

function delivery(statuses: RecipientStatus[], sent: LogEvent[], events: LogEvent[], now: string) {
	const failed = statuses.filter(({ action }) => action === 'failed');
	const delayed = statuses.filter(({ action }) => action === 'delayed');
	const told = failed.length > 0 ? failed : delayed.length > 0 ? delayed : statuses;
	const ours = told.map((status) => ({ status, events: sent.filter((event) => wentTo(event, status)) }));
	const matched = ours.filter(({ events }) => events.length > 0);
	const shown = matched.length > 0 ? matched : ours;
	const named = shown.map(({ status, events }) => addressIn(status, events[0])).filter(Boolean);
	const recipient = named.join(', ') || null;
	const whom = recipient ?? 'một địa chỉ không ghi rõ';
	const { status } = shown[0]!.status;
	const common = {
		recipient,
		status,
		matched: matched.length > 0,
		covers: coversOf(matched.flatMap(({ events }) => events)),
	};
	if (told === failed) {
		const rows = matched.flatMap(({ status, events: own }) =>
			own.filter((event) => !isKnown(event, status, events)).map((event) => bounceRow(event, status, now)),
		);
		const unmatched = `Có thư báo trả lại của ${whom} nhưng không khớp với thư nào đã gửi tới địa chỉ đó. Xin quản trị xem.`;
		const reason = common.matched ? bounceReason(whom, status) : unmatched;
		return { kind: 'bounce' as const, ...common, reason, rows };
	}
	if (told === delayed) {
		const reason = `Thư gửi ${whom} đến chậm; máy chủ thư vẫn đang gửi lại, chưa cần làm gì.`;
		return { kind: 'delayed' as const, ...common, reason };
	}
	return { kind: 'other' as const, ...common, reason: `Máy chủ thư báo đã chuyển thư tới ${whom}.` };
}

function wentTo({ data }: LogEvent, { addresses }: RecipientStatus): boolean {
	return addressesOf(String(data.to)).some((address) => addresses.includes(address));
}

function addressIn({ addresses }: RecipientStatus, event?: LogEvent): string {
	const ours = event ? addressesOf(String(event.data.to)) : [];
	return addresses.find((address) => ours.includes(address)) ?? addresses[0] ?? '';
}

function bounceRow(event: LogEvent, failure: RecipientStatus, now: string): LogEvent {
	const { planId, unit, key } = event;
	const { channel, step, messageId } = event.data;
	const to = addressIn(failure, event);
	const { status, diagnostic } = failure;
	const reason = bounceReason(to, status);
	return {
		planId,
		unit,
		kind: 'delivery.failed',
		at: now,
		by: 'Hệ thống',
		key,
		data: {
			channel,
			to,
			step,
			messageId,
			errorClass: 'permanent',
			reason,
			status,
			response: diagnostic.slice(0, 300),
			final: true,
			bounced: true,
		},
	};
}

function isKnown(event: LogEvent, failure: RecipientStatus, events: LogEvent[]): boolean {
	const to = addressIn(failure, event);
	return events.some(
		({ kind, key, data }) =>
			kind === 'delivery.failed' &&
			key === event.key &&
			data.bounced === true &&
			data.messageId === event.data.messageId &&
			data.to === to,
	);
}

function coversOf(events: LogEvent[]): Message['covers'] {
	const covers = new Map(events.map(({ planId, unit, key }) => [key, { planId, unit, key }]));
	return [...covers.values()];
}
