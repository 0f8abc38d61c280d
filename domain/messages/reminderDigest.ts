import { formatInstant } from '../text/time';
import type { Message } from '../types';
import { cleanLine } from './cleanLine';
import { callout, returnBlocks } from './contactReminder';
import type { Block } from './content';
import { deadlineWords } from './deadlineWords';
import { planInSentence } from './planWords';
import type { ReminderInput } from './reminder';
import { reportLink } from './reportLink';
import { footerOf, toMessage } from './toMessage';

/**
 * One mail to a person who answers for several units or plans: each with how it stands and a link of its own. It covers
 * every reminder given; they all go to `to`. What is late stands first.
 */
export function composeReminderDigest(to: string, parts: ReminderInput[]): Message {
	const { settings, now, calendar, reminder } = parts[0]!;
	const sorted = parts.toSorted((a, b) => (b.status?.daysLate ?? 0) - (a.status?.daysLate ?? 0));
	const late = parts.filter((part) => deadlineWords(part).tone === 'late').length;
	const at = formatInstant(now, calendar?.timezone);
	const names = [...new Set(sorted.map(({ unit }) => cleanLine(unit.name)))];
	const forHead = parts.every((part) => part.reminder.to === 'head');
	const count = String(parts.length).padStart(2, '0');
	const overdue = late > 0 ? `, trong đó ${late} đã quá hạn` : '';
	return toMessage({
		covers: parts.map((part) => {
			const { planId, unit, key } = part.reminder;
			return { planId, unit, key };
		}),
		step: reminder.step,
		to,
		subject: `${forHead ? 'Đề nghị chỉ đạo gửi' : 'Nhắc gửi'} ${count} báo cáo${overdue} – ${settings.wardName}`,
		content: {
			sender: settings.wardName,
			preview: names.join(', '),
			heading: `${count} báo cáo chưa gửi${overdue}`,
			greeting: `Kính gửi: ${forHead ? 'Lãnh đạo' : 'Đầu mối'} ${names.join(', ')}`,
			blocks: [
				{
					kind: 'paragraph',
					text: `Đến ${at}, ${settings.wardName} chưa nhận được các báo cáo dưới đây. Mỗi báo cáo có một đường dẫn riêng.`,
				},
				...sorted.flatMap(section),
				{ kind: 'officer', title: 'Cần trao đổi, xin gọi cán bộ đầu mối', officer: settings.officer },
			],
			footer: `Nếu báo cáo vừa được gửi, xin bỏ qua thư này. ${footerOf(settings)}`,
		},
		settings,
	});
}

function section(part: ReminderInput): Block[] {
	const { unit, stored, link } = part;
	return [
		{
			kind: 'facts',
			rows: [
				{ label: 'Đơn vị', value: cleanLine(unit.name), strong: true },
				{ label: 'Văn bản', value: planInSentence(stored.plan) },
			],
		},
		callout(deadlineWords(part)),
		...returnBlocks(part, part.status?.state === 'returned'),
		reportLink(link),
	];
}
