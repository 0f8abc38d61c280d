export const MOST_LINKS = 20;
const LONGEST_LINK = 500;

/** Web addresses typed one a line; `bad` are the lines that are none. `https://` is added where it was left out. */
export function readLinks(typed: string): { links: string[]; bad: string[] } {
	const links: string[] = [];
	const bad: string[] = [];
	for (const line of typed.split(/\s+/u).filter(Boolean)) {
		const address = /^[a-z][a-z\d+.-]*:/iu.test(line) ? line : `https://${line}`;
		const url = URL.parse(address);
		const good =
			url !== null &&
			/^https?:$/.test(url.protocol) &&
			url.hostname.includes('.') &&
			!url.username &&
			line.length <= LONGEST_LINK;
		if (good) links.push(url.href);
		else bad.push(line);
	}
	return { links: [...new Set(links)], bad };
}
