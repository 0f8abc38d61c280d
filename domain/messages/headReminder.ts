import { formatInstant } from '../text/time';
import { cleanLine } from './cleanLine';
import { callout, returnBlocks } from './contactReminder';
import type { MailContent } from './content';
import { deadlineWords } from './deadlineWords';
import { planInSentence, planInSubject } from './planWords';
import type { ReminderInput } from './reminder';
import { reportLink } from './reportLink';
import { shareBlocks } from './shareBlocks';
import { footerOf } from './toMessage';

/** To the unit's head: what is owed, that the contact was reminded, and one request. */
export function headReminder(input: ReminderInput): { subject: string; content: MailContent } {
	const { stored, assignment, unit, link, settings, now, calendar } = input;
	const deadline = deadlineWords(input);
	const name = cleanLine(unit.name);
	const returned = input.status?.state === 'returned';
	const owed = returned ? 'báo cáo nộp lại' : 'báo cáo';
	const at = formatInstant(now, calendar?.timezone);

	return {
		subject: `Đề nghị chỉ đạo gửi báo cáo (${deadline.words}) – ${name}, ${planInSubject(stored.plan)}`,
		content: {
			sender: settings.wardName,
			preview: `${name} ${deadline.words}. ${remindedSentence(input)}`,
			heading: 'Đề nghị lãnh đạo đơn vị chỉ đạo gửi báo cáo',
			greeting: `Kính gửi: Lãnh đạo ${name}`,
			blocks: [
				callout(deadline),
				...returnBlocks(input, returned),
				{
					kind: 'paragraph',
					text: `Đến ${at}, ${settings.wardName} chưa nhận được ${owed} của đơn vị về kết quả thực hiện ${planInSentence(stored.plan)}. ${remindedSentence(input)}`,
				},
				{
					kind: 'paragraph',
					text: 'Kính đề nghị lãnh đạo đơn vị chỉ đạo gửi báo cáo trong hôm nay. Bộ phận phụ trách của đơn vị có thể mở biểu mẫu từ nút dưới đây.',
				},
				reportLink(link),
				...shareBlocks(assignment),
				{ kind: 'officer', title: 'Cần trao đổi, xin gọi cán bộ đầu mối', officer: settings.officer },
			],
			footer: `Nếu đơn vị vừa gửi báo cáo, xin bỏ qua thư này. ${footerOf(settings)}`,
		},
	};
}

function remindedSentence({ unit, status }: ReminderInput): string {
	const title = cleanLine(unit.contact?.title ?? '');
	const who = title ? `Đầu mối của đơn vị (${title})` : 'Đầu mối của đơn vị';
	const times = status?.remindersSent ?? 0;
	return times > 0 ? `${who} đã được nhắc ${times} lần.` : '';
}
