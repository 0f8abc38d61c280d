import type { Message } from '../types';
import { cleanLine } from './cleanLine';
import { isAddressList, mailAddress, mailAddresses } from './mailAddress';

/** Printable ASCII, short enough for a header line (RFC 5322, sections 2.1.1 and 3.6.4). */
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f\x41-\x7e]+@[\x21-\x3b\x3d\x3f\x41-\x7e]+>$/;

/**
 * A message that came as data, checked before it is sent: what goes into a header is one line (design rule 5), addresses
 * are addresses. `problem` is a Vietnamese sentence for the log that says which part is missing.
 */
export function readMessage(json: unknown): { message: Message } | { problem: string } {
	const value = record(json);
	const from = record(value.from);
	const missing = [
		!(Array.isArray(value.covers) && value.covers.length > 0 && value.covers.every(isCover)) &&
			'khóa gửi (covers)',
		!filled(value.step) && 'bước gửi (step)',
		value.channel !== 'email' && 'kênh gửi là email (channel)',
		!(typeof value.to === 'string' && isAddressList(value.to)) && 'địa chỉ người nhận (to)',
		!(typeof from.address === 'string' && mailAddress(from.address)) && 'địa chỉ người gửi (from)',
		!filled(value.subject) && 'tiêu đề (subject)',
		!filled(value.text) && 'nội dung chữ (text)',
		!filled(value.html) && 'nội dung HTML (html)',
		!(MESSAGE_ID.test(String(value.messageId)) && String(value.messageId).length <= 250) &&
			'mã thư (messageId)',
	].filter((part) => part !== false);
	if (missing.length > 0) return { problem: `Thư chưa gửi được vì thiếu hoặc sai ${missing.join(', ')}.` };
	return { message: headersCleaned(json as Message) };
}

function headersCleaned(message: Message): Message {
	const { from, to, replyTo, subject } = message;
	return {
		...message,
		to: mailAddresses(to.split(','))!,
		from: { name: cleanLine(String(from.name ?? '')), address: mailAddress(from.address)! },
		// An answer that cannot reach the officer still reaches the sender's box.
		replyTo: mailAddresses(String(replyTo ?? '').split(',')) ?? '',
		subject: cleanLine(subject),
	};
}

function isCover(value: unknown): boolean {
	const { planId, unit, key } = record(value);
	return typeof planId === 'string' && typeof unit === 'string' && filled(key);
}

function filled(value: unknown): boolean {
	return typeof value === 'string' && value.trim() !== '';
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
