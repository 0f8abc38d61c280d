import type { Message, Settings } from '../types';
import { cleanLine } from './cleanLine';
import type { MailContent } from './content';
import { mailHtml } from './layout/mailHtml';
import { messageIdOf } from './messageId';
import { renderText } from './renderText';

/** Puts a mail's envelope around what it says. `to` is one address, or several with ', ' between. */
export function toMessage(mail: {
	covers: Message['covers'];
	step: string;
	to: string;
	subject: string;
	content: MailContent;
	settings: Settings;
}): Message {
	const { covers, step, to, subject, content, settings } = mail;
	return {
		covers,
		step,
		channel: 'email',
		to,
		from: { name: cleanLine(settings.wardName), address: cleanLine(settings.senderEmail) },
		replyTo: cleanLine(settings.officer.email),
		subject: cleanLine(subject),
		text: renderText(content).normalize('NFC'),
		html: mailHtml(content).normalize('NFC'),
		messageId: messageIdOf(
			covers.map((cover) => cover.key),
			cleanLine(settings.senderEmail),
		),
	};
}

/** The small print that ends every mail. */
export function footerOf(settings: Settings): string {
	return `Thư này do hệ thống theo dõi thực hiện kế hoạch của ${settings.wardName} gửi tự động. Thư trả lời sẽ đến cán bộ đầu mối.`;
}
