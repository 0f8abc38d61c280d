import type { Message } from '../types';
import { isAddressList, mailAddress } from './mailAddress';

/**
 * A message that came as data, checked before it is sent. `problem` is a Vietnamese sentence for the log
 * that says which part is missing.
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
		!/^<[^<>\s@]+@[^<>\s@]+>$/.test(String(value.messageId)) && 'mã thư (messageId)',
	].filter((part) => part !== false);
	if (missing.length > 0) return { problem: `Thư chưa gửi được vì thiếu hoặc sai ${missing.join(', ')}.` };
	return { message: json as Message };
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
