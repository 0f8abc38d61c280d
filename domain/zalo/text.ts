/** Characters of one message, `POST /v3.0/oa/message/cs` and the bot's `sendMessage`. */
export const LONGEST_TEXT = 2000;

/**
 * Text as it may go to Zalo: NFC, without control characters, without the syntax that mentions people (`[@id]` in a group
 * would ring for everybody). Example: `cleanText('[@all] Họp lúc 8 giờ') === 'Họp lúc 8 giờ'`.
 */
export function cleanText(text: string): string {
	let clean = text.normalize('NFC').replace(/\r\n?/g, '\n');
	// Taking one out may put another together: [@[@a]b].
	for (let before = ''; before !== clean; ) {
		before = clean;
		clean = clean.replace(/\[@[^[\]\n]*\][^\S\n]?/g, '');
	}
	return clean
		.replace(/\[(?=@)/g, '')
		.replace(/[^\P{C}\n\t\u200d]/gu, '')
		.replace(/[^\S\n]+\n/g, '\n')
		.trim();
}

/**
 * Cuts cleaned text into messages of at most `longest` characters, at the end of a paragraph, else of a line, of a
 * sentence, at a space, and only then inside a word, never inside a character. Joined again, no word is missing.
 */
export function splitText(text: string, longest = LONGEST_TEXT): string[] {
	const parts: string[] = [];
	let rest = text.trim();
	while (rest.length > longest) {
		const at = cut(rest, longest);
		parts.push(rest.slice(0, at).trimEnd());
		rest = rest.slice(at).trimStart();
	}
	return rest ? [...parts, rest] : parts;
}

/** Borders from the best to the worst; each must leave at least a third of the message in use. */
const BORDERS = [/\n\s*\n/g, /\n/g, /[.!?…;:]["”»)\]]*\s/g, /\s/g];

function cut(text: string, longest: number): number {
	// One more, so that a border that begins right after the last allowed character counts.
	const window = text.slice(0, longest + 1);
	for (const border of BORDERS) {
		const ends = [...window.matchAll(border)]
			.map((match) => match.index + match[0].trimEnd().length)
			.filter((end) => end > longest / 3 && end <= longest);
		const last = ends.at(-1);
		if (last !== undefined) return last;
	}
	let last = longest;
	for (const { index } of new Intl.Segmenter('vi').segment(window))
		if (index > 0 && index <= longest) last = index;
	return last;
}
