import {
	composeChairList,
	composeNotice,
	composeReminder,
	composeSummaryMail,
} from '../../../domain/messages';
import type { Message } from '../../../domain/types';
import { economy, reminder, settings, shareOf, status, stored } from './greenSunday';

const evil = `<img src=x onerror="alert('1')">&\r\nBcc: ke-gian@x.example\u0000\u202Egnourt`;
const unit = { ...economy, name: evil, contact: { ...economy.contact, title: evil, phone: evil } };
const hostile = {
	...shareOf(economy),
	unit,
	stored: {
		...stored,
		plan: { ...stored.plan, title: evil, number: evil, kind: evil, issuer: evil },
		file: { ...stored.file!, name: evil },
	},
	assignment: {
		...shareOf(economy).assignment,
		tasks: [{ id: 't', text: evil, role: 'lead' }],
		indicators: [{ id: 'q', label: evil, kind: 'count' as const, quota: 1 }],
	},
	settings: { ...settings, wardName: evil, officer: { title: evil, office: evil, email: evil, phone: evil } },
};
const now = '2026-05-26T08:00:00+07:00';
const late = status(economy, { state: 'returned', late: true, daysLate: 4, remindersSent: 5 });
const chase = (to: 'contact' | 'head') =>
	composeReminder({
		...hostile,
		reminder: reminder(economy, 'd+2', to),
		now,
		status: late,
		returnReason: evil,
	})!;

const mails: [string, Message][] = [
	['notice', composeNotice(hostile)!],
	['reminder', chase('contact')],
	['reminder to the head', chase('head')],
	[
		'list for the chair',
		composeChairList({
			...hostile,
			reminders: [reminder(economy, 'd+4-chair', 'chair')],
			units: [unit],
			statuses: [late],
			now,
		})[0]!,
	],
	['summary', composeSummaryMail({ ...hostile, figures: { units: 2, reported: 1, late: 1 }, now })!],
];

describe.each(mails)('hostile words in a %s', (_, mail) => {
	it('stay words in the HTML part', () => {
		expect(mail.html).not.toContain('<img');
		expect(mail.html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp; Bcc');
	});

	it('add no header', () => {
		for (const text of [
			mail.subject,
			mail.to,
			mail.from.name,
			mail.from.address,
			mail.replyTo,
			mail.messageId,
		])
			expect(text).not.toMatch(/[\p{Cc}\u202E]/u);
	});

	it('cannot start a line of their own in the text part', () => {
		for (const paragraph of mail.text.split('\n\n')) expect(paragraph).not.toMatch(/^Bcc/);
		for (const control of ['\u0000', '\u202E']) expect(mail.text).not.toContain(control);
	});

	it('fetch nothing and run nothing', () => {
		expect(mail.html).not.toMatch(/<(script|img|link|iframe|form)\b|\ssrc=["']|url\(|@import/i);
	});
});

it('text that came decomposed leaves composed', () => {
	const decomposed = 'Trường Tiểu học Hoa Sen'.normalize('NFD');
	const mail = composeNotice({ ...shareOf(economy), unit: { ...economy, name: decomposed } })!;
	for (const part of [mail.subject, mail.text, mail.html]) {
		expect(part).toBe(part.normalize('NFC'));
		expect(part).toContain('Trường Tiểu học Hoa Sen');
	}
});
