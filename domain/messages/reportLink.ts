import type { BlockOf } from './content';

/**
 * The one big button of a unit's mail.
 *
 * @throws Error when the link is no http(s) address: a mail without its link is worse than a run that stops before
 * anything was sent.
 */
export function reportLink(link: string, label = 'Gửi báo cáo'): BlockOf<'button'> {
	const href = webAddress(link);
	if (!href) throw new Error('The link to the report form is missing or is no http(s) address');
	return { kind: 'button', label, link: href };
}

/** The address as it may stand in a mail; null for anything else than http(s). */
export function webAddress(link: string | null | undefined): string | null {
	if (!link || !/^https?:\/\//i.test(link) || !URL.canParse(link)) return null;
	return new URL(link).href;
}

/** The button to the page that shows how a plan stands; nothing while there is no such page. */
export function statusLinkBlocks(link: string | null | undefined): BlockOf<'button'>[] {
	const href = webAddress(link);
	return href ? [{ kind: 'button', label: 'Xem tình hình thực hiện', link: href }] : [];
}
