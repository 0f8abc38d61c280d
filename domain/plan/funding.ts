import { canon } from './canon';
import type { SectionLine } from './sections';

/** Where the money comes from, in the plan's words; null when it does not say. */
export function readFunding(body: SectionLine[]): string | null {
	const section = body.filter((line) => line.topic === 'funding');
	const words = section
		.map((line) => (line.isHeading ? afterColon(line.body) : line.body))
		.filter((text) => text !== '');
	if (words.length > 0) return words.join(' ');
	const line = body.find((each) => /^(?:nguồn )?kinh phí(?: thực hiện)?\s*:/u.test(canon(each.body)));
	return line ? afterColon(line.body) : null;
}

function afterColon(text: string): string {
	const at = text.indexOf(':');
	return at < 0 ? '' : text.slice(at + 1).trim();
}
