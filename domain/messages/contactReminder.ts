import { formatInstant } from '../text/time';
import { cleanLine } from './cleanLine';
import type { Block, MailContent } from './content';
import { capitalised, deadlineWords, type Deadline } from './deadlineWords';
import { planInSentence, planInSubject } from './planWords';
import type { ReminderInput } from './reminder';
import { reportLink } from './reportLink';
import { shareBlocks } from './shareBlocks';
import { footerOf } from './toMessage';

/** To the unit's contact: friendly before the day, plain on it, firm after it. */
export function contactReminder(input: ReminderInput): { subject: string; content: MailContent } {
	const { stored, assignment, unit, link, settings, now, calendar } = input;
	const deadline = deadlineWords(input);
	const name = cleanLine(unit.name);
	const returned = input.status?.state === 'returned';
	const plan = planInSubject(stored.plan);
	const at = formatInstant(now, calendar?.timezone);

	return {
		subject: returned
			? `Báo cáo được trả lại, cần nộp lại – ${name}, ${plan}`
			: `${SUBJECT[deadline.tone](deadline)} – ${name}, ${plan}`,
		content: {
			sender: settings.wardName,
			preview: `${capitalised(deadline.words)}${deadline.due && `, hạn báo cáo ${deadline.due}`}.`,
			heading: returned ? 'Báo cáo cần bổ sung và nộp lại' : HEADING[deadline.tone],
			greeting: `Kính gửi: ${name}`,
			blocks: [
				callout(deadline),
				...returnBlocks(input, returned),
				{
					kind: 'paragraph',
					text: `Đến ${at}, ${settings.wardName} chưa nhận được ${returned ? 'báo cáo nộp lại' : 'báo cáo'} của đơn vị về kết quả thực hiện ${planInSentence(stored.plan)}. ${REQUEST[deadline.tone]}`,
				},
				reportLink(link),
				{ kind: 'paragraph', text: NIL_HINT },
				...shareBlocks(assignment),
				{
					kind: 'officer',
					title: 'Có khó khăn, vướng mắc, xin gọi cán bộ đầu mối',
					officer: settings.officer,
				},
			],
			footer: `Nếu đơn vị vừa gửi báo cáo, xin bỏ qua thư này. ${footerOf(settings)}`,
		},
	};
}

/** How the unit stands, as the first thing the eye meets. */
export function callout(deadline: Deadline): Block {
	const detail = deadline.due && `Hạn báo cáo: ${deadline.due}`;
	return { kind: 'callout', tone: deadline.tone, title: capitalised(deadline.words), detail };
}

/** Why the report came back, so that the unit need not look for it. */
export function returnBlocks({ returnReason }: ReminderInput, returned: boolean): Block[] {
	if (!returned) return [];
	const reason = cleanLine(returnReason ?? '');
	return [
		{
			kind: 'facts',
			rows: [{ label: 'Lý do trả lại', value: reason || 'Xin hỏi cán bộ đầu mối', strong: true }],
		},
	];
}

const SUBJECT: Record<Deadline['tone'], (deadline: Deadline) => string> = {
	calm: ({ due, words }) => (due ? `Nhắc báo cáo, ${words}` : 'Nhắc báo cáo'),
	today: () => 'Hôm nay là hạn báo cáo',
	late: ({ words }) => `${capitalised(words)}, đề nghị báo cáo ngay`,
};

const HEADING: Record<Deadline['tone'], string> = {
	calm: 'Nhắc gửi báo cáo',
	today: 'Hôm nay là hạn gửi báo cáo',
	late: 'Đề nghị gửi báo cáo ngay',
};

const REQUEST: Record<Deadline['tone'], string> = {
	calm: 'Mời đơn vị gửi báo cáo trước hạn; báo cáo sớm được thì càng tốt.',
	today: 'Đề nghị đơn vị gửi báo cáo trong hôm nay.',
	late: 'Đề nghị đơn vị gửi báo cáo ngay khi nhận được thư này để kịp tổng hợp.',
};

const NIL_HINT =
	'Biểu mẫu mở được trên điện thoại, không cần tài khoản. Nếu không phát sinh nội dung báo cáo, đơn vị vẫn mở biểu mẫu và chọn “Không phát sinh”.';
