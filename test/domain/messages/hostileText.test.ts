import { composeNotice } from '../../../domain/messages';
import { economy, shareOf } from './greenSunday';
import { everyMail } from './everyMail';

const evil = `<img src=x onerror="alert('1')">&{{nut_bao_cao}}[[text]]\r\nBcc: ke-gian@x.example\u0000\u202Egnourt`;
const plain = new Map(everyMail());

describe.each(everyMail({ words: evil }))('hostile words in a %s', (name, mail) => {
	it('stay words in the HTML part', () => {
		expect(mail.html).not.toContain('<img');
		expect(mail.html).toContain(
			'&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;{{nut_bao_cao}}[[text]] Bcc',
		);
	});

	it('bring no tag that is not in the mail anyhow', () => {
		const tags = (html: string) => new Set(html.match(/<[a-z0-9]+/gi));
		const friendly = plain.get(name)?.html ?? '';
		if (friendly) expect([...tags(mail.html)].filter((tag) => !tags(friendly).has(tag))).toEqual([]);
		expect(mail.html).not.toMatch(/<(script|img|link|iframe|form)\b|\ssrc=["']|url\(|@import/i);
	});

	it('add no header', () => {
		const { subject, to, from, replyTo, messageId } = mail;
		for (const text of [subject, to, from.name, from.address, replyTo, messageId])
			expect(text).not.toMatch(/[\p{Cc}\u202E]/u);
	});

	it('cannot start a paragraph of their own in the text part', () => {
		for (const paragraph of mail.text.split('\n\n')) expect(paragraph).not.toMatch(/^Bcc/);
		for (const control of ['\u0000', '\u202E']) expect(mail.text).not.toContain(control);
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
