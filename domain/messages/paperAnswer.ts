import type { StoredPlan } from '../book';
import { formatInstant } from '../text/time';
import type { Message, Settings, Unit } from '../types';
import type { Block } from './content';
import { mailAddress } from './mailAddress';
import { planInSentence, planInSubject } from './planWords';
import { filesLeft } from './receipt';
import { reportLink } from './reportLink';
import { toMessage } from './toMessage';

/**
 * Answers a person who mailed a filled form: what to mend, or that the report is in. Null for a sender that is no
 * address. `link` opens the unit's form; only the unit's own addresses are given one. The same file from the same
 * sender is answered once (`mark`).
 */
export function composePaperAnswer(input: {
	/** Absent while the sheet's token is not good. `own`: the sender is the unit's contact or head. */
	about?: { stored: StoredPlan; unit: Unit; own: boolean };
	to: string;
	/** Of the file and its sheet. */
	mark: string;
	settings: Settings;
	now: string;
	received?: { revision: number; at: string; rows: [label: string, value: string][]; late: boolean };
	/** Files that came with the form and are not kept, a sentence each. */
	left?: string[];
	problems: string[];
	link: string;
}): Message | null {
	const { about, mark, settings, now, received, left = [], problems, link } = input;
	const to = mailAddress(input.to);
	if (!to) return null;
	const planId = about?.stored.planId ?? '-';
	const unit = about?.unit.code ?? '';
	const plan = about ? planInSubject(about.stored.plan) : 'phiếu báo cáo Excel';
	const subject = received
		? `Đã nhận báo cáo lần ${received.revision}: ${plan}`
		: `Phiếu Excel chưa được nhận: ${plan}`;
	const heading = received ? 'Đã nhận báo cáo gửi bằng tệp Excel' : 'Phiếu Excel cần sửa rồi gửi lại';
	const blocks: Block[] = [
		{ kind: 'greeting', text: `Kính gửi: ${about?.unit.name ?? 'Người gửi phiếu báo cáo'}` },
		...(received ? receivedBlocks(received) : refusedBlocks(problems)),
		...(about
			? [{ kind: 'paragraph' as const, text: `Văn bản: ${planInSentence(about.stored.plan)}.` }]
			: []),
		...(link ? [reportLink(link, 'Mở phiếu báo cáo')] : []),
		{ kind: 'officer', title: 'Cần trao đổi, xin liên hệ cán bộ đầu mối', officer: settings.officer },
	];
	const message = toMessage({
		// What cannot be delivered to a stranger says nothing of the unit.
		covers: [{ planId, unit: about?.own ? unit : '', key: `${planId}:${unit}:paper:${mark}:email` }],
		step: 'paper',
		to,
		subject,
		content: {
			sender: settings.wardName,
			preview: received ? `Nhận lúc ${formatInstant(received.at)}.` : (problems[0] ?? ''),
			heading,
			blocks,
			footer: `Thư này do hệ thống theo dõi thực hiện kế hoạch của ${settings.wardName} gửi tự động. Phiếu gửi kèm thư trả lời thư này được đọc tự động.`,
		},
		settings,
	});
	return { ...message, replyTo: message.from.address };

	function receivedBlocks(one: NonNullable<typeof received>): Block[] {
		return [
			{
				kind: 'callout',
				tone: 'calm',
				title: `Đã nhận báo cáo lần ${one.revision}`,
				detail: `Lúc ${formatInstant(one.at)}${one.late ? ', nộp sau hạn' : ''}`,
			},
			{
				kind: 'facts',
				rows: one.rows.map(([label, value]) => ({ label, value: value.replaceAll('\n', '; ') })),
			},
			...filesLeft(left),
		];
	}

	function refusedBlocks(words: string[]): Block[] {
		return [
			{
				kind: 'callout',
				tone: 'late',
				title: 'Hệ thống chưa ghi nhận báo cáo',
				detail: `Đọc tệp lúc ${formatInstant(now)}`,
			},
			{ kind: 'tasks', title: `Cần sửa ${words.length} chỗ`, items: words.map((text) => ({ text })) },
			{
				kind: 'paragraph',
				text: 'Xin sửa trong tệp rồi gửi lại bằng cách trả lời thư này, hoặc nhập ở phiếu báo cáo theo liên kết trong thư đã gửi cho đơn vị. Ảnh, tệp gửi kèm lần này (nếu có) chưa được cất, xin gửi kèm lại.',
			},
		];
	}
}
