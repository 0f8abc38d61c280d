/** C0 and C1 controls, line and paragraph separators, and the marks that turn the reading direction. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/**
 * Text from outside as one line: NFC, control characters become a space, spaces are collapsed.
 * What goes into a mail header must pass here, or a line break in a name could add a header (design rule 5).
 *
 * @example cleanLine('Phòng A\r\nBcc: x@y.example') // 'Phòng A Bcc: x@y.example'
 */
export function cleanLine(text: string): string {
	return text.normalize('NFC').replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * At most `limit` characters, cut between words, with '…' where something was left out.
 *
 * @example shorten('Tổ chức các hoạt động', 12) // 'Tổ chức các…'
 */
export function shorten(text: string, limit: number): string {
	const line = cleanLine(text);
	if (line.length <= limit) return line;
	const cut = line.slice(0, limit);
	const space = cut.lastIndexOf(' ');
	return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}
