import type { Message, Road } from '../types';
import { cleanLine } from './cleanLine';
import { isAddressList, mailAddress, mailAddresses } from './mailAddress';
import { DEFAULT_ROADS } from './roads/roadNames';

/** Printable ASCII, short enough for a header line (RFC 5322, sections 2.1.1 and 3.6.4). */
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f\x41-\x7e]+@[\x21-\x3b\x3d\x3f\x41-\x7e]+>$/;

/**
 * A message that came as data, checked before it is sent: what goes into a header is one line (design rule 5), addresses
 * are addresses. `problem` is a Vietnamese sentence for the log that says which part is missing.
 */
export function readMessage(json: unknown): { message: Message } | { problem: string } {
	const value = record(json);
	const from = record(value.from);
	const roads = readLegs(value.roads);
	const byEmail = !roads?.length || roads.flat().some(({ road }) => road === 'email');
	const missing = [
		!(Array.isArray(value.covers) && value.covers.length > 0 && value.covers.every(isCover)) &&
			'khóa gửi (covers)',
		!filled(value.step) && 'bước gửi (step)',
		value.channel !== 'email' && !(value.channel === 'zalo' && roads) && 'kênh gửi (channel)',
		roads === null && 'các kênh để thử (roads)',
		(roads ?? []).flat().some(({ road }) => road !== 'email') &&
			!isZaloMessage(value.zalo) &&
			'nội dung tin Zalo (zalo)',
		!(value.channel === 'email' && byEmail
			? typeof value.to === 'string' && isAddressList(value.to)
			: filled(value.to)) && 'địa chỉ người nhận (to)',
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
		to: mailAddresses(to.split(',')) ?? to.trim(),
		from: { name: cleanLine(String(from.name ?? '')), address: mailAddress(from.address)! },
		// An answer that cannot reach the officer still reaches the sender's box.
		replyTo: mailAddresses(String(replyTo ?? '').split(',')) ?? '',
		subject: cleanLine(subject),
	};
}

/** Undefined for a message that names no roads, null for what are none. */
function readLegs(value: unknown): Road[][] | null | undefined {
	if (value === undefined || value === null) return undefined;
	const isRoad = (one: unknown) => {
		const { road, to } = record(one);
		if (!(DEFAULT_ROADS as readonly unknown[]).includes(road) || !filled(to)) return false;
		return road !== 'email' || isAddressList(String(to));
	};
	const isLeg = (leg: unknown) => Array.isArray(leg) && leg.every(isRoad);
	return Array.isArray(value) && value.every(isLeg) ? (value as Road[][]) : null;
}

function isZaloMessage(value: unknown): boolean {
	const { text, templateId, templateData } = record(value);
	const values = Object.values(record(templateData));
	return filled(text) && typeof templateId === 'string' && values.every((one) => typeof one === 'string');
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
