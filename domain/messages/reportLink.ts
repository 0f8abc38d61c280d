import type { Block } from './content';

/**
 * The one big button of a unit's mail.
 *
 * @throws Error when the link is no http(s) address: a mail without its link is worse than a run that stops before
 * anything was sent.
 */
export function reportLink(link: string): Block {
	if (!URL.canParse(link) || !/^https?:\/\//i.test(link)) {
		throw new Error('The link to the report form is missing or is no http(s) address');
	}
	return { kind: 'button', label: 'Gửi báo cáo', link: new URL(link).href };
}
