import type { Settings, Unit } from '../../types';
import type { Way } from './kinds';

/** All that is answered on Zalo is plain text, short, and says what to do. */
const EXAMPLE = 'CHK-2T7-P94';

export function boundReply(unit: Unit, way: Way, replaced: boolean, settings: Settings | null): string {
	const who = way === 'groupId' ? 'nhóm này' : 'Zalo này';
	const sender = settings ? ` của ${settings.wardName}` : '';
	const before = replaced ? ' (thay nơi nhận trước đây)' : '';
	const stop =
		way === 'groupId' ? callOfficer('Muốn ngừng nhận ở nhóm này', settings) : 'Muốn ngừng nhận, nhắn: HỦY';
	return `Đã gắn ${who} với ${unit.name}${before}. Từ nay thông báo về kế hoạch${sender} gửi cho đơn vị sẽ đến đây. ${stop}`;
}

export const alreadyReply = (unit: Unit) =>
	`Nơi này đã gắn với ${unit.name} từ trước, anh/chị không cần làm gì thêm.`;

export const mistypedReply = () =>
	`Mã có vẻ gõ nhầm một ký tự. Anh/chị xem lại phiếu rồi gửi đủ 9 ký tự, ví dụ ${EXAMPLE}.`;

export const wrongReply = (settings: Settings | null) =>
	`Hệ thống không có mã này. Anh/chị xem lại phiếu rồi gửi lại. ${callOfficer('Vẫn không được', settings)}`;

export const usedReply = (settings: Settings | null) =>
	`Mã này đã được dùng, mỗi mã chỉ dùng một lần. ${callOfficer('Cần mã mới', settings)}`;

export const expiredReply = (settings: Settings | null) =>
	`Mã này không còn hiệu lực. ${callOfficer('Cần mã mới', settings)}`;

export const lockedReply = (settings: Settings | null) =>
	`Anh/chị đã gửi sai mã nhiều lần nên hệ thống tạm ngừng nhận mã từ Zalo này. ${callOfficer('Sau một giờ vẫn chưa gắn được', settings)}`;

export const unboundReply = (units: Unit[], settings: Settings | null) =>
	`Đã ngừng gửi thông báo của ${units.map(({ name }) => name).join(', ')} đến đây. ${callOfficer('Muốn nhận lại', settings)}`;

export const groupStaysReply = (settings: Settings | null) =>
	`Nhóm do cán bộ đầu mối gỡ, để một người không tắt thông báo của cả nhóm. ${callOfficer('Muốn gỡ', settings)}`;

export const greetingReply = () =>
	`Chào anh/chị. Để nhận thông báo kế hoạch của đơn vị ở đây, anh/chị gửi mã 9 ký tự ghi trên phiếu, ví dụ ${EXAMPLE}.`;

function callOfficer(when: string, settings: Settings | null): string {
	if (!settings) return `${when}, xin hỏi cán bộ đầu mối.`;
	const { title, office, phone } = settings.officer;
	const who = [title, office].filter(Boolean).join(', ');
	return `${when}, xin gọi ${who}${phone ? `: ${phone}` : ''}.`;
}
