import { escapeHtml } from '../text/escapeHtml';
import type { Settings } from '../types';

/** Whom a unit calls, as plain HTML; says so generally while the set-up form has not been filled in. */
export function officerContact(settings: Settings | null): string {
	if (!settings) return 'Xin liên hệ cán bộ đầu mối ghi trong thư.';
	const { title, office, phone, email } = settings.officer;
	const who = [title, office].filter(Boolean).join(', ');
	const ways = [phone && `điện thoại ${phone}`, email && `email ${email}`].filter(Boolean).join(', ');
	return `Xin liên hệ cán bộ đầu mối: ${escapeHtml([who, ways].filter(Boolean).join(', '))}.`;
}
