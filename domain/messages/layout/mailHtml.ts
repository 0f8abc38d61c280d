import { withGreeting, type MailContent } from '../content';
import { blockHtml } from './blockHtml';
import { fill, join, safe } from './pieces';

/**
 * The HTML part: one column of at most 600 px that reads on a phone, in Gmail, in Outlook for Windows and on a dark
 * screen; no image, no script, nothing fetched from elsewhere.
 */
export function mailHtml(content: MailContent): string {
	return fill('mail', {
		heading: safe(content.heading),
		preview: safe(content.preview),
		sender: safe(content.sender),
		blocks: join(withGreeting(content).map(blockHtml)),
		footer: safe(content.footer),
	});
}
