import { toIso, instant } from '../text/time';
import type { Message, Settings } from '../types';
import { mailAddress } from './mailAddress';
import { wardValues } from './planValues';
import type { Templates } from './templates/templatesInForce';
import { writeMail } from './writeMail';

/** A mail by which the officer sees that mails arrive and where. Goes to `address`, else to the officer; null without either. */
export function composeTestMail(input: {
	address?: string;
	settings: Settings;
	now: string;
	templates?: Templates;
}): Message | null {
	const { address, settings, now, templates } = input;
	const to = mailAddress(address || settings.officer.email);
	if (!to) return null;
	return writeMail({
		kind: 'test',
		values: wardValues(settings, now),
		preview: 'Thư gửi thử từ hệ thống theo dõi thực hiện kế hoạch.',
		covers: [{ planId: '-', unit: '', key: `-:${to}:test:${toIso(instant(now))}:email` }],
		step: 'test',
		to,
		settings,
		templates,
	});
}
