/** First bytes, in hex, that name an encoding. */
const BYTE_ORDER_MARKS: [string, string][] = [
	['efbbbf', 'utf-8'],
	['fffe', 'utf-16le'],
	['feff', 'utf-16be'],
];

/**
 * A plain text file's text: as its byte order mark says, else UTF-8, else windows-1258 (what Vietnamese Windows calls
 * "ANSI"). Null for bytes that are no text.
 */
export function decodeText(buffer: Buffer): string | null {
	const opening = buffer.subarray(0, 3).toString('hex');
	const marked = BYTE_ORDER_MARKS.find(([mark]) => opening.startsWith(mark))?.[1];
	const text = marked
		? decoded(buffer, marked)
		: (decoded(buffer, 'utf-8') ?? decoded(buffer, 'windows-1258'));
	return text === null || hasControls(text) ? null : text;
}

function decoded(buffer: Buffer, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(buffer);
	} catch {
		return null;
	}
}

/** Text has tabs, line ends and form feeds; other control characters mean a picture, a program, an archive. */
function hasControls(text: string): boolean {
	return /(?![\t\n\v\f\r\u0080-\u009F])\p{Cc}/u.test(text.slice(0, 100_000));
}
