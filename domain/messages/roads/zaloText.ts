import type { Settings } from '../../types';
import { cleanText } from '../../zalo/text';
import { cleanLine, shorten } from '../cleanLine';
import { deadlineWords } from '../deadlineWords';
import { planInSubject } from '../planWords';
import { webAddress } from '../reportLink';
import type { UnitShare } from '../unitValues';

/** Zalo takes 2,000 characters; a message of that length would come in two where a name holds emoji. */
export const LONGEST_TEXT = 1_900;

/** What a short message says: of what, by when, where to report, whom to call. */
export interface ShortMessage {
	/** Each unit of a plan once, at least one; the most urgent first. */
	shares: UnitShare[];
	kind: 'notice' | 'reminder';
	/** It goes to the head of the units. */
	forHead?: boolean;
}

/**
 * A message for Zalo: some lines of plain text, no name of a person, no mention syntax. Units for which there is no room
 * are counted, and the officer named.
 */
export function zaloText(message: ShortMessage, settings: Settings): string {
	const { shares } = message;
	const last = `Cần trao đổi, xin gọi ${officerLine(settings)}.`;
	const head = plain(opening(message, settings));
	const room = LONGEST_TEXT - head.length - last.length - 100;
	const told: string[] = [];
	for (const share of shares) {
		const part = unitLines(share, message);
		if (told.length > 0 && [...told, part].join('\n\n').length > room) break;
		told.push(part);
	}
	const left = shares.length - told.length;
	const more = left > 0 ? [`Còn ${left} đơn vị nữa, xin gọi để nhận liên kết.`] : [];
	return [head, ...told, ...more, last].join('\n\n').normalize('NFC');
}

/** `Chuyên viên, Phòng Văn hóa - Xã hội, 0900 000 001` */
export function officerLine({ officer }: Settings): string {
	return plain([officer.title, officer.office, officer.phone].map(cleanLine).filter(Boolean).join(', '));
}

function opening({ shares, kind, forHead }: ShortMessage, settings: Settings): string {
	const ward = shorten(settings.wardName, 100);
	if (kind === 'notice') return `${ward} giao nhiệm vụ.`;
	if (forHead) return `${ward} báo: đơn vị của lãnh đạo chưa gửi báo cáo, đề nghị chỉ đạo.`;
	const returned = shares.length === 1 && shares[0]!.status?.state === 'returned';
	return returned ? `${ward} đề nghị nộp lại báo cáo.` : `${ward} nhắc gửi báo cáo.`;
}

function unitLines(share: UnitShare, { kind }: ShortMessage): string {
	const { stored, unit, assignment, status, returnReason } = share;
	const { due, words } = deadlineWords(share);
	const title = stored.plan.number && stored.plan.title ? `: ${shorten(stored.plan.title, 120)}` : '';
	const lines = [
		`${planInSubject(stored.plan)}${title}`,
		`Đơn vị: ${shorten(unit.name, 120)}`,
		kind === 'notice' && assignment.tasks.length > 0 && `Nhiệm vụ: ${assignment.tasks.length} việc`,
		due && `Hạn báo cáo: ${due} (${words})`,
		status?.state === 'returned' && returnReason && `Lý do trả lại: ${shorten(returnReason, 300)}`,
	].filter((line) => typeof line === 'string' && line !== '');
	return [...lines.map((line) => plain(line as string)), `Báo cáo tại: ${webAddress(share.link)}`].join('\n');
}

/** One line without what Zalo would read as the mention of a person in a group. */
function plain(text: string): string {
	return cleanText(cleanLine(text));
}
